"""What of a box leaves the house: its papers one by one, and files of them to count again. And for whom.

Nobody's name is in it but for those who may know it anyway. Who knows no names sees papers only where there
are enough of them: a few would tell who voted what. Words are on no paper here: the reasons are told with the
result, and beside a whole paper a way of writing would tell whose it is.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from msgspec import structs

from facilitator.core.rooms import Audience, Viewer
from facilitator.deciding import files
from facilitator.deciding.box import Paper
from facilitator.deciding.boxing import box_of
from facilitator.deciding.files import Unwritable, preflib
from facilitator.deciding.kinds import BallotKind
from facilitator.deciding.methods import Box
from facilitator.deciding.models import Ballot
from facilitator.deciding.seen import FEW, BallotSeen, Option

INSIDE = (Audience.TEAM, Audience.FACILITATORS)
OURS = ("csv", "json")


def knows_names(ballot: Ballot, viewer: Viewer) -> bool:
    """Say whether somebody may be told who chose what: of a named ballot, in the team or leading it."""
    shared = {*ballot.rooms}.intersection(viewer.rooms)
    return not ballot.secret and any(room.partition("-")[0] in INSIDE for room in shared)


def is_open(named: bool, papers: Sequence[Paper]) -> bool:
    """Say whether the papers of a published ballot are shown to somebody who knows the names, or does not."""
    return named or len(papers) >= FEW


def box_for(
    ballot: BallotSeen,
    papers: Sequence[Paper],
    named: bool,
    call: Callable[[Option], str] = lambda option: option.name,
    say: Callable[[str], str] = str,
) -> Box:
    """Return the papers as a box, each with its receipt, in the order of the receipts.

    Where people stand by group, those who know the names get the groups in place of the receipts.
    """
    options = [structs.replace(option, name=call(option)) for option in ballot.options]
    grouped = named and ballot.kind is BallotKind.STANCE
    return box_of(
        ballot.kind,
        options,
        [paper.choice for paper in papers],
        groups=[paper.stratum if grouped else paper.receipt for paper in papers],
        seats=ballot.rule.seats,
        title=" ".join(ballot.title.split()) or say(f"ballot.{ballot.kind}"),
        say=say,
    )


def written(box: Box, format_: str) -> bytes:
    """Return a box as a file. Raises Unwritable for what the format cannot hold.

    Pabulib wants prices: each option costs 1, and there is 1 for each seat, which comes to the same.
    """
    if format_ not in files.FORMATS:
        raise Unwritable("this is no format of a box")
    if format_ == "pb":
        box = structs.replace(box, costs=dict.fromkeys(box.options, 1), budget=box.seats)
    return files.write(box, format_)


def formats(box: Box) -> list[str]:
    """Return the formats that can hold a box; of PrefLib's kinds the narrowest."""
    return [*OURS, *_fitting(box, ("blt",)), *[*_fitting(box, preflib.KINDS)][:1], *_fitting(box, ("pb",))]


def _fitting(box: Box, among: Sequence[str]) -> Iterator[str]:
    for each in among:
        with suppress(Unwritable):
            written(box, each)
            yield each


__all__ = ["Unwritable", "box_for", "formats", "is_open", "knows_names", "written"]
