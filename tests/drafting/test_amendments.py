"""Other words are proposed, compared, decided on, and follow the text; none is ever applied unseen.

Korea's item says "Laws stand apart." Japan reads it in the first round, or Indonesia: the cast reads around.
"""

import pytest

from facilitator.drafting.amendments import bracketed, steps
from facilitator.drafting.resting import rest
from tests.drafting.conftest import field, item_of, shown, text_of, words_of
from tests.drafting.pages import Page

BEFORE = "Laws stand apart."


def amendments(person):
    return [(each["number"], each["words"], each["fate"]) for each in person.sees("amendment")]


def pieces(person, number=1):
    return [(part["kind"], part["words"]) for part in shown(person, number)["parts"]]


@pytest.fixture
def touched(proposed, item, minjun):
    """Seo-yeon's amendment, after Min-jun has changed the same words."""
    writes(minjun, item, "Laws stand wide apart.")


def writes(person, item, words):
    seen = field(person, item, "problem")
    person.does("field.write", item=item, field="problem", words=words, base=seen["id"])


def signs(person, team):
    """Return how many signs of a draft each perspective has written."""
    return person.socket.emit("text.shares", {"team": team}, callback=True)["signs"]


@pytest.fixture
def reader(reviewing, request):
    """Who reads Korea's draft in the first round of peer review."""
    return next(p for p in map(request.getfixturevalue, ("sari", "haruka")) if p.sees("item"))


@pytest.fixture
def problem(item, minjun):
    return text_of(minjun, item, "problem")


@pytest.fixture
def rests(app, ids):
    def rests():
        with app.app_context():
            rest(ids["KR"])

    return rests


def test_what_is_proposed_is_shown_to_the_team_as_a_difference(proposed, minjun, fay, olga, haruka, ids, log):
    for person in (minjun, fay, olga):
        seen = shown(person)
        assert (seen["words"], seen["reason"]) == ("Laws stand far apart.", "It is clearer.")
        assert (seen["by"], seen["perspective"], seen["fate"]) == (ids["seoyeon"], "workers", "open")
        assert pieces(person) == [("same", "Laws stand "), ("come", "far "), ("same", "apart.")]
    assert haruka.sees("amendment") == []
    assert log(f"team-{ids['KR']}")[-1] == "amendment.proposed"
    assert "amendment.proposed" not in log(f"team-{ids['JP']}")


def test_one_changed_sign_of_a_japanese_sentence_is_shown_as_one(propose, item, minjun, seoyeon):
    seen = field(minjun, item, "problem")
    minjun.does(
        "field.write", item=item, field="problem", words="介護労働者の法律は分かれている。", base=seen["id"]
    )
    assert propose(seoyeon, "介護労働者の法令は分かれている。")["ok"]
    assert pieces(minjun) == [
        ("same", "介護労働者の法"),
        ("gone", "律"),
        ("come", "令"),
        ("same", "は分かれている。"),
    ]


@pytest.mark.parametrize("door", ["socket", "http"])
def test_accepting_writes_it_and_names_who_accepted_and_who_wrote(
    door, proposed, item, minjun, seoyeon, ids, olga
):
    olga.received()
    result = shown(minjun)["words"]
    assert minjun.ask("amendment.accept", amendment=proposed, result=result, door=door)["ok"]
    seen = field(olga, item, "problem")
    assert (seen["words"], seen["by"]) == ("Laws stand far apart.", ids["seoyeon"])
    assert amendments(olga) == [(1, "Laws stand far apart.", "accepted")]
    assert shown(olga)["decided"]["by"] == ids["minjun"]
    assert {event["by"] for event in olga.received()} == {"Min-jun"}


def test_only_what_differs_becomes_the_proposers(accept, item, minjun, fay, ids):
    before = signs(fay, ids["KR"])
    assert accept(minjun)["ok"]
    assert signs(fay, ids["KR"]) == {**before, "workers": len("far ")}


def test_a_change_at_acceptance_is_the_word_of_who_accepts(accept, item, minjun, fay, ids):
    before = signs(fay, ids["KR"])
    assert accept(minjun, words="Laws stand too far apart.")["ok"]
    assert signs(fay, ids["KR"]) == {
        "government": before["government"] + len("too "),
        "workers": len("far "),
    }
    seen = field(minjun, item, "problem")
    assert (seen["words"], seen["by"]) == ("Laws stand too far apart.", ids["minjun"])


def test_what_is_accepted_reaches_who_is_typing_there(accept, minjun, seoyeon, problem):
    page = Page(seoyeon)
    assert accept(minjun)["ok"]
    page.hears()
    assert page.words(problem) == "Laws stand far apart."


def test_the_readers_in_peer_review_propose_and_the_others_see_nothing(
    propose, reader, sari, haruka, minjun, item, ids
):
    other = haruka if reader is sari else sari
    assert propose(reader, "Laws stand far apart.")["ok"]
    assert amendments(minjun) == amendments(reader) == [(1, "Laws stand far apart.", "open")]
    asked = {"item": item, "field": "problem", "words": "x", "reason": "y"}
    assert other.ask("amendment.propose", asked)["code"] == "no_such_item"
    assert other.ask("amendment.propose", {**asked, "item": None, "team": ids["KR"], "field": "title"})[
        "code"
    ] == ("no_such_draft")
    assert other.sees("amendment") == []
    assert "Laws stand far" not in str(other.missed())


def test_what_was_being_proposed_when_the_round_ended_still_arrives(propose, reader, item, minjun, go):
    asked = {"item": item, "field": "outcome", "words": "One law.", "reason": "Simple."}
    go("peer", turn=2)
    reader.does("amendment.propose", asked)
    assert amendments(minjun) == [(1, "One law.", "open")]
    assert reader.sees("amendment") == []
    reader.does("amendment.withdraw", amendment=shown(minjun)["id"])
    assert amendments(minjun) == [(1, "One law.", "withdrawn")]


def test_observers_and_facilitators_propose_for_the_agenda_itself_too(item, olga, fay, minjun, ids):
    for person, words in ((olga, "Care for all"), (fay, "Care for everybody")):
        person.does("amendment.propose", team=ids["KR"], field="title", words=words, reason="It names it.")
    assert [number for number, *_ in amendments(minjun)] == [1, 2]


def test_a_field_of_an_action_is_amended_too(action, item, seoyeon, minjun):
    seoyeon.does("amendment.propose", action=action, field="lead", words="The ministry", reason="It can.")
    seen = shown(minjun)
    assert (seen["item"], seen["action"], seen["field"]) == (item, action, "lead")
    minjun.does("amendment.accept", amendment=seen["id"], result="The ministry")
    assert item_of(minjun, item)["actions"][0]["fields"]["lead"]["words"] == "The ministry"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"words": BEFORE}, "nothing_changed"),
        ({"words": "돌" * 601}, "too_long"),
        ({"reason": " "}, "empty"),
        ({"reason": "돌" * 501}, "too_long"),
        ({"perspective": "employers"}, "not_your_perspective"),
        ({"field": "indicator_target_year"}, "no_such_field"),
        ({"field": "nice"}, "no_such_field"),
        ({"base": 1_000_000}, "no_such_text"),
        ({"item": 999}, "no_such_item"),
        ({"action": 999}, "no_such_item"),
    ],
)
def test_what_is_no_amendment_is_refused_and_changes_nothing(changed, code, propose, seoyeon, everything):
    before = everything()
    assert propose(seoyeon, **{"words": "Other words.", **changed})["code"] == code
    assert everything() == before


def test_a_text_of_another_field_is_no_base(propose, item, seoyeon):
    title = field(seoyeon, item, "title")["id"]
    assert propose(seoyeon, "Other words.", base=title)["code"] == "no_such_text"


def test_who_proposes_the_same_is_told_who_was_first(proposed, propose, minjun, everything):
    before = everything()
    answer = propose(minjun, " Laws stand far apart. ")
    assert answer["code"] == "same_proposed"
    assert "Seo-yeon" in answer["message"]
    assert "A1" in answer["message"]
    assert everything() == before


def test_proposals_wait_for_their_step_and_end_with_the_freeze(
    written, propose, titled, seoyeon, go, fay, ids
):
    fay.does("agenda.freeze", team=ids["KR"])
    assert propose(seoyeon, "Other words.")["code"] == "frozen"
    fay.does("agenda.reopen", team=ids["KR"])
    go("break")
    go("close")
    assert propose(seoyeon, "Other words.")["code"] == "not_now"


def test_only_so_many_wait_at_one_field(propose, seoyeon):
    for number in range(12):
        assert propose(seoyeon, f"Words {number}.")["ok"]
    assert propose(seoyeon, "One more.")["code"] == "too_many_amendments"


def test_only_the_draft_s_team_decides(proposed, propose, minjun, olga, fay, haruka, everything):
    before = everything()
    for name, more in (
        ("amendment.accept", {"amendment": proposed, "result": "Laws stand far apart."}),
        ("amendment.reject", {"amendment": proposed}),
        ("amendment.bracket", {"rivals": [{"amendment": proposed, "words": "Laws stand far apart."}]}),
    ):
        assert haruka.ask(name, more)["code"] == "no_such_amendment"
        assert olga.ask(name, more)["code"] == "not_yours"
        assert fay.ask(name, more)["code"] == "not_yours"
    assert minjun.ask("amendment.withdraw", amendment=proposed)["code"] == "not_your_words"
    assert minjun.ask("amendment.restate", amendment=proposed, words="x")["code"] == "not_touched"
    assert olga.ask("amendment.restate", amendment=proposed, words="x")["code"] == "not_your_draft"
    assert everything() == before


def test_a_reader_who_proposed_cannot_decide(propose, reader, minjun, everything):
    assert propose(reader, "Laws stand far apart.")["ok"]
    before, seen = everything(), shown(reader)
    code = reader.ask("amendment.accept", amendment=seen["id"], result=seen["words"])["code"]
    assert code in ("not_your_draft", "not_now")
    assert reader.ask("amendment.reject", amendment=seen["id"])["code"] in ("not_your_draft", "not_now")
    assert everything() == before


def test_what_two_propose_in_different_places_is_both_accepted(propose, accept, minjun, item):
    assert propose(minjun, "All laws stand apart.")["ok"]
    assert accept(minjun, 1)["ok"]
    assert shown(minjun, 2)["words"] == "All laws stand far apart."
    assert not shown(minjun, 2)["touched"]
    assert accept(minjun, 2)["ok"]
    assert words_of(minjun, item) == "All laws stand far apart."


def test_accepting_one_marks_every_other_one_that_it_touches(propose, accept, minjun, olga, everything):
    assert propose(minjun, "Laws stand wide apart.")["ok"]
    olga.received()
    assert accept(minjun, 1)["ok"]
    assert [e["subject"]["touched"] for e in olga.received() if e["subject"].get("number") == 2] == [True]
    assert ("gone", "far") in pieces(minjun, 2)
    before = everything()
    assert accept(minjun, 2)["code"] == "touched"
    assert everything() == before


def test_typing_marks_what_it_touches_once_it_rests(proposed, problem, minjun, olga, rests, log):
    page = Page(minjun)
    page.types(problem, "very ", at=len("Laws stand "))
    assert not shown(olga)["touched"]
    rests()
    assert shown(olga)["touched"]
    assert pieces(olga) == [("same", "Laws stand "), ("gone", "very"), ("come", "far"), ("same", " apart.")]


def test_typing_elsewhere_is_followed_when_it_rests(proposed, problem, minjun, olga, rests, item):
    page = Page(minjun)
    page.types(problem, " Still.")
    rests()
    assert not shown(olga)["touched"]
    assert shown(olga)["words"] == "Laws stand far apart. Still."
    minjun.does("amendment.accept", amendment=proposed, result="Laws stand far apart. Still.")
    assert words_of(minjun, item) == "Laws stand far apart. Still."


def test_letters_that_the_decider_has_not_seen_are_never_lost_nor_changed_silently(
    accept, problem, minjun, seoyeon, everything
):
    page = Page(seoyeon)
    page.types(problem, " Still.")
    before = everything()
    assert accept(minjun)["code"] == "text_changed"
    assert everything() == before
    page.types(problem, "Very ", at=len("Laws stand "))
    assert accept(minjun)["code"] == "touched"


def test_a_touched_one_is_stated_anew_by_its_proposer_and_accepted(touched, proposed, item, minjun, seoyeon):
    base = field(seoyeon, item, "problem")["id"]
    words = "Laws stand very wide apart."
    seoyeon.does("amendment.restate", amendment=proposed, words=words, base=base)
    seen = shown(minjun)
    assert (seen["touched"], seen["restated_by"]) == (False, None)
    minjun.does("amendment.accept", amendment=proposed, result=words)
    assert words_of(minjun, item) == words


def test_a_touched_one_is_stated_anew_by_the_team_whose_words_these_are_then(
    touched, proposed, item, minjun, fay, ids
):
    base, words = field(minjun, item, "problem")["id"], "Laws stand very wide apart."
    before = signs(fay, ids["KR"])
    minjun.does("amendment.restate", amendment=proposed, words=words, base=base)
    assert shown(minjun)["restated_by"] == ids["minjun"]
    minjun.does("amendment.accept", amendment=proposed, result=words)
    assert signs(fay, ids["KR"]) == {"government": before["government"] + len("very ")}


def test_stated_anew_on_a_text_that_has_moved_once_more_it_is_touched_again(
    touched, proposed, item, minjun, seoyeon
):
    base = field(seoyeon, item, "problem")["id"]
    writes(minjun, item, "Laws stand quite apart.")
    seoyeon.does("amendment.restate", amendment=proposed, words="Laws stand far apart.", base=base)
    assert shown(minjun)["touched"]


def test_one_that_was_based_on_an_older_text_is_touched_from_the_start(
    written, item, propose, minjun, seoyeon
):
    base = field(seoyeon, item, "problem")["id"]
    writes(minjun, item, "Laws stand wide apart.")
    assert propose(seoyeon, "Laws stand far apart.", base=base)["ok"]
    assert shown(minjun)["touched"]


def test_when_the_text_goes_back_nothing_is_touched(touched, item, minjun):
    assert shown(minjun)["touched"]
    writes(minjun, item, BEFORE)
    assert not shown(minjun)["touched"]


def test_rejected_with_an_answer_and_taken_up_again(proposed, accept, minjun, seoyeon, item, ids):
    minjun.does("amendment.reject", amendment=proposed, answer="They do not.")
    seen = shown(seoyeon)
    assert (seen["fate"], seen["decided"]["answer"]) == ("rejected", "They do not.")
    assert accept(minjun)["code"] == "decided"
    assert seoyeon.ask("amendment.withdraw", amendment=proposed)["code"] == "decided"
    writes(minjun, item, "Still: Laws stand apart.")
    minjun.does("amendment.reopen", amendment=proposed)
    seen = shown(seoyeon)
    assert (seen["fate"], seen["decided"]) == ("open", None)
    assert accept(minjun)["ok"]
    assert words_of(minjun, item) == "Still: Laws stand far apart."


def test_a_team_takes_up_and_states_anew_only_in_a_step_to_draft(proposed, minjun, go, everything):
    minjun.does("amendment.reject", amendment=proposed)
    go("peer", turn=1)
    go("peer", turn=2)
    before = everything()
    assert minjun.ask("amendment.reopen", amendment=proposed)["code"] == "not_now"
    assert everything() == before


def test_withdrawn_and_taken_up_again_by_the_proposer_only(proposed, minjun, seoyeon):
    seoyeon.does("amendment.withdraw", amendment=proposed)
    assert shown(minjun)["fate"] == "withdrawn"
    assert minjun.ask("amendment.reopen", amendment=proposed)["code"] == "not_your_words"
    seoyeon.does("amendment.reopen", amendment=proposed)
    assert shown(minjun)["fate"] == "open"


def test_nothing_is_accepted_into_a_frozen_text_nor_an_item_that_is_gone(
    proposed, accept, titled, minjun, seoyeon, fay, ids, item
):
    fay.does("agenda.freeze", team=ids["KR"])
    assert accept(minjun)["code"] == "frozen"
    fay.does("agenda.reopen", team=ids["KR"])
    result = shown(minjun)["words"]
    minjun.does("item.remove", item=item)
    refused = minjun.ask("amendment.accept", amendment=proposed, result=result)
    assert refused["code"] == "no_such_amendment"  # it has gone with its item, and comes back with it
    minjun.does("item.restore", item=item)
    assert accept(minjun)["ok"]


def test_rivals_stand_in_the_text_in_brackets_each_in_its_proposers_hand(
    propose, proposed, minjun, seoyeon, item, fay, ids, olga
):
    assert propose(minjun, "Laws stand wide apart.")["ok"]
    rivals = [{"amendment": shown(minjun, n)["id"], "words": shown(minjun, n)["words"]} for n in (1, 2)]
    base = field(minjun, item, "problem")["id"]
    before = signs(fay, ids["KR"])
    minjun.does("amendment.bracket", rivals=rivals, base=base)
    assert words_of(olga, item) == "Laws stand [far] [wide] apart."
    assert [fate for *_, fate in amendments(olga)] == ["bracketed", "bracketed"]
    after = signs(fay, ids["KR"])
    assert after["workers"] >= len("[far]")
    assert after["government"] - before["government"] >= len("[wide]")


def test_brackets_are_refused_if_text_or_rivals_are_not_as_seen(proposed, propose, minjun, item, everything):
    base, rival = field(minjun, item, "problem")["id"], shown(minjun)
    seen = {"amendment": proposed, "words": rival["words"]}
    assert propose(minjun, "One law.", field="outcome", base=None)["ok"]
    other = {"amendment": shown(minjun, 2)["id"], "words": "One law."}
    before = everything()
    for rivals, base_seen, code in (
        ([{**seen, "words": "x"}], base, "text_changed"),
        ([seen], None, "text_changed"),
        ([seen, seen], base, "not_rivals"),
        ([seen, other], base, "not_rivals"),
        ([], base, "invalid"),
    ):
        assert minjun.ask("amendment.bracket", rivals=rivals, base=base_seen)["code"] == code
    assert everything() == before


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_hidden_amendment_is_gone_for_all_but_facilitators(door, proposed, minjun, seoyeon, olga, fay, lin):
    [person.received() for person in (minjun, seoyeon, olga)]
    assert fay.ask("amendment.hide", amendment=proposed, door=door)["ok"]
    for person in (minjun, seoyeon, olga):
        assert person.sees("amendment") == []
        (event,) = person.received()
        assert event["subject"] == {"type": "gone", "of": "amendment", "id": proposed}
    assert lin.sees("amendment")[0]["hidden"]
    for name in ("amendment.accept", "amendment.reject", "amendment.withdraw"):
        more = {"result": "Laws stand far apart."} if name.endswith("accept") else {}
        person = seoyeon if name.endswith("withdraw") else minjun
        assert person.ask(name, amendment=proposed, **more)["code"] == "no_such_amendment"
    lin.does("amendment.unhide", amendment=proposed)
    assert amendments(minjun) == [(1, "Laws stand far apart.", "open")]


def test_where_writers_are_concealed_nobody_but_its_proposer_knows_whose_an_amendment_is(
    fay, go, minjun, seoyeon, olga, ids
):
    fay.does("writers.conceal", concealed=True)
    go("draft")
    asked = {"field": "title", "words": "Care for all", "reason": "It names it."}
    [person.received() for person in (minjun, seoyeon, olga)]
    seoyeon.does("amendment.propose", asked)
    number = shown(seoyeon)["id"]
    answer = minjun.ask("amendment.propose", asked)
    assert answer["code"] == "same_proposed"
    assert "Seo-yeon" not in answer["message"]
    for person in (minjun, olga):
        assert shown(person)["by"] < 0
        assert {event["by"] for event in person.received()} == {""}
        assert person.sees("own_amendment") == []
    assert [own["id"] for own in seoyeon.sees("own_amendment")] == [number]
    minjun.does("amendment.reject", amendment=number, answer="Too short.")
    assert shown(olga)["decided"]["by"] < 0


def test_hiding_twice_is_nothing_new(proposed, fay, lin, everything):
    fay.does("amendment.hide", amendment=proposed)
    before = everything()["activity"]
    lin.does("amendment.hide", amendment=proposed)
    assert everything()["activity"] == before


def test_a_page_that_followed_the_events_shows_what_a_new_page_shows(
    proposed, propose, minjun, seoyeon, olga, item
):
    assert propose(minjun, "Laws stand wide apart.")["ok"]
    people = (minjun, seoyeon, olga)
    [person.received() for person in people]
    heard = {person: {each["id"]: each for each in person.sees("amendment")} for person in people}
    writes(minjun, item, "Laws stand so apart.")
    minjun.does("amendment.reject", amendment=proposed)
    for person in people:
        heard[person] |= {
            e["subject"]["id"]: e["subject"] for e in person.received() if e["subject"]["type"] == "amendment"
        }
        assert list(heard[person].values()) == person.sees("amendment")


def test_what_touches_nothing_new_is_not_told_again(touched, item, minjun, olga):
    olga.received()
    minjun.does("field.write", item=item, field="outcome", words="One law.", base=None)
    assert [event["subject"]["type"] for event in olga.received()].count("amendment") == 0


@pytest.mark.parametrize(
    ("text", "proposals", "said"),
    [
        ("Laws stand apart.", ["Laws differ apart."], "Laws [stand] [differ] apart."),
        ("Laws stand apart.", ["Laws and taxes stand apart."], "Laws [and taxes] stand apart."),
        ("Laws stand apart.", ["Laws stand."], "Laws stand [apart]."),
        (
            "法律は別々である。",
            ["法令は別々である。", "法規は別々である。"],
            "法[律] [令] [規]は別々である。",
        ),
        ("", ["One law."], "[One law.]"),
    ],
)
def test_brackets_hold_the_part_that_differs_and_nothing_else(text, proposals, said):
    assert bracketed(text, proposals) == said


def test_steps_change_one_place_at_a_time():
    assert steps("a b c", "x b y")[-1] == "x b y"
    assert "x b c" in steps("a b c", "x b y")
    assert steps("a", "a") == []
