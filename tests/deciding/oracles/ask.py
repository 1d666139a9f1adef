"""Asks other people's programs to count random boxes, and freezes their answers beside this file.

Run with the Python of an environment of its own; README.md says how that is made.
"""

import random
import sys
from importlib.metadata import version
from pathlib import Path

import boxes
import pyrankvote
from abcvoting import abcrules
from abcvoting.preferences import Profile as ApprovalProfile
from pabutools.election import ApprovalBallot, Cardinality_Sat, Cost_Sat, Instance, Project
from pabutools.election import ApprovalProfile as Choices
from pabutools.rules import completion_by_rule_combination, greedy_utilitarian_welfare, method_of_equal_shares
from pref_voting.iterative_methods import instant_runoff_put
from pref_voting.margin_based_methods import beat_path, beat_path_defeat
from pref_voting.profiles import Profile
from pref_voting.profiles_with_ties import ProfileWithTies
from pref_voting.proportional_methods import stv_scottish
from pref_voting.scoring_methods import borda, symmetric_borda_scores

HERE = Path(__file__).parent
SEEN = {"agree": 0, "differ": 0, "broken": 0}  # pyrankvote against pref-voting


def places(options, papers):
    """pref-voting's profile of orders that may be short, and may have equal places."""
    ranks = [{o: rank for rank, place in enumerate(paper) for o in place} for paper, _ in papers]
    profile = ProfileWithTies(ranks, [many for _, many in papers], candidates=range(1, options + 1))
    profile.use_extended_strict_preference()
    return profile


def strict(options, papers):
    """pref-voting's profile of full orders; it numbers from 0."""
    orders = [[place[0] - 1 for place in paper] for paper, _ in papers]
    return Profile(orders, [many for _, many in papers])


def ask_borda(seed):
    rng, options, _ = boxes.sized(seed)
    full = seed % 2 == 0
    papers = boxes.rankings(rng, options, strict=full, full=full)
    scores = symmetric_borda_scores(places(options, papers))
    best = [o for o in scores if scores[o] == max(scores.values())]
    if full:
        assert best == [o + 1 for o in borda(strict(options, papers))]
    order = [[o for o in scores if scores[o] == s] for s in sorted({*scores.values()}, reverse=True)]
    return boxes.line(f"{options} 1", papers, boxes.ranking_words, boxes.ranking_words(order))


def ask_schulze(seed):
    rng, options, seats = boxes.sized(seed)
    papers = boxes.rankings(rng, options, strict=seed % 3 == 0, full=seed % 2 == 0)
    profile = places(options, papers)
    beaten = {*beat_path_defeat(profile, strength_function=profile.support).edges}
    first = beat_path(profile, strength_function=profile.support)
    ways = [[]]
    for _ in range(seats):
        ways = {
            tuple(sorted([*way, a]))
            for way in ways
            for a in {*range(1, options + 1)} - {*way}
            if not any((b, a) in beaten for b in {*range(1, options + 1)} - {*way})
        }
    if seats == 1:
        assert sorted(ways) == [(a,) for a in first]
    return boxes.line(f"{options} {seats}", papers, boxes.ranking_words, boxes.sets_words(ways))


def ask_runoff(seed):
    rng, options, _ = boxes.sized(seed)
    full = seed % 2 == 0
    papers = boxes.rankings(rng, options, strict=True, full=full)
    winners = instant_runoff_put(places(options, papers))
    if full:
        assert winners == [o + 1 for o in instant_runoff_put(strict(options, papers))]
    _note(pyrankvote.instant_runoff_voting, options, papers, [{w} for w in winners])
    return boxes.line(f"{options} 1", papers, boxes.ranking_words, boxes.sets_words([[w] for w in winners]))


class Lot(random.Random):
    """Draws always the first, or always the last."""

    def __init__(self, place):
        super().__init__(1)
        self.place = place

    def choice(self, seq):
        return seq[self.place]


def ask_stv(seed):
    rng, options, seats = boxes.sized(seed)
    papers = boxes.rankings(rng, options, strict=True, full=seed % 2 == 0)
    if seed % 4 == 1:  # more papers, fewer ties
        papers = [(paper, many * rng.randint(1, 30)) for paper, many in papers]
    lots = [Lot(0), Lot(-1), random.Random(seed), random.Random(-seed)]
    ways = [stv_scottish(places(options, papers), num_seats=seats, rng=lot) for lot in lots]
    _note(pyrankvote.single_transferable_vote, options, papers, [{*way} for way in ways], seats)
    return boxes.line(f"{options} {seats}", papers, boxes.ranking_words, boxes.sets_words(ways))


def _note(method, options, papers, sets, *seats):
    names = {o: pyrankvote.Candidate(str(o)) for o in range(1, options + 1)}
    ballots = [
        pyrankvote.Ballot([names[place[0]] for place in paper]) for paper, many in papers for _ in range(many)
    ]
    try:
        result = method([*names.values()], ballots, *seats)
    except RuntimeError:  # "Illigal state"
        SEEN["broken"] += 1
        return
    SEEN["agree" if {int(w.name) for w in result.get_winners()} in sets else "differ"] += 1


def _approved(seed, ask):
    rng, options, seats = boxes.sized(seed)
    papers = boxes.approvals(rng, options)
    profile = ApprovalProfile(options)
    profile.add_voters([[o - 1 for o in paper] for paper, many in papers for _ in range(many)])
    sets = [[o + 1 for o in each] for each in ask(profile, seats)]
    return boxes.line(f"{options} {seats}", papers, boxes.approval_words, boxes.sets_words(sets))


def _every(rule, algorithm, **more):
    return lambda profile, seats: rule(
        profile, seats, algorithm=algorithm, resolute=False, max_num_of_committees=None, **more
    )


def _market(seed):
    """pabutools' instance and profile; names are written so that their order is that of the numbers."""
    rng, options, _ = boxes.sized(seed)
    papers = boxes.approvals(rng, options)
    prices, budget = boxes.costs(rng, options)
    projects = {o: Project(f"{o:02}", price) for o, price in enumerate(prices, 1)}
    instance = Instance(projects.values(), budget_limit=budget)
    profile = Choices(
        [ApprovalBallot([projects[o] for o in paper]) for paper, many in papers for _ in range(many)]
    )
    head = f"{options} {budget} {' '.join(map(str, prices))}"
    return (
        instance,
        profile,
        lambda sets: boxes.line(
            head,
            papers,
            boxes.approval_words,
            boxes.sets_words([[int(p.name) for p in each] for each in sets]),
        ),
    )


def ask_bought(sat, increment):
    def ask(seed):
        instance, profile, told = _market(seed)
        one = method_of_equal_shares(instance, profile, sat, voter_budget_increment=increment)
        if increment:
            return told([one])
        return told(method_of_equal_shares(instance, profile, sat, resoluteness=False))

    return ask


def ask_most_wanted(seed):
    instance, profile, told = _market(seed)
    rules = [method_of_equal_shares, greedy_utilitarian_welfare]
    bought = completion_by_rule_combination(
        instance, profile, rules, [{"sat_class": Cost_Sat}, {"sat_class": Cost_Sat}]
    )
    return told([bought])


EQUAL = abcrules.compute_equal_shares
ABC, PREF, PABU = "abcvoting", "pref-voting", "pabutools"
NO_LOT = (
    "Of equal options pabutools takes the lowest number; so does the count that is compared, by its order."
)
FROM_0 = "Every set of winners, ties settled in every way."
ASKED = {
    "borda": (
        ask_borda,
        PREF,
        "The answer is the order of all options by symmetric Borda scores, equal ones with =.",
    ),
    "schulze": (
        ask_schulze,
        PREF,
        "Beat path with winning votes (support); the sets of more than one seat follow from its defeats.",
    ),
    "runoff": (ask_runoff, PREF, "Instant run-off with parallel universes."),
    "stv": (
        ask_stv,
        PREF,
        "stv_scottish, with lots that fall on the first, the last, and twice on any: "
        "these sets, not every set. It counts with floats. "
        "Seed 2167 differs: of three with fewest votes, two were behind a stage before; "
        "we draw among the two.",
    ),
    "approval": (lambda seed: _approved(seed, _every(abcrules.compute_av, "standard")), ABC, FROM_0),
    "pav": (lambda seed: _approved(seed, _every(abcrules.compute_pav, "brute-force")), ABC, FROM_0),
    "phragmen": (
        lambda seed: _approved(seed, _every(abcrules.compute_seqphragmen, "standard-fractions")),
        ABC,
        FROM_0,
    ),
    "shares_none": (
        lambda seed: _approved(seed, _every(EQUAL, "standard-fractions", completion=None)),
        ABC,
        FROM_0,
    ),
    "shares_phragmen": (
        lambda seed: _approved(seed, _every(EQUAL, "standard-fractions", completion="seqphragmen")),
        ABC,
        FROM_0,
    ),
    "costs_none_cost": (ask_bought(Cost_Sat, None), PABU, FROM_0),
    "costs_none_count": (ask_bought(Cardinality_Sat, None), PABU, FROM_0),
    "costs_more_cost": (ask_bought(Cost_Sat, 1), PABU, NO_LOT),
    "costs_more_count": (ask_bought(Cardinality_Sat, 1), PABU, NO_LOT),
    "costs_most_cost": (ask_most_wanted, PABU, NO_LOT),
}


def freeze(name):
    ask, oracle, said = ASKED[name]
    SEEN.update(agree=0, differ=0, broken=0)
    random.seed(name)  # pyrankvote draws lots
    lines = [ask(seed) for seed in range(boxes.MANY)]
    head = [
        f"{oracle} {version(oracle)} on {boxes.MANY} random boxes, seeds from 0; frozen by ask.py.",
        said,
    ]
    if any(SEEN.values()):
        head.append(
            f"pyrankvote {version('pyrankvote')} says the same, or one of these sets, {SEEN['agree']} times, "
            f"another one {SEEN['differ']} times, and breaks off {SEEN['broken']} times."
        )
    text = "".join(f"# {each}\n" for each in head) + "\n".join(lines) + "\n"
    (HERE / f"{name}.txt").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{name}: {len(text)} bytes, {SEEN}\n")


if __name__ == "__main__":
    for asked in sys.argv[1:] or ASKED:
        freeze(asked)
