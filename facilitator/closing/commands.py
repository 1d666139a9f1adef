"""What is done at the close."""

from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct

from facilitator.closing.models import Evaluated, Evaluation, EvaluationSummary, show_whole_groups
from facilitator.closing.words import LINES, STATEMENTS
from facilitator.core.activity import Deed
from facilitator.core.commands import command
from facilitator.core.text import Words, clean
from facilitator.errors import Refusal
from facilitator.extensions import db
from facilitator.people.asking import Only
from facilitator.people.models import Person, Role

LONGEST = 1000  # graphemes
Score = Annotated[int, Meta(ge=1, le=5)]
EVALUATING = Only((Role.PARTICIPANT, Role.OBSERVER))


class SendEvaluation(Struct, frozen=True, forbid_unknown_fields=True):
    """Five answers from 1 (not at all) to 5 (completely), and two in words, which may be left empty."""

    useful: Score
    heard: Score
    stand_behind: Score
    pace: Score
    tool: Score
    keep: Words = ""
    change: Words = ""


@command("evaluation.send", who=EVALUATING, secret=True)
def send_evaluation(person: Person, ask: SendEvaluation) -> Deed:
    """Say what the day was like: once, and without a name. It cannot be taken back, since it is nobody's."""
    if db.session.get(Evaluated, person.id):
        # NOTE: Shown to somebody who sends the evaluation form a second time.
        raise Refusal("already_evaluated", _l("You have sent your evaluation already. Thank you."))
    answers = {question: getattr(ask, question) for question in STATEMENTS}
    texts = {q: clean(getattr(ask, q), LONGEST, required=False) for q in LINES}
    evaluated = Evaluated(person=person)
    db.session.add_all([evaluated, Evaluation(workshop_id=person.workshop_id, answers={**answers, **texts})])
    show_whole_groups(person.workshop_id)
    return Deed("evaluation.sent", [evaluated, EvaluationSummary(person.workshop_id)])
