"""Field by field: what one writes stands; what two write at once stands side by side until it is settled."""

from uuid import uuid4

import pytest

from tests.drafting.conftest import drafts_of, field, followed, item_of, sides


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
        assert (shown["words"], shown["by"], shown["rivals"]) == ("Laws stand apart.", ids["minjun"], [])
    (event,) = seoyeon.received()
    assert (event["kind"], event["by"]) == ("field.written", "Min-jun")
    assert event["subject"] == item_of(seoyeon, item)
    assert log(f"team-{ids['KR']}")[-1] == "field.written"


def test_words_over_the_text_that_stands_take_its_place_and_the_old_one_is_kept(
    written, item, minjun, seoyeon, everything
):
    assert write(seoyeon, item, "Three laws stand apart.", written)["ok"]
    assert sides(minjun, item) == ("Three laws stand apart.", [])
    assert "Laws stand apart." in texts(everything)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_when_two_change_one_field_both_texts_are_kept_and_shown(
    door, written, item, minjun, seoyeon, ids, log
):
    write(minjun, item, "Min-jun's words", written, door=door)
    write(seoyeon, item, "Seo-yeon's words", written, door=door)
    for person in (minjun, seoyeon):
        assert sides(person, item) == ("Min-jun's words", ["Seo-yeon's words"])
    shown = field(minjun, item, "problem")
    assert (shown["by"], shown["rivals"][0]["by"]) == (ids["minjun"], ids["seoyeon"])
    assert log(f"team-{ids['KR']}")[-1] == "field.contested"


def test_two_who_begin_an_empty_field_together_both_keep_their_words(item, minjun, seoyeon):
    write(minjun, item, "one")
    write(seoyeon, item, "other")
    assert sides(seoyeon, item) == ("one", ["other"])


def test_three_at_once_are_all_kept(written, item, minjun, seoyeon, opened):
    write(minjun, item, "first", written)
    write(seoyeon, item, "second", written)
    write(opened("minjun"), item, "third", written)
    assert sides(minjun, item) == ("first", ["second", "third"])


def test_who_writes_on_in_a_rival_writes_over_it_and_not_over_the_other(written, item, minjun, seoyeon):
    write(minjun, item, "mine", written)
    write(seoyeon, item, "hers", written)
    rival = field(seoyeon, item, "problem")["rivals"][0]["id"]
    write(seoyeon, item, "hers, longer", rival)
    assert sides(minjun, item) == ("mine", ["hers, longer"])


def test_an_hour_offline_loses_nothing(written, item, minjun, seoyeon):
    base = written
    for words in ("a", "b", "c"):
        write(minjun, item, words, base)
        base = field(minjun, item, "problem")["id"]
    write(seoyeon, item, "written an hour ago", written)
    assert sides(minjun, item) == ("c", ["written an hour ago"])


def test_words_over_the_same_words_are_no_rival(written, item, minjun, seoyeon):
    write(minjun, item, "changed", written)
    write(minjun, item, "Laws stand apart.", field(minjun, item, "problem")["id"])  # and back again
    write(seoyeon, item, "Laws stand apart, three of them.", written)
    assert sides(minjun, item) == ("Laws stand apart, three of them.", [])


def test_the_same_words_again_are_nothing_new(written, item, minjun, seoyeon, everything):
    before = everything()["activity"]
    assert write(minjun, item, " Laws stand apart.", written)["ok"]
    assert write(seoyeon, item, "Laws stand apart.")["ok"]
    assert write(seoyeon, item, "", name="outcome")["ok"]
    assert everything()["activity"] == before


def test_a_rival_that_becomes_the_same_or_empty_goes_up_in_the_other(written, item, minjun, seoyeon):
    for last in ("mine", ""):
        write(minjun, item, "mine", field(minjun, item, "problem")["id"])
        write(seoyeon, item, "hers", written)
        assert sides(seoyeon, item) == ("mine", ["hers"])
        write(seoyeon, item, last, field(seoyeon, item, "problem")["rivals"][0]["id"])
        assert sides(seoyeon, item) == ("mine", [])


def test_a_text_rewritten_into_its_rivals_words_leaves_that_one_standing(written, item, minjun, seoyeon, ids):
    write(minjun, item, "mine", written)
    write(seoyeon, item, "hers", written)
    write(minjun, item, "hers", field(minjun, item, "problem")["id"])
    assert sides(minjun, item) == ("hers", [])
    assert field(minjun, item, "problem")["by"] == ids["seoyeon"]


def test_a_field_can_be_emptied(written, item, minjun):
    write(minjun, item, "", written)
    assert sides(minjun, item) == ("", [])
    assert "problem" in item_of(minjun, item)["missing"]


def test_a_base_from_another_field_is_no_base(written, item, minjun, seoyeon):
    write(minjun, item, "the change", name="outcome")
    write(seoyeon, item, "another change", written, name="outcome")
    assert sides(minjun, item, "outcome") == ("the change", ["another change"])
    assert sides(minjun, item) == ("Laws stand apart.", [])
    write(seoyeon, item, "third", 999_999, name="outcome")
    assert sides(minjun, item, "outcome") == ("the change", ["another change", "third"])


def test_a_base_elsewhere_does_not_tell_whether_it_says_the_same(written, item, minjun, seoyeon):
    write(minjun, item, "Laws stand apart.", name="outcome")  # as the problem says
    write(seoyeon, item, "another change", written, name="outcome")
    assert sides(minjun, item, "outcome") == ("Laws stand apart.", ["another change"])


@pytest.fixture
def contested(written, item, minjun, seoyeon):
    """Two texts of the problem; their ids."""
    write(minjun, item, "mine", written)
    write(seoyeon, item, "hers", written)
    shown = field(minjun, item, "problem")
    return [shown["id"], shown["rivals"][0]["id"]]


def settle(person, item, words, settles, **more):
    return person.ask("field.settle", item=item, field="problem", words=words, settles=settles, **more)


@pytest.mark.parametrize("door", ["socket", "http"])
@pytest.mark.parametrize(
    ("words", "by"), [("mine", "minjun"), ("hers", "seoyeon"), ("mine and hers", "minjun")]
)
def test_two_texts_are_settled_by_choosing_or_combining(
    door, words, by, contested, item, minjun, ids, everything
):
    assert settle(minjun, item, words, contested, door=door)["ok"]
    assert sides(minjun, item) == (words, [])
    assert field(minjun, item, "problem")["by"] == ids[by]
    assert {"mine", "hers"} <= set(texts(everything))


def test_a_rival_that_came_meanwhile_stays(contested, written, item, minjun, opened):
    write(opened("minjun"), item, "late", written)
    settle(minjun, item, "both", contested)
    assert sides(minjun, item) == ("both", ["late"])


def test_two_who_settle_differently_at_once_keep_both(contested, item, minjun, seoyeon):
    settle(minjun, item, "mine", contested)
    settle(seoyeon, item, "combined", contested)
    assert sides(minjun, item) == ("mine", ["combined"])


def test_settling_beside_a_rival_that_was_rewritten_keeps_the_rewritten_one(contested, item, minjun, seoyeon):
    write(seoyeon, item, "hers, better", contested[1])
    settle(minjun, item, "combined", contested)
    assert sides(minjun, item) == ("combined", ["hers, better"])


def test_two_who_settle_alike_settle_once(contested, item, minjun, seoyeon, everything):
    settle(minjun, item, "hers", contested)
    before = everything()["activity"]
    assert settle(seoyeon, item, "hers", contested)["ok"]
    assert everything()["activity"] == before


def test_settling_what_was_rewritten_meanwhile_loses_nothing(contested, item, minjun, seoyeon):
    write(minjun, item, "mine, better", contested[0])
    settle(seoyeon, item, "combined", contested)
    assert sides(minjun, item) == ("mine, better", ["combined"])


def test_settling_with_ids_of_another_field_settles_nothing_there(contested, item, minjun):
    write(minjun, item, "the change", name="outcome")
    minjun.does("field.settle", item=item, field="outcome", words="x", settles=contested)
    assert sides(minjun, item) == ("mine", ["hers"])
    assert sides(minjun, item, "outcome") == ("the change", ["x"])


@pytest.mark.parametrize("name", ["title", "focus", "preamble", "owner"])
def test_the_agendas_own_fields_are_written_and_contested_alike(name, drafting, minjun, seoyeon, ids):
    minjun.does("field.write", field=name, words="one")
    seoyeon.does("field.write", field=name, words="two")
    (agenda,) = minjun.sees("agenda")
    assert agenda["id"] == ids["KR"]
    assert agenda["fields"][name]["words"] == "one"
    assert agenda["fields"][name]["rivals"][0]["words"] == "two"
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
    assert sides(minjun, item) == (family, [])


def test_control_signs_are_left_out_and_markup_is_only_words(item, minjun):
    write(minjun, item, "a\x00b\x1b <script>alert(1)</script>\r\nc")
    assert sides(minjun, item)[0] == "ab <script>alert(1)</script>\nc"
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


def test_but_not_into_a_text_that_is_frozen(written, item, minjun, fay, go, ids, everything):
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
    assert sari.ask("field.settle", item=item, field=name, words="x", settles=[1])["code"] == "no_such_item"
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
    contested, item, action, minjun, seoyeon, fay, olga
):
    before = {person: drafts_of(person) for person in (seoyeon, fay, olga)}
    [person.received() for person in before]
    write(minjun, item, "third")
    settle(minjun, item, "mine", contested)
    write(minjun, item, "Draft the act", name="text", action=action)
    minjun.does("field.write", field="title", words="Korea's agenda")
    minjun.does("choice.set", item=item, field="references", keys=["R204"])
    for person, shown in before.items():
        assert followed(shown, person.received()) == drafts_of(person)
