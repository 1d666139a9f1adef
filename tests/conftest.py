"""The cast. Korea: Min-jun (host) and Seo-yeon; Indonesia: Sari (host) and Budi; Japan: Haruka.

Fay and Lin facilitate, Olga observes, the wall is a projector; a stranger has not joined.
"""

import json
import os
import re
import shutil
from functools import partial
from uuid import uuid4

import pytest
from flask_migrate import upgrade
from flask_socketio import SocketIOTestClient
from sqlalchemy import make_url, text

from facilitator.app import create_app
from facilitator.core.activity import Line
from facilitator.core.clock import now
from facilitator.extensions import Model, db, socketio
from facilitator.people.asking import link_token, seat_of
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Clock, Step, Team, Workshop
from facilitator.workshops.templates import steps_of
from tests.compiled import compiled_once
from tests.databases import postgresql_database

pytest_plugins = ["tests.services", "tests.server"]

CAST = {  # name: (role, country, host, perspectives)
    "minjun": (Role.PARTICIPANT, "KR", True, ["government"]),
    "seoyeon": (Role.PARTICIPANT, "KR", False, ["workers"]),
    "sari": (Role.PARTICIPANT, "ID", True, ["social_entrepreneur"]),
    "budi": (Role.PARTICIPANT, "ID", False, ["researcher", "workers"]),
    "haruka": (Role.PARTICIPANT, "JP", True, ["employers"]),
    "fay": (Role.FACILITATOR, None, False, []),
    "lin": (Role.FACILITATOR, None, False, []),
    "olga": (Role.OBSERVER, None, False, []),
    "wall": (Role.PROJECTOR, None, False, []),
}
NAMES = {"minjun": "Min-jun", "seoyeon": "Seo-yeon"}
SETTINGS = {
    "TESTING": True,
    "SECRET_KEY": "for tests",
    "WTF_CSRF_ENABLED": False,
    "REST_SECONDS": 0,
    "VOTES_SECONDS": 0,
}


def made(address, **more):
    """Return the application on a database; it takes what earlier ones of this run have compiled."""
    return compiled_once(create_app({**SETTINGS, **more, "SQLALCHEMY_DATABASE_URI": address}))


def name_of(person):
    return NAMES.get(person, person.capitalize())


class Browser:
    """Somebody's browser, with every door open; a stranger's has no live connection."""

    def __init__(self, app, person=None):
        self.app, self.person = app, person
        self.http = app.test_client()
        auth = {}
        if person:
            with app.app_context():
                row = db.session.get_one(Person, person)
                self.token, self.seat, self.team = link_token(row), seat_of(row), row.team_id
            self.http.get(f"/join/{self.token}")
            auth = {"seat": self.seat, "person": person}
        self.socket = socketio.test_client(app, flask_test_client=self.http, auth=auth)

    def ask(self, name, /, payload=None, door="socket", op=None, **fields):
        """Give a command, and return the answer; fields make the payload where none is given."""
        asked = {"op": op or uuid4().hex, "payload": fields if payload is None else payload}
        if door == "http":
            return self.http.post(f"/api/commands/{name}", json=asked).json
        return self.socket.emit("command", {"name": name, **asked}, callback=True)

    def does(self, name, /, payload=None, **fields):
        """Give a command that must be done."""
        answer = self.ask(name, payload, **fields)
        assert answer["ok"], answer
        return answer

    def received(self, of="event"):
        return [packet["args"][0] for packet in self.socket.get_received() if packet["name"] == of]

    def missed(self, seq=0, **heard):
        return self.socket.emit("catch_up", {"seq": seq, "heard": heard}, callback=True)["events"]

    def page(self):
        """Return the snapshot in this person's live page."""
        html = self.http.get(f"/{self.seat}").text
        return json.loads(re.search(r'id="snapshot">(.*?)</script>', html, re.DOTALL)[1])

    def sees(self, kind):
        """Return everything of a kind that this person's page shows."""
        return [thing for thing in self.page()["things"] if thing["type"] == kind]


def pytest_addoption(parser):
    parser.addoption(
        "--on", default="sqlite", choices=["sqlite", "postgresql"], help="the database of the stories"
    )


def pytest_configure(config):
    config.addinivalue_line("markers", "sqlite: a matter of SQLite alone")


def patience(item):
    """How long a story may take (s), where it says so itself."""
    own = item.get_closest_marker("timeout")
    return own.args[0] if own else 0


def pytest_collection_modifyitems(config, items):
    """Begin with the longest, so that no worker ends alone with them.

    On another database than usual, tell only the stories that stand on a database.
    """
    items.sort(key=patience, reverse=True)
    if config.getoption("--on") != "sqlite":
        told = {
            item: "database" in item.fixturenames and not item.get_closest_marker("sqlite") for item in items
        }
        config.hook.pytest_deselected(items=[item for item in items if not told[item]])
        items[:] = [item for item in items if told[item]]


@pytest.fixture(scope="session")
def prepared(request, tmp_path_factory):
    """A database with the cast in the lobby of a full day, made once and copied for each test."""
    if request.config.getoption("--on") == "postgresql":
        with postgresql_database(request.getfixturevalue("cluster")) as address:
            yield prepare(address)
    else:
        yield prepare(make_url(f"sqlite:///{tmp_path_factory.mktemp('prepared')}/prepared.db"))


def prepare(address):
    app = made(address.render_as_string(hide_password=False))
    with app.app_context():
        if os.environ.get("FACILITATOR_TABLES") == "create":  # while a table is being designed
            db.create_all()
        else:
            upgrade()
        fill()
        db.session.remove()
        db.engine.dispose()
    return address


def fill():
    """Put the cast and their day into an empty database."""
    workshop = Workshop(
        title="Day 3", code="KRJPID", date="2021-03-31", timezone="Asia/Seoul", all_steps=steps_of("full_day")
    )
    workshop.public_code = "read3"
    db.session.add(workshop)
    db.session.flush()
    teams = {c: Team(workshop=workshop, country=c, position=i) for i, c in enumerate(("ID", "JP", "KR"))}
    db.session.add_all(teams.values())
    for name, (role, country, host, perspectives) in CAST.items():
        person = Person(workshop=workshop, team=teams.get(country), role=role, name=name_of(name), host=host)
        person.perspectives = perspectives
        db.session.add(person)
        db.session.flush()
    for team in [None, *teams.values()]:
        clock = Clock(workshop_id=workshop.id, team=team, entered_at=now(), ends_at=now(), left=None)
        clock.enter(workshop.steps[0])
        db.session.add(clock)
    db.session.commit()


# By the name of a fixture, the story that leads to it (beside it in one file), and the story after which that
# happens: many tests begin there.
STORIES = {}
AFTER = {}


def way(story):
    """Return the stories that lead to where one ends, itself first."""
    return [story, *way(AFTER[story])] if story in AFTER else [story]


def furthest(named):
    """Return the last story that lies on the way of all these, or nothing."""
    passed = {before for story in named for before in way(story)[1:]}
    ways = [set(way(story)) for story in named if story not in passed]
    return max(set.intersection(*ways), key=lambda story: len(way(story)), default="") if ways else ""


def leads_to(request, name):
    """Tell whether the fixtures that a test calls so, on the whole way, are those beside the stories."""
    meant = request.node._fixtureinfo.name2fixturedefs
    passed = [story for story in way(name) if story in meant]
    return all(meant[story][-1].func.__module__ == STORIES[story].__module__ for story in passed)


@pytest.fixture
def begun(request, prepared):
    """The name of the story that a test begins after, if there is one and its database can be copied."""
    named = [name for name in request.fixturenames if name in STORIES and leads_to(request, name)]
    return furthest(named) if prepared.drivername == "sqlite" else ""


@pytest.fixture(scope="session")
def stages(prepared, tmp_path_factory):
    """Return a function that gives the database to which a story leads, and what that story returned.

    Each is made once, to be copied.
    """
    made = {"": (prepared.database, None)}

    def stage(story):
        if story not in made:
            before, _ = stage(AFTER.get(story, ""))
            database = str(shutil.copy(before, tmp_path_factory.mktemp(story) / "begun.db"))
            made[story] = database, tell(STORIES[story], f"sqlite:///{database}")
        return made[story]

    return stage


@pytest.fixture
def led(request, app, begun):
    """Return a function that lets a story happen, unless the test begins after it; and gives what it gave."""
    cast = Cast(app)

    def led(story):
        if story in way(begun):
            return request.getfixturevalue("stages")(story)[1]
        return STORIES[story](cast)

    return led


def tell(story, address):
    """Let a story happen on a database that nobody else uses."""
    app = made(address)
    given = story(Cast(app))
    SocketIOTestClient.clients.clear()
    with app.app_context():
        db.session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))  # all of it is in the one file
        db.session.remove()
        db.engine.dispose()
    return given


class Cast:
    """The cast of a story: each opens a browser when they first do something."""

    def __init__(self, app):
        self.app, self.ids, self.opened = app, ids_in(app), {}

    def __getitem__(self, name):
        if name not in self.opened:
            self.opened[name] = Browser(self.app, self.ids[name])
        return self.opened[name]

    def go(self, kind, team=None, turn=None):
        return move(self["fay"], kind, team, turn)


@pytest.fixture
def database(request, prepared, begun, tmp_path):
    """The address of a copy of the prepared database, for one test."""
    if prepared.drivername == "sqlite":
        shutil.copy(request.getfixturevalue("stages")(begun)[0], tmp_path / "test.db")
        yield f"sqlite:///{tmp_path}/test.db"
    else:
        with postgresql_database(prepared.set(database="postgres"), prepared.database) as address:
            yield address.render_as_string(hide_password=False)


@pytest.fixture
def app(database):
    app = made(database)
    yield app
    SocketIOTestClient.clients.clear()  # it would keep every application of this run
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def guarded(database):
    """The same workshop, where a form without the page's own token is refused as in earnest."""
    app = made(database, WTF_CSRF_ENABLED=True)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def opened(app, ids):
    """Return a function that opens one more browser (a second device) for somebody of the cast."""
    return lambda name: Browser(app, ids[name])


@pytest.fixture
def ids(app):
    """Which id has what: people by cast name, teams by country, the first step of each kind by kind."""
    return ids_in(app)


def ids_in(app):
    with app.app_context():
        people = {person.name: person.id for person in db.session.query(Person)}
        steps = {}
        for step in db.session.query(Step).order_by(Step.position):
            steps.setdefault(step.kind.value, step.id)
        teams = {team.country: team.id for team in db.session.query(Team)}
        return {**{name: people[name_of(name)] for name in CAST}, **teams, **steps}


def someone(name):
    @pytest.fixture(name=name)
    def fixture(app, ids):
        return Browser(app, ids[name])

    return fixture


minjun, seoyeon, sari, budi, haruka = map(someone, ("minjun", "seoyeon", "sari", "budi", "haruka"))
fay, lin, olga, wall = map(someone, ("fay", "lin", "olga", "wall"))


@pytest.fixture
def stranger(app):
    return Browser(app)


@pytest.fixture
def go(fay):
    """Return a function by which Fay moves all (or one team) to a kind of step, or a turn of it."""
    return partial(move, fay)


def move(leader, kind, team=None, turn=None):
    page = leader.page()["things"]
    days = [t for t in page if t["type"] == "step"]
    steps = [t for t in days if t["kind"] == kind and turn in (None, t["round"])]
    clock = next(t for t in page if t["type"] == "clock" and t["team"] == team)
    leader.does("step.move", leaving=clock["step"], to=steps[0]["id"], team=team)
    return steps[0]["id"]


@pytest.fixture
def everything(app):
    """Return a function that reads every row of every table."""

    def read():
        with app.app_context():
            tables = Model.metadata.sorted_tables
            return {table.name: db.session.execute(table.select()).all() for table in tables}

    return read


@pytest.fixture
def log(app):
    """Return a function that reads the kinds in the log of a room."""

    def read(room):
        with app.app_context():
            lines = db.session.query(Line).filter_by(room=room).order_by(Line.seq)
            return [line.kind for line in lines]

    return read
