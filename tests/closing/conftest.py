"""A day that was lived through: ideas, groups, ballots, drafts, comments, a consent, evaluations."""

import pytest

from tests.conftest import STORIES, Cast
from tests.deciding.conftest import GROUPS, MEMBERS, receipt, vote, write_agenda

LIVING = ("minjun", "seoyeon", "sari", "haruka", "budi")
EVALUATION = {"useful": 5, "heard": 4, "stand_behind": 4, "pace": 2, "tool": 5}


def live_through(cast):
    """Let the cast live through the day. Korea rates, adopts its text, and has a reservation."""
    people = {country: cast[name] for country, name in MEMBERS.items()}
    minjun, seoyeon, sari, haruka, budi = map(cast.__getitem__, LIVING)
    go, fay, ids = cast.go, cast["fay"], cast.ids
    for concealed in (True, False):
        fay.does("writers.conceal", concealed=concealed)
    go("ideas")
    for person in (*people.values(), seoyeon):
        for group in GROUPS:
            person.does("idea.add", words=f"{group}: an idea of {person.person}")
    fay.does("ideas.reveal")
    signed = seoyeon.sees("own_idea")[-1]["id"]
    seoyeon.does("idea.sign", idea=signed, signed=True)
    go("perspectives")
    sari.does("idea.lens", idea=sari.sees("idea")[0]["id"], lens="rural", on=True)
    go("cluster")
    for person in people.values():
        for idea, group in zip(person.sees("idea"), GROUPS, strict=False):
            person.does("cluster.form", {"ideas": [idea["id"]], "name": group})
    go("prioritise")
    decide(fay, ids["KR"], "rating", {minjun: (5, 4), seoyeon: (4, 2)})
    minjun.does("agenda.shortlist", clusters=[cluster["id"] for cluster in minjun.sees("cluster")])
    go("draft")
    for country, person in people.items():
        write_agenda(person, country)
    propose(seoyeon, "Care in three counties", "The pilot is there.")
    minjun.does("amendment.reject", amendment=minjun.sees("amendment")[0]["id"], answer="It is for all.")
    go("peer", turn=1)
    others = [item for item in haruka.sees("item") if item["team"] != haruka.team]
    read = next(item for item in others if "outcome" in item["fields"])
    about = {"field": f"item-{read['key']}.outcome", "quote": "Every care worker"}
    asked = {"item": read["id"], "kind": "question", "words": "Who pays, Min-jun?", "about": about}
    haruka.does("comment.add", {**asked, "mentions": [ids["minjun"]]})
    minjun.does("comment.add", item=read["id"], kind="missing", words="Between us: a budget.")
    about = {"field": "agenda.title", "quote": "The agenda of KR"}
    haruka.does("comment.add", team=ids["KR"], kind="clear", words="A name one keeps.", about=about)
    go("adopt")
    minjun.does("comment.answer", comment=minjun.sees("comment")[0]["id"], words="The county does.")
    fay.does("agenda.freeze", team=ids["KR"])
    reservation = ("reservation", "Paragraph 2 needs a budget.")
    decide(fay, ids["KR"], "consent", {minjun: ("support",), seoyeon: reservation})
    go("declare")
    fay.does("declaration.call", team=ids["KR"])
    fay.does("declaration.declare", team=ids["KR"])
    go("close")
    for person in (minjun, seoyeon, sari, haruka, budi):
        person.does("evaluation.send", EVALUATION, keep="")


STORIES["lived"] = live_through


@pytest.fixture
def lived(request, app, begun):
    """The cast has lived through the day. Return somebody of each team, by country."""
    if begun != "lived":
        live_through(Cast(app))
    return {country: request.getfixturevalue(name) for country, name in MEMBERS.items()}


def propose(person, words, reason):
    """Propose another title for the agenda of somebody's own team."""
    person.does("amendment.propose", field="title", words=words, reason=reason)


def item_read_by(person):
    return next(item["id"] for item in person.sees("item") if item["team"] != person.team)


def decide(fay, team, kind, votes):
    """Open a ballot, let people vote, close it and publish it."""
    fay.does("ballot.open", kind=kind, team=team)
    ballot = next(
        b for b in fay.sees("ballot") if (b["team"], b["kind"], b["status"]) == (team, kind, "open")
    )
    for person, said in votes.items():
        rated = [(option["id"], *said) for option in ballot["options"]]
        choice = vote(kind, rated) if kind == "rating" else vote(kind, *said)
        person.does("vote.cast", ballot=ballot["id"], receipt=receipt(), choice=choice)
    fay.does("ballots.close", kind=kind)
    fay.does("ballots.publish", kind=kind)
