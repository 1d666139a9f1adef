"""A crowded workshop, in teams of seven, put into a server's database before it starts."""

import os
from itertools import product
from string import ascii_uppercase

from flask_migrate import upgrade
from sqlalchemy import select

from facilitator.app import create_app
from facilitator.core.clock import now
from facilitator.core.database import writing
from facilitator.extensions import db
from facilitator.people.asking import link_token
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Clock, Team, Workshop
from facilitator.workshops.templates import steps_of

SIZE = 7
IDEAS, DRAFT = 2, 11  # places of steps in the full day
COUNTRIES = ["".join(letters) for letters in product(ascii_uppercase, repeat=2)]


def gather(server, count, size=SIZE, step=IDEAS):
    """Put a workshop of so many participants into the database of a server that does not run yet.

    Return a row for each, as `facilitator links` does, and the id of the step in which they all are.
    """
    own = f"sqlite:///{server.folder}/facilitator.db"
    database = server.environment.get("DATABASE_URL") or own
    app = create_app({"SECRET_KEY": server.environment["SECRET_KEY"], "SQLALCHEMY_DATABASE_URI": database})
    with app.app_context():
        db.create_all() if os.environ.get("FACILITATOR_TABLES") == "create" else upgrade()
        with writing():
            step = fill(count, size, step)
        rows = [row(person) for person in db.session.scalars(select(Person).filter_by(role=Role.PARTICIPANT))]
        server.lead = row(db.session.scalars(select(Person).filter_by(role=Role.FACILITATOR)).one())
        db.session.remove()
        db.engine.dispose()
    return rows, step


def row(person):
    own = {"person": person.id, "role": person.role.value, "team": person.team_id}
    return {**own, "link": f"/join/{link_token(person)}"}


def fill(count, size, step):
    workshop = Workshop(
        title="Crowd", code="CRWD22", date="2021-03-31", timezone="Asia/Seoul", all_steps=steps_of("full_day")
    )
    db.session.add(workshop)
    for role in (Role.FACILITATOR, Role.OBSERVER, Role.PROJECTOR):
        db.session.add(Person(workshop=workshop, role=role, name=role.capitalize()))
    db.session.flush()
    for position in range(-(-count // size)):
        team = Team(workshop=workshop, country=COUNTRIES[position], position=position)
        clock = Clock(workshop_id=workshop.id, team=team, entered_at=now(), ends_at=now(), left=None)
        clock.enter(workshop.steps[step])
        db.session.add(clock)
        for number in range(position * size, min(count, (position + 1) * size)):
            person = Person(workshop=workshop, team=team, role=Role.PARTICIPANT, name=f"Person {number}")
            person.host = number % size == 0
            db.session.add(person)
    db.session.flush()
    return workshop.steps[step].id
