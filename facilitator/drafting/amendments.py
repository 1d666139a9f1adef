"""Other words that are proposed for a field: what they change, and how they follow the text when it moves."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from sqlalchemy import ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.activity import Deed, echo
from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, source
from facilitator.drafting.models import Agenda, Item, agenda_of
from facilitator.drafting.naming import is_placed
from facilitator.drafting.pseudonyms import known_as
from facilitator.drafting.removable import CHANGE
from facilitator.drafting.texts import Place, Text, text_at
from facilitator.drafting.wording import Part, merged, parts
from facilitator.extensions import Instant, Key, Model, db
from facilitator.people.models import Person
from facilitator.workshops.models import Team

STEPS = 30  # changes of one text that are written one by one
compared = lru_cache(maxsize=500)(parts)  # each audience and each fresh page asks for the same comparisons


class Fate(StrEnum):
    """What became of an amendment. One that is bracketed stands in the text beside what it was to replace."""

    OPEN = "open"
    ACCEPTED = "accepted"
    BRACKETED = "bracketed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


WAITING = (Fate.OPEN, Fate.BRACKETED)  # what a vote can still be about


class OwnAmendmentSeen(Seen, frozen=True, tag="own_amendment"):
    """That an amendment is one's own, which its writer must know also where writers are concealed."""

    id: int


class DecidedSeen(Struct, frozen=True):
    """Who (`known_as`) decided on an amendment, when (ms), and what they answered to its proposer.

    `ballot` is the id of the vote whose result they carried out, if it was one.
    """

    by: int
    at: int
    answer: str
    ballot: int | None = None


class AmendmentSeen(Seen, frozen=True, tag="amendment"):
    """Words proposed for a field, numbered within the team (A1, A2 … in every language).

    While it is open, `parts` compare with the text as it stands, and `words` are what accepting it would
    write there; `touched` ones must be restated before. Later both tell what was decided on.
    `text` is the id of the text that `parts` compare with; `by` and `restated_by` are people
    as they are `known_as`. Hidden ones only facilitators see. `made` is what the field said once it was
    accepted: as long as it says so still, that can be undone.
    """

    id: int
    number: int
    team: int
    item: int | None
    action: int | None
    field: str
    paragraph: int | None
    text: int | None
    words: str
    parts: list[Part]
    reason: str
    perspective: str
    by: int
    at: int
    restated_by: int | None
    fate: Fate
    decided: DecidedSeen | None
    touched: bool
    hidden: bool
    made: str | None


class Amendment(Model):
    """Words proposed for a field, with the words (`base`) on which they are based.

    The base moves with the text as long as the two changes do not meet. Where they do, the amendment is
    `touched`: base and words stay as they were until somebody states it anew.
    """

    __tablename__ = "amendment"
    __table_args__ = (UniqueConstraint("team_id", "number"),)

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    number: Mapped[int]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_action.id"))
    paragraph_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_paragraph.id"))
    field: Mapped[str]
    base: Mapped[str]
    # With which it was compared or, once it is accepted, which came of that.
    text_id: Mapped[int | None] = mapped_column(ForeignKey("draft_text.id"))
    words: Mapped[str]
    reason: Mapped[str]
    perspective: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Instant] = mapped_column(default=now)
    restated_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    fate: Mapped[Fate] = mapped_column(default=Fate.OPEN)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[Instant | None]
    answer: Mapped[str] = mapped_column(default="")
    ballot_id: Mapped[int | None] = mapped_column(ForeignKey("ballot.id"))  # whose result decided on it
    touched: Mapped[bool] = mapped_column(default=False)
    hidden: Mapped[bool] = mapped_column(default=False)
    inside: Mapped[bool] = mapped_column(
        default=False
    )  # proposed in the team itself, which no other team sees

    team: Mapped[Team] = relationship()
    by: Mapped[Person] = relationship(foreign_keys=by_id)
    restated_by: Mapped[Person | None] = relationship(foreign_keys=restated_by_id)

    @property
    def place(self) -> Place:
        return Place(self.team_id, self.item_id, self.action_id, self.field, self.paragraph_id)

    @property
    def stands_in(self) -> Agenda | Item:
        """The thing that is shown anew when the field changes."""
        return db.session.get_one(Item, self.item_id) if self.item_id else agenda_of(self.team)

    @property
    def is_placed(self) -> bool:
        """Say whether its field is in the draft: the item, action or paragraph was not taken out."""
        return is_placed(self.place)

    @property
    def writer(self) -> Person:
        """Whose words it proposes: its proposer's, or those of who stated it anew."""
        return self.restated_by or self.by

    @property
    def rooms(self) -> list[str]:
        return self.team.own_rooms if self.inside else agenda_of(self.team).rooms

    def seen_by(self, audience: Audience) -> AmendmentSeen | Gone:
        """What was taken out was not meant for readers, so its amendments go with it until it comes back."""
        if not self.is_placed or (self.hidden and audience is not Audience.FACILITATORS):
            return Gone("amendment", self.id)
        stands = text_at(self.place)
        before = self.base if self.fate is not Fate.OPEN else stands.words if stands else ""
        return AmendmentSeen(
            self.id,
            self.number,
            *self.place,
            stands.id if stands else None,
            self.words,
            compared(before, self.words),
            self.reason,
            self.perspective,
            known_as(self.by_id),
            self.at,
            known_as(self.restated_by_id) if self.restated_by_id else None,
            self.fate,
            self._decided,
            self.touched,
            self.hidden,
            self.made,
        )

    @property
    def made(self) -> str | None:
        """What its acceptance has let the field say."""
        text = db.session.get(Text, self.text_id) if self.fate is Fate.ACCEPTED and self.text_id else None
        return text.words if text else None

    @property
    def _decided(self) -> DecidedSeen | None:
        who, at = self.decided_by_id, self.decided_at or 0
        return DecidedSeen(known_as(who), at, self.answer, self.ballot_id) if who else None

    def follow(self) -> bool:
        """Be based on what the field says now, or be marked as touched; say whether that is another text."""
        stands = text_at(self.place)
        if stands is None or stands.id == self.text_id:
            return False
        new = merged(self.base, stands.words, self.words)
        self.text_id, self.touched = stands.id, new is None
        if new is not None:
            self.base, self.words = stands.words, new
        return True

    def decide(self, fate: Fate, decider: Person, answer: str = "", ballot: int | None = None) -> None:
        self.fate, self.decided_by_id, self.decided_at, self.answer = fate, decider.id, now(), answer
        self.ballot_id = ballot

    def accept(self, decider: Person, ballot: int | None = None) -> None:
        """Be accepted, after the field was made to say so."""
        stands = text_at(self.place)
        self.text_id = stands.id if stands else None
        self.decide(Fate.ACCEPTED, decider, ballot=ballot)

    def open_again(self) -> None:
        """Undo a decision. Meanwhile the text may have moved."""
        self.fate, self.decided_by_id, self.decided_at, self.answer = Fate.OPEN, None, None, ""
        self.ballot_id = None
        self.follow()


class OwnAmendment:
    """An amendment as its proposer knows it to be theirs."""

    def __init__(self, amendment: Amendment) -> None:
        self.amendment = amendment

    @property
    def rooms(self) -> list[str]:
        return [self.amendment.by.own_room]

    def seen_by(self, audience: Audience) -> OwnAmendmentSeen:
        return OwnAmendmentSeen(self.amendment.id)


def words_at(place: Place) -> str:
    stands = text_at(place)
    return stands.words if stands else ""


def next_number(team: Team) -> int:
    last = db.session.scalar(select(func.max(Amendment.number)).filter_by(team_id=team.id))
    return (last or 0) + 1


def open_for(place: Place) -> list[Amendment]:
    """The amendments of a field that wait for a decision, in the order of their numbers."""
    own = select(Amendment).filter_by(**place._asdict(), fate=Fate.OPEN)
    return list(db.session.scalars(own.order_by(Amendment.number)))


def steps(before: str, after: str) -> list[str]:
    """Return the text after each single change from one wording to the other.

    Written one by one, they leave what stands in both with its own writers.
    """
    told, done, left = list[str](), "", before
    for part in compared(before, after):
        done += part.words if part.kind != "gone" else ""
        left = left[len(part.words) :] if part.kind != "come" else left
        told += [done + left] if part.kind != "same" else []
    return told if len(told) <= STEPS else [after]


def bracketed(text: str, proposals: list[str]) -> str:
    """Put the part that differs into brackets, as it stands and as each proposal has it, in this order.

    Where one of them has nothing there, its bracket is left out: "[and taxes]" can be kept or not.
    """
    same = [parts(text, words) for words in proposals]
    head = min(_alike(pieces) for pieces in same)
    tail = min(_alike(pieces[::-1]) for pieces in same)
    ways = [words[head : len(words) - tail] for words in (text, *proposals)]
    before = " " if any(way[:1].isspace() for way in ways) else ""
    after = " " if any(way[-1:].isspace() for way in ways) else ""
    brackets = " ".join(f"[{way.strip()}]" for way in dict.fromkeys(ways) if way.strip())
    return f"{text[:head]}{before}{brackets}{after}{text[len(text) - tail :]}"


def _alike(pieces: list[Part]) -> int:
    return len(pieces[0].words) if pieces and pieces[0].kind == "same" else 0


@echo
def following(deed: Deed) -> Iterable[Amendment]:
    """Let the open amendments of a draft follow its text, whoever changed it and how, and tell of those.

    Every change of a text is told with the item, or the agenda, that it is in.
    """
    drafts = (subject for subject in deed.subjects if isinstance(subject, (Agenda, Item)))
    for team_id in dict.fromkeys(draft.team_id for draft in drafts):
        for amendment in db.session.scalars(select(Amendment).filter_by(team_id=team_id)):
            has_moved = amendment.fate is Fate.OPEN and amendment.follow()
            if (has_moved or deed.kind in CHANGE) and amendment not in deed.subjects:
                yield amendment


@source
def amendments(viewer: Viewer) -> list[Subject]:
    """Also those to items that were taken away, since the items can come back."""
    own = select(Amendment).join(Team).where(Team.workshop_id == viewer.workshop_id)
    told = list(db.session.scalars(own.order_by(Amendment.id)))
    return [*told, *(OwnAmendment(each) for each in told if each.by_id == viewer.id)]
