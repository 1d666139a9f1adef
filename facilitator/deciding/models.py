"""A ballot, its roll (who may vote, and who has), and the box of papers in it."""

from typing import Any

import msgspec
from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, ForeignKey, Index, func, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.rooms import Audience, Gone, Subject, Viewer, found, room, source
from facilitator.deciding.papers import Choice, ConsentPaper
from facilitator.deciding.rules import (
    BallotKind,
    ConsentResult,
    MotionResult,
    Outcome,
    Rule,
    Verdict,
)
from facilitator.deciding.seen import (
    FEW,
    BallotSeen,
    BallotStatus,
    Option,
    Result,
    RollSeen,
    SeatSeen,
    enough,
    without_names,
)
from facilitator.errors import NotFound, Refusal
from facilitator.extensions import Instant, Key, Model, db
from facilitator.people.models import Person
from facilitator.workshops.models import Team


class Ballot(Model):
    """A question to a team (or, without a team, to all). What is asked is fixed when it is opened."""

    __tablename__ = "ballot"

    id: Mapped[Key]
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    kind: Mapped[BallotKind]
    title: Mapped[str] = mapped_column(default="")
    rule_kept: Mapped[dict[str, Any]] = mapped_column("rule", JSON, default=dict)
    options_kept: Mapped[list[dict[str, Any]]] = mapped_column("options", JSON, default=list)
    secret: Mapped[bool]
    status: Mapped[BallotStatus] = mapped_column(default=BallotStatus.DRAFT)
    text_hash: Mapped[str | None]
    lacking: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    opened_at: Mapped[Instant | None]
    closed_at: Mapped[Instant | None]
    result_kept: Mapped[dict[str, Any] | None] = mapped_column("result", JSON)

    team: Mapped[Team | None] = relationship()
    roll: Mapped[list["Seat"]] = relationship(back_populates="ballot", order_by="Seat.person_id")

    @classmethod
    def of(cls, person: Person, ballot_id: int) -> "Ballot":
        """Return a ballot that this person may see; any other is not found."""
        # NOTE: Shown when somebody votes in, or closes, a ballot that is not there for them.
        refusal = NotFound("no_such_ballot", _l("There is no such ballot."))
        return found(db.session.get(cls, ballot_id), person, refusal)

    @property
    def rule(self) -> Rule:
        return msgspec.convert(self.rule_kept, Rule)

    @property
    def options(self) -> list[Option]:
        return msgspec.convert(self.options_kept, list[Option])

    @property
    def result(self) -> Result | None:
        result: Result | None = msgspec.convert(self.result_kept, Result | None)
        return result

    @property
    def adopted(self) -> bool:
        """True for a published consent or motion that carried its text."""
        if self.status is not BallotStatus.PUBLISHED:
            return False
        match self.result:
            case ConsentResult(outcome=Outcome.ADOPTED) | MotionResult(verdict=Verdict.PASS):
                return True
        return False

    @property
    def entitled(self) -> int:
        return len(self.roll)

    @property
    def cast(self) -> int:
        """How many have voted, counted from the roll each time."""
        voted = select(func.count()).select_from(Seat).filter_by(ballot_id=self.id, voted=True)
        return db.session.scalar(voted) or 0

    @property
    def papers(self) -> list["Paper"]:
        """The papers in the box, in an order that tells nothing: that of their random names."""
        return list(db.session.scalars(select(Paper).filter_by(ballot_id=self.id).order_by(Paper.receipt)))

    @property
    def rooms(self) -> list[str]:
        return self.team.own_rooms if self.team else [room(Audience.WORKSHOP, self.workshop_id)]

    def seen_by(self, audience: Audience) -> BallotSeen | Gone | None:
        """Drafts and discarded ballots are the facilitators' own, and a result is until it is published."""
        leading = audience is Audience.FACILITATORS
        if self.opened_at is None and not leading:
            return None
        if self.status is BallotStatus.DISCARDED and (self.opened_at is None or not leading):
            return Gone("ballot", self.id)
        shown = leading or self.status is BallotStatus.PUBLISHED
        named = leading or audience is Audience.TEAM
        return self._seen(without_names(self.result, named) if shown else None)

    def _seen(self, result: Result | None) -> BallotSeen:
        return BallotSeen(
            id=self.id,
            team=self.team_id,
            step=self.step_id,
            kind=self.kind,
            title=self.title,
            status=self.status,
            secret=self.secret,
            rule=self.rule,
            options=self.options,
            text_hash=self.text_hash,
            cast=self.cast,
            entitled=self.entitled,
            few=self.entitled < FEW,
            lacking=self.lacking,
            reason=self.reason,
            opened_at=self.opened_at,
            closed_at=self.closed_at,
            result=result,
        )

    @property
    def with_roll(self) -> list[Subject]:
        """Everything that is told when a ballot is opened, or taken back."""
        return [self, Roll(self), *self.roll] if self.opened_at else [self]

    def must_be(self, status: BallotStatus) -> None:
        if self.status is not status:
            raise Refusal(f"ballot_{self.status}", STANDS[self.status])


# NOTE: Shown when somebody wants to vote in, or close, a ballot that is only being prepared.
NOT_OPEN = _l("This ballot is not open yet.")
# NOTE: Shown when something is not possible while people are still voting.
STILL_OPEN = _l("This ballot is still open: close it first.")
# NOTE: Shown to somebody whose vote comes after the end.
CLOSED = _l("This ballot is closed. No more votes are taken.")
# NOTE: Shown when a facilitator changes a ballot whose result everybody has seen.
PUBLISHED = _l("The result of this ballot is published. Nothing in it changes any more.")
# NOTE: Shown when somebody votes in a ballot that a facilitator took back.
DISCARDED = _l("This ballot was taken back and is not counted.")
STANDS = {
    BallotStatus.DRAFT: NOT_OPEN,
    BallotStatus.OPEN: STILL_OPEN,
    BallotStatus.CLOSED: CLOSED,
    BallotStatus.PUBLISHED: PUBLISHED,
    BallotStatus.DISCARDED: DISCARDED,
}


class Seat(Model):
    """A place on the roll of one ballot. It knows that somebody voted, and neither what nor when."""

    __tablename__ = "seat"

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    voted: Mapped[bool] = mapped_column(default=False)

    ballot: Mapped[Ballot] = relationship(back_populates="roll")
    person: Mapped[Person] = relationship()

    @classmethod
    def of(cls, ballot: Ballot, voter: Person) -> "Seat":
        seat = db.session.get(cls, (ballot.id, voter.id))
        if seat is None:
            # NOTE: Shown to somebody who came into the team after a ballot was opened.
            raise Refusal("not_entitled", _l("You are not on the roll of this ballot: it was opened before."))
        return seat

    def take(self) -> None:
        """Cross the voter off the roll. The database says whether this was the first time."""
        untaken = update(Seat).filter_by(ballot_id=self.ballot_id, person_id=self.person_id, voted=False)
        if not db.session.scalar(untaken.values(voted=True).returning(Seat.person_id)):
            # NOTE: Shown to somebody who votes a second time, for example from another device.
            raise Refusal("already_voted", _l("You have voted already. Your first vote counts."))

    @property
    def paper(self) -> "Paper | None":
        """The person's own paper in a named ballot; in a secret one no paper has a voter: none is found."""
        return db.session.scalar(select(Paper).filter_by(ballot_id=self.ballot_id, voter_id=self.person_id))

    @property
    def rooms(self) -> list[str]:
        return [self.person.own_room]

    def seen_by(self, audience: Audience) -> SeatSeen | Gone:
        if self.ballot.status is BallotStatus.DISCARDED:
            return Gone("seat", self.ballot_id)
        paper = self.paper
        choice = paper.choice if paper else None
        if isinstance(choice, ConsentPaper):
            return SeatSeen(self.ballot_id, self.voted, choice.choice, choice.words)
        return SeatSeen(self.ballot_id, self.voted, None, "")


class Paper(Model):
    """A paper in the box. Of a secret ballot it says what was chosen, and nothing else.

    Its name is a random one, made by the voter's own device; there is no time and no order, and SQLite keeps
    no hidden row number either.
    """

    __tablename__ = "paper"
    __table_args__ = (
        Index("paper_of_voter", "ballot_id", "voter_id", unique=True),
        {"sqlite_with_rowid": False},
    )

    receipt: Mapped[str] = mapped_column(primary_key=True)
    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    voter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    choice_kept: Mapped[dict[str, Any]] = mapped_column("choice", JSON)

    @property
    def choice(self) -> Choice:
        choice: Choice = msgspec.convert(self.choice_kept, Choice)
        return choice


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
        seats = db.session.execute(
            select(Seat.person_id, Seat.voted).filter_by(ballot_id=self.ballot.id).order_by(Seat.person_id)
        ).all()
        voted = [person for person, has in seats if has]
        shown = not self.ballot.secret or len(voted) >= enough(len(seats))
        return RollSeen(self.ballot.id, [person for person, _ in seats], voted if shown else [], shown)


def ballots_of(team: Team, kind: BallotKind, *statuses: BallotStatus) -> list[Ballot]:
    own = select(Ballot).filter_by(team_id=team.id, kind=kind).where(Ballot.status.in_(statuses))
    return list(db.session.scalars(own.order_by(Ballot.id)))


def adopting(team: Team) -> Ballot | None:
    """Return the ballot by which a team adopted its text last, if it did."""
    published = select(Ballot).filter_by(team_id=team.id, status=BallotStatus.PUBLISHED)
    ballots = db.session.scalars(published.order_by(Ballot.id.desc()))
    return next((ballot for ballot in ballots if ballot.adopted), None)


@source
def deciding(viewer: Viewer) -> list[Subject]:
    """The ballots, who is on their roll, and what the viewer has done in them."""
    all_of = select(Ballot).filter_by(workshop_id=viewer.workshop_id).order_by(Ballot.id)
    ballots = list(db.session.scalars(all_of))
    own = db.session.scalars(select(Seat).filter_by(person_id=viewer.id))
    rolls = [Roll(ballot) for ballot in ballots if ballot.opened_at]
    return [*ballots, *rolls, *own]
