"""How many prefer one option to another."""

from collections.abc import Sequence

from facilitator.deciding.methods.boxes import Ranking

Table = dict[tuple[int, int], int]  # of one option against another


def pairwise(options: Sequence[int], rankings: list[tuple[Ranking, int]]) -> Table:
    """Return how many prefer one option to another; unnamed options stand behind all that are named.

    A row of the table is one long number with a field for each option, so that a paper adds to a row at once.
    """
    width = sum(many for _, many in rankings).bit_length() + 1
    field = {option: 1 << (width * place) for place, option in enumerate(options)}
    rows, everybody = dict.fromkeys(options, 0), sum(field.values())
    for ranking, many in rankings:
        behind = everybody * many
        for place in ranking:
            behind -= sum(field[option] for option in place) * many
            for option in place:
                rows[option] += behind
    mask = (1 << width) - 1
    shift = {option: width * place for place, option in enumerate(options)}
    return {(a, b): (rows[a] >> shift[b]) & mask for a in options for b in options if a != b}
