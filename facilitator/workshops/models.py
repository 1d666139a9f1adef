"""A workshop, its teams, its steps, and the clocks that say where each team stands."""

import secrets
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, room, source
from facilitator.extensions import Instant, Key, Model, db
from facilitator.workshops.rules import GRACE, Timer


class Kind(StrEnum):
    """What a step is for. It decides what the screen shows; its defaults are in `templates.py`."""

    LOBBY = "lobby"
    RECAP = "recap"
    IDEAS = "ideas"
    PERSPECTIVES = "perspectives"
    BREAK = "break"
    CLUSTER = "cluster"
    PRIORITISE = "prioritise"
    DRAFT = "draft"
    PEER = "peer"
    ADOPT = "adopt"
    DECLARE = "declare"
    CLOSE = "close"


class Right(StrEnum):
    """What participants may do while their team is in a step. A facilitator may change a step's rights."""

    IDEAS = "ideas"
    LENSES = "lenses"
    CLUSTER = "cluster"
    VOTE = "vote"
    SHORTLIST = "shortlist"
    DRAFT = "draft"
    COMMENT = "comment"


class WorkshopSeen(Seen, frozen=True, tag="workshop"):
    id: int
    title: str
    subtitle: str
    code: str
    date: str
    timezone: str
    language: str
    note: str
    started_at: int | None
    conceals_writers: bool


class TeamSeen(Seen, frozen=True, tag="team"):
    id: int
    country: str
    position: int


class StepSeen(Seen, frozen=True, tag="step"):
    """A step; `title` and `prompt` are empty where the catalogue's own words for its kind are to be used."""

    id: int
    position: int
    kind: Kind
    lens: str | None
    round: int | None
    title: str
    prompt: str
    minutes: int
    silent: bool
    rights: list[Right]


class ClockSeen(Seen, frozen=True, tag="clock"):
    """Where a team (or, without a team, the plenary) stands. Instants and `left` in milliseconds."""

    id: int
    team: int | None
    step: int
    entered_at: int
    ends_at: int
    left: int | None
    extra: int


class Workshop(Model):
    """A workshop. By its `code` people join; under its `public_code` anybody reads its declarations."""

    __tablename__ = "workshop"

    id: Mapped[Key]
    title: Mapped[str]
    subtitle: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(unique=True)
    public_code: Mapped[str] = mapped_column(default=lambda: secrets.token_hex(5), unique=True)
    date: Mapped[str]
    timezone: Mapped[str]
    language: Mapped[str] = mapped_column(default="en")
    note: Mapped[str] = mapped_column(default="")
    created_at: Mapped[Instant] = mapped_column(default=now)
    started_at: Mapped[Instant | None]
    conceals_writers: Mapped[bool] = mapped_column(default=False)

    teams: Mapped[list["Team"]] = relationship(back_populates="workshop", order_by="Team.position")
    all_steps: Mapped[list["Step"]] = relationship(order_by="Step.position")

    @property
    def steps(self) -> list["Step"]:
        return [step for step in self.all_steps if not step.gone]

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.WORKSHOP, self.id)]

    def seen_by(self, audience: Audience) -> WorkshopSeen:
        return WorkshopSeen(
            self.id,
            self.title,
            self.subtitle,
            self.code,
            self.date,
            self.timezone,
            self.language,
            self.note,
            self.started_at,
            self.conceals_writers,
        )


class Team(Model):
    """A country team. `country` is a code of ISO 3166-1; names come from CLDR in the reader's language."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("workshop_id", "country"),)

    id: Mapped[Key]
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    country: Mapped[str]
    position: Mapped[int]

    workshop: Mapped[Workshop] = relationship(back_populates="teams")
    clock: Mapped["Clock"] = relationship(back_populates="team", lazy="joined")  # nearly every command asks

    @property
    def step(self) -> "Step":
        return self.clock.step

    @property
    def just_left(self) -> "Step | None":
        """The step before the present one, while words that were begun in it are still taken."""
        stays = select(Stay).filter_by(team_id=self.id).order_by(Stay.id.desc()).limit(1)
        stay = db.session.scalar(stays)
        return db.session.get(Step, stay.step_id) if stay and now() - stay.left_at < GRACE else None

    @property
    def own_rooms(self) -> list[str]:
        """The rooms that may follow this team's work: itself, the facilitators, the observers."""
        others = (Audience.FACILITATORS, Audience.OBSERVERS)
        return [room(Audience.TEAM, self.id), *(room(other, self.workshop_id) for other in others)]

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.WORKSHOP, self.workshop_id)]

    def seen_by(self, audience: Audience) -> TeamSeen:
        return TeamSeen(self.id, self.country, self.position)


class Step(Model):
    __tablename__ = "step"

    id: Mapped[Key]
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    position: Mapped[int]
    kind: Mapped[Kind]
    lens: Mapped[str | None]
    round: Mapped[int | None]
    title: Mapped[str] = mapped_column(default="")
    prompt: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int]
    silent: Mapped[bool] = mapped_column(default=False)
    rights: Mapped[list[str]] = mapped_column(JSON, default=list)
    gone: Mapped[bool] = mapped_column(default=False)

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.WORKSHOP, self.workshop_id)]

    def seen_by(self, audience: Audience) -> StepSeen | Gone:
        if self.gone:
            return Gone("step", self.id)
        return StepSeen(
            self.id,
            self.position,
            self.kind,
            self.lens,
            self.round,
            self.title,
            self.prompt,
            self.minutes,
            self.silent,
            [Right(right) for right in self.rights],
        )


class Clock(Model):
    """Where one team stands, or the plenary (`team_id` empty). See `rules.Timer` for the arithmetic."""

    __tablename__ = "clock"

    id: Mapped[Key]
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), unique=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    entered_at: Mapped[Instant]
    ends_at: Mapped[Instant]
    left: Mapped[Instant | None]
    extra: Mapped[int] = mapped_column(default=0)

    team: Mapped[Team | None] = relationship(back_populates="clock")
    step: Mapped[Step] = relationship(lazy="joined")

    @property
    def timer(self) -> Timer:
        return Timer(self.entered_at, self.ends_at, self.left, self.extra)

    @timer.setter
    def timer(self, timer: Timer) -> None:
        self.entered_at, self.ends_at, self.left, self.extra = timer

    def enter(self, step: Step) -> None:
        self.step = step
        self.timer = Timer.of(step.minutes, now())

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.WORKSHOP, self.workshop_id)]

    def seen_by(self, audience: Audience) -> ClockSeen:
        return ClockSeen(self.id, self.team_id, self.step_id, *self.timer)


class Stay(Model):
    """A team's stay in a step, kept for the minutes: what was planned and what it took. Instants in ms."""

    __tablename__ = "stay"

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    entered_at: Mapped[Instant]
    left_at: Mapped[Instant]


@source
def day(viewer: Viewer) -> list[Subject]:
    """The workshop, its teams, steps and clocks: everybody in it sees them."""
    workshop = db.session.get_one(Workshop, viewer.workshop_id)
    clocks = db.session.scalars(select(Clock).filter_by(workshop_id=workshop.id).order_by(Clock.id))
    return [workshop, *workshop.teams, *workshop.steps, *clocks]
