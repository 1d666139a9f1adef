"""Versions of a draft that are kept under a name: a place in the log, and in the text's updates.

No text is copied. What a version says is what the log told up to the line that tells of the version itself:
see `history.py`.
"""

from enum import StrEnum

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Seen, Subject, Viewer, source
from facilitator.drafting.freezing import canonical, put_down
from facilitator.drafting.models import Document, agenda_of
from facilitator.drafting.pseudonyms import known_as
from facilitator.drafting.resting import write_out
from facilitator.drafting.rules import text_hash
from facilitator.errors import Refusal
from facilitator.extensions import Instant, Key, Model, db
from facilitator.people.models import Person
from facilitator.workshops.leaving import leaves
from facilitator.workshops.models import Kind, Step, Team

MOST = 100  # that people of a workshop keep of one draft under names of their own


class Kept(StrEnum):
    """Why a version was kept: its step ended, it was frozen, or somebody wanted it."""

    STEP = "step"
    FROZEN = "frozen"
    NAMED = "named"


class VersionSeen(Seen, frozen=True, tag="version"):
    """A version. `name` is what somebody called it, or the own title of the step that was left.

    `number` is that of the last update of the shared text that is in it; `by` (`known_as`) is None if it kept
    itself.
    """

    id: int
    team: int
    kind: Kept
    name: str
    step_kind: Kind | None
    number: int
    by: int | None
    at: int


class Version(Model):
    __tablename__ = "draft_version"

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    kind: Mapped[Kept]
    name: Mapped[str] = mapped_column(default="")
    step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    number: Mapped[int]
    hash: Mapped[str]  # of the canonical text, by which two versions are known to say the same
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Instant] = mapped_column(default=now)

    team: Mapped[Team] = relationship()
    step: Mapped[Step | None] = relationship()

    @property
    def rooms(self) -> list[str]:
        return self.team.own_rooms

    def seen_by(self, audience: Audience) -> VersionSeen:
        kind = self.step.kind if self.step else None
        by = known_as(self.by_id) if self.by_id else None
        said = (self.id, self.team_id, self.kind, self.name, kind, self.number, by, self.at)
        return VersionSeen(*said)


def keep(
    team: Team, kind: Kept, name: str = "", *, step: Step | None = None, by: Person | None = None
) -> Version:
    """Keep what a draft says now. What is typed must have been written out before."""
    document = db.session.get(Document, team.id)
    version = Version(team=team, kind=kind, name=name, step=step, by_id=by.id if by else None)
    version.number, version.hash = document.rested if document else 0, text_hash(canonical(team))
    db.session.add(version)
    db.session.flush()
    return version


def keep_named(team: Team, name: str, by: Person) -> list[Subject]:
    """Keep a version under somebody's own name for it. Raises Refusal `too_many_versions`."""
    own = select(func.count()).select_from(Version).filter_by(team_id=team.id, kind=Kept.NAMED)
    if (db.session.scalar(own) or 0) >= MOST:
        # NOTE: Shown to who wants to keep one more version of a draft than anybody could look through.
        said = _l(
            "There are %(most)s versions of this draft already. The slider finds every moment.", most=MOST
        )
        raise Refusal("too_many_versions", said)
    return [*_written_out(team), keep(team, Kept.NAMED, name, by=by)]


@leaves
def keep_of_step(team: Team, step: Step) -> list[Subject]:
    """Keep the draft as it is at the end of a step, if it says something else than the last version."""
    written = _written_out(team)
    last = select(Version.hash).filter_by(team_id=team.id).order_by(Version.id.desc()).limit(1)
    if text_hash(canonical(team)) == (db.session.scalar(last) or _nothing(team)):
        return written
    return [*written, keep(team, Kept.STEP, step.title, step=step)]


def _nothing(team: Team) -> str:
    """The hash of a draft in which nobody has written yet."""
    return text_hash(put_down(team.country, {}, [], []))


def _written_out(team: Team) -> list[Subject]:
    """Write out what is typed; return what must be told before the version, whose line is the last of it."""
    written = write_out(team)
    return [*written.items, agenda_of(team)] if written.writers else []


@source
def versions(viewer: Viewer) -> list[Subject]:
    own = select(Version).join(Team).where(Team.workshop_id == viewer.workshop_id)
    return list(db.session.scalars(own.order_by(Version.id)))
