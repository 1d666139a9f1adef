"""Ballot boxes in one line: `ranked("9x1>2", "4x2=3")`, `chosen("5x1 2", "-")`; options are Anna, Ben, …"""

from facilitator.deciding.methods import Box, Form, Pile
from tests.deciding.oracles.boxes import read_approval, read_ranking

NAMES = ["Anna", "Ben", "Cara", "Dita", "Emil", "Fay", "Gus", "Hana"]


def ranked(*papers, options=4, **more):
    return Box(Form.RANKING, NAMES[:options], [_pile(paper, _order) for paper in papers], **more)


def chosen(*papers, options=4, **more):
    return Box(Form.APPROVAL, NAMES[:options], [_pile(paper, _choice) for paper in papers], **more)


def pointed(*papers, options=4, **more):
    return Box(Form.POINTS, NAMES[:options], [Pile(tuple(paper.items())) for paper in papers], **more)


def empty(form, options=4, **more):
    return Box(form, NAMES[:options], [], **more)


def outcomes(result):
    """Every set of winners that a result leaves open."""
    assert result.all_sets
    return result.sets or [sorted(result.elected)]


def _pile(words, read):
    many, _, paper = words.rpartition("x")
    return Pile(read(paper), int(many or 1))


def _order(words):
    return tuple(map(frozenset, read_ranking(words)))


def _choice(words):
    return frozenset(read_approval(words))
