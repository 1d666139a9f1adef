"""What can happen, each in one sentence: for the log of the console, the minutes and the replay."""

from facilitator.core.words import N_

TERMS = {
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (action.added).
    "deed.action.added": N_("An action was added"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (action.moved).
    "deed.action.moved": N_("An action changed its place"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (action.removed).
    "deed.action.removed": N_("An action was taken out"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (action.restored).
    "deed.action.restored": N_("An action was put back"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (agenda.frozen).
    "deed.agenda.frozen": N_("A text was frozen"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (agenda.reopened).
    "deed.agenda.reopened": N_("A text was reopened"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (agenda.shortlisted).
    "deed.agenda.shortlisted": N_("The groups that go on were chosen"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (amendment.accepted).
    "deed.amendment.accepted": N_("An amendment was accepted"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (amendment.bracketed).
    "deed.amendment.bracketed": N_("Alternatives were put into the text in brackets"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (amendment.hidden).
    "deed.amendment.hidden": N_("An amendment was hidden"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (amendment.proposed).
    "deed.amendment.proposed": N_("An amendment was proposed"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (amendment.rejected).
    "deed.amendment.rejected": N_("An amendment was rejected"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (amendment.reopened).
    "deed.amendment.reopened": N_("An amendment was opened again"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (amendment.restated).
    "deed.amendment.restated": N_("An amendment was stated anew"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (amendment.shown).
    "deed.amendment.shown": N_("An amendment was shown again"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (amendment.undone).
    "deed.amendment.undone": N_("The acceptance of an amendment was undone"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (amendment.withdrawn).
    "deed.amendment.withdrawn": N_("An amendment was withdrawn"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (announcement.made).
    "deed.announcement.made": N_("A line was said to everybody"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (announcement.withdrawn).
    "deed.announcement.withdrawn": N_("A line to everybody was taken back"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ballot.closed).
    "deed.ballot.closed": N_("A vote was closed and counted"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ballot.discarded).
    "deed.ballot.discarded": N_("A vote was taken back"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ballot.enacted).
    "deed.ballot.enacted": N_("The result of a vote was put into the text"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ballot.narrowed).
    "deed.ballot.narrowed": N_("A next round was opened, among fewer options"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ballot.opened).
    "deed.ballot.opened": N_("A vote was opened"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ballot.published).
    "deed.ballot.published": N_("A result was published"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ballot.prepared).
    "deed.ballot.prepared": N_("A vote was prepared"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ballot.roll_called).
    "deed.ballot.roll_called": N_("Who may vote was settled anew"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ballot.settled).
    "deed.ballot.settled": N_("A tie was settled"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (card.added).
    "deed.card.added": N_("A context card was added"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (card.changed).
    "deed.card.changed": N_("A context card was changed"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (card.removed).
    "deed.card.removed": N_("A context card was taken out"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (card.restored).
    "deed.card.restored": N_("A context card was put back"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (choice.set).
    "deed.choice.set": N_("Perspectives or references were chosen"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (clock.extended).
    "deed.clock.extended": N_("The minutes of a step were changed"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (clock.paused).
    "deed.clock.paused": N_("The clock was paused"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (clock.resumed).
    "deed.clock.resumed": N_("The clock went on"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (cluster.dissolved).
    "deed.cluster.dissolved": N_("A group was dissolved"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (cluster.formed).
    "deed.cluster.formed": N_("A group was formed"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (cluster.merged).
    "deed.cluster.merged": N_("Groups were merged"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (cluster.put).
    "deed.cluster.put": N_("Ideas were put into a group"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (cluster.renamed).
    "deed.cluster.renamed": N_("A group was renamed"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (cluster.split).
    "deed.cluster.split": N_("A group was split"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (cluster.undone).
    "deed.cluster.undone": N_("The last change of the groups was undone"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (comment.added).
    "deed.comment.added": N_("A comment was written"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (comment.answered).
    "deed.comment.answered": N_("A comment was answered"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (comment.hidden).
    "deed.comment.hidden": N_("A comment was hidden"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (comment.reopened).
    "deed.comment.reopened": N_("A comment was taken up again"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (comment.resolved).
    "deed.comment.resolved": N_("A comment was settled"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (comment.shown).
    "deed.comment.shown": N_("A comment was shown again"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (declaration.called).
    "deed.declaration.called": N_("A team was called to declare"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (declaration.declared).
    "deed.declaration.declared": N_("An agenda was declared"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (declaration.published).
    "deed.declaration.published": N_("A declaration was made public again"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (declaration.withdrawn).
    "deed.declaration.withdrawn": N_("A declaration was taken from the net"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (evaluation.sent).
    "deed.evaluation.sent": N_("Somebody said how the day was"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (field.restored).
    "deed.field.restored": N_("Earlier words were brought back into the draft"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (field.written).
    "deed.field.written": N_("The draft was written on"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (writers.concealed).
    "deed.writers.concealed": N_("Drafts are written under pseudonyms"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (writers.named).
    "deed.writers.named": N_("Drafts are written under names"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (help.answered).
    "deed.help.answered": N_("A call for help was answered"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (help.called).
    "deed.help.called": N_("Somebody called for help"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (help.claimed).
    "deed.help.claimed": N_("A facilitator is going to help"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (help.withdrawn).
    "deed.help.withdrawn": N_("A call for help was taken back"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (idea.added).
    "deed.idea.added": N_("An idea was added"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (idea.changed).
    "deed.idea.changed": N_("An idea was changed"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (idea.hidden).
    "deed.idea.hidden": N_("An idea was hidden"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (idea.marked).
    "deed.idea.marked": N_("An idea was marked with a lens"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (idea.restored).
    "deed.idea.restored": N_("An idea was put back by its author"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (idea.signed).
    "deed.idea.signed": N_("An idea was signed"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (idea.unhidden).
    "deed.idea.unhidden": N_("An idea was shown again"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (idea.unmarked).
    "deed.idea.unmarked": N_("A lens was taken from an idea"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (idea.unsigned).
    "deed.idea.unsigned": N_("A signature was taken from an idea"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (idea.withdrawn).
    "deed.idea.withdrawn": N_("An idea was taken back by its author"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ideas.revealed).
    "deed.ideas.revealed": N_("The ideas were shown"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (item.added).
    "deed.item.added": N_("An item was added to the agenda"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (item.moved).
    "deed.item.moved": N_("An item changed its place"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (item.removed).
    "deed.item.removed": N_("An item was taken out"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (item.restored).
    "deed.item.restored": N_("An item was put back"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (join.approved).
    "deed.join.approved": N_("Somebody was let in"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (join.declined).
    "deed.join.declined": N_("Somebody was not let in"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (link.reissued).
    "deed.link.reissued": N_("A personal link was replaced"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (mention.put_away).
    "deed.mention.put_away": N_("Somebody put away the notice of a mention"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (paragraph.added).
    "deed.paragraph.added": N_("A paragraph was added to the preamble"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (paragraph.moved).
    "deed.paragraph.moved": N_("A paragraph of the preamble was moved"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (paragraph.removed).
    "deed.paragraph.removed": N_("A paragraph of the preamble was taken out"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (paragraph.restored).
    "deed.paragraph.restored": N_("A paragraph of the preamble was put back"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (person.added).
    "deed.person.added": N_("A person was added"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (person.arrived).
    "deed.person.arrived": N_("A person arrived"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (person.changed).
    "deed.person.changed": N_("A person was changed"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (person.removed).
    "deed.person.removed": N_("A person was taken off the list"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (person.restored).
    "deed.person.restored": N_("A person was put back on the list"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (projector.paired).
    "deed.projector.paired": N_("A projector was paired"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (projector.waiting).
    "deed.projector.waiting": N_("A projector waits to be paired"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (ready.set).
    "deed.ready.set": N_("Somebody said whether they are ready"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (roster.imported).
    "deed.roster.imported": N_("A list of people was brought in"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (screen.shown).
    "deed.screen.shown": N_("The wall shows something else"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (seat.asked).
    "deed.seat.asked": N_("Somebody asked to come in"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (seat.taken).
    "deed.seat.taken": N_("Somebody came in"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (step.added).
    "deed.step.added": N_("A step was added to the day"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (step.changed).
    "deed.step.changed": N_("A step of the day was changed"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (step.moved).
    "deed.step.moved": N_("Moved to another step"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (step.removed).
    "deed.step.removed": N_("A step was taken out of the day"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (step.reordered).
    "deed.step.reordered": N_("The steps of the day were reordered"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (step.restored).
    "deed.step.restored": N_("A step was put back"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (template.applied).
    "deed.template.applied": N_("The day was begun from a template"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (vote.attended).
    "deed.vote.attended": N_("A vote came onto the screen of somebody who may vote"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (vote.cast).
    "deed.vote.cast": N_("Somebody voted"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (vote.counted).
    "deed.vote.counted": N_("It was told how many have voted"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (vote.changed).
    "deed.vote.changed": N_("Somebody changed their vote"),
    # NOTE: A line of the log, without a full stop; who did it may stand behind it (version.kept).
    "deed.version.kept": N_("A version of the draft was kept"),
}
