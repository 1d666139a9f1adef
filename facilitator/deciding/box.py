"""What lies in a ballot box, and what is told of who has voted."""

from typing import Any

import msgspec
from sqlalchemy import JSON, ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.core.rooms import Audience, Gone, Subject, Viewer, room, source
from facilitator.deciding.models import Ballot, Seat
from facilitator.deciding.papers import Choice
from facilitator.deciding.seen import BallotSeen, BallotStatus, RollSeen, SeatSeen, enough
from facilitator.extensions import Model, db


class Paper(Model):
    """A paper in the box. Of a secret ballot it says what was chosen, and nothing else.

    Its name is a random one, made by the voter's own device; there is no time and no order, and SQLite keeps
    no hidden row number either. `stratum` is kept where the result is broken down: of a secret ballot, only
    that of a group which is large enough.
    """

    __tablename__ = "paper"
    __table_args__ = (
        Index("paper_of_voter", "ballot_id", "voter_id", unique=True),
        {"sqlite_with_rowid": False},
    )

    receipt: Mapped[str] = mapped_column(primary_key=True)
    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    voter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    stratum: Mapped[str] = mapped_column(default="")
    choice_kept: Mapped[dict[str, Any]] = mapped_column("choice", JSON)

    @property
    def choice(self) -> Choice:
        choice: Choice = msgspec.convert(self.choice_kept, Choice)
        return choice


def papers_of(ballot: Ballot) -> list[Paper]:
    """Return the papers in the box, in an order that tells nothing: that of their random names."""
    return list(db.session.scalars(select(Paper).filter_by(ballot_id=ballot.id).order_by(Paper.receipt)))


def paper_of(seat: Seat) -> Paper | None:
    """Return a person's own paper in a named ballot; in a secret one no paper has a voter."""
    return db.session.scalar(select(Paper).filter_by(ballot_id=seat.ballot_id, voter_id=seat.person_id))


class ForLeaders:
    """A ballot of which the facilitators alone are told: what all others see of it has not changed."""

    def __init__(self, ballot: Ballot) -> None:
        self.ballot = ballot

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.FACILITATORS, self.ballot.workshop_id)]

    def seen_by(self, audience: Audience) -> BallotSeen | Gone | None:
        return self.ballot.seen_by(audience)


class OwnSeat:
    """What somebody has done in a ballot, for that person alone."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat

    @property
    def rooms(self) -> list[str]:
        return [self.seat.person.own_room]

    def seen_by(self, audience: Audience) -> SeatSeen | Gone:
        seat = self.seat
        if seat.ballot.status is BallotStatus.DISCARDED:
            return Gone("seat", seat.ballot_id)
        paper = None if seat.ballot.secret else paper_of(seat)
        return SeatSeen(seat.ballot_id, seat.voted, paper.choice if paper else None, bool(seat.proxy_id))


class Roll:
    """Who may vote and who has, as the facilitators may see it."""

    def __init__(self, ballot: Ballot) -> None:
        self.ballot = ballot

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.FACILITATORS, self.ballot.workshop_id)]

    def seen_by(self, audience: Audience) -> RollSeen | Gone:
        if self.ballot.status is BallotStatus.DISCARDED:
            return Gone("roll", self.ballot.id)
        own = select(Seat.person_id, Seat.voted, Seat.present).filter_by(ballot_id=self.ballot.id)
        seats = db.session.execute(own.order_by(Seat.person_id)).all()
        voted = [person for person, has, _ in seats if has]
        shown = not self.ballot.secret or len(voted) >= enough(len(seats))
        present = [person for person, _, is_ in seats if is_]
        return RollSeen(self.ballot.id, [seat[0] for seat in seats], voted if shown else [], shown, present)


def with_roll(ballot: Ballot) -> list[Subject]:
    """Everything that is told when a ballot is opened, or taken back."""
    return [ballot, Roll(ballot), *map(OwnSeat, ballot.roll)] if ballot.opened_at else [ballot]


@source
def deciding(viewer: Viewer) -> list[Subject]:
    """The ballots, who is on their roll, and what the viewer has done in them."""
    all_of = select(Ballot).filter_by(workshop_id=viewer.workshop_id).order_by(Ballot.id)
    ballots = list(db.session.scalars(all_of))
    own = db.session.scalars(select(Seat).filter_by(person_id=viewer.id))
    rolls = [Roll(ballot) for ballot in ballots if ballot.opened_at]
    return [*ballots, *rolls, *map(OwnSeat, own)]
