"""The result of a count in words: the verdict first, then names and numbers, then what is tied."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from facilitator.deciding.answer import shown, valid
from facilitator.deciding.methods import Box, Result
from facilitator.deciding.methods.boxes import Number
from facilitator.deciding.methods.results import Settled, Stake, Tie

LISTED = 10  # sets that are written out
STAKES = {
    Stake.ELECT: "for a seat",
    Stake.EXCLUDE: "as the one to be excluded",
    Stake.TRANSFER: "as the one whose surplus goes first",
}
VOTES = (
    "stv.",
    "runoff.",
    "approval.",
    "points.",
    "borda.",
)  # rounds whose tallies are an option's own number


def told(box: Box, result: Result, protocol: bool) -> Iterator[str]:
    """Yield the lines of an answer for reading."""
    yield from _verdict(box, result)
    yield ""
    yield from _base(box, result)
    yield ""
    yield from _table(box, result)
    if result.ties:
        yield ""
        yield from (_tied(tie, box, bool(result.sets)) for tie in result.ties)
    if protocol:
        yield ""
        yield from steps(box, result)


def _verdict(box: Box, result: Result) -> Iterator[str]:
    if not result.sets:
        yield f"Elected: {_all(result.elected, box)}." if result.elected else "Nobody is elected."
        empty = result.seats - len(result.elected)
        if empty > 0 and not _buys(box, result):
            yield f"The method leaves {empty} of {result.seats} seats empty."
        return
    yield (
        f"Elected in any case: {_all(result.elected, box)}."
        if result.elected
        else "Nobody is elected in any case."
    )
    more = "" if result.all_sets else "more than "
    yield f"Who else is elected, the rule leaves open between {more}{len(result.sets)} sets:"
    yield from (f"  {_all(each, box)}" for each in result.sets[:LISTED])
    if len(result.sets) > LISTED:
        yield f"  and {len(result.sets) - LISTED} more, which --json lists"
    yield "A lot settles it: count again with --order and all numbers in the order in which they were drawn."


def _base(box: Box, result: Result) -> Iterator[str]:
    if box.title:
        yield box.title
    papers = f"{valid(box):,} valid papers of {box.cast:,}"
    seats = f"{result.seats} of {len(box.options)} options"
    seats = f"a budget of {box.budget:,}" if _buys(box, result) else seats
    of_quota = "for each voter" if result.method.startswith("shares") else "the quota"
    quota = "" if result.quota is None else f", {shown(result.quota)} {of_quota}"
    yield f"Counted by {result.method}: {seats}, {papers}{quota}."


def _buys(box: Box, result: Result) -> bool:
    """Say whether costs and the budget decide, and not a number of seats."""
    return bool(box.costs) and result.method.startswith("shares")


def _table(box: Box, result: Result) -> Iterator[str]:
    options = sorted(range(1, len(box.names) + 1), key=lambda option: _rank(option, box, result))
    columns = {"": {option: _place(option, box, result) for option in options}}
    columns["option"] = {option: str(option) for option in options}
    columns |= _figures(box, result)
    widths = {heading: max(map(len, [heading, *cells.values()])) for heading, cells in columns.items()}
    yield "  ".join([*(heading.rjust(width) for heading, width in widths.items()), "name"])
    for option in options:
        cells = [columns[heading].get(option, "").rjust(width) for heading, width in widths.items()]
        yield "  ".join([*cells, box.names[option - 1]]).rstrip()


def _rank(option: int, box: Box, result: Result) -> tuple[int, int]:
    if option in result.elected:
        return 0, result.elected.index(option)
    return 1 + (not _is_open(option, result)) + (option in box.withdrawn), option


def _place(option: int, box: Box, result: Result) -> str:
    if option in box.withdrawn:
        return "withdrawn"
    if option in result.elected:
        return "elected"
    return "open" if _is_open(option, result) else ""


def _is_open(option: int, result: Result) -> bool:
    return any(option in each for each in result.sets)


def _figures(box: Box, result: Result) -> dict[str, dict[int, str]]:
    """Return what stands beside the names: costs, and votes at the first round and at the last."""
    figures = {"cost": _shown(box.costs)} if _buys(box, result) else {}
    votes = [each for each in result.rounds if each.kind.startswith(VOTES)]
    if len(votes) > 1:
        figures["first"] = _shown(votes[0].tallies)
    if votes:
        figures["last" if len(votes) > 1 else "votes"] = _shown(votes[-1].tallies)
    return figures


def _shown(numbers: Mapping[int, Number]) -> dict[int, str]:
    return {option: shown(number) for option, number in numbers.items()}


def _tied(tie: Tie, box: Box, matters: bool) -> str:
    equal = f"Round {tie.round + 1}: {_all(tie.options, box)} are equal {STAKES[tie.stake]}."
    match tie.by:
        case Settled.EARLIER:
            return f"{equal} The last round in which they were not decides: {_said(tie.taken, box)}."
        case Settled.ORDER:
            return f"{equal} The order that was given decides: {_said(tie.taken, box)}."
        case Settled.OPEN:
            return (
                f"{equal} Nothing decides it{'' if matters else ', and who is elected does not hang on it'}."
            )


def steps(box: Box, result: Result) -> list[str]:
    """Return the count in sentences, with each option by its number and name."""
    from facilitator.deciding.methods.protocol import (
        protocol,
    )  # brings the words of a hundred languages along

    names = [_said(option, box) for option in range(1, len(box.names) + 1)]
    return protocol(result, structs.replace(box, names=names))


def _all(options: Sequence[int], box: Box) -> str:
    said = [_said(option, box) for option in options]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)


def _said(option: int, box: Box) -> str:
    return f"{option} {box.names[option - 1]}".rstrip()
