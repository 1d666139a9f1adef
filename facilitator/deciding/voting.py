"""How people vote: once, in secret or by name, themselves or through their table's host."""

import re
from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from facilitator.core.activity import Deed
from facilitator.core.commands import Id, command
from facilitator.deciding.box import OwnSeat, Paper, paper_of
from facilitator.deciding.checking import good
from facilitator.deciding.kinds import BallotKind
from facilitator.deciding.models import Ballot, Seat
from facilitator.deciding.papers import Choice, kept
from facilitator.deciding.progress import News, progress
from facilitator.errors import Invalid, NotAllowed, Refusal
from facilitator.extensions import db
from facilitator.people.asking import PARTICIPANT
from facilitator.people.models import Person, members

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


class GiveVote(Struct, frozen=True, forbid_unknown_fields=True):
    """A vote that a table's host enters for a member of the team who has no device."""

    ballot: Id
    person: Id
    choice: Choice
    receipt: Receipt


class AttendBallot(Struct, frozen=True, forbid_unknown_fields=True):
    ballot: Id


@command("vote.cast", who=PARTICIPANT, secret=True)
def cast_vote(voter: Person, ask: CastVote) -> Deed:
    """Put a paper into an open ballot, once. Whoever is on its roll may, whichever step the team is in."""
    ballot, seat = _asked(voter, ask.ballot)
    return _cast(ballot, seat, ask.choice, ask.receipt)


@command("vote.give", who=PARTICIPANT, secret=True)
def give_vote(host: Person, ask: GiveVote) -> Deed:
    """Enter the vote of somebody in the host's team before whom the ballot was on no device; it is marked so.

    Raises NotAllowed `not_host`, and Refusal `has_device` where they can vote themselves.
    """
    ballot = Ballot.of(host, ask.ballot)
    ballot.must_take_votes()
    person = db.session.get(Person, ask.person)
    if not host.host or host.team is None or person not in members(host.team) or person is host:
        # NOTE: Shown to somebody who wants to enter another person's vote without keeping their table.
        raise NotAllowed("not_host", _l("Only a table's host enters votes, and for members of the team."))
    seat = Seat.of(ballot, person)
    if seat.present and not seat.voted:
        # NOTE: Shown to a table's host who wants to vote for somebody who has the ballot on their own screen.
        said = _l("This person has the ballot on a screen of their own, and votes there.")
        raise Refusal("has_device", said)
    deed = _cast(ballot, seat, ask.choice, ask.receipt)
    seat.proxy_id = host.id
    return deed


@command("vote.change", who=PARTICIPANT, secret=True)
def change_vote(voter: Person, ask: ChangeVote) -> Deed | None:
    """Choose otherwise in a named ballot that is still open. A secret vote is final: nobody could find it."""
    ballot, seat = _asked(voter, ask.ballot)
    if ballot.secret:
        # NOTE: Shown to somebody who wants to change a secret vote that lies in the box already.
        raise Refusal("secret_final", _l("A secret vote cannot be changed: nobody knows which one is yours."))
    paper = paper_of(seat)
    if paper is None:
        # NOTE: Shown to somebody who changes a vote that they have not given yet.
        raise Refusal("not_voted", _l("You have not voted yet."))
    choice = kept(_good(ask.choice, ballot))
    if paper.choice_kept == choice:
        return None
    paper.choice_kept = choice
    seat.proxy_id = None  # what they say themselves is their own, whoever had entered it
    db.session.flush()
    return Deed("vote.changed", [OwnSeat(seat), *progress(ballot, News.CHANGED)])


@command("ballot.attend", who=PARTICIPANT)
def attend_ballot(voter: Person, ask: AttendBallot) -> Deed | None:
    """Say that an open ballot is on one's screen: who was present is part of what is counted."""
    ballot, seat = _asked(voter, ask.ballot)
    if seat.present:
        return None
    seat.present = True
    db.session.flush()
    return Deed("vote.attended", progress(ballot, News.CAME))


def _asked(voter: Person, ballot_id: int) -> tuple[Ballot, Seat]:
    """Return an open ballot and this person's place on its roll. Raises Refusal if they may not vote."""
    seat = db.session.get(Seat, (ballot_id, voter.id), options=[joinedload(Seat.ballot)])
    if seat is None:
        ballot = Ballot.of(voter, ballot_id)
        ballot.must_take_votes()
        return ballot, Seat.of(ballot, voter)
    if not seat.ballot.is_of(voter.team_id):
        # NOTE: Shown to somebody who votes in their former team after they were moved to another.
        raise Refusal("moved", _l("You are in another team now. This vote is your former team's."))
    seat.ballot.must_take_votes()
    return seat.ballot, seat


def _cast(ballot: Ballot, seat: Seat, choice: Choice, receipt: str) -> Deed:
    paper = _good(choice, ballot)
    seat.take()
    entered = Paper(receipt=_unused(receipt), ballot_id=ballot.id, choice_kept=kept(paper))
    entered.voter_id = None if ballot.secret else seat.person_id
    entered.stratum = seat.stratum if ballot.kind is BallotKind.STANCE else ""
    db.session.add(entered)
    db.session.flush()
    return Deed("vote.cast", [*progress(ballot, News.VOTED), OwnSeat(seat)])


def _unused(receipt: str) -> str:
    if not RECEIPT.fullmatch(receipt):
        # NOTE: Shown when a program sent a vote whose random number has the wrong form.
        raise Invalid("invalid", _l("This receipt does not have the right form."))
    if db.session.scalar(select(Paper.receipt).filter_by(receipt=receipt)):
        # NOTE: Shown when a vote's random number was there before; voting again makes another one.
        raise Refusal("receipt_used", _l("Please send your vote once more: its number was taken."))
    return receipt


def _good(choice: Choice, ballot: Ballot) -> Choice:
    return good(choice, ballot.kind, [option.id for option in ballot.options], ballot.rule)
