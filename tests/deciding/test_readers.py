"""Common ground on the items of a draft, of its team and of those who read it in a peer review."""

import pytest

from tests.conftest import Browser
from tests.deciding.conftest import closed, last, stance, the, votes, write_agenda

ASK = {"kind": "stance", "about": "items", "voters": "readers"}


@pytest.fixture
def read(go, minjun, sari, haruka):
    """Korea has two items; return who reads its draft, and who reads another's."""
    go("draft")
    write_agenda(minjun, "KR")
    minjun.does("item.add", title="A fund for care")
    go("peer")
    readers = [p for p in (sari, haruka) if any(each["id"] == minjun.team for each in p.sees("agenda"))]
    (reader,) = readers
    return reader, haruka if reader is sari else sari


@pytest.fixture
def shared(read, fay, ids):
    fay.does("ballot.open", {**ASK, "team": ids["KR"]})
    return last(fay)["id"]


@pytest.mark.parametrize("door", ["socket", "http"])
def test_those_who_read_a_draft_say_with_its_team_where_they_stand_on_each_item(
    door, read, shared, fay, minjun, seoyeon, everything
):
    reader, other = read
    options = [(o["name"], o.get("means", "")) for o in the(reader, shared)["options"]]
    assert options == [
        ("Care in ageing rural counties", "Every care worker has one."),
        ("A fund for care", ""),
    ]
    assert (other.sees("ballot"), the(minjun, shared)["readers"]) == ([], [reader.team])
    for person in (minjun, seoyeon, reader):
        votes(person, shared, stance(o1="agree", o2="disagree"), door)
    before = everything()
    choice = {"ballot": shared, "receipt": "0" * 32, "choice": stance(o1="agree")}
    assert other.ask("vote.cast", choice, door)["code"] == "no_such_ballot"
    assert everything() == before
    result = closed(fay, shared)
    countries = {each["stratum"]: each["cast"] for each in result["also"]["coverage"]}
    assert (sum(countries.values()), countries["KR"]) == (3, 2)
    fay.does("ballot.publish", ballot=shared)
    assert the(reader, shared)["result"] == the(minjun, shared)["result"] == result
    assert other.sees("ballot") == []
    assert "A fund for care" in reader.http.get(f"/ballots/{shared}").text
    assert other.http.get(f"/ballots/{shared}").status_code == 404


def test_who_reads_it_later_is_not_asked_and_who_has_read_it_still_is(read, shared, go, minjun):
    reader, other = read
    go("peer", turn=2)
    assert other.sees("ballot") == []
    votes(reader, shared, stance(o1="agree"))
    assert the(minjun, shared)["cast"] == 1


def test_a_reader_who_was_moved_votes_no_more(read, shared, fay, app, everything):
    reader, other = read
    fay.does("person.change", person=reader.person, team=other.team)
    moved = Browser(app, reader.person)
    before = everything()
    choice = {"ballot": shared, "receipt": "0" * 32, "choice": stance(o1="agree")}
    assert moved.ask("vote.cast", choice)["code"] == "moved"
    assert "A fund for care" not in moved.http.get("/vote").text
    assert everything() == before


def test_on_the_plain_page_readers_find_it_too(read, shared):
    reader, other = read
    page = reader.http.get("/vote").text
    assert "A fund for care" in page
    assert "The draft of: South Korea" in page
    assert "A fund for care" not in other.http.get("/vote").text


def test_an_item_without_a_name_is_called_so_on_the_ballot_and_in_the_result(go, fay, minjun, ids):
    """Only among amendments does an option without words stand for the text as it is."""
    go("draft")
    for title in ("", "A fund for care"):
        minjun.does("item.add", title=title)
    fay.does("ballot.open", kind="stance", about="items", team=ids["KR"])
    ballot = last(fay)["id"]
    paper = minjun.http.get("/vote").text
    votes(minjun, ballot, stance(o1="agree", o2="disagree"))
    closed(fay, ballot)
    fay.does("ballot.publish", ballot=ballot)
    nameless = minjun.sees("item")[0]["id"]
    fay.does("ballot.open", kind="motion", about="item", item=nameless, team=ids["KR"])
    alone = minjun.http.get("/vote").text
    for page in (paper, minjun.http.get(f"/ballots/{ballot}").text, alone):
        assert "Item without a name" in page
        assert "Keep the text as it is" not in page


@pytest.mark.parametrize("step", ["draft", "peer"])
def test_the_team_alone_may_be_asked_at_any_time(step, go, fay, minjun, ids, read):
    go(step)
    fay.does("ballot.open", kind="stance", about="items", team=ids["KR"])
    assert (last(minjun)["readers"], last(minjun)["entitled"]) == ([], 2)
    assert read[0].sees("ballot") == []


def test_asked_once_more_it_is_another_round_and_never_twice_at_once(read, shared, fay, ids):
    fay.does("ballot.open", {**ASK, "team": ids["KR"]})
    assert len(fay.sees("ballot")) == 1
    closed(fay, shared)
    fay.does("ballot.publish", ballot=shared)
    fay.does("ballot.open", {**ASK, "team": ids["KR"]})
    assert last(fay)["earlier"] == shared


def test_readers_are_not_left_out_without_a_word_while_the_team_votes_alone(read, fay, ids, everything):
    fay.does("ballot.open", kind="stance", about="items", team=ids["KR"])
    before = everything()
    assert fay.ask("ballot.open", {**ASK, "team": ids["KR"]})["code"] == "ballot_open"
    assert everything() == before


def test_without_items_or_readers_or_about_anything_else_nobody_is_asked(read, go, fay, ids, everything):
    team = {"team": ids["KR"]}
    go("draft")
    before = everything()
    assert fay.ask("ballot.open", {**ASK, **team})["code"] == "no_readers"
    assert fay.ask("ballot.open", {**ASK, "team": ids["JP"]})["code"] == "no_items"
    question = {"kind": "stance", "about": "question", "title": "Which?", "options": ["A", "B"]}
    assert fay.ask("ballot.open", {**question, **team, "voters": "readers"})["code"] == "not_for_readers"
    everybody = {**ASK, "voters": "everybody"}
    assert fay.ask("ballot.open", everybody)["code"] == "not_for_all"
    assert everything() == before


def test_of_every_team_those_who_can_be_asked_are_and_the_others_say_why_not(read, fay):
    fay.does("ballot.open", ASK)
    drafts = {each["lacking"]: each["status"] for each in fay.sees("ballot")}
    assert drafts == {"": "open", "no_items": "draft"}


def test_a_vote_prepared_for_the_team_alone_stays_when_its_readers_are_asked(read, fay, ids):
    team = {"team": ids["KR"]}
    fay.does("ballot.prepare", question={**ASK, **team, "voters": "team"})
    fay.does("ballot.open", {**ASK, **team})
    told = [(each["voters"], each["status"]) for each in fay.sees("ballot")]
    assert told == [("team", "draft"), ("readers", "open")]
