"""Client ids that are given out, so that it is known who wrote each sign of a shared text."""

import secrets

from sqlalchemy import BigInteger, ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.drafting.models import Document
from facilitator.extensions import Model, db

PENS = 2**32  # ids are drawn below this, as Yjs draws its own
OWN_PENS = 1000  # pages that one person has opened in a document


class Pen(Model):
    """A client id with which one person writes in a document: in a page, or (`ours`) by commands."""

    __tablename__ = "pen"

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    ours: Mapped[bool] = mapped_column(default=False)


def new_pen(document: Document, person_id: int, *, ours: bool = False) -> int:
    """Give somebody a client id that nobody has had in this document."""
    number = secrets.randbelow(PENS - 1) + 1
    while db.session.get(Pen, (document.team_id, number)):
        number = secrets.randbelow(PENS - 1) + 1
    db.session.add(Pen(team_id=document.team_id, number=number, person_id=person_id, ours=ours))
    db.session.flush()
    return number


def pens_of(document: Document, person_id: int) -> set[int]:
    own = select(Pen.number).filter_by(team_id=document.team_id, person_id=person_id)
    return set(db.session.scalars(own))


def our_pen(document: Document, person_id: int) -> int:
    """Return the client id by which what a command says becomes text."""
    own = select(Pen.number).filter_by(team_id=document.team_id, person_id=person_id, ours=True)
    return db.session.scalar(own) or new_pen(document, person_id, ours=True)
