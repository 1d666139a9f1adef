"""The preamble in paragraphs: added, written together, moved, taken out, restored; also of older drafts."""

import pytest
from pycrdt import Text

from facilitator.drafting.documents import Update, sheet_of
from facilitator.drafting.freezing import canonical
from facilitator.drafting.models import Document
from facilitator.drafting.paragraphs import part_preambles
from facilitator.drafting.preamble import Paragraph
from facilitator.drafting.resting import rest
from facilitator.drafting.texts import Status
from facilitator.drafting.texts import Text as Written
from facilitator.extensions import db
from facilitator.workshops.models import Team
from tests.drafting.conftest import drafts_of, followed
from tests.drafting.pages import Page


def paragraphs(person):
    (agenda,) = person.sees("agenda")
    return agenda["paragraphs"]


def preamble(person):
    return [each["fields"].get("words", {}).get("words") for each in paragraphs(person)]


@pytest.fixture
def three(drafting, minjun):
    """Three paragraphs of Korea's preamble; their ids."""
    for words in ("Recalling R204,", "Noting that care waits,", "Concerned,"):
        minjun.does("paragraph.add", words=words)
    return [each["id"] for each in paragraphs(minjun)]


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_paragraph_is_added_at_the_end(door, three, minjun, seoyeon, fay, olga, sari, log, ids):
    heard = drafts_of(seoyeon)
    seoyeon.received()
    assert minjun.ask("paragraph.add", door=door)["ok"]
    assert preamble(seoyeon) == ["Recalling R204,", "Noting that care waits,", "Concerned,", None]
    assert log(f"team-{ids['KR']}")[-1] == "paragraph.added"
    assert followed(heard, seoyeon.received()) == drafts_of(seoyeon)
    assert next(a for a in fay.sees("agenda") if a["id"] == ids["KR"])["paragraphs"] == paragraphs(minjun)
    assert next(a for a in olga.sees("agenda") if a["id"] == ids["KR"])["paragraphs"] == paragraphs(minjun)
    assert paragraphs(sari) == []


def test_its_words_are_written_together(three, minjun, seoyeon, app, ids):
    name = f"paragraph-{paragraphs(minjun)[1]['key']}.words"
    one, other = Page(minjun), Page(seoyeon)
    assert one.words(name) == "Noting that care waits,"
    one.types(name, " and pays little,")
    other.hears()
    other.types(name, "Further ", at=0)
    with app.app_context():
        rest(ids["KR"])
    assert preamble(minjun)[1] == "Further Noting that care waits, and pays little,"


@pytest.mark.parametrize("door", ["socket", "http"])
def test_paragraphs_change_places_and_stop_at_the_ends(door, three, minjun, seoyeon, everything):
    assert minjun.ask("paragraph.move", paragraph=three[0], direction="down", door=door)["ok"]
    assert [each["id"] for each in paragraphs(seoyeon)] == [three[1], three[0], three[2]]
    before = everything()["activity"]
    minjun.does("paragraph.move", paragraph=three[1], direction="up")
    minjun.does("paragraph.move", paragraph=three[2], direction="down")
    assert everything()["activity"] == before


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_paragraph_is_taken_out_and_comes_back_to_where_it_was(door, three, minjun, seoyeon):
    assert minjun.ask("paragraph.remove", paragraph=three[1], door=door)["ok"]
    assert preamble(seoyeon) == ["Recalling R204,", "Concerned,"]
    for act in ({"paragraph.move": {"direction": "up"}}, {"field.write": {"field": "words", "words": "x"}}):
        (name, payload), *_ = act.items()
        assert minjun.ask(name, {"paragraph": three[1], **payload})["code"] == "no_such_paragraph"
    minjun.does("paragraph.move", paragraph=three[2], direction="up")
    assert seoyeon.ask("paragraph.restore", paragraph=three[1], door=door)["ok"]
    assert preamble(minjun) == ["Concerned,", "Noting that care waits,", "Recalling R204,"]


def test_taking_out_or_restoring_twice_is_nothing_new(three, minjun, seoyeon, everything):
    minjun.does("paragraph.remove", paragraph=three[0])
    before = everything()["activity"]
    seoyeon.does("paragraph.remove", paragraph=three[0])
    minjun.does("paragraph.restore", paragraph=three[1])
    assert everything()["activity"] == before


def test_a_preamble_holds_thirty_paragraphs_each_of_five_hundred_signs(three, minjun, everything):
    minjun.does("paragraph.remove", paragraph=three[0])
    assert minjun.ask("paragraph.add", words="한" * 501)["code"] == "too_long"
    for _ in range(28):
        minjun.does("paragraph.add", words="한" * 500)
    before = everything()
    assert minjun.ask("paragraph.add")["code"] == "too_many_paragraphs"
    assert minjun.ask("paragraph.restore", paragraph=three[0])["code"] == "too_many_paragraphs"
    assert everything() == before


def test_nobody_else_changes_a_preamble(three, minjun, sari, fay, everything, go):
    before = everything()
    for name in ("paragraph.remove", "paragraph.restore"):
        assert sari.ask(name, paragraph=three[0])["code"] == "no_such_paragraph"
        assert sari.ask(name, paragraph=999)["code"] == "no_such_paragraph"
    assert minjun.ask("field.write", paragraph=three[0], field="text", words="x")["code"] == "no_such_field"
    assert minjun.ask("field.write", paragraph=999, field="words", words="x")["code"] == "no_such_paragraph"
    assert fay.ask("paragraph.add")["code"] == "not_yours"
    assert everything() == before


def test_a_frozen_preamble_stays(three, minjun, fay, ids, everything):
    minjun.does("field.write", field="title", words="Korea's agenda")
    minjun.does("item.add", title="Care")
    fay.does("agenda.freeze", team=ids["KR"])
    before = everything()
    for name in ("paragraph.remove", "paragraph.restore"):
        assert minjun.ask(name, paragraph=three[0])["code"] == "frozen"
    assert minjun.ask("paragraph.add")["code"] == "frozen"
    assert everything() == before


def test_a_paragraph_that_is_too_long_is_told_before_the_freeze(three, minjun, fay, ids, everything):
    minjun.does("field.write", field="title", words="Korea's agenda")
    minjun.does("item.add", title="Care")
    Page(minjun).types(f"paragraph-{paragraphs(minjun)[0]['key']}.words", "x" * 500)
    assert fay.ask("agenda.freeze", team=ids["KR"])["code"] == "field_too_long"
    minjun.does("paragraph.remove", paragraph=three[0])
    fay.does("agenda.freeze", team=ids["KR"])


@pytest.fixture
def older(three, minjun, app, ids):
    """A draft as an older program left it: the preamble is one text, and stands in the document as one."""
    one = Page(minjun)
    data = one.typed("agenda.preamble", "Recalling the Act,\n\n Noting R204,")
    with app.app_context():
        team = db.session.get_one(Team, ids["KR"])
        document = db.session.get_one(Document, team.id)
        document.count += 1
        document.rested = document.count
        row = {"team_id": team.id, "number": document.count, "person_id": minjun.person}
        db.session.add(Update(**row, data=data))
        row = {"team_id": team.id, "field": "preamble", "by_id": minjun.person, "status": Status.CURRENT}
        db.session.add(Written(**row, words="Recalling the Act,\n\n Noting R204,"))
        for paragraph in db.session.query(Paragraph):
            paragraph.gone = True
        part_preambles([team])
        db.session.commit()


def test_a_preamble_of_an_older_program_becomes_paragraphs_that_one_can_type_in(
    older, minjun, seoyeon, app, ids
):
    assert preamble(minjun) == ["Recalling the Act,", "Noting R204,"]
    assert "preamble" not in minjun.sees("agenda")[0]["fields"]
    names = [f"paragraph-{each['key']}.words" for each in paragraphs(minjun)]
    page = Page(minjun)
    assert [page.words(name) for name in names] == ["Recalling the Act,", "Noting R204,"]
    page.doc.get("agenda.preamble", type=Text)
    page.types(names[0], " again,")
    page.send(page.deleted(names[1], 0, len("Noting R204,")))
    assert [Page(seoyeon).words(name) for name in names] == ["Recalling the Act, again,", ""]
    with app.app_context():
        rest(ids["KR"])  # the older text in the document is passed over
        team = db.session.get_one(Team, ids["KR"])
        assert canonical(team)["preamble"] == [{"letter": "a", "words": "Recalling the Act, again,"}]
        assert "agenda.preamble" in sheet_of(db.session.get_one(Document, team.id)).fields()


def test_the_field_of_an_older_program_is_gone(three, minjun, everything):
    page = Page(minjun)
    before = everything()
    assert page.send(page.typed("agenda.preamble", "more"))["code"] == "no_such_field"
    assert minjun.ask("field.write", field="preamble", words="x")["code"] == "no_such_field"
    assert everything() == before
