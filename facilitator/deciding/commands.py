"""How a vote is taken: ballots are prepared, opened, closed, published. Votes are in `voting.py`."""

from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct

from facilitator.core.activity import Deed
from facilitator.core.commands import Id, command
from facilitator.core.text import Words, clean
from facilitator.deciding import enacting, settling, voting  # noqa: F401  (their commands enter the registry)
from facilitator.deciding.box import with_roll
from facilitator.deciding.closing import close, due_soon, publish
from facilitator.deciding.kinds import OF_ALL, BallotKind, Topic
from facilitator.deciding.models import Ballot, ballots_of
from facilitator.deciding.opening import (
    call_roll,
    drafted,
    is_asked,
    lacking,
    must_be_free,
    open_box,
    refusal,
    written,
)
from facilitator.deciding.options import among
from facilitator.deciding.questions import ABOUT, MOST_STAYING, Question, about_of, rule_of
from facilitator.deciding.seen import BallotStatus
from facilitator.errors import Invalid, NotFound, Refusal
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR
from facilitator.people.models import Person, Withdrawn, members
from facilitator.workshops.teams import team_in, teams_in


class PrepareBallot(Struct, frozen=True, forbid_unknown_fields=True):
    """A question for later: a new draft, or another wording of one."""

    question: Question
    ballot: Id | None = None


class ChooseBallot(Struct, frozen=True, forbid_unknown_fields=True):
    ballot: Id


class AskAgain(Struct, frozen=True, forbid_unknown_fields=True):
    """`options` are those of the earlier ballot that stay; without them all do, as they are now."""

    ballot: Id
    options: Annotated[list[Id], Meta(max_length=MOST_STAYING)] | None = None


class ChooseBallots(Struct, frozen=True, forbid_unknown_fields=True):
    """All ballots of a kind about what that kind is usually about, of one team or of every team."""

    kind: BallotKind
    team: Id | None = None


class DiscardBallot(Struct, frozen=True, forbid_unknown_fields=True):
    """`reason` is needed as soon as somebody has voted."""

    ballot: Id
    reason: Words = ""


@command("ballot.open", who=FACILITATOR)
def open_ballot(leader: Person, ask: Question) -> Deed | None:
    """Ask a team, every team that can be asked, or all together.

    A team that cannot is left with a draft that says why; one that is asked already is left alone. What is
    asked, the rule and the roll are fixed from here on.
    """
    rule = rule_of(ask)
    if ask.voters in OF_ALL:
        return _opened(leader, [_of_all(leader, ask)])
    teams = teams_in(leader.workshop, ask.team)
    free = [team for team in teams if not is_asked(team, ask)]
    if not any(not lacking(team, ask) for team in free):
        if len(free) < len(teams):  # of two who press together, the second changes nothing
            return None
        raise refusal(lacking(free[0], ask))
    return _opened(leader, [drafted(ask, rule, leader.workshop, team) for team in free])


def _of_all(leader: Person, ask: Question) -> Ballot:
    _must_be_for_all(leader, ask)
    return drafted(ask, rule_of(ask), leader.workshop, None)


def _must_be_for_all(leader: Person, ask: Question) -> None:
    if ask.team or about_of(ask) not in (Topic.QUESTION, Topic.DECLARATIONS):
        # NOTE: Shown to a facilitator who asks everybody about something that is one team's own.
        raise Invalid("not_for_all", _l("Only the team itself can vote on this."))
    here = {person.id for team in leader.workshop.teams for person in members(team)}
    if not here.issuperset(ask.delegates):
        # NOTE: Shown to a facilitator who names somebody to vote for a country who is in no team.
        raise NotFound("no_such_delegate", _l("Somebody who is to vote for a country is in no team."))


def _opened(leader: Person, ballots: list[Ballot], kind: str = "ballot.opened") -> Deed:
    for ballot in ballots:
        if not ballot.lacking and ballot.asked:
            open_box(ballot, ballot.asked)
    db.session.flush()
    for ballot in ballots:
        due_soon(ballot)
    told = [subject for ballot in ballots for subject in with_roll(ballot)]
    return Deed(kind, told, by=leader.name)


@command("ballot.prepare", who=FACILITATOR)
def prepare_ballot(leader: Person, ask: PrepareBallot) -> Deed:
    """Keep a question as a draft that only facilitators see, or word a draft anew."""
    question = ask.question
    rule = rule_of(question)
    if question.voters not in OF_ALL and question.team is None:
        # NOTE: Shown to a facilitator who prepares a ballot without saying who is asked.
        raise Invalid("no_voters", _l("Say who is asked: a team, everybody, or one person for each country."))
    if question.voters in OF_ALL:
        _must_be_for_all(leader, question)
    team = team_in(leader.workshop, question.team) if question.team else None
    draft = Ballot.of(leader, ask.ballot) if ask.ballot else drafted(question, rule, leader.workshop, team)
    draft.must_be(BallotStatus.DRAFT)
    written(draft, question, rule, team)
    return Deed("ballot.prepared", [draft], by=leader.name)


@command("ballot.start", who=FACILITATOR)
def start_ballot(leader: Person, ask: ChooseBallot) -> Deed | None:
    """Open a ballot that was prepared, as it stands; of two who press at once, the second changes nothing."""
    ballot = Ballot.of(leader, ask.ballot)
    if ballot.status is BallotStatus.OPEN:
        return None
    ballot.must_be(BallotStatus.DRAFT)
    question = ballot.asked
    assert question is not None
    must_be_free(ballot, question)
    written(ballot, question, rule_of(question), ballot.team)  # by what it stands beside now
    if ballot.lacking:
        raise refusal(ballot.lacking)
    return _opened(leader, [ballot])


@command("ballot.again", who=FACILITATOR)
def ask_again(leader: Person, ask: AskAgain) -> Deed:
    """Ask the same once more, as another round beside the earlier one, of those who may vote now.

    A choice, an order, a rating or dots on a question or on groups of ideas may be among fewer options.
    """
    earlier = Ballot.of(leader, ask.ballot)
    earlier.must_be(BallotStatus.PUBLISHED)
    question = earlier.asked
    assert question is not None
    must_be_free(earlier, question)
    if ask.options is not None:
        question = among(earlier, question, ask.options)
    again = drafted(question, rule_of(question), leader.workshop, earlier.team)
    again.earlier_id = earlier.id
    if again.lacking:
        raise refusal(again.lacking)
    fewer = ask.options is not None and len(ask.options) < len(earlier.options)
    return _opened(leader, [again], "ballot.narrowed" if fewer else "ballot.opened")


@command("ballot.roll", who=FACILITATOR)
def call_the_roll(leader: Person, ask: ChooseBallot) -> Deed:
    """Put on the roll of an open ballot who may vote now, as long as nobody has voted."""
    ballot = Ballot.of(leader, ask.ballot)
    ballot.must_be(BallotStatus.OPEN)
    if ballot.cast:
        # NOTE: Shown to a facilitator who wants to change who may vote once somebody has voted.
        raise Refusal("roll_fixed", _l("Somebody has voted: who may vote does not change any more."))
    before = [seat.person for seat in ballot.roll]
    here = {seat.person_id for seat in ballot.roll if seat.present}
    question = ballot.asked
    assert question is not None
    for seat in ballot.roll:
        db.session.delete(seat)
    db.session.flush()
    db.session.expire(ballot, ["roll"])
    call_roll(ballot, question)
    for seat in ballot.roll:
        seat.present = seat.person_id in here
    db.session.flush()
    now_on = {seat.person_id for seat in ballot.roll}
    gone = [Withdrawn("seat", ballot.id, [person.own_room]) for person in before if person.id not in now_on]
    return Deed("ballot.roll_called", [*with_roll(ballot), *gone], by=leader.name)


@command("ballot.close", who=FACILITATOR)
def close_ballot(leader: Person, ask: ChooseBallot) -> Deed | None:
    """End an open ballot and count it for good; of two who press at once, the second changes nothing."""
    ballot = Ballot.of(leader, ask.ballot)
    if ballot.status in (BallotStatus.CLOSED, BallotStatus.PUBLISHED):
        return None
    ballot.must_be(BallotStatus.OPEN)
    return Deed("ballot.closed", close(ballot), by=leader.name)


@command("ballots.close", who=FACILITATOR)
def close_ballots(leader: Person, ask: ChooseBallots) -> Deed | None:
    """End every open ballot of a kind, and count each for good."""
    told = [subject for ballot in _all(leader, ask, BallotStatus.OPEN) for subject in close(ballot)]
    return Deed("ballot.closed", told, by=leader.name) if told else None


@command("ballot.publish", who=FACILITATOR)
def publish_ballot(leader: Person, ask: ChooseBallot) -> Deed | None:
    """Show the result of a closed ballot to its voters. It adopts a text that was carried unchanged."""
    ballot = Ballot.of(leader, ask.ballot)
    if ballot.status is BallotStatus.PUBLISHED:
        return None
    ballot.must_be(BallotStatus.CLOSED)
    return Deed("ballot.published", publish(ballot), by=leader.name)


@command("ballots.publish", who=FACILITATOR)
def publish_ballots(leader: Person, ask: ChooseBallots) -> Deed | None:
    """Reveal the results of a kind together; refused while one of these ballots is still open."""
    for ballot in _all(leader, ask, BallotStatus.OPEN):
        ballot.must_be(BallotStatus.CLOSED)
    closed = _all(leader, ask, BallotStatus.CLOSED)
    told = [subject for ballot in closed for subject in publish(ballot)]
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
    return Deed("ballot.discarded", with_roll(ballot), by=leader.name)


def _all(leader: Person, ask: ChooseBallots, status: BallotStatus) -> list[Ballot]:
    teams = teams_in(leader.workshop, ask.team)
    return [ballot for team in teams for ballot in ballots_of(team, ask.kind, ABOUT[ask.kind][0], status)]
