"""What each projector shows, and what it showed before."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from sqlalchemy import JSON, ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.console.shown import Show, What
from facilitator.console.shows import COMPOSED, TOUCHED_BY
from facilitator.core.activity import Deed, echo
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, room, source
from facilitator.deciding.kinds import Cut
from facilitator.deciding.models import Ballot
from facilitator.extensions import Model, db
from facilitator.people.models import Person, PersonAsSubject, Role
from facilitator.workshops.models import Team, Workshop


class ScreenSeen(Seen, frozen=True, tag="screen"):
    """A projector's picture, whole. Its id is that of the projector (a person)."""

    id: int
    what: What
    team: int | None
    ballot: int | None
    before: What | None
    shows: Show


class Screen(Model):
    """What one projector shows. A projector that was never told shows the step."""

    __tablename__ = "screen"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    what: Mapped[What]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    ballot_id: Mapped[int | None] = mapped_column(ForeignKey("ballot.id"))
    cut: Mapped[Cut | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    person: Mapped[Person] = relationship()
    team: Mapped[Team | None] = relationship()
    ballot: Mapped[Ballot | None] = relationship()

    @property
    def workshop(self) -> Workshop:
        return self.person.workshop

    @property
    def now(self) -> dict[str, Any]:
        return {"what": self.what, "team": self.team_id, "ballot": self.ballot_id, "cut": self.cut}

    def show(self, what: What, team: int | None, ballot: int | None, cut: Cut | None = None) -> None:
        """Show something else, and remember what was shown before."""
        if (what, team, ballot, cut) == tuple(self.now.values()):
            return
        self.before = self.now
        self.what, self.team_id, self.ballot_id, self.cut = what, team, ballot, cut
        db.session.flush()
        db.session.refresh(self)  # so that team and ballot are those of the new ids


class Picture:
    """A screen as it is told. It is composed once, however many rooms are told of it."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    @property
    def rooms(self) -> list[str]:
        """The projector's own room, so that no other projector holds it, and the console."""
        wall = self.screen.person
        return [wall.own_room, room(Audience.FACILITATORS, wall.workshop_id)]

    def seen_by(self, audience: Audience) -> ScreenSeen | Gone:
        if self.screen.person.removed_at:
            return Gone("screen", self.screen.person_id)
        return self._composed

    @cached_property
    def _composed(self) -> ScreenSeen:
        screen = self.screen
        before = What(screen.before["what"]) if screen.before else None
        shows = COMPOSED[screen.what](screen)
        return ScreenSeen(screen.person_id, screen.what, screen.team_id, screen.ballot_id, before, shows)


def screens(workshop_id: int, *, removed: bool = False) -> list[Screen]:
    """The screens of a workshop's projectors, in the order in which those came."""
    walls = select(Person, Screen).outerjoin(Screen, Screen.person_id == Person.id).order_by(Person.id)
    own = walls.where(Person.workshop_id == workshop_id, Person.role == Role.PROJECTOR)
    chosen = db.session.execute(own if removed else own.where(Person.removed_at.is_(None)))
    return [screen or _untold(person) for person, screen in chosen]


def _untold(person: Person) -> Screen:
    return Screen(person=person, person_id=person.id, what=What.STEP)


@source
def walls(viewer: Viewer) -> list[Subject]:
    return [Picture(screen) for screen in screens(viewer.workshop_id)]


@echo
def pictures(deed: Deed) -> Iterable[Subject]:
    """Every screen that shows something which this deed is about is told anew, whole."""
    if any(isinstance(subject, Picture) for subject in deed.subjects):
        return  # what was sent is told as it is
    for workshop_id in _workshops(deed):
        for screen in screens(workshop_id, removed=True):
            if _touches(deed, screen):
                yield Picture(screen)


def _touches(deed: Deed, screen: Screen) -> bool:
    """Whether a deed is about what a screen shows, or about its projector, which came or went."""
    shown = TOUCHED_BY.get(screen.what, ())
    return any(
        isinstance(subject, shown)
        or (isinstance(subject, PersonAsSubject) and subject.person is screen.person)
        for subject in deed.subjects
    )


def _workshops(deed: Deed) -> set[int]:
    """The workshops that a deed is told in, read from its rooms."""
    shared = (Audience.WORKSHOP, Audience.FACILITATORS, Audience.OBSERVERS)
    named = (name.partition("-") for subject in deed.subjects for name in subject.rooms)
    return {int(number) for audience, _, number in named if audience in shared}
