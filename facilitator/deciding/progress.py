"""How far a ballot has come: told a few times a second, however many vote meanwhile.

One line for each room and vote would be most of the work of a vote of all; and what is told together ties
nobody's vote to a moment.
"""

from enum import StrEnum

from flask import Flask, current_app
from gevent import sleep, spawn
from sqlalchemy import select

from facilitator.core.activity import Deed
from facilitator.core.commands import witness
from facilitator.core.rooms import Subject
from facilitator.deciding.box import ForLeaders, Roll
from facilitator.deciding.counting import count
from facilitator.deciding.judging.majorities import Base
from facilitator.deciding.models import Ballot
from facilitator.deciding.seen import BallotStatus
from facilitator.extensions import db


class News(StrEnum):
    """What there is to tell: somebody voted, changed a vote that facilitators follow, or came."""

    VOTED = "voted"
    CHANGED = "changed"
    CAME = "came"


waiting: dict[int, set[News]] = {}  # by ballot, in this process


def progress(ballot: Ballot, news: News) -> list[Subject]:
    """Return what is told of it at once: nothing, as a rule; it is told shortly after, with others' votes."""
    pause = current_app.config["VOTES_SECONDS"]
    if not pause:
        return told(ballot, {news})
    if ballot.id not in waiting:
        spawn(_tell, current_app._get_current_object(), ballot.id, pause)  # type: ignore[attr-defined]
    waiting.setdefault(ballot.id, set()).add(news)
    return []


def told(ballot: Ballot, news: set[News]) -> list[Subject]:
    """Return whom all this concerns; what facilitators follow is counted first."""
    if ballot.is_live:
        ballot.result_kept = count(ballot).result
    if News.VOTED in news or (News.CAME in news and _counts_presence(ballot)):
        return [ballot, Roll(ballot)]
    followed: list[Subject] = [ForLeaders(ballot)] if News.CHANGED in news and ballot.is_live else []
    return followed + ([Roll(ballot)] if News.CAME in news else [])


def _counts_presence(ballot: Ballot) -> bool:
    return any(Base.PRESENT in (each.heads, each.base) for each in ballot.rule.quorums)


def _tell(app: Flask, ballot_id: int, pause: float) -> None:
    sleep(pause)
    news = waiting.pop(ballot_id)
    with app.app_context():
        witness(lambda: _deed(ballot_id, news))


def tell_left() -> None:
    """Tell at a start how far each open ballot is: a process that ended may not have."""
    for ballot_id in db.session.scalars(select(Ballot.id).filter_by(status=BallotStatus.OPEN)).all():
        witness(lambda ballot_id=ballot_id: _deed(ballot_id, {News.VOTED}))  # type: ignore[misc]


def _deed(ballot_id: int, news: set[News]) -> Deed | None:
    ballot = db.session.get(Ballot, ballot_id)
    if ballot is None or ballot.status is not BallotStatus.OPEN:
        return None
    subjects = told(ballot, news)
    return Deed("vote.counted", subjects) if subjects else None
