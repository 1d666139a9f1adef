"""What a projector can show. Each is composed here, so that nothing else ever reaches the wall."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from flask import current_app
from sqlalchemy import Select, and_, bindparam, func, select

from facilitator.console.shown import (
    BlankShow,
    BoardShow,
    CeremonyShow,
    Count,
    CountsShow,
    Declared,
    DraftShow,
    Group,
    ItemShown,
    JoinShow,
    ResultShow,
    Share,
    Show,
    SixShow,
    StepShow,
    VotesShow,
    What,
)
from facilitator.core.rooms import Audience
from facilitator.deciding.models import Ballot, adopting
from facilitator.deciding.seen import BallotSeen, BallotStatus
from facilitator.declaring.models import Declaration, declaration_of
from facilitator.drafting.freezing import canonical
from facilitator.drafting.models import Agenda, Item, State, agenda_of
from facilitator.extensions import db
from facilitator.ideas.clusters import Cluster, clusters_of
from facilitator.ideas.models import Board, Idea, Reveal, ideas_of
from facilitator.people.models import Person, PersonAsSubject, Ready, Role
from facilitator.workshops.models import Clock, Team

if TYPE_CHECKING:
    from facilitator.console.models import Screen


def step(screen: "Screen") -> Show:
    return StepShow(_ready(screen.person.workshop_id))


def board(screen: "Screen") -> Show:
    if screen.team is None:
        return CountsShow([_count(team) for team in screen.workshop.teams])
    return BoardShow(_count(screen.team), _groups(screen.team))


def votes(screen: "Screen") -> Show:
    of_all = _vote_of_all(screen.person.workshop_id) if screen.team is None else None
    if of_all:
        return VotesShow([Share(0, of_all.cast, of_all.entitled)], [of_all.kind], of_all.title)
    last = [_last_ballot(team) for team in screen.workshop.teams if screen.team in (None, team)]
    asked = [ballot for ballot in last if ballot]
    kinds = sorted({ballot.kind for ballot in asked})
    return VotesShow([Share(b.team_id or 0, b.cast, b.entitled) for b in asked], kinds)


def result(screen: "Screen") -> Show:
    published = screen.ballot and screen.ballot.status is BallotStatus.PUBLISHED
    seen = screen.ballot.seen_by(Audience.PROJECTOR) if screen.ballot and published else None
    return ResultShow(seen, screen.cut) if isinstance(seen, BallotSeen) else BlankShow()


def draft(screen: "Screen") -> Show:
    if screen.team is None:
        return BlankShow()
    title, _, items = _text(screen.team)
    return DraftShow(screen.team.id, agenda_of(screen.team).state, title, items)


def six(screen: "Screen") -> Show:
    return SixShow([_declared(team) for team in screen.workshop.teams])


def ceremony(screen: "Screen") -> Show:
    if screen.team is None:
        return BlankShow()
    agenda = agenda_of(screen.team)
    title, preamble, items = _text(screen.team)
    ballot = adopting(screen.team)
    seen = ballot.seen_by(Audience.PROJECTOR) if ballot else None
    declaration = declaration_of(screen.team)
    seal = declaration.sha256 if declaration else ""
    adopted_by = seen if isinstance(seen, BallotSeen) else None
    return CeremonyShow(screen.team.id, agenda.state, title, preamble, items, adopted_by, seal)


def join(screen: "Screen") -> Show:
    return JoinShow(screen.workshop.code, str(current_app.config["PUBLIC_URL"]).rstrip("/"))


def blank(_screen: "Screen") -> Show:
    return BlankShow()


def _ready(workshop_id: int) -> list[Share]:
    return [Share(*row) for row in db.session.execute(_counting_ready(), {"workshop": workshop_id})]


@cache
def _counting_ready() -> Select[int, int, int]:
    """Count who is ready in one look, made once: each tick of a hundred people asks for it again."""
    member = and_(Person.team_id == Team.id, Person.role == Role.PARTICIPANT, Person.removed_at.is_(None))
    ready = and_(Ready.person_id == Person.id, Ready.step_id == Clock.step_id)
    counted = select(Team.id, func.count(Ready.person_id), func.count(Person.id)).join(Team.clock)
    rows = counted.outerjoin(Person, member).outerjoin(Ready, ready)
    own = rows.where(Team.workshop_id == bindparam("workshop"))
    return own.group_by(Team.id, Team.position).order_by(Team.position)


def _count(team: Team) -> Count:
    seen = Board(team).seen_by(Audience.PROJECTOR)
    return Count(team.id, seen.ideas, seen.clusters, seen.revealed)


def _groups(team: Team) -> list[Group]:
    if db.session.get(Reveal, team.id) is None:
        return []
    ideas = [idea for idea in ideas_of(team) if not idea.hidden_by]
    named = [(cluster.name, cluster.id) for cluster in clusters_of(team)]
    groups = [
        Group(name, [i.words for i in ideas if i.cluster_id == key]) for name, key in [*named, ("", None)]
    ]
    return [group for group in groups if group.name or group.ideas]


def _last_ballot(team: Team) -> Ballot | None:
    shown = (BallotStatus.OPEN, BallotStatus.CLOSED, BallotStatus.PUBLISHED)
    asked = select(Ballot).filter_by(team_id=team.id).where(Ballot.status.in_(shown))
    return db.session.scalar(asked.order_by(Ballot.id.desc()).limit(1))


def _vote_of_all(workshop_id: int) -> Ballot | None:
    running = Ballot.status.in_((BallotStatus.OPEN, BallotStatus.CLOSED))
    asked = select(Ballot).filter_by(workshop_id=workshop_id, team_id=None).where(running)
    return db.session.scalar(asked.order_by(Ballot.id.desc()).limit(1))


def _text(team: Team) -> tuple[str, list[str], list[ItemShown]]:
    """The title, the preamble and the items of an agenda, as its canonical text has them."""
    text = canonical(team)
    preamble = [paragraph["words"] for paragraph in text["preamble"]]
    items = [_item(number, item) for number, item in enumerate(text["items"], 1)]
    return text["title"], preamble, items


def _item(number: int, item: dict[str, Any]) -> ItemShown:
    """An item on the wall: its first action stands for the others."""
    first = item["actions"][0] if item["actions"] else {"text": "", "lead": "", "end": ""}
    return ItemShown(number, item["title"], item["outcome"], first["text"], first["lead"], first["end"])


def _declared(team: Team) -> Declared:
    agenda = agenda_of(team)
    decided = agenda.state in (State.ADOPTED, State.DECLARED)
    return Declared(team.id, agenda.state, _text(team)[0] if decided else "")


COMPOSED: dict[What, Callable[["Screen"], Show]] = {
    What.STEP: step,
    What.BOARD: board,
    What.BALLOT: votes,
    What.RESULT: result,
    What.DRAFT: draft,
    What.SIX: six,
    What.CEREMONY: ceremony,
    What.JOIN: join,
    What.BLANK: blank,
}

# What a deed must be about for a show to be drawn anew.
TOUCHED_BY: dict[What, tuple[type, ...]] = {
    What.STEP: (Clock, Ready, PersonAsSubject),
    What.BOARD: (Board, Idea, Cluster),
    What.BALLOT: (Ballot,),
    What.RESULT: (Ballot,),
    What.DRAFT: (Agenda, Item),
    What.SIX: (Agenda, Declaration),
    What.CEREMONY: (Agenda, Item, Ballot, Declaration),
}
