"""Who voted what is nobody's: through no door, in no table, by no order, no time and no number."""

import json
import sqlite3

import pytest
from sqlalchemy import text

from facilitator.extensions import db
from tests.deciding.conftest import choice, receipt, the, vote, votes

SECRET_VOTES = {"minjun": (5, 1), "seoyeon": (2, 4)}


@pytest.fixture
def voted(request, rating, grouped):
    """Min-jun and Seo-yeon have voted in secret. Return the receipts."""
    receipts = {}
    for name, (impact, feasibility) in SECRET_VOTES.items():
        receipts[name] = receipt()
        paper = vote("rating", [(1, impact, feasibility)])
        person = request.getfixturevalue(name)
        person.does("vote.cast", ballot=rating, receipt=receipts[name], choice=paper)
    return receipts


def test_the_box_knows_no_person_and_the_roll_no_choice(voted, everything, ids):
    tables = everything()
    assert {paper._fields for paper in tables["paper"]} == {
        ("receipt", "ballot_id", "voter_id", "stratum", "choice")
    }
    assert {paper.stratum for paper in tables["paper"]} == {""}
    assert {paper.voter_id for paper in tables["paper"]} == {None}
    assert {seat._fields for seat in tables["seat"]} == {
        ("ballot_id", "person_id", "voted", "present", "proxy_id", "stratum", "other_stratum")
    }


def test_no_table_but_the_box_knows_a_receipt_or_a_choice(voted, everything):
    for name, rows in everything().items():
        told = json.dumps([list(row) for row in rows], default=str)
        if name != "paper":
            assert not [number for number in voted.values() if number in told], name
            assert '"impact":' not in told.replace(" ", ""), name


@pytest.mark.sqlite
def test_sqlite_keeps_no_hidden_number_of_a_paper(voted, database):
    with sqlite3.connect(database.removeprefix("sqlite:///")) as connection:
        with pytest.raises(sqlite3.OperationalError, match="no such column"):
            connection.execute("SELECT rowid FROM paper")
        order = [row[0] for row in connection.execute("SELECT receipt FROM paper")]
    assert order == sorted(voted.values())


def test_once_it_is_closed_no_database_knows_in_which_order_the_papers_came(app, hall, asked, fay):
    """PostgreSQL keeps where a row lies and by which transaction it came: that of the cross on the roll."""
    ballot = asked("choice")
    for person in hall[:9]:
        votes(person, ballot, choice(1), "http")
    fay.does("ballot.close", ballot=ballot)
    with app.app_context():
        columns = {"postgresql": ("xmin::text", "ctid"), "sqlite": ("1", "1")}
        hidden = columns[db.engine.dialect.name]
        rows = db.session.execute(text("SELECT receipt, {} FROM paper ORDER BY {}".format(*hidden))).all()
    receipts = [receipt for receipt, _ in rows]
    assert (len(receipts), receipts, len({by for _, by in rows})) == (9, sorted(receipts), 1)
    assert the(fay, ballot)["result"]["valid"] == 9


@pytest.mark.sqlite
def test_the_servers_log_tells_of_a_fault_and_not_of_the_vote(rating, grouped, minjun, database, capsys):
    full = "CREATE TRIGGER full BEFORE INSERT ON paper BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
    with sqlite3.connect(database.removeprefix("sqlite:///")) as connection:
        connection.execute(full)
    paper = vote("rating", [(1, 5, 1)])
    answer = minjun.ask("vote.cast", ballot=rating, receipt=receipt(), choice=paper)
    told = capsys.readouterr().out
    assert (answer["code"], "the disk is full" in told, "impact" in told) == ("server_error", True, False)


def test_an_operation_of_a_vote_keeps_no_digest(voted, everything, ids):
    voters = {ids["minjun"], ids["seoyeon"]}
    kept = [row.digest for row in everything()["operation"] if row.asker_id in voters]
    assert kept.count("") == 2


def test_events_tell_how_many_and_never_who_or_what(voted, fay, lin, minjun, seoyeon, olga, wall, sari):
    for person in (fay, lin, minjun, seoyeon, olga, wall, sari):
        told = [event for event in person.missed() if event["kind"] == "vote.cast"]
        assert {event["by"] for event in told} <= {""}
        assert "impact" not in json.dumps([{**e["subject"], "options": []} for e in told])
    assert [e["subject"]["voted"] for e in fay.missed() if e["subject"]["type"] == "roll"] == [[]]


def test_nobody_sees_another_persons_seat(voted, fay, minjun, olga, wall, sari):
    assert [len(person.sees("seat")) for person in (fay, minjun, olga, wall, sari)] == [0, 1, 0, 0, 0]
    assert minjun.sees("seat")[0]["paper"] is None


def test_who_has_voted_is_hidden_until_it_points_at_nobody(voted, fay, minjun, ids):
    """Two votes are fewer than three."""
    roll = fay.sees("roll")[0]
    assert (roll["shown"], roll["voted"]) == (False, [])
    assert roll["entitled"] == [ids["minjun"], ids["seoyeon"]]
    assert minjun.sees("roll") == []


def test_who_has_voted_in_a_named_ballot_is_told_to_the_facilitators(consent, fay, minjun, ids):
    minjun.does("vote.cast", ballot=consent, receipt=receipt(), choice=vote("consent", "support"))
    assert (fay.sees("roll")[0]["voted"], fay.sees("roll")[0]["shown"]) == ([ids["minjun"]], True)


def test_a_consent_is_blind_until_it_is_published(consent, fay, minjun, seoyeon, everything):
    paper = vote("consent", "object", "Employers were not heard.")
    minjun.does("vote.cast", ballot=consent, receipt=receipt(), choice=paper)
    for person in (fay, seoyeon):
        told = json.dumps([person.page()["things"], person.missed()])
        assert "Employers were not heard." not in told
    assert "Employers were not heard." in json.dumps(minjun.sees("seat"))
    fay.does("ballot.close", ballot=consent)
    assert "Employers were not heard." not in json.dumps(seoyeon.page()["things"])


def test_a_snapshot_is_what_the_events_told(voted, rating, fay, minjun):
    fay.does("ballot.close", ballot=rating)
    fay.does("ballot.publish", ballot=rating)
    for person in (fay, minjun):
        last = {
            (event["subject"]["type"], event["subject"]["id"]): event["subject"] for event in person.missed()
        }
        for kind in ("ballot", "seat", "roll"):
            assert person.sees(kind) == [thing for (type_, _), thing in last.items() if type_ == kind]
