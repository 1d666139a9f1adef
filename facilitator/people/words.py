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

# The columns of a roster, in the order in which they are shown.
COLUMNS = ("name", "native_name", "team", "role", "perspectives", "host", "organisation", "language")

TERMS |= {
    # NOTE: Column of the list of people: the name as everybody can read it (also in uploaded files).
    "column.name": N_("Name"),
    # NOTE: Column of the list of people: the name in the person's own script (also in uploaded files).
    "column.native_name": N_("Native name"),
    # NOTE: Column of the list of people: the country team (also in uploaded files).
    "column.team": N_("Team"),
    # NOTE: Column of the list of people: participant, observer or facilitator (also in uploaded files).
    "column.role": N_("Role"),
    # NOTE: Column of the list of people: government, workers and so on (also in uploaded files).
    "column.perspectives": N_("Perspectives"),
    # NOTE: Column of the list of people: keeps the team's table, yes or no (also in uploaded files).
    "column.host": N_("Table host"),
    # NOTE: Column of the list of people: where somebody works (also in uploaded files).
    "column.organisation": N_("Organisation"),
    # NOTE: Column of the list of people: which language they read (also in uploaded files).
    "column.language": N_("Language"),
    # NOTE: In a column of an uploaded list: yes, this person is a table host.
    "answer.yes": N_("yes"),
    # NOTE: In a column of an uploaded list: no, this person is not a table host.
    "answer.no": N_("no"),
    # NOTE: In the preview of an uploaded list: this is not on the list yet.
    "roster.new": N_("new"),
    # NOTE: In the preview of an uploaded list: as it is on the list now.
    "roster.same": N_("same"),
    # NOTE: In the preview of an uploaded list: differs from what is on the list now.
    "roster.changed": N_("changed"),
    # NOTE: In the preview of an uploaded list: cannot be taken as it is.
    "roster.wrong": N_("wrong"),
}
