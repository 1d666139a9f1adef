"""What the evaluation asks, on the server's page and in the room."""

from facilitator.core.words import N_

STATEMENTS = ("useful", "heard", "stand_behind", "pace", "tool")
LINES = ("keep", "change")

TERMS = {
    # NOTE: A statement in the evaluation form; the answer is 1 (not at all) to 5 (completely).
    "evaluation.useful": N_("The day is useful for my work."),
    # NOTE: A statement in the evaluation form; the answer is 1 (not at all) to 5 (completely).
    "evaluation.heard": N_("My perspective was heard."),
    # NOTE: A statement in the evaluation form; the text is the team's policy agenda.
    "evaluation.stand_behind": N_("Our text is one that I can stand behind."),
    # NOTE: A statement in the evaluation form about how fast the day went.
    "evaluation.pace": N_("The pace was right for me."),
    # NOTE: A statement in the evaluation form about this program.
    "evaluation.tool": N_("The tool helped us to work."),
    # NOTE: A question in the evaluation form, answered in words.
    "evaluation.keep": N_("What should we keep?"),
    # NOTE: A question in the evaluation form, answered in words.
    "evaluation.change": N_("What should we change?"),
    # NOTE: The low end (1) of the scale from 1 to 5 in the evaluation form.
    "evaluation.low": N_("not at all"),
    # NOTE: The high end (5) of the scale from 1 to 5 in the evaluation form.
    "evaluation.high": N_("completely"),
}
