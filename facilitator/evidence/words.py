"""The words for what is known: how far a law or a figure has come."""

from facilitator.core.words import N_

TERMS = {
    # NOTE: Status of a law or convention on a context card: it applies today.
    "status.in_force": N_("in force"),
    # NOTE: Status of a law on a context card: passed, but its first day has not come yet.
    "status.adopted_not_in_force": N_("adopted, not in force"),
    # NOTE: Status of a law on a context card: proposed to parliament, not law.
    "status.bill": N_("bill"),
    # NOTE: Status of a context card that gives a number from statistics.
    "status.figure": N_("figure"),
    # NOTE: Status of a context card about a guideline, plan or certification that is not a law.
    "status.guideline": N_("guideline"),
}
