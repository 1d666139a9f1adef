"""What belongs to another workshop of the same server does not exist for this one's facilitators."""

import pytest

from facilitator.core.clock import now
from facilitator.extensions import db
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Clock, Team, Workshop
from facilitator.workshops.templates import steps_of


@pytest.fixture
def elsewhere(app):
    """Another workshop, with a team, a projector and a step; their ids."""
    with app.app_context():
        workshop = Workshop(title="Day 4", code="ELSEWR", date="2021-04-01", timezone="Asia/Manila")
        workshop.all_steps = steps_of("half_day")
        team = Team(workshop=workshop, country="PH", position=0)
        wall = Person(workshop=workshop, role=Role.PROJECTOR, name="Far wall")
        db.session.add_all([workshop, team, wall])
        db.session.flush()
        clock = Clock(workshop_id=workshop.id, team=team, entered_at=now(), ends_at=now())
        clock.enter(workshop.steps[0])
        db.session.add(clock)
        db.session.commit()
        return {"team": team.id, "wall": wall.id, "step": workshop.steps[1].id}


def test_no_command_of_the_console_reaches_another_workshop(fay, elsewhere, ids, everything):
    before = everything()
    for name, fields, code in (
        ("screen.show", {"what": "draft", "team": elsewhere["team"]}, "no_such_team"),
        ("screen.show", {"what": "blank", "projector": elsewhere["wall"]}, "no_such_projector"),
        ("screen.back", {"projector": elsewhere["wall"]}, "no_such_projector"),
        ("step.move", {"leaving": ids["lobby"], "to": elsewhere["step"]}, "no_such_step"),
        (
            "step.move",
            {"leaving": ids["lobby"], "to": ids["recap"], "team": elsewhere["team"]},
            "no_such_team",
        ),
        ("step.change", {"step": elsewhere["step"], "minutes": 3}, "no_such_step"),
        ("step.remove", {"step": elsewhere["step"]}, "no_such_step"),
        ("step.restore", {"step": elsewhere["step"]}, "no_such_step"),
        ("step.add", {"after": elsewhere["step"], "kind": "break", "minutes": 3}, "no_such_step"),
        ("clock.extend", {"minutes": 3, "team": elsewhere["team"]}, "no_such_team"),
    ):
        assert fay.ask(name, fields)["code"] == code, name
    assert everything() == before


def test_the_log_and_the_screens_are_those_of_ones_own_workshop(fay, elsewhere, go):
    go("recap")
    assert [screen["id"] for screen in fay.sees("screen")] == [fay.sees("screen")[0]["id"]]
    assert elsewhere["wall"] not in [screen["id"] for screen in fay.sees("screen")]
    assert {deed["kind"] for deed in fay.http.get("/api/log").json["deeds"]} == {"step.moved"}
