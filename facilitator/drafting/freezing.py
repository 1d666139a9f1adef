"""The whole text of an agenda in its canonical form, and how it is bound by the hash of that."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.core.clock import now
from facilitator.core.text import length
from facilitator.drafting.models import Agenda, Item, State, items_of, lacking
from facilitator.drafting.preamble import paragraphs_of
from facilitator.drafting.rules import (
    ACTION_FIELDS,
    AGENDA_FIELDS,
    ITEM_FIELDS,
    PARAGRAPH_FIELDS,
    canonical_json,
    lettered,
    numbered,
    text_hash,
)
from facilitator.drafting.texts import standing, standing_paragraphs, words_in
from facilitator.errors import Refusal
from facilitator.extensions import Instant, Key, Model, db
from facilitator.workshops.models import Team


class FrozenText(Model):
    """The canonical text of an agenda at the moment it was frozen. Kept when it is reopened."""

    __tablename__ = "frozen_text"

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    hash: Mapped[str]
    text: Mapped[str]
    at: Mapped[Instant]


Hold = Callable[[Agenda], None]
HOLDS: list[Hold] = []


def holds(look: Hold) -> Hold:
    """Let this function refuse, by raising a Refusal, that a frozen text is opened again."""
    HOLDS.append(look)
    return look


def reopen(agenda: Agenda) -> None:
    """Let a team write again, unless something is under way that needs the text as it is."""
    for look in HOLDS:
        look(agenda)
    agenda.reopen()


def freeze(agenda: Agenda) -> None:
    """Bind a text as it is by its hash, so that what is voted on is what was read.

    Raises Refusal `frozen`; `nothing_to_freeze` without a title or an item; `field_too_long` where people
    typed together more than a field holds.
    """
    if not agenda.is_open:
        # NOTE: Shown when a text that is already frozen is to be frozen again.
        raise Refusal("frozen", _l("The text is frozen already."))
    if "agenda" in lacking(agenda.team):
        # NOTE: Shown to who wants to freeze a draft on which nobody could vote.
        said = _l("The draft needs a title and an item before it can be frozen.")
        raise Refusal("nothing_to_freeze", said)
    _must_fit(agenda.team)
    data = canonical(agenda.team)
    agenda.state, agenda.text_hash, agenda.frozen_at = State.FROZEN, text_hash(data), now()
    frozen = FrozenText(team_id=agenda.team_id, hash=agenda.text_hash, at=agenda.frozen_at)
    frozen.text = canonical_json(data).decode()
    db.session.add_all([agenda, frozen])


def frozen_text(team: int, hash_: str) -> dict[str, Any] | None:
    """Return the canonical text of a team's agenda as it was frozen with this hash."""
    frozen = select(FrozenText.text).filter_by(team_id=team, hash=hash_).limit(1)
    text = db.session.scalar(frozen)
    return json.loads(text) if text else None


def canonical(team: Team) -> dict[str, Any]:
    """Return the whole text of an agenda as it is bound by a hash and published: words and numbers, no ids.

    Items and actions without a word in them are left out.
    """
    head = words_in(standing(team.id, None), None)
    return put_down(team.country, head, preamble_of(team), [_spoken(item) for item in items_of(team)])


class Spoken(NamedTuple):
    """What an item says: its words by field, those of each of its actions, and its choices."""

    words: dict[str, str]
    actions: list[dict[str, str]]
    perspectives: list[str]
    references: list[str]


def put_down(country: str, head: dict[str, str], preamble: list[str], items: list[Spoken]) -> dict[str, Any]:
    """Return the canonical form of an agenda that says this."""
    said = {field: head.get(field, "") for field in AGENDA_FIELDS}
    operative = numbered([item for item in map(_plain, items) if _says_something(item)])
    for item in operative:
        item["actions"] = numbered(item["actions"], f"{item['number']}.")
    return {**said, "country": country, "preamble": lettered(preamble), "items": operative}


def preamble_of(team: Team) -> list[str]:
    """Return what the paragraphs of a team's preamble say, in their order."""
    written = standing_paragraphs(team.id)
    return [written[paragraph.id].words for paragraph in paragraphs_of(team) if paragraph.id in written]


def _spoken(item: Item) -> Spoken:
    written = standing(item.team_id, item.id)
    actions = [words_in(written, action.id) for action in item.actions]
    return Spoken(words_in(written, None), actions, item.perspectives, item.references)


def _plain(item: Spoken) -> dict[str, Any]:
    return {
        **{field: item.words.get(field, "") for field in ITEM_FIELDS},
        "actions": [
            {field: action.get(field, "") for field in ACTION_FIELDS}
            for action in item.actions
            if any(action.values())
        ],
        "perspectives": sorted(item.perspectives),
        "references": sorted(item.references),
    }


def _says_something(item: dict[str, Any]) -> bool:
    return bool(item["actions"]) or any(item[field] for field in ITEM_FIELDS)


def _must_fit(team: Team) -> None:
    fields = [(words_in(standing(team.id, None), None), AGENDA_FIELDS)]
    fields += [({"words": words}, PARAGRAPH_FIELDS) for words in preamble_of(team)]
    for item in items_of(team):
        written = standing(team.id, item.id)
        fields += [(words_in(written, None), ITEM_FIELDS)]
        fields += [(words_in(written, action.id), ACTION_FIELDS) for action in item.actions]
    if any(length(words) > limits[name] for told, limits in fields for name, words in told.items()):
        # NOTE: Shown to who wants to freeze a draft in which a field holds more signs than fit.
        raise Refusal(
            "field_too_long", _l("A field of this draft is too long. The team must shorten it first.")
        )
