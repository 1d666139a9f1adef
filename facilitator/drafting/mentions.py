"""Who is named in a comment or an answer, and hears of it until they put the notice away."""

from collections.abc import Iterable
from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.activity import Deed
from facilitator.core.commands import command
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, found, source
from facilitator.drafting.comments import Answer, Comment
from facilitator.errors import Invalid, NotFound
from facilitator.extensions import Key, Model, db
from facilitator.people.asking import ANYBODY
from facilitator.people.models import Person

MOST = 10  # people in one comment or answer
People = Annotated[list[int], Meta(max_length=100)]  # how many are too many is said in words


class MentionSeen(Seen, frozen=True, tag="mention"):
    """That somebody (`by`) has named the viewer, in a comment or in an answer to it; `at` in ms.

    Whoever sees this sees the comment too: its words are there, and not here.
    """

    id: int
    comment: int
    answer: int | None
    by: int
    at: int


class Mention(Model):
    """That one person was named. What they put away stays away, on each of their devices."""

    __tablename__ = "mention"

    id: Mapped[Key]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"), index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("comment_answer.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    put_away: Mapped[bool] = mapped_column(default=False)

    comment: Mapped[Comment] = relationship()
    answer: Mapped[Answer | None] = relationship()
    person: Mapped[Person] = relationship()

    @property
    def rooms(self) -> list[str]:
        return [self.person.own_room]

    def seen_by(self, audience: Audience) -> MentionSeen | Gone:
        if self.put_away or not sees(self.person, self.comment):
            return Gone("mention", self.id)
        said = self.answer or self.comment
        return MentionSeen(self.id, self.comment_id, self.answer_id, said.by_id, said.at)


class PutAway(Struct, frozen=True, forbid_unknown_fields=True):
    mention: int


@command("mention.put_away", who=ANYBODY)
def put_away(person: Person, ask: PutAway) -> Deed:
    """Put away the notice that one was named in a comment."""
    # NOTE: Shown when a notice is put away that is not there, or not this person's.
    refusal = NotFound("no_such_mention", _l("There is no such notice."))
    mention = found(db.session.get(Mention, ask.mention), person, refusal)
    mention.put_away = True
    return Deed("mention.put_away", [mention])


def sees(person: Person, comment: Comment) -> bool:
    """Say whether somebody may read a comment now."""
    rooms = set(person.rooms) & set(comment.rooms)
    seen = [comment.seen_by(Audience(name.partition("-")[0])) for name in rooms]
    return any(not isinstance(each, Gone) for each in seen)


def checked(comment: Comment, ids: Iterable[int]) -> list[int]:
    """Return the ids of the people to be named, each once. Raises Invalid `too_many` or `cannot_see`."""
    several = list(dict.fromkeys(ids))
    if len(several) > MOST:
        # NOTE: Shown to somebody who names very many people in one comment.
        raise Invalid("too_many", _l("Please mention at most %(most)s people.", most=MOST))
    people = [db.session.get(Person, number) for number in several]
    if not all(person and sees(person, comment) for person in people):
        # NOTE: Shown to somebody who names a person in a comment whom it would never reach.
        raise Invalid("cannot_see", _l("Somebody you mention cannot see this comment."))
    return several


def named(comment: Comment, answer: Answer | None = None) -> list[Mention]:
    """Let those who are named in a comment, or in one answer to it, hear of it."""
    ids = answer.mentions if answer else comment.mentions
    people = [db.session.get_one(Person, number) for number in ids]
    made = [Mention(comment=comment, answer=answer, person=person) for person in people]
    db.session.add_all(made)
    return made


def mentions_in(comment: Comment) -> list[Mention]:
    return list(db.session.scalars(select(Mention).filter_by(comment_id=comment.id).order_by(Mention.id)))


@source
def mentions(viewer: Viewer) -> list[Subject]:
    own = select(Mention).filter_by(person_id=viewer.id, put_away=False)
    return list(db.session.scalars(own.order_by(Mention.id)))
