"""What of an update is checked before a document sees it, since it cannot be asked to forget one."""

import re
from base64 import b64decode

from flask_babel import lazy_gettext as _l

from facilitator.drafting.documents import OWN_SIGNS, OWN_STARTS, SIGNS, sheet_of
from facilitator.drafting.models import Document
from facilitator.drafting.naming import place_of
from facilitator.drafting.pens import pens_of
from facilitator.drafting.rules import SHAPES
from facilitator.drafting.updates import Clocks, Malformed, Update, after, authors, cuts_a_sign, read
from facilitator.errors import Invalid, NotAllowed, Refusal
from facilitator.people.models import Person

PIECES = 30_000  # of one update: what was ever deleted in a draft comes in each comparison
STARTS = 1000  # of one update, places in which its writer went on: more than an hour offline
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def understood(data: str) -> Update:
    """Take apart what a page sent. Raises Refusal `invalid_text`."""
    try:
        update = read(b64decode(data, validate=True), PIECES)
    except ValueError as fault:
        raise malformed(str(fault)) from fault
    if len(update.starts) > STARTS:
        raise malformed("too many pieces")
    if any(CONTROLS.search(words) for words in update.words):
        raise malformed("control signs")
    return update


def admit(update: Update, document: Document, person: Person) -> None:
    """Raises Refusal if an update has new words that are not this person's, is out of order, or too much."""
    sheet, new = sheet_of(document), authors(sheet_of(document).clocks, update)
    own = sheet.pens.get(person.id, set())
    if not new <= own:
        own = sheet.pens[person.id] = pens_of(document, person.id)
    if not new <= own:
        # NOTE: Shown when a program sends words in the name of somebody else.
        raise NotAllowed("not_your_words", _l("These words are somebody else's, so they were not taken in."))
    try:
        clocks = after(sheet.clocks, update)
    except Malformed as fault:
        # NOTE: Never seen by people: a page that hears it fetches what it lacks, and sends its words again.
        raise Refusal("behind", _l("Your page and the server must first compare what they have.")) from fault
    if not all(_is_field(name, person) for name in update.fields):
        # NOTE: Shown when a program names a field that an agenda does not have.
        raise Invalid("no_such_field", _l("There is no such field."))
    if cuts_a_sign(sheet.clocks, sheet.halves, update):
        raise malformed("half a sign")
    if _is_too_much(clocks, own) or sum(sheet.starts[pen] for pen in own) > OWN_STARTS:
        # NOTE: Shown when far more was typed into one draft than anybody could read.
        raise Refusal("text_full", _l("This draft is full. Your words are kept here; tell a facilitator."))


def _is_too_much(clocks: Clocks, own: set[int]) -> bool:
    return sum(clocks.values()) > SIGNS or sum(clocks.get(pen, 0) for pen in own) > OWN_SIGNS


def _is_field(name: str, person: Person) -> bool:
    """Say whether a name is that of a text in the draft of this person's team."""
    place = place_of(person.team_id or 0, name)
    return place is not None and place.field not in SHAPES


def malformed(where: str) -> Invalid:
    # NOTE: %(where)s is a technical remark in English; shown when a program sent something malformed.
    return Invalid(
        "invalid_text", _l("What was typed did not arrive in the right form (%(where)s).", where=where)
    )
