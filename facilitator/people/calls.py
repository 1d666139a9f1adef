"""What a team tells its facilitators with one press: we are ready, we need help."""

from flask_babel import lazy_gettext as _l
from msgspec import Struct
from sqlalchemy import select

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import command
from facilitator.core.rooms import found
from facilitator.core.text import Words, clean
from facilitator.errors import NotFound, Refusal
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR, PARTICIPANT
from facilitator.people.models import HelpCall, Person, Ready, step_of


class SetReady(Struct, frozen=True, forbid_unknown_fields=True):
    """Ready, or not yet, with the step that the person saw."""

    step: int
    ready: bool


class CallForHelp(Struct, frozen=True, forbid_unknown_fields=True):
    words: Words = ""


class ChooseCall(Struct, frozen=True, forbid_unknown_fields=True):
    call: int


@command("ready.set", who=PARTICIPANT)
def set_ready(member: Person, ask: SetReady) -> Deed | None:
    """Say that one is ready with the team's present step, or take it back."""
    step = step_of(member)
    if step is None or step.id != ask.step:
        # NOTE: Shown when somebody says they are ready with a step that their team has left meanwhile.
        raise Refusal("other_step", _l("Your team is in another step now."))
    ready = db.session.get(Ready, member.id) or Ready(person=member, step_id=None)
    said = ask.step if ask.ready else None
    before = ready.step_id if ready.step_id == ask.step else None
    if before == said:
        return None
    ready.step_id = said
    db.session.add(ready)
    return Deed("ready.set", [ready], by=member.name)


@command("help.call", who=PARTICIPANT)
def call_for_help(member: Person, ask: CallForHelp) -> Deed | None:
    """Call a facilitator to one's team. A team has one open call: calling again is the same call."""
    words = clean(ask.words, 300, required=False)
    assert member.team_id
    if db.session.scalar(select(HelpCall).filter_by(team_id=member.team_id, answered_at=None)):
        return None
    call = HelpCall(team_id=member.team_id, person_id=member.id, words=words)
    db.session.add(call)
    return Deed("help.called", [call], by=member.name)


@command("help.withdraw", who=PARTICIPANT)
def withdraw_call(member: Person, ask: ChooseCall) -> Deed | None:
    """Say that the team needs no help any more; anybody of the team may."""
    return _close(member, ask.call, "help.withdrawn")


@command("help.claim", who=FACILITATOR)
def claim_call(leader: Person, ask: ChooseCall) -> Deed | None:
    """Say that one is on the way. Of two facilitators, the first goes."""
    call = call_in(leader, ask.call)
    if call.answered_at or call.claimed_by == leader.name:
        return None
    if call.claimed_by:
        # NOTE: Shown when two facilitators want to answer the same call for help; %(name)s was first.
        raise Refusal("claimed_already", _l("%(name)s is on the way already.", name=call.claimed_by))
    call.claimed_by = leader.name
    return Deed("help.claimed", [call], by=leader.name)


@command("help.answer", who=FACILITATOR)
def answer_call(leader: Person, ask: ChooseCall) -> Deed | None:
    """Say that the team was helped."""
    return _close(leader, ask.call, "help.answered")


def _close(person: Person, call_id: int, kind: str) -> Deed | None:
    call = call_in(person, call_id)
    if call.answered_at:
        return None
    call.answered_at = now()
    return Deed(kind, [call], by=person.name)


def call_in(person: Person, call_id: int) -> HelpCall:
    # NOTE: Shown when a call for help is named that is not there, or is another team's.
    refusal = NotFound("no_such_call", _l("There is no such call for help."))
    return found(db.session.get(HelpCall, call_id), person, refusal)
