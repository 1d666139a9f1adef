"""What comes often and small is committed together: each gets its own answer, and nothing is told before."""

import gevent
import pytest
from msgspec import Struct
from sqlalchemy import insert

from facilitator.core.activity import Line
from facilitator.core.lane import Lane
from facilitator.core.telling import mention_after
from facilitator.errors import Refusal
from facilitator.extensions import db


class News(Struct, frozen=True):
    words: str


@pytest.fixture
def batches():
    return []


@pytest.fixture
def lane(batches):
    """A lane that writes words into the log, refuses the word "no", and breaks at the word "bug"."""

    def take(batch):
        batches.append(list(batch))
        return [Refusal("refused", "No.") if words == "no" else write(words) for words in batch]

    def write(words):
        if words == "bug":
            raise ZeroDivisionError
        line = {"prev": 0, "at": 0, "kind": words, "by": "", "room": "workshop-1", "subject": {}}
        db.session.execute(insert(Line), line)
        mention_after("news", News(words), ["workshop-1"])
        return words.upper()

    return Lane(take)


def answer(app, lane, words):
    """Give words, and return the answer, or what went wrong."""
    with app.app_context():
        try:
            return lane.give(words)
        except (Refusal, ZeroDivisionError) as fault:
            return type(fault)


@pytest.fixture
def give(app, lane):
    """Return a function that gives several words at one time, each from a client of its own."""

    def give(*words):
        clients = [gevent.spawn(answer, app, lane, word) for word in words]
        gevent.joinall(clients, raise_error=True)
        return [client.value for client in clients]

    return give


def test_what_comes_at_one_time_is_one_transaction_and_each_has_its_answer(give, batches, fay, log):
    assert give("one", "no", "two") == ["ONE", Refusal, "TWO"]
    assert batches == [["one", "no", "two"]]
    assert log("workshop-1") == ["one", "two"]
    assert [news["words"] for news in fay.received("news")] == ["one", "two"]


def test_a_fault_is_told_to_whoever_gave_it_and_the_others_are_taken(give, batches, fay, log):
    assert give("one", "bug", "two") == ["ONE", ZeroDivisionError, "TWO"]
    assert batches == [["one", "bug", "two"], ["one"], ["bug"], ["two"]]
    assert log("workshop-1") == ["one", "two"]
    assert [news["words"] for news in fay.received("news")] == ["one", "two"]


def test_a_crowd_is_taken_in_parts(give, batches, monkeypatch):
    monkeypatch.setattr("facilitator.core.lane.MOST", 10)
    assert len(give(*map(str, range(25)))) == 25
    assert [len(batch) for batch in batches] == [10, 10, 5]
