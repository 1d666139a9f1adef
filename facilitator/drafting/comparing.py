"""What came into a draft and what went out of it between two moments, field by field."""

from typing import Literal

from msgspec import Struct

from facilitator.drafting.history import ActionThen, DraftThen, Fields, ItemThen, words_of
from facilitator.drafting.rules import ACTION_FIELDS, AGENDA_FIELDS, ITEM_FIELDS, letter
from facilitator.drafting.wording import Part, parts

Fate = Literal["stayed", "came", "went"]


class FieldChange(Struct, frozen=True):
    """A field that says something else, or a paragraph of the preamble that has another place (`moved`).

    `number` is that of its action, such as "2.1", or the letter of its paragraph, or empty. Of choices
    (perspectives, references) each part is a key.
    """

    field: str
    number: str
    parts: list[Part]
    moved: bool = False


class ItemChange(Struct, frozen=True):
    """What is different in an item, or (without an id) in the agenda itself. `moved`: also its place is."""

    item: int | None
    number: str
    title: str
    fate: Fate
    moved: bool
    fields: list[FieldChange]


class Compared(Struct, frozen=True):
    """All that differs between two moments; nothing if the draft said the same at both."""

    before: int
    after: int
    changes: list[ItemChange]


def compared(before: DraftThen, after: DraftThen) -> Compared:
    """Return what came and what went: of the agenda, of its items as they stand after, of those that went."""
    head = _changes(before.fields, after.fields, [*AGENDA_FIELDS]) + _paragraphs(before, after)
    changes = [ItemChange(None, "", "", "stayed", moved=False, fields=head)] if head else []
    old, new = ({item.id: item for item in draft.items} for draft in (before, after))
    places = _places([*old], [*new])
    for number, item in enumerate(after.items, 1):
        moved = places[0].get(item.id) != places[1].get(item.id)
        changes += _item(str(number), old.get(item.id), item, moved=moved)
    for number, item in enumerate(before.items, 1):
        changes += _item(str(number), item, None) if item.id not in new else []
    return Compared(before.seq, after.seq, changes)


def _places(before: list[int], after: list[int]) -> list[dict[int, int]]:
    """The places, before and after, of the parts that are there at both moments, among themselves."""
    both = {*before} & {*after}
    orders = [[key for key in ids if key in both] for ids in (before, after)]
    return [{key: place for place, key in enumerate(order)} for order in orders]


def _paragraphs(before: DraftThen, after: DraftThen) -> list[FieldChange]:
    """What came, went or moved in the preamble: the paragraphs as they stand after, then those that went."""
    old, new = ({each.id: words_of(each.fields) for each in draft.paragraphs} for draft in (before, after))
    places = _places([*old], [*new])
    letters = {key: letter(place) for ids in (old, new) for place, key in enumerate(ids)}
    changes = list[FieldChange]()
    for key in {**new, **old}:
        was, is_ = (words.get(key, {}).get("words", "") for words in (old, new))
        moved = places[0].get(key) != places[1].get(key)
        if was != is_ or (moved and is_):
            changes.append(FieldChange("preamble", f"({letters[key]})", parts(was, is_), moved))
    return changes


def _item(
    number: str, old: ItemThen | None, new: ItemThen | None, *, moved: bool = False
) -> list[ItemChange]:
    named = new or old
    assert named
    title = named.fields["title"].words if "title" in named.fields else ""
    fields = _changes(old.fields if old else {}, new.fields if new else {}, [*ITEM_FIELDS])
    fields += _actions(number, old.actions if old else [], new.actions if new else [])
    for name in ("perspectives", "references"):
        fields += _choices(name, getattr(old, name, []), getattr(new, name, []))
    fate: Fate = "came" if old is None else "went" if new is None else "stayed"
    if not fields and not moved and fate == "stayed":
        return []
    return [ItemChange(named.id, number, title, fate, moved, fields)]


def _actions(number: str, old: list[ActionThen], new: list[ActionThen]) -> list[FieldChange]:
    before, after = ({action.id: action.fields for action in actions} for actions in (old, new))
    places = {each.id: f"{number}.{place}" for actions in (old, new) for place, each in enumerate(actions, 1)}
    both = [(places[key], before.get(key, {}), after.get(key, {})) for key in {**after, **before}]
    return [change for place, was, is_ in both for change in _changes(was, is_, [*ACTION_FIELDS], place)]


def _changes(before: Fields, after: Fields, names: list[str], number: str = "") -> list[FieldChange]:
    old, new = words_of(before), words_of(after)
    said = [(name, old.get(name, ""), new.get(name, "")) for name in names]
    return [FieldChange(name, number, parts(was, is_)) for name, was, is_ in said if was != is_]


def _choices(name: str, old: list[str], new: list[str]) -> list[FieldChange]:
    gone = [Part("gone", key) for key in old if key not in new]
    come = [Part("come", key) for key in new if key not in old]
    return [FieldChange(name, "", [*gone, *come])] if gone or come else []
