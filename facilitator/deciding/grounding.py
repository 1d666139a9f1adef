"""From papers to common ground: in which groups their voters are counted, and by which cut."""

from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from facilitator.deciding.box import Paper
from facilitator.deciding.judging.ground import GroundResult, Objection, ground
from facilitator.deciding.judging.strata import OTHERS, safe
from facilitator.deciding.kinds import Cut
from facilitator.deciding.models import Ballot
from facilitator.deciding.papers import StancePaper

Grouped = Sequence[tuple[str, Paper]]  # papers, each with the group of its voter


def common_ground(ballot: Ballot, papers: list[Paper]) -> GroundResult:
    """Tell where the groups of a ballot agree; of a secret one, by groups of which enough have voted.

    A ballot by name is told by the other cut, too, where that has groups.
    """
    cut, roll = ballot.rule.cut, ballot.roll
    if ballot.secret:
        told = _safely(ballot, papers)
        grouped = [(told[paper.stratum], paper) for paper in papers]
        return _counted(ballot, cut, [told[seat.stratum] for seat in roll], grouped)
    seats = {seat.person_id: seat for seat in roll}
    named = [(seats[paper.voter_id or 0], paper) for paper in papers]
    own = _counted(ballot, cut, [seat.stratum for seat in roll], [(s.stratum, paper) for s, paper in named])
    others = [seat.other_stratum for seat in roll]
    if len({*others}) < 2:
        return own
    also = _counted(ballot, cut.other, others, [(seat.other_stratum, paper) for seat, paper in named])
    return structs.replace(own, also=also)


def _safely(ballot: Ballot, papers: list[Paper]) -> dict[str, str]:
    """Return under which name each group of a secret ballot is told."""
    cast = Counter(paper.stratum for paper in papers)
    groups = {seat.stratum for seat in ballot.roll}
    return safe({group: cast[group] for group in groups}) | {OTHERS: OTHERS}  # where papers were joined


def _counted(ballot: Ballot, cut: Cut, entitled: list[str], grouped: Grouped) -> GroundResult:
    said = [
        (group, choice.stances) for group, paper in grouped if isinstance(choice := paper.choice, StancePaper)
    ]
    stances = [(group, {each.option: each.stance for each in stood}) for group, stood in said]
    why = [
        (each.option, Objection(group, each.words)) for group, stood in said for each in stood if each.words
    ]
    return ground(stances, [option.id for option in ballot.options], Counter(entitled), cut, why)
