"""Writers under pseudonyms: where a workshop wishes it, a draft's words are a perspective's, not a person's.

Who wrote a sign is stored as ever (a writer may undo only their own, and an export must be whole), but told
to nobody: pages get the number of a pseudonym, as a negative id, wherever they would get the id of a writer.
In a small team people will still guess; what is said about a draft (comments) stays under its speaker's name.
"""

import secrets
from collections.abc import Iterable

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.rooms import Gone, Seen, Subject, Viewer, source
from facilitator.extensions import Model, db
from facilitator.people.models import Person
from facilitator.workshops.models import Workshop

NUMBERS = range(100, 10_000)


class WriterSeen(Seen, frozen=True, tag="writer"):
    """A pseudonym: its number, and the team and perspective of whoever has it ("" for none)."""

    id: int
    team: int | None
    perspective: str


class Pseudonym(Model):
    """What a person is told as. Drawn by lot, so that the order of numbers says nothing; never changed."""

    __tablename__ = "pseudonym"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"))
    number: Mapped[int]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    perspective: Mapped[str]

    workshop: Mapped[Workshop] = relationship()

    @property
    def rooms(self) -> list[str]:
        return self.workshop.rooms

    def seen_by(self, _audience: object) -> WriterSeen | Gone:
        if not self.workshop.conceals_writers:
            return Gone("writer", self.number)
        return WriterSeen(self.number, self.team_id, self.perspective)


@source
def writers(viewer: Viewer) -> list[Subject]:
    return list(db.session.scalars(select(Pseudonym).filter_by(workshop_id=viewer.workshop_id)))


def known_as(person_id: int) -> int:
    """Return the id by which a draft's writer is told: their own, or the negative number of a pseudonym."""
    person = db.session.get_one(Person, person_id)
    if not person.workshop.conceals_writers:
        return person_id
    own = pseudonym_of(person_id)
    return -own.number if own else 0


def signed(person: Person) -> str:
    """Return the name under which a deed with words of a draft is told, or "" where writers are concealed."""
    return "" if person.workshop.conceals_writers else person.name


def pseudonym_of(person_id: int) -> Pseudonym | None:
    return db.session.get(Pseudonym, person_id)


def pseudonyms_of(people: Iterable[Person]) -> list[Pseudonym]:
    """Return everybody's pseudonym; who has none draws one."""
    return [pseudonym_of(person.id) or _drawn(person) for person in people]


def _drawn(person: Person) -> Pseudonym:
    taken = set(db.session.scalars(select(Pseudonym.number).filter_by(workshop_id=person.workshop_id)))
    free = [number for number in NUMBERS if number not in taken]
    own = Pseudonym(person_id=person.id, workshop=person.workshop, number=secrets.choice(free))
    own.team_id, own.perspective = person.team_id, next(iter(person.perspectives), "")
    db.session.add(own)
    db.session.flush()
    return own
