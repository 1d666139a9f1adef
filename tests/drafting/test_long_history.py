"""A history of thousands of moments comes in pieces; every one of them is found, and no answer is large."""

from itertools import pairwise

import pytest

from facilitator.drafting.history import MARKS
from tests.drafting.test_history import lengthen, said

MANY = 5000
LARGEST = 50_000  # bytes of an answer, of which each moment takes about a hundred


@pytest.fixture
def asked(ask):
    """Return a function that asks for moments, and sees that the answer is small."""

    def asked(person, **bounds):
        answer = ask(person, **bounds)
        assert len(answer.data) < LARGEST
        return answer.json["moments"]

    return asked


@pytest.fixture
def long(written, minjun, ids, app):
    """Five thousand changes, in the middle of which a version was kept."""
    for name in ("", "Middle"):
        if name:
            minjun.does("version.keep", team=ids["KR"], name=name)
        lengthen(app, f"team-{ids['KR']}", MANY // 2)


def found(asked, person, known, place):
    """Look for a moment as a page does: between the two known ones that are next to its place."""
    for _ in range(3):
        if place in known:
            return known[place]
        before = known[max(each for each in known if each < place)]
        after = known[min(each for each in known if each > place)]
        told = asked(person, after=before["seq"], until=after["seq"], place=before["place"] + 1)
        known |= {each["place"]: each for each in told}
    raise AssertionError(place)


def test_a_long_history_is_told_in_few_marks_evenly_and_with_every_version(long, minjun, asked):
    told = asked(minjun)
    assert len(told) <= MARKS + 2
    (version,) = minjun.sees("version")
    marks = [each["place"] for each in told if each["version"] is None]
    assert [each["version"] for each in told if each["version"]] == [version["id"]]
    assert (marks[0], marks[-1]) == (0, MANY + 1)
    assert max(b - a for a, b in pairwise(marks)) <= 2 * MANY // MARKS


def test_each_of_its_moments_is_found_and_says_what_the_draft_said_then(long, minjun, asked, ask):
    known = {each["place"]: each for each in asked(minjun)}
    last = max(known)
    for place in (1, 2, 1234, MANY // 2, MANY // 2 + 3, last - 1):
        moment = found(asked, minjun, known, place)
        assert moment["place"] == place
    seqs = [known[place]["seq"] for place in sorted(known)]
    assert seqs == sorted(set(seqs))
    assert said(ask(minjun, known[1234]["seq"]).json).startswith("Laws stand apart. 1233 ")


def test_every_moment_is_between_two_marks_without_a_gap(long, minjun, asked):
    marks, places = asked(minjun), [0]
    for before, after in pairwise(marks):
        told = asked(minjun, after=before["seq"], until=after["seq"], place=before["place"] + 1)
        assert told[-1] == after
        places += [each["place"] for each in told]
    assert places == list(range(MANY + 2))


def test_a_page_that_was_away_for_thousands_of_changes_is_told_few_too(written, minjun, ids, app, asked):
    before = asked(minjun)
    lengthen(app, f"team-{ids['KR']}", MANY)
    told = asked(minjun, after=before[-1]["seq"], place=len(before))
    assert len(told) <= MARKS + 1
    assert told[0]["place"] == len(before)
    assert told[-1]["seq"] == asked(minjun)[-1]["seq"]


def test_a_program_that_names_strange_bounds_is_told_nothing_more(long, minjun, asked):
    assert asked(minjun, after=10**30) == asked(minjun, until=-1) == []
    assert asked(minjun, after="x", until="", place="-") == asked(minjun)
    assert asked(minjun, until=10**30) == asked(minjun)


def test_who_reads_in_a_peer_review_finds_nothing_from_before(long, haruka, minjun, go, asked):
    go("peer", turn=1)
    told = asked(haruka, after=0)
    assert (told[0]["place"], len(told) <= MARKS + 1) == (0, True)
    assert told[0]["seq"] > asked(minjun)[0]["seq"]
    assert asked(haruka, until=told[0]["seq"] - 1) == []
