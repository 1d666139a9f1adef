"""The agenda of a team: its items, their actions, and the text that it is frozen in."""

from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from msgspec import Struct
from sqlalchemy import JSON, ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, room, source
from facilitator.drafting.rules import (
    ACTION_FIELDS,
    AGENDA_FIELDS,
    ITEM_FIELDS,
    canonical_json,
    completeness,
    numbered,
    paragraphs,
    text_hash,
)
from facilitator.drafting.texts import FieldSeen, fields_seen, standing, words_in
from facilitator.errors import Refusal
from facilitator.extensions import Instant, Key, Model, db
from facilitator.workshops.models import Kind, Step, Team, Workshop
from facilitator.workshops.rules import readers


class State(StrEnum):
    DRAFTING = "drafting"
    FROZEN = "frozen"
    ADOPTED = "adopted"
    DECLARED = "declared"


class AgendaSeen(Seen, frozen=True, tag="agenda"):
    """A team's agenda without its items; its id is the team's. `hash` is that of the frozen text, or ""."""

    id: int
    state: State
    hash: str
    frozen_at: int | None
    fields: dict[str, FieldSeen]
    missing: list[str]


class ActionSeen(Struct, frozen=True):
    id: int
    fields: dict[str, FieldSeen]


class ItemSeen(Seen, frozen=True, tag="item"):
    """An item with all its fields; `missing` are the parts it needs before it can be adopted.

    `chosen_by` names, for each list of choices, the id of the person who changed it last.
    """

    id: int
    team: int
    position: int
    cluster: int | None
    fields: dict[str, FieldSeen]
    actions: list[ActionSeen]
    perspectives: list[str]
    references: list[str]
    chosen_by: dict[str, int]
    missing: list[str]


class Agenda(Model):
    """One for each team; until something happens to it there is no row. Its words are in `Text`."""

    __tablename__ = "agenda"

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    state: Mapped[State] = mapped_column(default=State.DRAFTING)
    text_hash: Mapped[str] = mapped_column(default="")
    frozen_at: Mapped[Instant | None]

    team: Mapped[Team] = relationship()

    @property
    def rooms(self) -> list[str]:
        return _rooms(self.team)

    def seen_by(self, audience: Audience) -> AgendaSeen:
        fields = fields_seen(standing(self.team_id, None), None)
        missing = [] if "title" in fields and fields["title"].words else ["title"]
        return AgendaSeen(self.team_id, self.state, self.text_hash, self.frozen_at, fields, missing)

    @property
    def is_open(self) -> bool:
        return self.state is State.DRAFTING

    def freeze(self) -> None:
        """Bind the text as it is by its hash, so that what is voted on is what was read.

        Raises Refusal `unsettled` while a field has rival texts: nobody may choose among them unseen.
        """
        if not self.is_open:
            # NOTE: Shown when a text that is already frozen is to be frozen again.
            raise Refusal("frozen", _l("The text is frozen already."))
        if _is_unsettled(self.team):
            # NOTE: Shown to who wants to freeze a text while two versions of one field stand side by side.
            said = _l("Two texts stand in one field. The team must choose one, or combine them, first.")
            raise Refusal("unsettled", said)
        data = canonical(self.team)
        self.state, self.text_hash, self.frozen_at = State.FROZEN, text_hash(data), now()
        frozen = FrozenText(team_id=self.team_id, hash=self.text_hash, at=self.frozen_at)
        frozen.text = canonical_json(data).decode()
        db.session.add_all([self, frozen])

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


class FrozenText(Model):
    """The canonical text of an agenda at the moment it was frozen. Kept when it is reopened."""

    __tablename__ = "frozen_text"

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    hash: Mapped[str]
    text: Mapped[str]
    at: Mapped[Instant]


class Item(Model):
    """One item of an agenda. It may come from a cluster of ideas. `gone` is taken away, and can come back."""

    __tablename__ = "agenda_item"

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id"))
    position: Mapped[int]
    perspectives: Mapped[list[str]] = mapped_column(JSON, default=list)
    references: Mapped[list[str]] = mapped_column(JSON, default=list)
    chosen_by: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    gone: Mapped[bool] = mapped_column(default=False)

    team: Mapped[Team] = relationship()
    all_actions: Mapped[list["Action"]] = relationship(order_by="Action.position", back_populates="item")

    @property
    def actions(self) -> list["Action"]:
        return [action for action in self.all_actions if not action.gone]

    @property
    def rooms(self) -> list[str]:
        return _rooms(self.team)

    def seen_by(self, audience: Audience) -> ItemSeen | Gone:
        if self.gone:
            return Gone("item", self.id)
        written = standing(self.team_id, self.id)
        return ItemSeen(
            self.id,
            self.team_id,
            self.position,
            self.cluster_id,
            fields_seen(written, None),
            [ActionSeen(action.id, fields_seen(written, action.id)) for action in self.actions],
            self.perspectives,
            self.references,
            self.chosen_by,
            self.missing,
        )

    @property
    def missing(self) -> list[str]:
        written = standing(self.team_id, self.id)
        return completeness(
            words_in(written, None), [words_in(written, action.id) for action in self.actions]
        )


class Action(Model):
    """One thing that is to be done for an item."""

    __tablename__ = "agenda_action"

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int]
    gone: Mapped[bool] = mapped_column(default=False)

    item: Mapped[Item] = relationship(back_populates="all_actions")


def agenda_of(team: Team) -> Agenda:
    """Return a team's agenda. Before anything happened to it, it is a new one that nobody has saved."""
    return db.session.get(Agenda, team.id) or Agenda(team=team, team_id=team.id, **NEW)


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


def canonical(team: Team) -> dict[str, Any]:
    """Return the whole text of an agenda as it is bound by a hash and published: words and numbers, no ids.

    Items and actions without a word in them are left out.
    """
    words = words_in(standing(team.id, None), None)
    head = {field: words.get(field, "") for field in AGENDA_FIELDS}
    items = [_plain(item) for item in items_of(team)]
    operative = numbered([item for item in items if _says_something(item)])
    for item in operative:
        item["actions"] = numbered(item["actions"], f"{item['number']}.")
    preamble = paragraphs(head["preamble"])
    return {**head, "country": team.country, "preamble": preamble, "items": operative}


def _plain(item: Item) -> dict[str, Any]:
    written = standing(item.team_id, item.id)
    words = words_in(written, None)
    actions = [words_in(written, action.id) for action in item.actions]
    return {
        **{field: words.get(field, "") for field in ITEM_FIELDS},
        "actions": [
            {field: action.get(field, "") for field in ACTION_FIELDS}
            for action in actions
            if any(action.values())
        ],
        "perspectives": sorted(item.perspectives),
        "references": sorted(item.references),
    }


def _says_something(item: dict[str, Any]) -> bool:
    return bool(item["actions"]) or any(item[field] for field in ITEM_FIELDS)


def _is_unsettled(team: Team) -> bool:
    written = [standing(team.id, None), *(standing(team.id, item.id) for item in items_of(team))]
    actions = {action.id for item in items_of(team) for action in item.actions}
    return any(
        field.rivals
        for fields in written
        for (action, _), field in fields.items()
        if action is None or action in actions
    )


def authors_read_in(step: Step, team: Team) -> int | None:
    """Return the id of the team whose draft a team reads in a step, or None outside a peer review."""
    if step.kind is not Kind.PEER:
        return None
    return readers([other.id for other in team.workshop.teams], step.round or 1).get(team.id)


def _rooms(team: Team) -> list[str]:
    """The team's own rooms, and those of the teams that now read its draft."""
    reading = [other.id for other in team.workshop.teams if authors_read_in(other.step, other) == team.id]
    return [*team.own_rooms, *(room(Audience.TEAM, reader) for reader in reading)]


@source
def drafts(viewer: Viewer) -> list[Subject]:
    """Every team's agenda and items; who may see which is said by their rooms."""
    workshop = db.session.get_one(Workshop, viewer.workshop_id)
    items = select(Item).join(Team).where(Team.workshop_id == workshop.id, Item.gone.is_(False))
    agendas = [agenda_of(team) for team in workshop.teams]
    return [*agendas, *db.session.scalars(items.order_by(Item.position, Item.id))]
