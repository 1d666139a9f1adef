"""What a team must have done before it can decide: groups of ideas, or a frozen text."""

import time
from uuid import uuid4

import gevent
import pytest

from facilitator.extensions import db
from facilitator.people.models import Person, Role
from tests.conftest import STORIES, Browser, Cast

MEMBERS = {"KR": "minjun", "ID": "sari", "JP": "haruka"}
GROUPS = ("Care in ageing counties", "A framework law", "Public buying")
OPTIONS = ["Care", "A law", "Public buying", "A fund"]


def receipt():
    return uuid4().hex


def form_groups(cast):
    """Every team writes three ideas, and puts each into a named group."""
    cast.go("ideas")
    people = [cast[name] for name in MEMBERS.values()]
    for person in people:
        for group in GROUPS:
            person.does("idea.add", words=f"An idea for {group}")
    cast["fay"].does("ideas.reveal")
    cast.go("cluster")
    for person in people:
        for idea, group in zip(person.sees("idea"), GROUPS, strict=True):
            person.does("cluster.form", {"ideas": [idea["id"]], "name": group})


@pytest.fixture
def grouped(request, app, begun):
    """Every team has three named groups of ideas. Return their ids by country, in order."""
    if begun != "grouped":
        form_groups(Cast(app))
    people = {country: request.getfixturevalue(name) for country, name in MEMBERS.items()}
    return {country: [c["id"] for c in person.sees("cluster")] for country, person in people.items()}


@pytest.fixture
def opened_ballot(fay, ids):
    """Return a function that opens a ballot for a team, and gives its id."""

    def opened_ballot(kind, country="KR", **rule):
        fay.does("ballot.open", kind=kind, team=ids[country], **rule)
        return latest(fay, ids[country], kind)["id"]

    return opened_ballot


def latest(leader, team, kind):
    return [b for b in leader.sees("ballot") if b["team"] == team and b["kind"] == kind][-1]


@pytest.fixture
def rating(grouped, go, opened_ballot):
    """A rating that is open in Korea."""
    go("prioritise")
    return opened_ballot("rating")


@pytest.fixture
def dots(grouped, go, opened_ballot):
    """Five dots each, at most three on one group, in Korea."""
    go("prioritise")
    return opened_ballot("dots")


def write_and_freeze(cast):
    """Every team writes its text, and Fay freezes it."""
    cast.go("draft")
    for country, name in MEMBERS.items():
        write_agenda(cast[name], country)
    cast.go("adopt")
    for country in MEMBERS:
        cast["fay"].does("agenda.freeze", team=cast.ids[country])


STORIES |= {"grouped": form_groups, "frozen": write_and_freeze}


@pytest.fixture
def frozen(app, begun, fay, ids):
    """Every team has a text, frozen in the step in which it is adopted. Return the hash by country."""
    if begun != "frozen":
        write_and_freeze(Cast(app))
    return {country: agenda(fay, ids[country])["hash"] for country in MEMBERS}


def write_agenda(person, country):
    person.does("field.write", field="title", words=f"The agenda of {country}")
    for words in ("Recalling R204,", "Concerned about care,"):
        person.does("paragraph.add", words=words)
    person.does("field.write", field="owner", words="Ministry of Employment and Labor")
    person.does("field.write", field="follow_up", words="2021-09-30")
    person.does("item.add", title="Care in ageing rural counties")
    item = person.sees("item")[-1]["id"]
    person.does("field.write", item=item, field="problem", words="Care workers have no contract.")
    person.does("field.write", item=item, field="outcome", words="Every care worker has one.")
    person.does("action.add", item=item)
    action = next(i for i in person.sees("item") if i["id"] == item)["actions"][0]["id"]
    person.does(
        "field.write", item=item, action=action, field="text", words="Pass the domestic workers' bill"
    )
    person.does("choice.set", item=item, field="references", keys=["R204"])


def agenda(person, team):
    return next(each for each in person.sees("agenda") if each["id"] == team)


@pytest.fixture
def consent(frozen, opened_ballot):
    """A consent on Korea's frozen text."""
    return opened_ballot("consent")


@pytest.fixture
def motion(frozen, opened_ballot):
    """A motion on Korea's frozen text."""
    return opened_ballot("motion")


def vote(kind, said, words=None):
    """Return a vote as its kind has it."""
    if kind == "rating":
        return {"kind": kind, "ratings": [{"option": o, "impact": i, "feasibility": f} for o, i, f in said]}
    if kind == "dots":
        return {"kind": kind, "dots": [{"option": option, "dots": dots} for option, dots in said]}
    return {"kind": kind, "choice": said, **({} if words is None else {"words": words})}


@pytest.fixture
def asked(fay, ids):
    """Return a function that asks Korea a question with four options, and gives the ballot's id."""

    def asked(kind, team="KR", **rule):
        return question(fay, {"kind": kind, "team": ids[team] if team else None, **rule})

    return asked


def question(leader, rule):
    """Ask a question of one's own, and return the ballot's id."""
    leader.does(
        "ballot.open", {"about": "question", "title": "What comes first?", "options": OPTIONS, **rule}
    )
    return leader.sees("ballot")[-1]["id"]


def cast(person, ballot, choice, door="socket", **more):
    return person.ask("vote.cast", {"ballot": ballot, "receipt": receipt(), "choice": choice, **more}, door)


def votes(person, ballot, choice, door="socket"):
    """Give a vote that must be taken."""
    answer = cast(person, ballot, choice, door)
    assert answer["ok"], answer


def the(person, ballot):
    """Return a ballot as somebody's page shows it."""
    (shown,) = [each for each in person.sees("ballot") if each["id"] == ballot]
    return shown


def closed(leader, ballot):
    """Close a ballot, and return its result as its facilitators see it."""
    leader.does("ballot.close", ballot=ballot)
    return the(leader, ballot)["result"]


def ranking(*order, **more):
    """Return an order: each option in a place of its own, those in one tuple share it."""
    places = [place if isinstance(place, tuple) else (place,) for place in order]
    placed = [{"option": o, "place": number} for number, each in enumerate(places, 1) for o in each]
    return {"kind": "ranking", "order": placed, **more}


def choice(*options, **more):
    return {"kind": "choice", "options": list(options), **more}


def stance(**stances):
    """Return where somebody stands: `stance(o1="agree", o2="disagree")`."""
    stood = [{"option": int(option[1:]), "stance": said} for option, said in stances.items()]
    return {"kind": "stance", "stances": stood}


class StandingClock:
    """The server's clock (`ms` since 1970), which stands still unless a story moves it.

    What sleeps until an instant goes on only after `wakes` is set: it may be late, or its process gone.
    """

    def __init__(self, ms):
        self.ms, self.wakes, self.naps, self.over = ms, False, [], False

    def pass_by(self, minutes=0, ms=0):
        self.ms += minutes * 60_000 + ms
        gevent.sleep(0)  # lets what waits look at the clock

    def nap(self, seconds):
        """Sleep as gevent does: the first time, a millisecond less than was asked for."""
        until = self.ms + round(seconds * 1000) - (not self.naps)
        self.naps.append(seconds)
        while self.ms < until or not self.wakes:
            gevent.sleep(0)
            if self.over:
                raise gevent.GreenletExit


@pytest.fixture
def clock(monkeypatch):
    standing = StandingClock(time.time_ns() // 1_000_000)
    monkeypatch.setattr(time, "time_ns", lambda: standing.ms * 1_000_000)
    monkeypatch.setattr("facilitator.deciding.closing.sleep", standing.nap)
    yield standing
    standing.over = True
    gevent.sleep(0)


@pytest.fixture
def hall(app, ids):
    """Fifty more people in Korea's team."""
    with app.app_context():
        rows = [
            Person(workshop_id=1, team_id=ids["KR"], role=Role.PARTICIPANT, name=f"Guest {number}")
            for number in range(50)
        ]
        db.session.add_all(rows)
        db.session.commit()
        return [Browser(app, row.id) for row in rows]


def filled(result):
    """Return who has a seat, in the order of election."""
    placed = [(option["place"], option["option"]) for option in result["options"] if option["place"]]
    return [option for _, option in sorted(placed)]


def still_open(result):
    return [option["option"] for option in result["options"] if option["open"]]


def settle(person, ballot, way, door="socket", **more):
    return person.ask("ballot.settle", {"ballot": ballot, "way": way, **more}, door)


def ask_all(leader, voters="everybody", kind="choice", **rule):
    ask = {"about": "question", "title": "What comes first?", "options": OPTIONS, "voters": voters}
    return leader.ask("ballot.open", {**ask, "kind": kind, **rule})


@pytest.fixture
def plenary(fay):
    """A choice that everybody is asked."""
    assert ask_all(fay)["ok"]
    return fay.sees("ballot")[-1]["id"]


@pytest.fixture
def join(app, ids):
    """Return a function by which somebody new sits down in a team."""

    def join(name, country="KR", **more):
        with app.app_context():
            person = Person(
                workshop_id=1, team_id=ids[country], role=Role.PARTICIPANT, name=name, perspectives=[], **more
            )
            db.session.add(person)
            db.session.commit()
            return Browser(app, person.id)

    return join


QUESTION = {"kind": "choice", "about": "question", "title": "Which first?", "options": OPTIONS}


def published(leader, ballot):
    """Close and publish a ballot, and return it."""
    leader.does("ballot.close", ballot=ballot)
    leader.does("ballot.publish", ballot=ballot)
    return the(leader, ballot)


def last(person):
    return person.sees("ballot")[-1]


@pytest.fixture
def rivals(go, fay, minjun, seoyeon):
    """Two amendments to the same field of Korea's draft, one to another field. Return their ids."""
    go("draft")
    write_agenda(minjun, "KR")
    item = minjun.sees("item")[-1]
    for field, words in (("outcome", "Most have one."), ("outcome", "All have one."), ("problem", "None.")):
        named = {"item": item["id"], "field": field, "words": words, "base": item["fields"][field]["id"]}
        seoyeon.does("amendment.propose", {**named, "reason": "It is clearer."})
    return [amendment["id"] for amendment in minjun.sees("amendment")]
