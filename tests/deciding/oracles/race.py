"""How long a count of many papers takes, ours and other people's, on the same papers.

`.venv/bin/python -m tests.deciding.oracles.race ../oracles/bin/python [PAPERS]` from the root of the
repository; without the Python of the oracles (see README.md) only our own times. Each program gets its papers
ready first.
"""

import random
import subprocess
import sys
import time
from functools import partial

OPTIONS, SEATS, MANY = 10, 4, 100_000


def papers(many):
    """The same for everybody: orders of any length, and choices of three or four in the middle."""
    rng = random.Random(1)
    orders = [rng.sample(range(1, OPTIONS + 1), rng.randint(1, OPTIONS)) for _ in range(many)]
    choices = [[o for o in range(1, OPTIONS + 1) if rng.random() < 0.3 + o / 40] for _ in range(many)]
    return orders, choices


def timed(name, count):
    start = time.perf_counter()
    count()
    sys.stdout.write(f"{name:32} {time.perf_counter() - start:8.2f} s\n")
    sys.stdout.flush()


def ours(many):
    from facilitator.deciding.methods import METHODS, Box, Form, Pile

    orders, choices = papers(many)
    names = [str(option) for option in range(1, OPTIONS + 1)]
    ranked = Box(Form.RANKING, names, [Pile(tuple(frozenset([o]) for o in order)) for order in orders])
    chosen = Box(Form.APPROVAL, names, [Pile(frozenset(choice)) for choice in choices])
    given = Box(Form.POINTS, names, [Pile(tuple((o, 1) for o in order)) for order in orders])
    priced = Box(Form.APPROVAL, names, chosen.piles, costs={o: 1000 * o for o in range(1, 11)}, budget=20_000)
    boxes = {Form.RANKING: ranked, Form.APPROVAL: chosen, Form.POINTS: given}
    for name, method in METHODS.items():
        box = priced if method.priced else boxes[method.forms[0]]
        seats = 1 if name == "runoff" or method.priced else SEATS
        timed(f"ours, {name}", partial(method.count, box, seats))


def theirs(many):
    import pyrankvote
    from abcvoting import abcrules
    from abcvoting.preferences import Profile

    orders, choices = papers(many)
    named = {option: pyrankvote.Candidate(str(option)) for option in range(1, OPTIONS + 1)}
    ballots = [pyrankvote.Ballot([named[option] for option in order]) for order in orders]
    everybody = [*named.values()]
    timed("pyrankvote, run-off", lambda: pyrankvote.instant_runoff_voting(everybody, ballots))
    timed("pyrankvote, stv", lambda: pyrankvote.single_transferable_vote(everybody, ballots, SEATS))
    profile = Profile(OPTIONS)
    profile.add_voters([[option - 1 for option in choice] for choice in choices])
    rules = {"av": "standard", "pav": "branch-and-bound", "seqphragmen": "float-fractions"}
    for rule, algorithm in {**rules, "equal-shares": "float-fractions"}.items():
        timed(
            f"abcvoting, {rule}",
            partial(abcrules.compute, rule, profile, SEATS, algorithm=algorithm, resolute=True),
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["theirs"]:
        theirs(int(sys.argv[2]))
    else:
        many = int(sys.argv[2]) if len(sys.argv) > 2 else MANY
        ours(many)
        if len(sys.argv) > 1:
            subprocess.run([sys.argv[1], "-W", "ignore", __file__, "theirs", str(many)], check=True)
