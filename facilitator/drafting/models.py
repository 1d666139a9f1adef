"""The agenda of a team: its items, their actions, and the text that it is frozen in."""

import secrets
from enum import StrEnum
from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _l
from msgspec import Struct
from sqlalchemy import JSON, ForeignKey, Select, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.rooms import Alike, Audience, Gone, Seen, Subject, Viewer, room, source
from facilitator.drafting.preamble import ParagraphSeen, paragraphs_of
from facilitator.drafting.pseudonyms import known_as
from facilitator.drafting.removable import Removable, new_key
from facilitator.drafting.rules import completeness
from facilitator.drafting.texts import FieldSeen, fields_seen, standing, standing_paragraphs, words_in
from facilitator.errors import Refusal
from facilitator.extensions import Instant, Key, Model, db
from facilitator.workshops.models import Clock, Kind, Step, Team, Workshop
from facilitator.workshops.rules import readers


class State(StrEnum):
    DRAFTING = "drafting"
    FROZEN = "frozen"
    ADOPTED = "adopted"
    DECLARED = "declared"


class AgendaSeen(Seen, frozen=True, tag="agenda"):
    """A team's agenda without its items; its id is the team's. `hash` is that of the frozen text, or "".

    `typed` is the number up to which its letters were written out: who heard of fewer has missed some.
    """

    id: int
    state: State
    hash: str
    frozen_at: int | None
    fields: dict[str, FieldSeen]
    paragraphs: list[ParagraphSeen]
    missing: list[str]
    typed: int


class ActionSeen(Struct, frozen=True):
    id: int
    key: str
    fields: dict[str, FieldSeen]


class ItemSeen(Seen, frozen=True, tag="item"):
    """An item with all its fields; `missing` are the parts it needs before it can be adopted.

    `chosen_by` names, for each list of choices, who changed it last (`known_as`).
    """

    id: int
    key: str
    team: int
    position: int
    cluster: int | None
    fields: dict[str, FieldSeen]
    actions: list[ActionSeen]
    perspectives: list[str]
    references: list[str]
    chosen_by: dict[str, int]
    missing: list[str]


class Document(Model):
    """A team's shared text. Its `key` is made once: text of another key is never merged into it.

    `count` updates were taken in; what the first `rested` of them say stands in the draft's texts too.
    """

    __tablename__ = "document"

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    key: Mapped[str] = mapped_column(default=lambda: secrets.token_hex(8))
    count: Mapped[int] = mapped_column(default=0)
    rested: Mapped[int] = mapped_column(default=0)


class Agenda(Alike, Model):
    """One for each team; until something happens to it there is no row. Its words are in `Text`."""

    __tablename__ = "agenda"

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    state: Mapped[State] = mapped_column(default=State.DRAFTING)
    text_hash: Mapped[str] = mapped_column(default="")
    frozen_at: Mapped[Instant | None]

    team: Mapped[Team] = relationship()

    @property
    def rooms(self) -> list[str]:
        return rooms_of(self.team)

    def seen_by(self, audience: Audience) -> AgendaSeen:
        fields = fields_seen(standing(self.team_id, None), None)
        missing = [] if "title" in fields and fields["title"].words else ["title"]
        document = db.session.get(Document, self.team_id)
        typed = document.rested if document else 0
        written = standing_paragraphs(self.team_id)
        paragraphs = [paragraph.seen_among(written) for paragraph in paragraphs_of(self.team)]
        return AgendaSeen(
            self.team_id, self.state, self.text_hash, self.frozen_at, fields, paragraphs, missing, typed
        )

    @property
    def is_open(self) -> bool:
        return self.state is State.DRAFTING

    def reopen(self) -> None:
        """Let the team write again. What was bound to the old hash stays bound to it."""
        if self.state in (State.ADOPTED, State.DECLARED):
            # NOTE: Shown to a facilitator who wants to open a text for writing that was decided on already.
            raise Refusal("adopted", _l("This text was adopted. It cannot be opened again."))
        self.state, self.text_hash, self.frozen_at = State.DRAFTING, "", None

    def adopt(self) -> None:
        """Raises Refusal `not_frozen` when there is no frozen text that could have been voted on."""
        self._advance(State.FROZEN, State.ADOPTED)

    def declare(self) -> None:
        """Raises Refusal `not_adopted`."""
        self._advance(State.ADOPTED, State.DECLARED)

    def _advance(self, before: State, after: State) -> None:
        if self.state is not before:
            # NOTE: Shown when a text is to be adopted that is not frozen, or declared that is not adopted.
            raise Refusal(f"not_{before}", _l("The text is not ready for this yet, or it was done already."))
        self.state = after


class Item(Alike, Removable, Model):
    """One item of an agenda. It may come from a cluster of ideas."""

    __tablename__ = "agenda_item"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(default=new_key, index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id"))
    position: Mapped[int]
    perspectives: Mapped[list[str]] = mapped_column(JSON, default=list)
    references: Mapped[list[str]] = mapped_column(JSON, default=list)
    chosen_by: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)

    team: Mapped[Team] = relationship()
    all_actions: Mapped[list["Action"]] = relationship(order_by="Action.position", back_populates="item")

    @property
    def actions(self) -> list["Action"]:
        own = [action for action in self.all_actions if not action.gone]
        return sorted(own, key=lambda action: action.position)  # one of them may just have been moved

    @property
    def rooms(self) -> list[str]:
        return rooms_of(self.team)

    def seen_by(self, audience: Audience) -> ItemSeen | Gone:
        if self.gone:
            return Gone("item", self.id)
        written = standing(self.team_id, self.id)
        return ItemSeen(
            self.id,
            self.key,
            self.team_id,
            self.position,
            self.cluster_id,
            fields_seen(written, None),
            [ActionSeen(action.id, action.key, fields_seen(written, action.id)) for action in self.actions],
            self.perspectives,
            self.references,
            {field: known_as(person) for field, person in self.chosen_by.items()},
            self.missing,
        )

    @property
    def missing(self) -> list[str]:
        written = standing(self.team_id, self.id)
        return completeness(
            words_in(written, None), [words_in(written, action.id) for action in self.actions]
        )


class Action(Removable, Model):
    """One thing that is to be done for an item."""

    __tablename__ = "agenda_action"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(default=new_key, index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int]

    item: Mapped[Item] = relationship(back_populates="all_actions")


def agenda_of(team: Team) -> Agenda:
    """Return a team's agenda. Before anything happened to it, it is a new one that nobody has saved."""
    return db.session.get(Agenda, team.id) or Agenda(team=team, team_id=team.id, **NEW)


def open_agenda(team: Team) -> Agenda:
    """Return a team's agenda if it can be written in. Raises Refusal `frozen`."""
    return opened(agenda_of(team))


def opened(agenda: Agenda) -> Agenda:
    """Return an agenda if it can be written in. Raises Refusal `frozen`."""
    if not agenda.is_open:
        # NOTE: Shown when words arrive for a text that is already being voted on, or was adopted.
        raise Refusal("frozen", _l("The text is frozen, so this was not taken in. Your words are kept here."))
    return agenda


NEW: dict[str, Any] = {"state": State.DRAFTING, "text_hash": "", "frozen_at": None}


def items_of(team: Team) -> list[Item]:
    """The items of a team's agenda, in their order."""
    own = select(Item).filter_by(team_id=team.id, gone=False)
    return list(db.session.scalars(own.order_by(Item.position, Item.id)))


def lacking(team: Team) -> dict[str, list[str]]:
    """Say what is still missing before the agenda can be adopted, by "agenda" and by the item's number."""
    head = agenda_of(team).seen_by(Audience.TEAM).missing
    items = items_of(team)
    missing = {"agenda": head if items else [*head, "items"]}
    missing |= {str(number): item.missing for number, item in enumerate(items, 1)}
    return {part: parts for part, parts in missing.items() if parts}


def authors_read_in(step: Step, team: Team) -> int | None:
    """Return the id of the team whose draft a team reads in a step, or None outside a peer review."""
    if step.kind is not Kind.PEER:
        return None
    return readers([other.id for other in team.workshop.teams], step.round or 1).get(team.id)


def rooms_of(team: Team) -> list[str]:
    """The team's own rooms, and those of the teams that now read its draft."""
    return [*team.own_rooms, *(room(Audience.TEAM, reader.id) for reader in readers_of(team))]


def readers_of(team: Team) -> list[Team]:
    """Return the teams that now read a team's draft, in a peer review."""
    reviewing = db.session.scalars(_reviewing(), {"workshop": team.workshop_id})
    return [other for other in reviewing if authors_read_in(other.step, other) == team.id]


@cache  # each letter asks: to put it together takes longer than to ask it
def _reviewing() -> Select[Team]:
    own = select(Team).join(Team.clock).join(Clock.step).where(Team.workshop_id == bindparam("workshop"))
    return own.where(Step.kind == Kind.PEER)


@source
def drafts(viewer: Viewer) -> list[Subject]:
    """Every team's agenda and items; who may see which is said by their rooms."""
    workshop = db.session.get_one(Workshop, viewer.workshop_id)
    items = select(Item).join(Team).where(Team.workshop_id == workshop.id, Item.gone.is_(False))
    agendas = [agenda_of(team) for team in workshop.teams]
    return [*agendas, *db.session.scalars(items.order_by(Item.position, Item.id))]
