"""How a text comes to say what was chosen among its amendments."""

from flask_babel import lazy_gettext as _l
from msgspec import Struct

from facilitator.core.activity import Deed
from facilitator.core.commands import Id, command
from facilitator.core.rooms import Subject
from facilitator.deciding.election import ElectionResult, elected
from facilitator.deciding.kinds import Topic
from facilitator.deciding.models import Ballot
from facilitator.deciding.seen import BallotStatus, Option
from facilitator.drafting.amending import put_in, ready, told_with
from facilitator.drafting.amendments import WAITING, Amendment, Fate, words_at
from facilitator.drafting.entitlement import decided, must_be, must_be_as_seen, no_such_amendment
from facilitator.drafting.pseudonyms import signed
from facilitator.errors import Refusal
from facilitator.extensions import db
from facilitator.people.asking import Only
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Right


class EnactBallot(Struct, frozen=True, forbid_unknown_fields=True):
    ballot: Id


@command("ballot.enact", who=Only((Role.PARTICIPANT, Role.FACILITATOR), Right.DRAFT, late=True))
def enact_ballot(decider: Person, ask: EnactBallot) -> Deed | None:
    """Let the text say what was chosen among its amendments, and reject the others; or reject all.

    Nothing is decided that was not voted on: it is refused once the field, or what would be written there,
    is not as it stood on the ballot, and a rival that says something else by now is left open. Then the team
    decides on each amendment by hand. Of two who press at once, the second changes nothing.
    """
    ballot = Ballot.of(decider, ask.ballot)
    chosen = chosen_in(ballot)
    if _is_done(ballot, chosen):
        return None
    rivals = _rivals(ballot, chosen)
    # Before the text changes: open amendments move with it.
    left = [rival for rival, words in rivals if rival.words == words]
    told = _put_in(decider, ballot, chosen) if chosen.amendment else []
    if not told and not rivals:
        raise decided()
    must_be_as_seen(bool(told) or (bool(left) and words_at(left[0].place) == chosen.means))
    for rival in left:
        rival.decide(Fate.REJECTED, decider, ballot=ballot.id)
    return Deed("ballot.enacted", [*left, *told], by=signed(decider))


def chosen_in(ballot: Ballot) -> Option:
    """Return the one option that a published vote among amendments came to.

    Raises Refusal `no_amendments`, `ballot_…` or `nothing_chosen`.
    """
    ballot.must_be(BallotStatus.PUBLISHED)
    if ballot.about is not Topic.AMENDMENTS:
        # NOTE: Shown when a program wants to put the result of some other vote into a text.
        raise Refusal("no_amendments", _l("This vote was not about amendments to a text."))
    result = ballot.result
    assert isinstance(result, ElectionResult)
    settled = ballot.settled.elected if ballot.settled else []
    numbers = settled or [each.option for each in elected(result)]
    if len(numbers) != 1 or result.quorum_short:
        # NOTE: Shown to who wants to put a vote's result into the text when there was none, as in a tie.
        raise Refusal(
            "nothing_chosen", _l("This vote did not choose one wording, so the text stays as it is.")
        )
    return next(option for option in ballot.options if option.id == numbers[0])


def _rivals(ballot: Ballot, chosen: Option) -> list[tuple[Amendment, str]]:
    """Return the rivals of what was chosen that still wait, each with its words on the ballot."""
    # Where the text stays as it is, so do the [alternatives] that stood in it.
    open_to = WAITING if chosen.amendment else (Fate.OPEN,)
    others = [option for option in ballot.options if option.amendment and option.id != chosen.id]
    rivals = [(db.session.get_one(Amendment, option.amendment), option.means) for option in others]
    return [(rival, words) for rival, words in rivals if rival.fate in open_to]


def _is_done(ballot: Ballot, chosen: Option) -> bool:
    """Say whether this vote was carried out, and nobody has undone it."""
    decided_on = [chosen] if chosen.amendment else [option for option in ballot.options if option.amendment]
    amendments = [db.session.get_one(Amendment, option.amendment) for option in decided_on]
    return all(amendment.ballot_id == ballot.id for amendment in amendments)


def _put_in(decider: Person, ballot: Ballot, chosen: Option) -> list[Subject]:
    """Write what was chosen, in the hand of who proposed it. What was hidden since is not brought back."""
    amendment = db.session.get_one(Amendment, chosen.amendment)
    if amendment.hidden:
        raise no_such_amendment()
    must_be(amendment, WAITING)
    written = ready(amendment)
    stands = words_at(amendment.place)
    must_be_as_seen(stands == ballot.options[0].means and amendment.words == chosen.means)
    amendment.base = stands  # to which it can be undone; where it stood in brackets, they are part of it
    put_in(amendment, amendment.words, decider)
    amendment.accept(decider, ballot=ballot.id)
    return [amendment, *told_with(amendment.team, written, amendment.stands_in)]
