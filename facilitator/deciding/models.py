"""A ballot, and its roll: who may vote, and who has. The papers are in `box.py`."""

from typing import Any

import msgspec
from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, ForeignKey, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Gone, Viewer, found, room
from facilitator.deciding.judging.gradients import GradientsResult
from facilitator.deciding.judging.majorities import Heads
from facilitator.deciding.judging.rules import ConsentResult, MotionResult, Outcome, Verdict, missing_heads
from facilitator.deciding.kinds import BallotKind, Rule, Topic, Voters
from facilitator.deciding.questions import Question
from facilitator.deciding.seen import (
    FEW,
    BallotSeen,
    BallotStatus,
    Option,
    Result,
    Settlement,
    without_names,
)
from facilitator.deciding.sentences import sentences
from facilitator.errors import NotFound, Refusal
from facilitator.extensions import Instant, Key, Model, db
from facilitator.people.models import Person
from facilitator.workshops.models import Team, Workshop


class Ballot(Model):
    """A question to a team (or, without a team, to all). What is asked is fixed when it is opened.

    `asked_kept` is how it was prepared, `count_kept` the steps of its count, for its protocol. `present` is
    how many of the roll had the ballot before them when it was closed. `readers` are the teams that vote
    beside `team`, as they read its draft when the ballot was opened.
    """

    __tablename__ = "ballot"

    id: Mapped[Key]
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    earlier_id: Mapped[int | None] = mapped_column(ForeignKey("ballot.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    kind: Mapped[BallotKind]
    about: Mapped[Topic]
    voters: Mapped[Voters] = mapped_column(default=Voters.TEAM)
    readers: Mapped[list[int]] = mapped_column(JSON, default=list, server_default="[]")
    title: Mapped[str] = mapped_column(default="")
    explanation: Mapped[str] = mapped_column(default="")
    asked_kept: Mapped[dict[str, Any]] = mapped_column("asked", JSON, default=dict)
    rule_kept: Mapped[dict[str, Any]] = mapped_column("rule", JSON, default=dict)
    options_kept: Mapped[list[dict[str, Any]]] = mapped_column("options", JSON, default=list)
    secret: Mapped[bool]
    status: Mapped[BallotStatus] = mapped_column(default=BallotStatus.DRAFT)
    text_hash: Mapped[str | None]
    lacking: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    opened_at: Mapped[Instant | None]
    closes_at: Mapped[Instant | None]
    closed_at: Mapped[Instant | None]
    present: Mapped[int | None]
    result_kept: Mapped[dict[str, Any] | None] = mapped_column("result", JSON)
    count_kept: Mapped[dict[str, Any] | None] = mapped_column("count", JSON)
    settled_kept: Mapped[dict[str, Any] | None] = mapped_column("settled", JSON)

    workshop: Mapped[Workshop] = relationship()
    team: Mapped[Team | None] = relationship()
    roll: Mapped[list["Seat"]] = relationship(back_populates="ballot", order_by="Seat.person_id")

    @classmethod
    def of(cls, viewer: Viewer, ballot_id: int) -> "Ballot":
        """Return a ballot that this viewer may see; any other is not found."""
        # NOTE: Shown when somebody votes in, or closes, a ballot that is not there for them.
        refusal = NotFound("no_such_ballot", _l("There is no such ballot."))
        return found(db.session.get(cls, ballot_id), viewer, refusal)

    @property
    def asked(self) -> Question | None:
        return msgspec.convert(self.asked_kept, Question) if self.asked_kept else None

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
    def settled(self) -> Settlement | None:
        settled: Settlement | None = msgspec.convert(self.settled_kept, Settlement | None)
        return settled

    @property
    def carried(self) -> bool:
        """True if the count, or who settled a tie in it, says yes to what is asked."""
        match self.result:
            case ConsentResult(outcome=Outcome.ADOPTED) | GradientsResult(outcome=Outcome.ADOPTED):
                return True
            case MotionResult(verdict=Verdict.PASS):
                return True
        return self.settled is not None and self.settled.carried

    @property
    def adopted(self) -> bool:
        """True for a published decision that carried a team's text."""
        return self.about is Topic.TEXT and self.status is BallotStatus.PUBLISHED and self.carried

    @property
    def entitled(self) -> int:
        """How many may vote, without reading who they are."""
        on_it = select(func.count()).select_from(Seat).filter_by(ballot_id=self.id)
        return db.session.scalar(on_it) or 0

    @property
    def cast(self) -> int:
        """How many have voted, counted from the roll each time."""
        voted = select(func.count()).select_from(Seat).filter_by(ballot_id=self.id, voted=True)
        return db.session.scalar(voted) or 0

    def is_of(self, team_id: int | None) -> bool:
        """True if the members of this team are asked."""
        return self.team_id is None or team_id in (self.team_id, *self.readers)

    @property
    def here(self) -> int:
        """How many have the ballot before them, or had."""
        came = select(func.count()).select_from(Seat).filter_by(ballot_id=self.id)
        return db.session.scalar(came.where(or_(Seat.present, Seat.voted))) or 0

    @property
    def is_live(self) -> bool:
        """True where facilitators follow what is voted: where groups stand, if that is open by name."""
        return self.kind is BallotKind.STANCE and not self.secret

    @property
    def is_due(self) -> bool:
        """True once its time is over, be it that nobody has closed it yet."""
        return self.status is BallotStatus.OPEN and self.closes_at is not None and now() >= self.closes_at

    @property
    def rooms(self) -> list[str]:
        """One team's own rooms, and its readers'; of a ballot of all: those of every team."""
        if self.team:
            return [*self.team.own_rooms, *(room(Audience.TEAM, reader) for reader in self.readers)]
        others = (Audience.FACILITATORS, Audience.OBSERVERS)
        teams = [room(Audience.TEAM, team.id) for team in self.workshop.teams]
        return [*teams, *(room(other, self.workshop_id) for other in others)]

    def seen_by(self, audience: Audience) -> BallotSeen | Gone | None:
        """Drafts and discarded ballots are the facilitators' own, and a result is until it is published."""
        leading = audience is Audience.FACILITATORS
        if self.opened_at is None and not leading:
            return None
        if self.status is BallotStatus.DISCARDED and (self.opened_at is None or not leading):
            return Gone("ballot", self.id)
        shown = leading or self.status is BallotStatus.PUBLISHED
        named = leading or audience is Audience.TEAM
        return self._seen(without_names(self.result, named) if shown else None, leading)

    def _seen(self, result: Result | None, leading: bool) -> BallotSeen:
        cast, entitled = self.cast, self.entitled
        return BallotSeen(
            id=self.id,
            team=self.team_id,
            step=self.step_id,
            kind=self.kind,
            about=self.about,
            voters=self.voters,
            readers=self.readers,
            title=self.title,
            explanation=self.explanation,
            status=self.status,
            secret=self.secret,
            rule=self.rule,
            rules=sentences(self.kind, self.about, self.rule, len(self.options_kept)),
            options=self.options,
            item=self.item_id,
            text_hash=self.text_hash,
            earlier=self.earlier_id,
            cast=cast,
            entitled=entitled,
            short=self._short(cast, entitled),
            few=entitled < FEW,
            lacking=self.lacking,
            reason=self.reason,
            opened_at=self.opened_at,
            closes_at=self.closes_at,
            closed_at=self.closed_at,
            present=self.present,
            result=result,
            settled=self.settled if result else None,
            asked=self.asked if leading and self.status is BallotStatus.DRAFT else None,
        )

    def _short(self, cast: int, entitled: int) -> int | None:
        rule = self.rule
        if self.status is not BallotStatus.OPEN or not (rule.quorum or rule.quorums):
            return None
        return missing_heads(rule, Heads({"cast": cast}, self.here, entitled))

    def must_be(self, status: BallotStatus) -> None:
        if self.status is not status:
            raise Refusal(f"ballot_{self.status}", STANDS[self.status])

    def must_take_votes(self) -> None:
        """Refuse a vote unless the ballot is open, and its time is not over."""
        self.must_be(BallotStatus.OPEN)
        if self.is_due:
            raise Refusal("ballot_closed", CLOSED)


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
    """A place on the roll of one ballot. It knows that somebody voted, and neither what nor when.

    `present` is set once the ballot was before them; `proxy_id` is the host who gave their vote for them;
    `stratum`, in which group they are counted where the result is broken down, and `other_stratum`, in which
    one by the other cut: only of a vote by name, as two cuts of a secret one tell of people between them.
    """

    __tablename__ = "seat"

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    voted: Mapped[bool] = mapped_column(default=False)
    present: Mapped[bool] = mapped_column(default=False)
    proxy_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    stratum: Mapped[str] = mapped_column(default="")
    other_stratum: Mapped[str] = mapped_column(default="", server_default="")

    ballot: Mapped[Ballot] = relationship(back_populates="roll")
    person: Mapped[Person] = relationship(foreign_keys=person_id)

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
        if db.session.scalar(untaken.values(voted=True).returning(Seat.person_id)):
            return
        if self.proxy_id:
            # NOTE: Shown to somebody who votes after their table's host has given their vote for them.
            raise Refusal("voted_by_host", _l("Your vote was given by your table's host. It counts."))
        # NOTE: Shown to somebody who votes a second time, for example from another device.
        raise Refusal("already_voted", _l("You have voted already. Your first vote counts."))


def ballots_of(team: Team, kind: BallotKind, about: Topic, *statuses: BallotStatus) -> list[Ballot]:
    """Return what a team is asked by a kind of ballot about its text, or its groups; oldest first."""
    own = select(Ballot).filter_by(team_id=team.id, kind=kind, about=about).where(Ballot.status.in_(statuses))
    return list(db.session.scalars(own.order_by(Ballot.id)))


def adopting(team: Team) -> Ballot | None:
    """Return the ballot by which a team adopted its text last, if it did."""
    published = select(Ballot).filter_by(team_id=team.id, status=BallotStatus.PUBLISHED)
    ballots = db.session.scalars(published.order_by(Ballot.id.desc()))
    return next((ballot for ballot in ballots if ballot.adopted), None)
