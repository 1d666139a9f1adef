"""How a team decides: ballots are opened, voted in, closed, counted and published."""

import re
from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import Id, command
from facilitator.core.rooms import Subject
from facilitator.core.text import Words, clean
from facilitator.deciding.counting import count
from facilitator.deciding.models import Ballot, Paper, Roll, Seat, ballots_of
from facilitator.deciding.opening import (
    OpenBallot,
    can_be_asked,
    drafted,
    is_asked,
    lacking,
    open_box,
    refusal,
    rule_of,
)
from facilitator.deciding.papers import Choice, good, kept
from facilitator.deciding.rules import BallotKind
from facilitator.deciding.seen import BallotStatus
from facilitator.drafting.freezing import canonical
from facilitator.drafting.models import State, agenda_of
from facilitator.drafting.rules import text_hash
from facilitator.errors import Invalid, Refusal
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR, PARTICIPANT
from facilitator.people.models import Person
from facilitator.workshops.models import Team
from facilitator.workshops.teams import teams_in

# A voter's own device makes it (128 random bits), so that the server never knows whose paper it is.
Receipt = Annotated[str, Meta(min_length=32, max_length=32)]
RECEIPT = re.compile("[0-9a-f]{32}")


class CastVote(Struct, frozen=True, forbid_unknown_fields=True):
    ballot: Id
    choice: Choice
    receipt: Receipt


class ChangeVote(Struct, frozen=True, forbid_unknown_fields=True):
    ballot: Id
    choice: Choice


class ChooseBallot(Struct, frozen=True, forbid_unknown_fields=True):
    ballot: Id


class ChooseBallots(Struct, frozen=True, forbid_unknown_fields=True):
    """All ballots of a kind, of one team or (without a team) of every team."""

    kind: BallotKind
    team: Id | None = None


class DiscardBallot(Struct, frozen=True, forbid_unknown_fields=True):
    """`reason` is needed as soon as somebody has voted."""

    ballot: Id
    reason: Words = ""


@command("ballot.open", who=FACILITATOR)
def open_ballot(leader: Person, ask: OpenBallot) -> Deed | None:
    """Ask a team, or every team that can be asked; one that cannot is left with a draft that says why.

    What is asked, the rule and the roll are fixed from here on. A team that is asked already is left alone.
    """
    rule = rule_of(ask)
    teams = teams_in(leader.workshop, ask.team)
    free = [team for team in teams if not is_asked(team, ask)]
    if not any(can_be_asked(team, ask.kind) for team in free):
        if len(free) < len(teams):  # of two who press together, the second changes nothing
            return None
        raise refusal(lacking(free[0], ask.kind))
    ballots = [drafted(team, ask, rule) for team in free]
    for ballot in ballots:
        if not ballot.lacking:
            open_box(ballot)
    db.session.flush()
    told = [subject for ballot in ballots for subject in ballot.with_roll]
    return Deed("ballot.opened", told, by=leader.name)


@command("vote.cast", who=PARTICIPANT, secret=True)
def cast_vote(voter: Person, ask: CastVote) -> Deed:
    """Put a paper into an open ballot, once. Whoever is on its roll may, whichever step the team is in."""
    ballot = Ballot.of(voter, ask.ballot)
    ballot.must_be(BallotStatus.OPEN)
    seat = Seat.of(ballot, voter)
    paper = _good(ask.choice, ballot)
    seat.take()
    own = None if ballot.secret else voter.id
    entered = Paper(receipt=_unused(ask.receipt), ballot_id=ballot.id, voter_id=own, choice_kept=kept(paper))
    db.session.add(entered)
    db.session.flush()
    return Deed("vote.cast", [ballot, Roll(ballot), seat])


@command("vote.change", who=PARTICIPANT, secret=True)
def change_vote(voter: Person, ask: ChangeVote) -> Deed | None:
    """Choose otherwise in a named ballot that is still open. A secret vote is final: nobody could find it."""
    ballot = Ballot.of(voter, ask.ballot)
    ballot.must_be(BallotStatus.OPEN)
    seat = Seat.of(ballot, voter)
    if ballot.secret:
        # NOTE: Shown to somebody who wants to change a secret vote that lies in the box already.
        raise Refusal("secret_final", _l("A secret vote cannot be changed: nobody knows which one is yours."))
    if seat.paper is None:
        # NOTE: Shown to somebody who changes a vote that they have not given yet.
        raise Refusal("not_voted", _l("You have not voted yet."))
    choice = kept(_good(ask.choice, ballot))
    if seat.paper.choice_kept == choice:
        return None
    seat.paper.choice_kept = choice
    return Deed("vote.changed", [seat])


@command("ballot.close", who=FACILITATOR)
def close_ballot(leader: Person, ask: ChooseBallot) -> Deed | None:
    """End an open ballot and count it for good; of two who press at once, the second changes nothing."""
    ballot = Ballot.of(leader, ask.ballot)
    if ballot.status in (BallotStatus.CLOSED, BallotStatus.PUBLISHED):
        return None
    ballot.must_be(BallotStatus.OPEN)
    return Deed("ballot.closed", _close(ballot), by=leader.name)


@command("ballots.close", who=FACILITATOR)
def close_ballots(leader: Person, ask: ChooseBallots) -> Deed | None:
    """End every open ballot of a kind, and count each for good."""
    told = [subject for ballot in _all(leader, ask, BallotStatus.OPEN) for subject in _close(ballot)]
    return Deed("ballot.closed", told, by=leader.name) if told else None


@command("ballot.publish", who=FACILITATOR)
def publish_ballot(leader: Person, ask: ChooseBallot) -> Deed | None:
    """Show the result of a closed ballot to its team. A text that was carried unchanged is adopted by it."""
    ballot = Ballot.of(leader, ask.ballot)
    if ballot.status is BallotStatus.PUBLISHED:
        return None
    ballot.must_be(BallotStatus.CLOSED)
    return Deed("ballot.published", _publish(ballot), by=leader.name)


@command("ballots.publish", who=FACILITATOR)
def publish_ballots(leader: Person, ask: ChooseBallots) -> Deed | None:
    """Reveal the results of a kind together; refused while one of these ballots is still open."""
    for ballot in _all(leader, ask, BallotStatus.OPEN):
        ballot.must_be(BallotStatus.CLOSED)
    closed = _all(leader, ask, BallotStatus.CLOSED)
    told = [subject for ballot in closed for subject in _publish(ballot)]
    return Deed("ballot.published", told, by=leader.name) if told else None


@command("ballot.discard", who=FACILITATOR)
def discard_ballot(leader: Person, ask: DiscardBallot) -> Deed | None:
    """Take back a ballot whose result is not published; once somebody has voted, with the reason kept."""
    ballot = Ballot.of(leader, ask.ballot)
    if ballot.status is BallotStatus.DISCARDED:
        return None
    if ballot.status is BallotStatus.PUBLISHED:
        ballot.must_be(BallotStatus.CLOSED)
    ballot.reason = clean(ask.reason, 500, required=ballot.cast > 0)
    ballot.status = BallotStatus.DISCARDED
    return Deed("ballot.discarded", ballot.with_roll, by=leader.name)


def _all(leader: Person, ask: ChooseBallots, status: BallotStatus) -> list[Ballot]:
    teams = teams_in(leader.workshop, ask.team)
    return [ballot for team in teams for ballot in ballots_of(team, ask.kind, status)]


def _close(ballot: Ballot) -> list[Subject]:
    ballot.result_kept = count(ballot)
    ballot.status = BallotStatus.CLOSED
    ballot.closed_at = now()
    return [ballot]


def _publish(ballot: Ballot) -> list[Subject]:
    ballot.status = BallotStatus.PUBLISHED
    if not (ballot.team and ballot.adopted and is_bound(ballot, ballot.team)):
        return [ballot]
    agenda = agenda_of(ballot.team)
    if agenda.state is not State.FROZEN:
        return [ballot]
    agenda.adopt()
    return [ballot, agenda]


def is_bound(ballot: Ballot, team: Team) -> bool:
    """True while the team's text, word for word, is the one that this ballot was about."""
    return ballot.text_hash == text_hash(canonical(team))


def _unused(receipt: str) -> str:
    if not RECEIPT.fullmatch(receipt):
        # NOTE: Shown when a program sent a vote whose random number has the wrong form.
        raise Invalid("invalid", _l("This receipt does not have the right form."))
    if db.session.get(Paper, receipt):
        # NOTE: Shown when a vote's random number was there before; voting again makes another one.
        raise Refusal("receipt_used", _l("Please send your vote once more: its number was taken."))
    return receipt


def _good(choice: Choice, ballot: Ballot) -> Choice:
    return good(choice, ballot.kind, [option.id for option in ballot.options], ballot.rule)
