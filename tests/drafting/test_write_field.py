"""Whole fields by command: what is written stands, and is never written over unseen."""

from uuid import uuid4

import pytest

from tests.drafting.conftest import drafts_of, field, followed, item_of, words_of


def write(person, item, words, base=None, name="problem", **more):
    return person.ask("field.write", item=item, field=name, words=words, base=base, **more)


def texts(everything):
    return sorted(text.words for text in everything()["draft_text"])


@pytest.mark.parametrize("door", ["socket", "http"])
def test_what_is_written_is_shown_with_its_writer_to_the_team_and_those_who_follow(
    door, item, minjun, seoyeon, fay, olga, ids, log
):
    seoyeon.received()
    assert write(minjun, item, "  Laws stand apart. ", door=door)["ok"]
    for person in (minjun, seoyeon, fay, olga):
        shown = field(person, item, "problem")
        assert (shown["words"], shown["by"]) == ("Laws stand apart.", ids["minjun"])
    event, _ = seoyeon.received()
    assert (event["kind"], event["by"]) == ("field.written", "Min-jun")
    assert event["subject"] == item_of(seoyeon, item)
    assert log(f"team-{ids['KR']}")[-1] == "field.written"


def test_words_over_the_text_that_stands_take_its_place_and_the_old_one_is_kept(
    written, item, minjun, seoyeon, everything
):
    assert write(seoyeon, item, "Three laws stand apart.", written)["ok"]
    assert words_of(minjun, item) == "Three laws stand apart."
    assert "Laws stand apart." in texts(everything)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_text_that_somebody_else_wrote_meanwhile_is_not_written_over(
    door, written, item, minjun, seoyeon, everything
):
    """People type letter by letter, where nothing is written over; a program sends a whole text."""
    write(minjun, item, "Min-jun's words", written)
    before = everything()
    assert write(seoyeon, item, "Seo-yeon's words", written, door=door)["code"] == "overtaken"
    assert write(seoyeon, item, "Seo-yeon's words", door=door)["code"] == "overtaken"
    assert everything() == before
    assert write(seoyeon, item, "Both their words", field(seoyeon, item, "problem")["id"], door=door)["ok"]
    assert words_of(minjun, item) == "Both their words"


def test_the_same_words_again_are_nothing_new(written, item, minjun, seoyeon, everything):
    before = everything()["activity"]
    assert write(minjun, item, " Laws stand apart.", written)["ok"]
    assert write(seoyeon, item, "Laws stand apart.")["ok"]
    assert write(seoyeon, item, "", name="outcome")["ok"]
    assert everything()["activity"] == before


def test_a_field_can_be_emptied(written, item, minjun):
    write(minjun, item, "", written)
    assert words_of(minjun, item) == ""
    assert "problem" in item_of(minjun, item)["missing"]


@pytest.mark.parametrize("name", ["title", "focus", "owner"])
def test_the_agendas_own_fields_are_written_alike(name, drafting, minjun, seoyeon, ids):
    minjun.does("field.write", field=name, words="one")
    (agenda,) = seoyeon.sees("agenda")
    assert agenda["id"] == ids["KR"]
    assert agenda["fields"][name]["words"] == "one"
    assert agenda["missing"] == ([] if name == "title" else ["title"])


def test_an_action_has_fields_of_its_own(action, item, minjun):
    assert write(minjun, item, "Draft the act", name="text", action=action)["ok"]
    assert write(minjun, item, "2021-13", name="end", action=action)["code"] == "not_a_date"
    assert write(minjun, item, "2021-12", name="end", action=action)["ok"]
    (shown,) = item_of(minjun, item)["actions"]
    assert {name: text["words"] for name, text in shown["fields"].items()} == {
        "text": "Draft the act",
        "end": "2021-12",
    }
    assert item_of(minjun, item)["missing"] == ["problem", "outcome", "lead", "indicator"]


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("problem", "돌" * 601, "too_long"),
        ("problem", "👩‍👩‍👧‍👦" * 601, "too_long"),
        ("outcome", "x" * 601, "too_long"),
        ("resources", "x" * 301, "too_long"),
        ("title", "x" * 121, "too_long"),
        ("indicator_target_year", "soon", "not_a_date"),
        ("text", "x", "no_such_field"),
        ("preamble", "x", "no_such_field"),
        ("secret", "x", "no_such_field"),
        ("problem", "x" * 40_001, "invalid"),
        ("problem", "x" * 1_000_000, "too_large"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(name, words, code, item, minjun, everything):
    before = everything()
    assert write(minjun, item, words, name=name, door="http")["code"] == code
    assert everything() == before


def test_as_many_graphemes_as_fit_are_taken_whole(item, minjun):
    family = "👩‍👩‍👧‍👦" * 600
    assert write(minjun, item, family)["ok"]
    assert words_of(minjun, item) == family


def test_control_signs_are_left_out_and_markup_is_only_words(item, minjun):
    write(minjun, item, "a\x00b\x1b <script>alert(1)</script>\r\nc")
    assert words_of(minjun, item) == "ab <script>alert(1)</script>\nc"
    assert "<script>alert" not in minjun.http.get("/room").text


def test_a_resend_of_the_same_operation_writes_once(written, item, minjun, seoyeon, everything):
    op = uuid4().hex
    first = write(minjun, item, "mine", written, op=op)
    write(seoyeon, item, "hers", field(minjun, item, "problem")["id"])
    before = everything()
    assert write(minjun, item, "mine", written, op=op) == first
    assert everything() == before


def test_unknown_fields_in_what_is_sent_are_refused(item, minjun):
    assert write(minjun, item, "x", team=1)["code"] == "invalid"


@pytest.mark.parametrize("kind", ["lobby", "ideas", "cluster", "prioritise", "peer", "declare", "close"])
def test_outside_the_drafting_step_nothing_is_written(kind, item, minjun, go, everything):
    go("break")
    go(kind)
    before = everything()
    assert write(minjun, item, "late")["code"] == "not_now"
    assert everything() == before


def test_words_that_were_being_written_when_the_team_moved_on_are_still_taken(item, minjun, go):
    go("peer")
    write(minjun, item, "I was still writing this")
    assert field(minjun, item, "problem")["words"] == "I was still writing this"
    assert minjun.ask("item.add", title="Something new")["code"] == "not_now"


def test_but_not_into_a_text_that_is_frozen(titled, written, item, minjun, fay, go, ids, everything):
    go("adopt")
    fay.does("agenda.freeze", team=ids["KR"])
    before = everything()
    assert write(minjun, item, "Too late", written)["code"] == "frozen"
    assert everything() == before


@pytest.mark.parametrize("name", ["problem", "title"])
def test_another_teams_item_is_not_found(name, item, action, sari, everything):
    before = everything()
    assert write(sari, item, "x", name=name)["code"] == "no_such_item"
    assert write(sari, item, "x", name="text", action=action)["code"] == "no_such_item"
    assert sari.ask("choice.set", item=item, field="references", keys=["R204"])["code"] == "no_such_item"
    assert everything() == before


def test_an_action_of_another_item_is_not_found(action, minjun, everything):
    minjun.does("item.add", title="Care")
    other = minjun.sees("item")[1]["id"]
    before = everything()
    assert write(minjun, other, "x", name="text", action=action)["code"] == "no_such_action"
    assert write(minjun, None, "x", name="text", action=999)["code"] == "no_such_action"
    assert write(minjun, None, "x", name="problem", action=action)["code"] == "no_such_field"
    assert everything() == before
    assert write(minjun, None, "x", name="text", action=action)["ok"]  # it knows its item


def test_choices_come_from_their_lists_and_name_who_chose_last(item, minjun, seoyeon, ids):
    minjun.does("choice.set", item=item, field="references", keys=["R204", "8.3", "R204"])
    seoyeon.does("choice.set", item=item, field="perspectives", keys=["workers"])
    shown = item_of(minjun, item)
    assert (shown["references"], shown["perspectives"]) == (["8.3", "R204"], ["workers"])
    assert shown["chosen_by"] == {"references": ids["minjun"], "perspectives": ids["seoyeon"]}


def test_nothing_that_is_not_in_the_list_can_be_chosen(item, minjun, everything):
    before = everything()
    for name, keys in (("references", ["C999"]), ("perspectives", ["R204"]), ("references", ["<b>"])):
        assert minjun.ask("choice.set", item=item, field=name, keys=keys)["code"] == "no_such_choice"
    assert minjun.ask("choice.set", item=item, field="problem", keys=[])["code"] == "invalid"
    assert everything() == before


def test_at_most_twelve_references_are_chosen(item, minjun):
    keys = [
        "R193",
        "R204",
        "C189",
        "C190",
        "R202",
        "R205",
        "CD2019",
        "1.3",
        "2.3",
        "5.4",
        "5.5",
        "8.3",
        "8.5",
    ]
    assert minjun.ask("choice.set", item=item, field="references", keys=keys)["code"] == "too_many"
    assert minjun.ask("choice.set", item=item, field="references", keys=keys[:12])["ok"]


def test_the_same_choice_again_is_nothing_new(item, minjun, everything):
    minjun.does("choice.set", item=item, field="references", keys=["8.3", "R204"])
    before = everything()["activity"]
    minjun.does("choice.set", item=item, field="references", keys=["R204", "8.3"])
    assert everything()["activity"] == before


def test_a_page_that_followed_the_events_shows_what_a_new_page_shows(
    written, item, action, minjun, seoyeon, fay, olga
):
    before = {person: drafts_of(person) for person in (seoyeon, fay, olga)}
    [person.received() for person in before]
    write(minjun, item, "third", written)
    write(minjun, item, "Draft the act", name="text", action=action)
    minjun.does("field.write", field="title", words="Korea's agenda")
    minjun.does("choice.set", item=item, field="references", keys=["R204"])
    for person, shown in before.items():
        assert followed(shown, person.received()) == drafts_of(person)
