"""How teams declare: one is called after the other, and what it declares is sealed."""

import msgspec
from flask_babel import lazy_gettext as _l
from msgspec import Struct

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import Id, command
from facilitator.deciding.models import Ballot, adopting
from facilitator.deciding.sentences import sentences
from facilitator.declaring.models import Declaration, Turn, declaration_of, declarations_of
from facilitator.declaring.rules import Data, adopted_by, composed, sealed
from facilitator.drafting.freezing import canonical
from facilitator.drafting.models import State, agenda_of
from facilitator.drafting.rules import text_hash
from facilitator.errors import Refusal
from facilitator.evidence.references import REFERENCES
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR
from facilitator.people.models import Person
from facilitator.workshops.models import Team, Workshop
from facilitator.workshops.teams import team_in


class CallTeam(Struct, frozen=True, forbid_unknown_fields=True):
    """The team whose turn it is; without a team, nobody's."""

    team: Id | None = None


class DeclareAgenda(Struct, frozen=True, forbid_unknown_fields=True):
    team: Id


class ChooseDeclaration(Struct, frozen=True, forbid_unknown_fields=True):
    declaration: Id


@command("declaration.call", who=FACILITATOR)
def call_team(leader: Person, ask: CallTeam) -> Deed | None:
    """Call a team to declare, before all; the one that was called before has had its turn."""
    team = team_in(leader.workshop, ask.team) if ask.team else None
    turn = db.session.get(Turn, leader.workshop_id) or Turn(workshop_id=leader.workshop_id, team_id=None)
    if turn.team_id == ask.team:
        return None
    turn.team_id = team.id if team else None
    db.session.add(turn)
    return Deed("declaration.called", [turn], by=leader.name)


@command("declaration.declare", who=FACILITATOR)
def declare_agenda(leader: Person, ask: DeclareAgenda) -> Deed | None:
    """Seal a team's adopted agenda, word for word, and publish it; declared twice, it is declared once."""
    team = team_in(leader.workshop, ask.team)
    if declaration_of(team):
        return None
    ballot = must_stand(team)
    declaration = _sealed(team, ballot)
    agenda = agenda_of(team)
    agenda.declare()
    db.session.add(declaration)
    return Deed("declaration.declared", [declaration, agenda], by=leader.name)


@command("declaration.withdraw_publication", who=FACILITATOR)
def withdraw_publication(leader: Person, ask: ChooseDeclaration) -> Deed | None:
    """Take the public page of a declaration from the net; the declaration itself stands."""
    declaration = Declaration.of(leader, ask.declaration)
    if declaration.held_at:
        return None
    declaration.held_at = now()
    return Deed("declaration.withdrawn", [declaration], by=leader.name)


@command("declaration.publish", who=FACILITATOR)
def publish(leader: Person, ask: ChooseDeclaration) -> Deed | None:
    """Let everybody read a declaration (again): it is public from the start, unless it was withdrawn."""
    declaration = Declaration.of(leader, ask.declaration)
    if declaration.held_at is None:
        return None
    declaration.held_at = None
    return Deed("declaration.published", [declaration], by=leader.name)


def must_stand(team: Team) -> Ballot:
    """Return the ballot that adopted the team's text as it is now, word for word.

    Raises Refusal `not_adopted`, or `text_changed` when the words are not those that were voted on.
    """
    ballot = adopting(team)
    if ballot is None or agenda_of(team).state is not State.ADOPTED:
        # NOTE: Shown to a facilitator who declares for a team that has not adopted its text.
        raise Refusal("not_adopted", _l("The team has not adopted its text yet."))
    if ballot.text_hash != text_hash(canonical(team)):
        # NOTE: Shown when the text that is to be declared differs from the one that was voted on.
        said = _l("This text is not the one that was voted on. Adopt it again before it is declared.")
        raise Refusal("text_changed", said)
    return ballot


def _sealed(team: Team, ballot: Ballot) -> Declaration:
    number = len(declarations_of(team.workshop_id)) + 1
    titles = {reference.key: reference.title for reference in REFERENCES}
    text = canonical(team)
    declaration = composed(_plain(team.workshop), number, text, adopted_by(_ballot(ballot)), titles)
    said, seal = sealed(declaration)
    return Declaration(
        workshop=team.workshop,
        team=team,
        number=number,
        title=text["title"],
        sealed=said.decode(),
        sha256=seal,
    )


def _plain(workshop: Workshop) -> Data:
    keys = ("title", "subtitle", "date", "timezone", "language", "note")
    return {key: getattr(workshop, key) for key in keys}


def _ballot(ballot: Ballot) -> Data:
    kept = {"kind": ballot.kind, "secret": ballot.secret, "text_hash": ballot.text_hash}
    rule: Data = msgspec.to_builtins(ballot.rule)
    rules = msgspec.to_builtins(sentences(ballot.kind, ballot.about, ballot.rule, 0))
    settled = ballot.settled.way if ballot.settled else ""
    return {**kept, "rule": rule, "rules": rules, "result": ballot.result_kept, "settled": settled}
