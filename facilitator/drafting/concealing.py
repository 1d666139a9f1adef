"""Whether drafts are written under names or under pseudonyms."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from msgspec import Struct
from sqlalchemy import select

from facilitator.core.activity import Deed, echo
from facilitator.core.commands import command
from facilitator.core.rooms import Subject
from facilitator.drafting.amendments import Amendment
from facilitator.drafting.models import Document, Item
from facilitator.drafting.preamble import Paragraph
from facilitator.drafting.pseudonyms import pseudonym_of, pseudonyms_of
from facilitator.drafting.texts import Text
from facilitator.drafting.versions import Version
from facilitator.errors import Refusal
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR
from facilitator.people.models import Person, PersonAsSubject, Role
from facilitator.workshops.models import Team, Workshop

Of = Text | Document | Item | Paragraph | Amendment | Version


class ConcealWriters(Struct, frozen=True, forbid_unknown_fields=True):
    concealed: bool


@command("writers.conceal", who=FACILITATOR)
def conceal_writers(leader: Person, ask: ConcealWriters) -> Deed | None:
    """Let drafts be written under pseudonyms, or under names again. Only before the first word of a draft.

    Raises Refusal `drafts_begun`: what was told under names cannot be taken back, and who wrote under a
    pseudonym relied on it.
    """
    workshop = leader.workshop
    if workshop.conceals_writers is ask.concealed:
        return None
    if any(_has_begun(kind, workshop) for kind in (Text, Document, Item, Paragraph, Amendment, Version)):
        # NOTE: Shown to a facilitator who wants to change whether drafts show their writers' names.
        raise Refusal("drafts_begun", _l("A team has begun to write. This can be changed only before that."))
    workshop.conceals_writers = ask.concealed
    participants = select(Person).filter_by(workshop_id=workshop.id, role=Role.PARTICIPANT)
    writers = pseudonyms_of(db.session.scalars(participants).all())
    kind = "writers.concealed" if ask.concealed else "writers.named"
    return Deed(kind, [workshop, *writers], by=leader.name)


def _has_begun(kind: type[Of], workshop: Workshop) -> bool:
    """Say whether there is anything of a kind that is told with its writer in a draft of this workshop."""
    teams = select(Team.id).filter_by(workshop_id=workshop.id)
    return db.session.scalar(select(kind.team_id).where(kind.team_id.in_(teams)).limit(1)) is not None


@echo
def new_writers(deed: Deed) -> Iterable[Subject]:
    """Let those who come later have pseudonyms too."""
    people = [subject.person for subject in deed.subjects if isinstance(subject, PersonAsSubject)]
    new = [person for person in people if person.workshop.conceals_writers and not pseudonym_of(person.id)]
    return [*pseudonyms_of(person for person in new if person.role is Role.PARTICIPANT)]
