"""`facilitator recount`: the box of a ballot counted again by whoever keeps the server."""

import json

import pytest
from click.testing import CliRunner

from facilitator.commandline import facilitator
from facilitator.deciding.box import Paper
from facilitator.deciding.models import Ballot
from facilitator.extensions import db
from facilitator.workshops.models import Workshop
from facilitator.workshops.templates import steps_of
from tests.deciding.conftest import vote
from tests.deciding.table import TEXT, VOTES, asked, chosen, counted, on, published, seated, voted


@pytest.fixture
def seven(app, ids, minjun, seoyeon):
    """Seven people at Korea's table."""
    return [minjun, seoyeon, *seated(app, ids)]


@pytest.fixture
def recount(database, tmp_path):
    """Return a function that types the command, and returns its exit code and what it says."""
    settings = {"FACILITATOR_INSTANCE": str(tmp_path), "DATABASE_URL": database, "SECRET_KEY": "for tests"}
    unset = dict.fromkeys(("REDIS_URL", "PRODUCTION", "PUBLIC_URL"))

    def recount(*words):
        ran = CliRunner().invoke(facilitator, ["recount", *map(str, words)], env={**unset, **settings})
        assert isinstance(ran.exception, SystemExit | None), ran.exception
        return ran.exit_code, ran.output

    return recount


@pytest.fixture
def tamper(app):
    """Return a function that changes a row in the database behind the back of everybody."""

    def tamper(table, key, **values):
        with app.app_context():
            row = db.session.get_one(table, key)
            for name, value in values.items():
                setattr(row, name, value)
            db.session.commit()

    return tamper


@pytest.mark.parametrize("name", VOTES)
def test_a_box_that_nobody_touched_comes_to_what_was_published(name, fay, seven, ids, recount):
    ballot, _ = counted(fay, seven, ids["KR"], name)
    code, said = recount("KRJPID", ballot)
    assert (code, said.startswith(f"OK: ballot {ballot} (")) == (0, True)
    assert said.endswith("counted again from 6 papers; nothing differs.\n")
    code, said = recount("krj-pid", ballot, "--json")
    assert (code, json.loads(said)) == (0, {"ballot": ballot, "same": True, "differences": []})


# What is put in the place of the second paper, and a difference that it makes.
CHANGED = {
    "motion": (vote("motion", "no"), "result.yes: told 4, found 3"),
    "consent": (vote("consent", "object", "x"), "result.object: told 1, found 2"),
    "gradients": (vote("gradients", "abstain"), "result.counts[1]: told 2, found 1"),
    "choice": (chosen(3), "result.options[1].last.numerator: told 2, found 1"),
    "ranking": ({"kind": "ranking", "order": [{"option": 3, "place": 1}]}, "count.rounds[1].tallies"),
    "dots": (vote("dots", [(2, 3)]), "result.options[1].dots: told 7, found 4"),
    "rating": (vote("rating", [(1, 1, 1)]), "result.options[1].impact.counts[1]: told 0, found 1"),
    "stance": (
        {"kind": "stance", "stances": [{"option": 1, "stance": "disagree"}]},
        "result.options[3].strata[1].disagree: told 2, found 1",
    ),
}


@pytest.mark.parametrize("name", CHANGED)
def test_one_paper_that_was_changed_is_found(name, fay, seven, ids, tamper, recount):
    ballot, receipts = counted(fay, seven, ids["KR"], name)
    paper, difference = CHANGED[name]
    tamper(Paper, receipts[1], choice_kept=paper)
    code, said = recount("KRJPID", ballot)
    assert code == 1
    assert said.startswith(f"DIFFERENT: ballot {ballot} ({name}")
    assert difference in said
    code, said = recount("KRJPID", ballot, "--json")
    told = json.loads(said)
    assert (code, told["same"], bool(told["differences"])) == (1, False, True)
    assert {*told["differences"][0]} == {"where", "told", "found"}


def test_a_paper_too_many_and_one_too_few_are_found(app, fay, seven, ids, recount):
    ballot, receipts = counted(fay, seven, ids["KR"], "motion")
    with app.app_context():
        db.session.delete(db.session.get_one(Paper, receipts[4]))  # the abstention
        db.session.commit()
    assert "papers: told 6, found 5" in recount("KRJPID", ballot)[1]
    with app.app_context():
        yes = vote("motion", "yes")
        rows = [Paper(receipt=number, ballot_id=ballot, choice_kept=yes) for number in ("a" * 32, "b" * 32)]
        db.session.add_all(rows)
        db.session.commit()
    code, said = recount("KRJPID", ballot)
    assert (code, "papers: told 6, found 7" in said, "result.yes: told 4, found 6" in said) == (1, True, True)


def test_a_published_result_that_was_changed_is_found(fay, seven, ids, tamper, recount):
    ballot, _ = counted(fay, seven, ids["KR"], "motion")
    tamper(Ballot, ballot, result_kept={**fay.sees("ballot")[-1]["result"], "yes": 5, "no": 0})
    code, said = recount("KRJPID", ballot)
    differing = ["  result.yes: told 5, found 4", "  result.no: told 0, found 1"]
    assert (code, sorted(said.splitlines()[1:])) == (1, sorted(differing))


@pytest.mark.parametrize(
    ("paper", "reason"),
    [
        ({"kind": "dots", "dots": [{"option": 9, "dots": 1}]}, "no_such_option"),
        ({"kind": "dots", "dots": [{"option": 1, "dots": 3}, {"option": 2, "dots": 3}]}, "over_budget"),
        ({"kind": "dots", "dots": [{"option": 1, "dots": -3}]}, ">= 1"),
        ({"kind": "motion", "choice": "yes"}, "other_kind"),
        ({"nonsense": 1}, "kind"),
        ([], "Expected"),
    ],
)
def test_a_paper_that_nobody_could_have_put_in_is_named(paper, reason, fay, seven, ids, tamper, recount):
    ballot, receipts = counted(fay, seven, ids["KR"], "dots")
    tamper(Paper, receipts[0], choice_kept=paper)
    code, said = recount("KRJPID", ballot)
    assert code == 1
    assert f"paper {receipts[0]}: " in said
    assert reason in said


@pytest.fixture
def drawn(fay, seven, ids):
    """Clean water and Ports are equal, and a lot decides."""
    ballot = asked(fay, kind="choice", team=ids["KR"], **on("Which goal?"))
    voted(seven, ballot, [chosen(1), chosen(2), chosen(1), chosen(2), chosen(3)])
    fay.does("ballot.close", ballot=ballot)
    fay.does("ballot.settle", ballot=ballot, way="lot")
    fay.does("ballot.publish", ballot=ballot)
    return ballot


def test_a_lot_is_counted_again_by_the_order_that_was_drawn(drawn, fay, tamper, recount):
    assert recount("KRJPID", drawn)[0] == 0
    settled = fay.sees("ballot")[-1]["settled"]
    other = {1: 2, 2: 1}[settled["elected"][0]]
    tamper(Ballot, drawn, settled_kept={**settled, "elected": [other]})
    code, said = recount("KRJPID", drawn)
    assert (code, f"settled.elected[1]: told {other}, found {settled['elected'][0]}" in said) == (1, True)


def test_a_ballot_is_counted_again_before_it_is_published_too(fay, seven, ids, recount):
    ballot = asked(fay, kind="motion", team=ids["KR"], **TEXT)
    voted(seven, ballot, VOTES["motion"][1])
    assert recount("KRJPID", ballot)[0] == 2
    fay.does("ballot.close", ballot=ballot, door="http")
    assert recount("KRJPID", ballot)[0] == 0


@pytest.mark.parametrize(
    ("workshop", "ballot", "said"),
    [
        ("ZZZZZZ", "1", "There is no workshop with the code ZZZZZZ. On this server: KRJPID."),
        ("KRJPID", "2", "No ballot 2 of KRJPID is counted. These are: 1."),
        ("KRJPID", "x", "No ballot x of KRJPID is counted. These are: 1."),
        ("KRJPID", "-1", "No such option"),
        ("KRJPID", "99999999999999999999", "is counted. These are: 1."),
    ],
)
def test_what_is_not_there_or_not_counted_is_said(workshop, ballot, said, fay, seven, ids, recount):
    counted(fay, seven, ids["KR"], "motion")
    asked(fay, kind="motion", team=ids["KR"], **TEXT)
    code, told = recount(workshop, ballot)
    assert (code, said in told) == (2, True), told


def test_a_ballot_is_looked_for_in_its_own_workshop(app, fay, seven, ids, recount):
    ballot, _ = counted(fay, seven, ids["KR"], "motion")
    with app.app_context():
        days = {"date": "2021-04-01", "timezone": "Asia/Seoul", "all_steps": steps_of("full_day")}
        db.session.add(Workshop(title="Day 4", code="DAYFRS", public_code="read4", **days))
        db.session.commit()
    code, said = recount("DAYFRS", ballot)
    assert (code, "No ballot 1 of DAYFRS is counted. These are: none." in said) == (2, True)


def test_what_was_taken_back_is_not_counted(fay, seven, ids, recount):
    ballot = asked(fay, kind="motion", team=ids["KR"], **TEXT)
    voted(seven, ballot, VOTES["motion"][1])
    fay.does("ballot.close", ballot=ballot)
    fay.does("ballot.discard", ballot=ballot, reason="A word was missing.")
    assert recount("KRJPID", ballot)[0] == 2


def test_counting_again_changes_nothing(fay, seven, ids, recount, everything):
    ballot, _ = counted(fay, seven, ids["KR"], "stv")
    before = everything()
    recount("KRJPID", ballot)
    assert everything() == before


def test_what_happens_to_a_person_later_does_not_change_a_count(fay, seven, ids, recount):
    ballot = asked(fay, kind="consent", team=ids["KR"], **TEXT)
    voted(seven, ballot, [vote("consent", "support")] * 5 + [vote("consent", "reservation", "Too far.")])
    published(fay, ballot)
    fay.does("person.remove", person=ids["minjun"])
    assert recount("KRJPID", ballot)[0] == 0


def test_a_result_from_before_there_was_a_second_cut_is_as_it_was(fay, seven, ids, tamper, recount):
    ballot, _ = counted(fay, seven, ids["KR"], "stance")
    result = fay.sees("ballot")[-1]["result"]
    assert result.pop("also") is None
    tamper(Ballot, ballot, result_kept=result)
    assert recount("KRJPID", ballot)[0] == 0
