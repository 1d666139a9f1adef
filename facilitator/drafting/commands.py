"""How an agenda takes shape: which items and actions it has, in which order, and when its text is frozen."""

from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct
from sqlalchemy import func, select

from facilitator.core.activity import Deed
from facilitator.core.commands import command
from facilitator.core.rooms import found
from facilitator.core.text import Words, clean
from facilitator.drafting import (  # noqa: F401  (their commands enter the registry)
    amending,
    concealing,
    paragraphs,
    reopening,
    restoring,
    reviewing,
    takenout,
    writing,
)
from facilitator.drafting.cowriting import put_words
from facilitator.drafting.freezing import freeze, reopen
from facilitator.drafting.models import Action, Agenda, Item, agenda_of, items_of, open_agenda
from facilitator.drafting.positions import Move, move
from facilitator.drafting.pseudonyms import signed
from facilitator.drafting.resting import write_out
from facilitator.drafting.rules import ACTIONS, ITEM_FIELDS, ITEMS, kept_enough
from facilitator.drafting.texts import Place, replace
from facilitator.drafting.versions import Kept, keep
from facilitator.drafting.writing import no_such_action, no_such_item, own_action, own_item
from facilitator.errors import Invalid, NotFound, Refusal
from facilitator.extensions import db
from facilitator.ideas.models import Cluster, clusters_of
from facilitator.people.asking import FACILITATOR, Only, member_with
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Right, Team


class Shortlist(Struct, frozen=True, forbid_unknown_fields=True):
    """The groups of ideas (all of one team) that the agenda is to be about."""

    clusters: Annotated[list[int], Meta(max_length=50)]


class ChooseTeam(Struct, frozen=True, forbid_unknown_fields=True):
    team: int


class AddItem(Struct, frozen=True, forbid_unknown_fields=True):
    title: Words = ""


class ChooseItem(Struct, frozen=True, forbid_unknown_fields=True):
    item: int


class MoveItem(Move, frozen=True, forbid_unknown_fields=True, kw_only=True):
    item: int


class ChooseAction(Struct, frozen=True, forbid_unknown_fields=True):
    action: int


class MoveAction(Move, frozen=True, forbid_unknown_fields=True, kw_only=True):
    action: int


@command("agenda.shortlist", who=Only((Role.PARTICIPANT, Role.FACILITATOR), Right.SHORTLIST))
def shortlist(person: Person, ask: Shortlist) -> Deed | None:
    """Keep three to five groups of ideas: each gets an item, and those of other groups are taken away.

    What was written in an item that is taken away is kept, and comes back with its group.
    """
    team = _team_of(person, ask)
    open_agenda(team)
    clusters = {cluster.id: cluster for cluster in clusters_of(team)}
    kept = list(dict.fromkeys(ask.clusters))
    if not set(kept) <= set(clusters):
        raise _no_such_cluster()
    if not kept_enough(len(kept), len(clusters)):
        # NOTE: Shown to who chooses the groups of ideas that the agenda will be about.
        raise Invalid("keep_3_to_5", _l("Keep three to five groups, or all if there are fewer than three."))
    changed = _drop_others(team, kept, person)
    changed += [item for key in kept if (item := _kept(team, clusters[key], person))]
    if len(items_of(team)) > ITEMS:
        raise _too_many_items()
    return Deed("agenda.shortlisted", [*changed], by=signed(person)) if changed else None


@command("agenda.freeze", who=FACILITATOR)
def freeze_agenda(leader: Person, ask: ChooseTeam) -> Deed:
    """Freeze a team's text as it is, and bind it by its hash; nobody can write in it until it is reopened."""
    agenda = _agenda(leader, ask)
    written = write_out(agenda.team)
    freeze(agenda)
    version = keep(agenda.team, Kept.FROZEN, by=leader)
    return Deed("agenda.frozen", [agenda, *written.items, version], by=leader.name)


@command("agenda.reopen", who=FACILITATOR)
def reopen_agenda(leader: Person, ask: ChooseTeam) -> Deed | None:
    """Let a team write again in a text that was frozen; an adopted one stays closed."""
    agenda = _agenda(leader, ask)
    if agenda.is_open:
        return None
    reopen(agenda)
    return Deed("agenda.reopened", [agenda], by=leader.name)


@command("item.add", who=member_with(Right.DRAFT))
def add_item(writer: Person, ask: AddItem) -> Deed:
    """Add an item that comes from no group of ideas."""
    assert writer.team
    open_agenda(writer.team)
    if len(items_of(writer.team)) >= ITEMS:
        raise _too_many_items()
    item = _new_item(writer.team, None)
    _name(item, clean(ask.title, ITEM_FIELDS["title"], required=False), writer)
    return Deed("item.added", [item], by=signed(writer))


@command("item.remove", who=member_with(Right.DRAFT))
def remove_item(writer: Person, ask: ChooseItem) -> Deed:
    """Take an item out of the agenda. Its words are kept, and it can be restored."""
    item = own_item(writer, ask.item)
    item.take_out(writer.id)
    return Deed("item.removed", [item], by=signed(writer))


@command("item.restore", who=member_with(Right.DRAFT))
def restore_item(writer: Person, ask: ChooseItem) -> Deed | None:
    """Bring an item back that was taken out, with everything that was written in it."""
    item = db.session.get(Item, ask.item)
    if item is None or item.team_id != writer.team_id:
        raise no_such_item()
    open_agenda(item.team)
    if not item.gone:
        return None
    if len(items_of(item.team)) >= ITEMS:
        raise _too_many_items()
    item.gone = False
    return Deed("item.restored", [item], by=signed(writer))


@command("item.move", who=member_with(Right.DRAFT))
def move_item(writer: Person, ask: MoveItem) -> Deed | None:
    """Move an item in its agenda: one place up or down, or before another item (`null`: to the end)."""
    item = own_item(writer, ask.item)
    moved = move(item, db.session.scalars(select(Item).filter_by(team_id=item.team_id)), ask)
    return Deed("item.moved", [*moved], by=signed(writer)) if moved else None


@command("action.add", who=member_with(Right.DRAFT))
def add_action(writer: Person, ask: ChooseItem) -> Deed:
    """Add one more action to an item, to be filled in."""
    item = own_item(writer, ask.item)
    if len(item.actions) >= ACTIONS:
        raise _too_many_actions()
    item.all_actions.append(Action(position=len(item.all_actions)))
    return Deed("action.added", [item], by=signed(writer))


@command("action.remove", who=member_with(Right.DRAFT))
def remove_action(writer: Person, ask: ChooseAction) -> Deed | None:
    """Take an action out of its item. Its words are kept, and it can be restored."""
    action = own_action(writer, ask.action)
    if action.gone:
        return None
    action.take_out(writer.id)
    return Deed("action.removed", [action.item], by=signed(writer))


@command("action.move", who=member_with(Right.DRAFT))
def move_action(writer: Person, ask: MoveAction) -> Deed | None:
    """Move an action in its item: one place up or down, or before another action (`null`: to the end)."""
    action = own_action(writer, ask.action)
    if action.gone:
        raise no_such_action()
    moved = move(action, action.item.all_actions, ask)
    return Deed("action.moved", [action.item], by=signed(writer)) if moved else None


@command("action.restore", who=member_with(Right.DRAFT))
def restore_action(writer: Person, ask: ChooseAction) -> Deed | None:
    """Bring an action back that was taken out."""
    action = own_action(writer, ask.action)
    if not action.gone:
        return None
    if len(action.item.actions) >= ACTIONS:
        raise _too_many_actions()
    action.gone = False
    return Deed("action.restored", [action.item], by=signed(writer))


def _team_of(person: Person, ask: Shortlist) -> Team:
    """A participant's own team; a facilitator means the team whose groups they name."""
    if person.team and person.role is Role.PARTICIPANT:
        return person.team
    first = db.session.get(Cluster, ask.clusters[0]) if ask.clusters else None
    return db.session.get_one(Team, found(first, person, _no_such_cluster()).team_id)


def _drop_others(team: Team, kept: list[int], person: Person) -> list[Item]:
    """Take away the items of groups that are not kept; an item that has no group stays."""
    dropped = [item for item in items_of(team) if item.cluster_id and item.cluster_id not in kept]
    for item in dropped:
        item.take_out(person.id)
    return dropped


def _kept(team: Team, cluster: Cluster, person: Person) -> Item | None:
    """Make or bring back the item of a group; None if it is there already."""
    item = db.session.scalar(select(Item).filter_by(team_id=team.id, cluster_id=cluster.id))
    if item is None:
        item = _new_item(team, cluster.id)
        _name(item, cluster.name, person)
    elif not item.gone:
        return None
    item.gone = False
    return item


def _new_item(team: Team, cluster: int | None) -> Item:
    last = db.session.scalar(select(func.max(Item.position)).filter_by(team_id=team.id))
    item = Item(team=team, cluster_id=cluster, position=0 if last is None else last + 1)
    item.perspectives, item.references, item.chosen_by = [], [], {}
    db.session.add(item)
    db.session.flush()
    return item


def _name(item: Item, title: str, person: Person) -> None:
    place = Place(item.team_id, item.id, None, "title")
    put_words(person, item.team, place, title)
    replace(place, title, person.id)


def _agenda(leader: Person, ask: ChooseTeam) -> Agenda:
    # NOTE: Shown when a facilitator names a team that is not in this workshop.
    refusal = NotFound("no_such_team", _l("There is no such team in this workshop."))
    return agenda_of(found(db.session.get(Team, ask.team), leader, refusal))


def _no_such_cluster() -> NotFound:
    # NOTE: Shown when somebody names a group of ideas that is not there, or another team's.
    return NotFound("no_such_cluster", _l("There is no such group of ideas in your team."))


def _too_many_items() -> Refusal:
    # NOTE: Shown when an agenda is to get one more item than fit.
    return Refusal("too_many_items", _l("An agenda holds at most %(most)s items.", most=ITEMS))


def _too_many_actions() -> Refusal:
    # NOTE: Shown when an agenda item is to get one more action than fit.
    return Refusal("too_many_actions", _l("An item holds at most %(most)s actions.", most=ACTIONS))
