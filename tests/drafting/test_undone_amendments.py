"""What was accepted is undone while the text says what came of it: a new change, then all is as before.

Korea's item says "Laws stand apart.", and Seo-yeon has proposed "Laws stand far apart."
"""

from threading import Thread

import pytest

from tests.drafting.conftest import field, shown, text_of, words_of
from tests.drafting.pages import Page
from tests.drafting.test_amendments import BEFORE, amendments, pieces, signs, writes


@pytest.fixture
def accepted(proposed, accept, minjun):
    """Seo-yeon's amendment, which Min-jun has accepted; its id."""
    assert accept(minjun)["ok"]
    return proposed


@pytest.mark.parametrize("door", ["socket", "http"])
def test_an_acceptance_is_undone_by_anybody_of_the_team_and_told_to_all(
    door, accepted, item, minjun, seoyeon, olga, ids, log
):
    assert shown(minjun)["made"] == words_of(minjun, item)
    first = field(minjun, item, "problem")["id"]
    olga.received()
    assert seoyeon.ask("amendment.reopen", amendment=accepted, door=door)["ok"]
    for person in (minjun, olga):
        seen = shown(person)
        assert (seen["fate"], seen["decided"], seen["made"], seen["touched"]) == ("open", None, None, False)
        assert pieces(person) == [("same", "Laws stand "), ("come", "far "), ("same", "apart.")]
    now = field(olga, item, "problem")
    assert (now["words"], now["by"]) == (BEFORE, ids["seoyeon"])
    assert now["id"] > first  # the past stays as it was
    assert {(event["kind"], event["by"]) for event in olga.received()} == {("amendment.undone", "Seo-yeon")}
    assert log(f"team-{ids['KR']}")[-1] == "amendment.undone"
    assert "amendment.undone" not in log(f"team-{ids['JP']}")


def test_what_was_undone_is_accepted_again_and_undone_again(accepted, accept, minjun, item):
    for _ in range(2):
        minjun.does("amendment.reopen", amendment=accepted)
        assert words_of(minjun, item) == BEFORE
        assert accept(minjun)["ok"]
        assert words_of(minjun, item) == "Laws stand far apart."


def test_an_acceptance_with_a_change_is_undone_whole(proposed, accept, minjun, seoyeon, item):
    page = Page(seoyeon)
    assert accept(minjun, words="Laws stand too far apart, alas.")["ok"]
    assert shown(minjun)["made"] == "Laws stand too far apart, alas."
    minjun.does("amendment.reopen", amendment=proposed)
    assert amendments(minjun) == [(1, "Laws stand far apart.", "open")]
    page.hears()
    assert page.words(text_of(minjun, item, "problem")) == words_of(minjun, item) == BEFORE


def test_only_what_differs_is_written_anew(accepted, minjun, fay, ids):
    minjun.does("amendment.reopen", amendment=accepted)
    assert signs(fay, ids["KR"]) == {"government": len(BEFORE) + len("Framework act")}


def test_a_field_that_was_emptied_says_its_words_again(propose, accept, minjun, item):
    assert propose(minjun, "")["ok"]
    assert accept(minjun, 2)["ok"]
    assert words_of(minjun, item) == shown(minjun, 2)["made"] == ""
    minjun.does("amendment.reopen", amendment=shown(minjun, 2)["id"])
    assert words_of(minjun, item) == BEFORE
    assert [fate for *_, fate in amendments(minjun)] == ["open", "open"]


def test_others_that_it_had_moved_or_touched_follow_the_text_back(
    propose,
    proposed,
    accept,
    minjun,
    olga,
):
    assert propose(minjun, "All laws stand apart.")["ok"]
    assert propose(olga, "Laws stand wide apart.")["ok"]
    before = [amendments(olga), pieces(olga, 2), pieces(olga, 3)]
    assert accept(minjun)["ok"]
    assert (shown(olga, 2)["words"], shown(olga, 3)["touched"]) == ("All laws stand far apart.", True)
    olga.received()
    minjun.does("amendment.reopen", amendment=proposed)
    assert [amendments(olga), pieces(olga, 2), pieces(olga, 3)] == before
    assert [shown(olga, number)["touched"] for number in (1, 2, 3)] == [False] * 3
    told = [e["subject"]["number"] for e in olga.received() if e["subject"]["type"] == "amendment"]
    assert sorted(told) == [1, 2, 3]


def test_one_that_rests_on_it_is_touched_by_the_undo(accepted, propose, minjun, olga):
    assert propose(olga, "Laws stand very far apart.")["ok"]
    minjun.does("amendment.reopen", amendment=accepted)
    assert shown(minjun, 2)["touched"]


def test_two_that_were_accepted_are_undone_one_after_the_other(accepted, propose, accept, minjun, item):
    assert propose(minjun, "All laws stand far apart.")["ok"]
    assert accept(minjun, 2)["ok"]
    assert minjun.ask("amendment.reopen", amendment=accepted)["code"] == "text_changed"
    minjun.does("amendment.reopen", amendment=shown(minjun, 2)["id"])
    minjun.does("amendment.reopen", amendment=accepted)
    assert words_of(minjun, item) == BEFORE


def test_a_text_that_has_changed_since_stays_as_it_is(accepted, item, minjun, seoyeon, everything):
    writes(seoyeon, item, "Laws stand so far apart.")
    before = everything()
    answer = minjun.ask("amendment.reopen", amendment=accepted)
    assert (answer["code"], "changed since" in answer["message"]) == ("text_changed", True)
    assert everything() == before
    writes(seoyeon, item, "Laws stand far apart.")  # as the acceptance had made it
    minjun.does("amendment.reopen", amendment=accepted)
    assert words_of(minjun, item) == BEFORE


def test_letters_that_nobody_has_seen_written_out_are_not_lost(accepted, item, minjun, seoyeon, everything):
    page, problem = Page(seoyeon), text_of(minjun, item, "problem")
    page.types(problem, " Still.")
    before = everything()
    assert minjun.ask("amendment.reopen", amendment=accepted)["code"] == "text_changed"
    assert everything() == before
    page.open()
    assert page.words(problem) == "Laws stand far apart. Still."


def test_letters_in_other_fields_are_told_with_it(accepted, item, minjun, seoyeon, olga):
    Page(seoyeon).types(text_of(minjun, item, "outcome"), "One law.")
    olga.received()
    minjun.does("amendment.reopen", amendment=accepted)
    told = next(event["subject"] for event in olga.received() if event["subject"]["type"] == "item")
    assert (told["fields"]["problem"]["words"], told["fields"]["outcome"]["words"]) == (BEFORE, "One law.")


def test_two_who_undo_at_once_undo_it_once(accepted, item, minjun, seoyeon, ids, log):
    answers = []
    asking = [
        Thread(
            target=lambda who=who: answers.append(
                who.ask("amendment.reopen", amendment=accepted, door="http")
            )
        )
        for who in (minjun, seoyeon)
    ]
    [each.start() for each in asking]
    [each.join() for each in asking]
    assert [answer["ok"] for answer in answers] == [True, True]
    told = log(f"team-{ids['KR']}")
    parts = {"amendment", "item", "agenda"}
    assert told.count("amendment.undone") == len(parts)
    assert words_of(minjun, item) == BEFORE


def test_who_undoes_after_somebody_has_decided_anew_undoes_that(accepted, minjun, seoyeon, item):
    """The second of two sees what the first has done: a rejection is undone, and the text not touched."""
    minjun.does("amendment.reopen", amendment=accepted)
    seoyeon.does("amendment.reject", amendment=accepted)
    minjun.does("amendment.reopen", amendment=accepted)
    assert (shown(minjun)["fate"], words_of(minjun, item)) == ("open", BEFORE)


def test_a_frozen_text_an_item_that_is_gone_and_a_step_that_is_over_keep_it(
    accepted, titled, item, minjun, fay, go, ids, everything
):
    def refused(code):
        before = everything()
        assert minjun.ask("amendment.reopen", amendment=accepted)["code"] == code
        assert everything() == before

    fay.does("agenda.freeze", team=ids["KR"])
    refused("frozen")
    fay.does("agenda.reopen", team=ids["KR"])
    minjun.does("item.remove", item=item)
    refused("no_such_amendment")
    minjun.does("item.restore", item=item)
    go("break")
    go("close")
    refused("not_now")


def test_nobody_but_the_drafts_team_undoes_it(accepted, go, minjun, olga, fay, sari, haruka, everything):
    before = everything()
    for person, code in ((olga, "not_your_draft"), (fay, "not_your_draft"), (sari, "no_such_amendment")):
        assert person.ask("amendment.reopen", amendment=accepted)["code"] == code
    assert everything() == before
    go("peer", turn=1)
    reader = next(person for person in (sari, haruka) if person.sees("item"))
    assert reader.ask("amendment.reopen", amendment=accepted)["code"] == "no_such_amendment"
    assert shown(minjun)["fate"] == "accepted"


def test_what_stands_in_brackets_is_not_taken_up_again(proposed, minjun, item, everything):
    seen = field(minjun, item, "problem")
    rivals = [{"amendment": proposed, "words": "Laws stand far apart."}]
    minjun.does("amendment.bracket", rivals=rivals, base=seen["id"])
    before = everything()
    assert minjun.ask("amendment.reopen", amendment=proposed)["code"] == "decided"
    assert everything() == before


def test_words_of_a_paragraph_are_brought_back_while_it_is_there(drafting, minjun, seoyeon, ids):
    minjun.does("paragraph.add", words="Recalling R204,")
    (agenda,) = minjun.sees("agenda")
    paragraph = {"paragraph": agenda["paragraphs"][0]["id"]}
    asked = {**paragraph, "field": "words", "base": agenda["paragraphs"][0]["fields"]["words"]["id"]}
    seoyeon.does("amendment.propose", **asked, words="Recalling Recommendation 204,", reason="In full.")
    seen = shown(minjun)
    minjun.does("amendment.accept", amendment=seen["id"], result=seen["words"])
    minjun.does("paragraph.remove", paragraph)
    assert minjun.ask("amendment.reopen", amendment=seen["id"])["code"] == "no_such_amendment"
    minjun.does("paragraph.restore", paragraph)
    minjun.does("amendment.reopen", amendment=seen["id"])
    (agenda,) = minjun.sees("agenda")
    assert agenda["paragraphs"][0]["fields"]["words"]["words"] == "Recalling R204,"
