"""The words of leading: what a wall shows, and what a day begins from."""

from facilitator.core.words import N_

TERMS = {
    # NOTE: What a projector shows, in a list of choices: the present step and its question.
    "what.step": N_("Step"),
    # NOTE: What a projector shows, in a list of choices: ideas as numbers, or one team's groups.
    "what.board": N_("Ideas"),
    # NOTE: What a projector shows, in a list of choices: how many have voted.
    "what.ballot": N_("Votes given"),
    # NOTE: What a projector shows, in a list of choices: the result of a vote.
    "what.result": N_("Result"),
    # NOTE: What a projector shows, in a list of choices: one team's agenda.
    "what.draft": N_("Agenda"),
    # NOTE: What a projector shows, in a list of choices: the agendas of all teams side by side.
    "what.six": N_("All agendas"),
    # NOTE: What a projector shows, in a list of choices: one team declares.
    "what.ceremony": N_("Declaration"),
    # NOTE: What a projector shows, in a list of choices: the code by which people join.
    "what.join": N_("Join code"),
    # NOTE: What a projector shows, in a list of choices: nothing.
    "what.blank": N_("Nothing"),
    # NOTE: A template for the day.
    "template.full_day": N_("Full day, 420 minutes"),
    # NOTE: A template for the day.
    "template.half_day": N_("Half day, 240 minutes"),
}
