"""What it takes to ask a team: the rule, what is on the paper, and who is on the roll."""

from typing import Annotated

import msgspec
from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct

from facilitator.core.clock import now
from facilitator.core.commands import Id
from facilitator.core.text import Words, clean
from facilitator.deciding.models import Ballot, Seat, ballots_of
from facilitator.deciding.rules import BallotKind, Base, Majority, Rule, fits
from facilitator.deciding.seen import BallotStatus
from facilitator.drafting.freezing import holds
from facilitator.drafting.models import Agenda, State, agenda_of
from facilitator.errors import Invalid, Refusal
from facilitator.extensions import db
from facilitator.ideas.models import clusters_of
from facilitator.people.models import members
from facilitator.workshops.models import Right, Team

LONGEST_TITLE = 200  # graphemes
NATURAL = {
    Majority.SIMPLE: Base.YES_NO,
    Majority.TWO_THIRDS: Base.YES_NO,
    Majority.ABSOLUTE: Base.ENTITLED,
}


UNFINISHED = (BallotStatus.OPEN, BallotStatus.CLOSED)
ADOPTING = (BallotKind.CONSENT, BallotKind.MOTION)


class OpenBallot(Struct, frozen=True, forbid_unknown_fields=True):
    """What to ask, of one team or (without a team) of every team that can; the rest is for some kinds only.

    `quorum` is in percent of those entitled; `budget` and `cap` are dots for a person, and for one option.
    """

    kind: BallotKind
    team: Id | None = None
    title: Words = ""
    majority: Majority = Majority.SIMPLE
    base: Base | None = None
    quorum: Annotated[int, Meta(ge=0, le=100)] = 0
    budget: Annotated[int, Meta(ge=1, le=50)] = 5
    cap: Annotated[int, Meta(ge=1, le=50)] = 3


def rule_of(ask: OpenBallot) -> Rule:
    """Return the rule that a ballot is opened with. A base that cannot fit is refused here."""
    if ask.kind is BallotKind.DOTS:
        return Rule(budget=ask.budget, cap=min(ask.cap, ask.budget))
    base = ask.base or NATURAL[ask.majority]
    if not fits(ask.majority, base) or base is Base.PRESENT:
        # NOTE: Shown to a facilitator who asks for a majority of a number that is not there.
        raise Invalid("base_unfit", _l("This majority cannot be counted on this basis."))
    return Rule(ask.majority, base, ask.quorum)


def is_asked(team: Team, ask: OpenBallot) -> bool:
    """True if the team is being asked this already. One that was closed is published or taken back first."""
    unfinished = ballots_of(team, ask.kind, *UNFINISHED)
    if ask.team and unfinished and unfinished[0].status is BallotStatus.CLOSED:
        # NOTE: Shown to a facilitator who asks a team again before the earlier result was shown.
        raise Refusal("ballot_closed", _l("Publish the earlier result first, or take that ballot back."))
    return bool(unfinished)


@holds
def _votes_are_under_way(agenda: Agenda) -> None:
    if any(ballots_of(agenda.team, kind, *UNFINISHED) for kind in ADOPTING):
        # NOTE: Shown to a facilitator who wants to open a text again on which people are voting.
        said = _l("A vote on this text is not finished. Publish it, or take it back first.")
        raise Refusal("vote_unfinished", said)


def drafted(team: Team, ask: OpenBallot, rule: Rule) -> Ballot:
    """Return the team's draft of this kind, made anew or left from an earlier try, as it can be asked now."""
    drafts = ballots_of(team, ask.kind, BallotStatus.DRAFT)
    draft = drafts[0] if drafts else Ballot(workshop_id=team.workshop_id, team=team, kind=ask.kind)
    draft.secret = ask.kind is not BallotKind.CONSENT
    draft.title = clean(ask.title, LONGEST_TITLE, required=False)
    draft.step_id = team.step.id
    draft.rule_kept = msgspec.to_builtins(rule)
    draft.lacking = lacking(team, ask.kind)
    db.session.add(draft)
    return draft


def lacking(team: Team, kind: BallotKind) -> str:
    """Say by a code what a team lacks for such a ballot; nothing when it can be asked."""
    if Right.VOTE not in team.step.rights:
        return "no_vote_in_step"
    if not members(team):
        return "no_members"
    if kind in (BallotKind.RATING, BallotKind.DOTS):
        return "" if clusters_of(team) else "no_clusters"
    if agenda_of(team).state is not State.FROZEN:
        return "not_frozen"
    other = next(each for each in ADOPTING if each is not kind)
    return "other_vote" if ballots_of(team, other, *UNFINISHED) else ""


def can_be_asked(team: Team, kind: BallotKind) -> bool:
    return not lacking(team, kind)


def refusal(code: str) -> Refusal:
    sentences = {
        # NOTE: Shown to a facilitator who opens a ballot while the team's step has no voting.
        "no_vote_in_step": _l("There is no voting in the step that the team is in."),
        # NOTE: Shown to a facilitator who opens a ballot in a team without participants.
        "no_members": _l("There is nobody in this team who could vote."),
        # NOTE: Shown to a facilitator who opens a rating in a team without named groups of ideas.
        "no_clusters": _l("The team has no named groups of ideas to vote on yet."),
        # NOTE: Shown to a facilitator who opens the adoption of a text that can still change.
        "not_frozen": _l("Freeze the team's text first, so that it cannot change while people vote."),
        # NOTE: Shown to a facilitator who opens a second vote on one text, by another rule.
        "other_vote": _l("The team is voting on this text already, by another rule. Finish that vote first."),
    }
    return Refusal(code, sentences[code])


def open_box(ballot: Ballot) -> None:
    assert ballot.team is not None
    if ballot.kind in (BallotKind.RATING, BallotKind.DOTS):
        ballot.options_kept = [{"id": each.id, "name": each.name} for each in clusters_of(ballot.team)]
    else:
        ballot.text_hash = agenda_of(ballot.team).text_hash
    ballot.roll = [Seat(person=person) for person in members(ballot.team)]
    ballot.status = BallotStatus.OPEN
    ballot.opened_at = now()
