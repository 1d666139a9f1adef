"""The words for people: perspectives and roles."""

from facilitator.core.words import N_

PERSPECTIVES = ("government", "social_entrepreneur", "workers", "employers", "researcher")

TERMS = {
    # NOTE: A perspective that a participant brings: works for a government.
    "perspective.government": N_("Government"),
    # NOTE: A perspective that a participant brings: runs a social enterprise or co-operative.
    "perspective.social_entrepreneur": N_("Social entrepreneur"),
    # NOTE: A perspective that a participant brings: from a workers' organisation.
    "perspective.workers": N_("Workers"),
    # NOTE: A perspective that a participant brings: from an employers' organisation.
    "perspective.employers": N_("Employers"),
    # NOTE: A perspective that a participant brings: from a university or institute.
    "perspective.researcher": N_("Researcher"),
    # NOTE: A role in the workshop.
    "role.participant": N_("Participant"),
    # NOTE: A role in the workshop: leads or helps to lead it.
    "role.facilitator": N_("Facilitator"),
    # NOTE: A role in the workshop: sees and comments, does not vote.
    "role.observer": N_("Observer"),
    # NOTE: A role in the workshop: the wall that shows the plenary.
    "role.projector": N_("Projector"),
    # NOTE: The member of a team who keeps its table.
    "role.host": N_("Table host"),
}
