"""Random boxes of papers for the oracles, and how a box is written on one line.

Only small numbers: 1 to 6 options, 0 to 9 kinds of papers, so that ties are everywhere.
A line is `options seats; paper, paper, …; answer`; a paper is `1>2=4` or `1 2`, three of them `3x1 2`, an
empty one `-`. With prices the head is `options budget price price …`.
"""

import random

MANY = 2500  # boxes for each method
MOST = 6  # options


def rankings(rng, options, strict, full):
    """Return kinds of papers, each a list of places from first to last, with how many there are."""
    return [(_ranking(rng, options, strict, full), rng.choice([1, 1, 1, 2, 3])) for _ in range(_kinds(rng))]


def _ranking(rng, options, strict, full):
    order = rng.sample(range(1, options + 1), options if full else rng.randint(1, options))
    places = []
    for option in order:
        if places and not strict and rng.random() < 0.3:
            places[-1].append(option)
        else:
            places.append([option])
    return [sorted(place) for place in places]


def approvals(rng, options, empty=True):
    """Return kinds of papers, each a sorted list of options, now and then nobody, with how many there are."""
    chance = rng.choice([0.2, 0.4, 0.6])
    kinds = []
    for _ in range(_kinds(rng)):
        chosen = [option for option in range(1, options + 1) if rng.random() < chance]
        if chosen or empty:
            kinds.append((chosen, rng.choice([1, 1, 1, 2, 3])))
    return kinds or [([1], 1)]


def _kinds(rng):
    return rng.randint(1, 9)


def costs(rng, options):
    """Return the options' prices and a budget; small whole numbers, often equal."""
    top = rng.choice([3, 5, 20])
    prices = [rng.randint(1, top) for _ in range(options)]
    return prices, rng.randint(max(prices), max(max(prices) + 1, sum(prices)))


def sized(seed):
    rng = random.Random(seed)
    options = rng.randint(1, MOST)
    return rng, options, rng.randint(1, options)


def ranking_words(places):
    return ">".join("=".join(map(str, place)) for place in places) or "-"


def approval_words(chosen):
    return " ".join(map(str, chosen)) or "-"


def line(head, papers, words, answer):
    kinds = ", ".join(f"{many}x{words(paper)}" if many > 1 else words(paper) for paper, many in papers)
    return f"{head}; {kinds}; {answer}"


def sets_words(sets):
    """Sets of winners, each sorted: `1 2 | 1 3`; one without winners is `-`."""
    unique = sorted({tuple(sorted(each)) for each in sets})
    return " | ".join(approval_words(each) for each in unique)


def read_ranking(words):
    return [] if words == "-" else [[*map(int, place.split("="))] for place in words.split(">")]


def read_approval(words):
    return [] if words == "-" else [*map(int, words.split())]


def read_line(text, paper):
    """Return the numbers at the head, the papers with how many there are, and the answer as words."""
    head, kinds, answer = text.rstrip("\n").split("; ")
    papers = []
    for kind in kinds.split(", "):
        many, _, words = kind.rpartition("x")
        papers.append((paper(words), int(many or 1)))
    return [*map(int, head.split())], papers, answer


def read_sets(answer):
    return [read_approval(words) for words in answer.split(" | ")]
