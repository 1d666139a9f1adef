"""How boxes are counted, by the name of the method. No database, no clock, no Flask; never a float."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from facilitator.deciding.methods.boxes import Box, Form, Pile, Unfit
from facilitator.deciding.methods.market import Worth
from facilitator.deciding.methods.pav import pav
from facilitator.deciding.methods.proportional import phragmen
from facilitator.deciding.methods.results import Result
from facilitator.deciding.methods.runoff import runoff
from facilitator.deciding.methods.schulze import schulze
from facilitator.deciding.methods.scored import approval, borda, points
from facilitator.deciding.methods.shares import Completion, equal_shares
from facilitator.deciding.methods.stv import scottish


class Method(Struct, frozen=True):
    """A way to count, `count(box, seats, order=())`, and the form of paper that it takes.

    `priced` says whether options must have costs, must have none, or (None) may have them.
    """

    count: Callable[..., Result]
    forms: tuple[Form, ...]
    priced: bool | None = False


CHOICES, ORDERS = (Form.APPROVAL,), (Form.RANKING,)
METHODS = {
    "approval": Method(approval, CHOICES, None),
    "points": Method(points, (Form.POINTS,)),
    "borda": Method(borda, ORDERS),
    "schulze": Method(schulze, ORDERS),
    "runoff": Method(runoff, ORDERS),
    "stv": Method(scottish, ORDERS),
    "pav": Method(pav, CHOICES),
    "phragmen": Method(phragmen, CHOICES),
    "shares_none": Method(partial(equal_shares, completion=Completion.NONE), CHOICES, None),
    "shares_phragmen": Method(partial(equal_shares, completion=Completion.PHRAGMEN), CHOICES),
    "shares_more": Method(partial(equal_shares, completion=Completion.MORE), CHOICES, True),
    "shares_most": Method(partial(equal_shares, completion=Completion.MOST), CHOICES, True),
}
__all__ = ["METHODS", "Box", "Completion", "Form", "Method", "Pile", "Result", "Unfit", "Worth"]
