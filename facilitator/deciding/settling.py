"""A tie is never broken by itself: somebody says how it is settled, once, before the result is shown."""

from secrets import SystemRandom

from flask_babel import lazy_gettext as _l
from msgspec import Struct, to_builtins

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import Id, command
from facilitator.deciding.box import ForLeaders
from facilitator.deciding.counting import count
from facilitator.deciding.election import ElectionResult, restored
from facilitator.deciding.judging.rules import MotionResult, Verdict
from facilitator.deciding.models import Ballot
from facilitator.deciding.seen import BallotStatus, Settlement, Way
from facilitator.errors import Invalid, Refusal
from facilitator.people.asking import FACILITATOR
from facilitator.people.models import Person


class SettleTie(Struct, frozen=True, forbid_unknown_fields=True):
    """How a tie is settled. The chair says whether a motion is `carried`, or which options are `elected`:
    any outcome that the tie leaves open, be it told in the result or not.

    Without the chair things stay as they are (a motion is not carried), or a lot draws the order of all
    options, by which the papers are counted again; or all vote once more.
    """

    ballot: Id
    way: Way
    carried: bool = False
    elected: list[Id] = []


@command("ballot.settle", who=FACILITATOR)
def settle_tie(leader: Person, ask: SettleTie) -> Deed:
    """Settle a tie before its result is published, for good; it is told with the result, and by whom."""
    ballot = Ballot.of(leader, ask.ballot)
    ballot.must_be(BallotStatus.CLOSED)
    if ballot.settled:
        # NOTE: Shown to a facilitator who settles a tie that a colleague has just settled.
        raise Refusal("settled", _l("This tie is settled already."))
    match ballot.result:
        case MotionResult(verdict=Verdict.TIE):
            settlement = _of_motion(ask, leader)
        case ElectionResult(sets=sets, quorum_short=0) if sets:
            settlement = _of_election(ballot, ask, leader)
        case _:
            # NOTE: Shown to a facilitator who settles a ballot whose numbers decide by themselves.
            raise Refusal("no_tie", _l("There is no tie in this result."))
    ballot.settled_kept = to_builtins(settlement)
    return Deed("ballot.settled", [ForLeaders(ballot)], by=leader.name)


def _of_motion(ask: SettleTie, leader: Person) -> Settlement:
    if ask.way is Way.LOT or ask.elected:
        raise _unfit()
    return Settlement(ask.way, leader.name, now(), carried=ask.way is Way.CHAIR and ask.carried)


def _of_election(ballot: Ballot, ask: SettleTie, leader: Person) -> Settlement:
    told = Settlement(ask.way, leader.name, now())
    if ask.way is Way.AGAIN:
        return told
    if ask.way is Way.LOT:
        order = [option.id for option in ballot.options]
        SystemRandom().shuffle(order)
        return Settlement(ask.way, leader.name, now(), elected=_drawn(ballot, order), order=order)
    if ask.way is Way.KEEP or not _can_be(ballot, ask.elected):
        raise _unfit()
    return Settlement(ask.way, leader.name, now(), elected=ask.elected)


def _can_be(ballot: Ballot, chosen: list[int]) -> bool:
    """Say whether a count can come to these: it knows more outcomes than are told in its result.

    Where there was no time to find all of them, also if it does for the order which favours these, as they
    were named, before all others.
    """
    options = [option.id for option in ballot.options]
    outcomes, are_all = _outcomes(ballot, options)
    if sorted(chosen) in outcomes:
        return True
    if are_all or len({*chosen}) < len(chosen) or not {*chosen} <= {*options}:
        return False
    order = [*chosen, *(each for each in options if each not in chosen)]
    return sorted(_drawn(ballot, order)) == sorted(chosen)


def _outcomes(ballot: Ballot, options: list[int]) -> tuple[list[list[int]], bool]:
    """Return the outcomes that were found when the papers were counted, and whether these are all."""
    _, found = restored(ballot.count_kept or {})
    return [sorted(options[number - 1] for number in each) for each in found.sets], found.all_sets


def _drawn(ballot: Ballot, order: list[int]) -> list[int]:
    """Return who is elected when the papers are counted by an order, in the order of election."""
    options = count(ballot, order).result["options"]
    elected = [(each["place"], each["option"]) for each in options if each["place"] is not None]
    return [option for _, option in sorted(elected)]


def _unfit() -> Invalid:
    # NOTE: Shown to a facilitator who settles a tie in a way that does not fit it.
    return Invalid("way_unfit", _l("This tie cannot be settled like that."))
