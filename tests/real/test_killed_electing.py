"""The server is killed at exact places of an election: in the third vote, and while it counts all of them."""

from secrets import token_hex

import pytest

from tests.phone import Phone
from tests.real.deaths import Death
from tests.real.test_killed import check_box, check_log, rows_of, send

PAPER, CLOSED = "INSERT INTO paper", "UPDATE ballot"
ORDERS = ([1, 2], [1, 3], [2, 1])


@pytest.fixture
def death(tmp_path):
    return Death(tmp_path)


@pytest.fixture
def settings(death):
    return death.settings


def paper_of(ballot, order):
    """Return a vote as it waits in an outbox: made once, and sent until it is answered."""
    placed = [{"option": option, "place": place} for place, option in enumerate(order, 1)]
    choice = {"kind": "ranking", "order": placed}
    return {"op": token_hex(16), "payload": {"ballot": ballot, "choice": choice, "receipt": token_hex(16)}}


def dies(server, death, phones):
    """The server is dead where it was to die; it is started again, and all come back."""
    death.has_come(server)
    server.start()
    check_log(server)
    for each in phones:
        Phone.connect(each)


@pytest.mark.parametrize("when", ["at", "before", "within", "after"])
def test_the_third_vote_and_the_close_are_whole_or_not_there(when, server, death, phone):
    rows = [row for row in server.links if row["team"] == "KR"][:3]
    lead, voters = phone(role="facilitator"), [phone(row) for row in rows]
    (team,) = [team["id"] for team in lead.knows("team") if team["country"] == "KR"]
    ask = {"kind": "ranking", "about": "question", "title": "Which first?", "method": "stv"}
    lead.does("ballot.open", {**ask, "team": team, "options": ["Care", "A law", "A fund"]})
    (ballot,) = [ballot["id"] for ballot in lead.sees("ballot")]
    papers = [paper_of(ballot, order) for order in ORDERS]
    first = [send(voter, paper) for voter, paper in zip(voters[:2], papers, strict=False)]
    death.comes(PAPER, when)
    first.append(send(voters[2], papers[2]))
    dies(server, death, [lead, *voters])
    check_box(server, papers, first)
    assert first[2] is None
    again = [send(voter, paper) for voter, paper in zip(voters, papers, strict=True)]
    assert (first[:2], [answer["ok"] for answer in again]) == (again[:2], [True] * 3)
    check_box(server, papers, again)

    death.comes(CLOSED, when)
    assert lead.ask("ballot.close", ballot=ballot) is None
    dies(server, death, [lead, *voters])
    ((status, result),) = rows_of(server, "SELECT status, result FROM ballot")
    assert (status, result not in (None, "null")) == (
        ("CLOSED", True) if when == "after" else ("OPEN", False)
    )
    lead.does("ballot.close", ballot=ballot)
    lead.settle()
    (shown,) = lead.knows("ballot")
    assert (shown["cast"], shown["result"]["valid"]) == (3, 3)
    assert [option["place"] for option in shown["result"]["options"]] == [1, None, None]
    closed = "SELECT room, json_extract(subject, '$.type') FROM activity WHERE kind = 'ballot.closed'"
    told = rows_of(server, closed)
    assert len(told) == len({*told}) == 4  # the ballot in three rooms, and the roll in one
