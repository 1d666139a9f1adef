"""What a team must have done before it can decide: groups of ideas, or a frozen text."""

from uuid import uuid4

import pytest

MEMBERS = {"KR": "minjun", "ID": "sari", "JP": "haruka"}
GROUPS = ("Care in ageing counties", "A framework law", "Public buying")


def receipt():
    return uuid4().hex


@pytest.fixture
def grouped(request, go, fay):
    """Every team has three named groups of ideas. Return their ids by country, in order."""
    go("ideas")
    people = {country: request.getfixturevalue(name) for country, name in MEMBERS.items()}
    for person in people.values():
        for group in GROUPS:
            person.does("idea.add", words=f"An idea for {group}")
    fay.does("ideas.reveal")
    go("cluster")
    for person in people.values():
        for idea, group in zip(person.sees("idea"), GROUPS, strict=True):
            person.does("cluster.form", {"ideas": [idea["id"]], "name": group})
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


@pytest.fixture
def frozen(request, go, fay, ids):
    """Every team has a text, frozen in the step in which it is adopted. Return the hash by country."""
    go("draft")
    for country, name in MEMBERS.items():
        write_agenda(request.getfixturevalue(name), country)
    go("adopt")
    for country in MEMBERS:
        fay.does("agenda.freeze", team=ids[country])
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
