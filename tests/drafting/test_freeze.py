"""A frozen text: bound by a hash that any word changes, closed to all, opened only before adoption."""

import hashlib

import pytest

from facilitator.drafting.freezing import canonical
from facilitator.drafting.models import agenda_of, lacking
from facilitator.drafting.rules import canonical_json
from facilitator.errors import Refusal
from facilitator.extensions import db
from facilitator.workshops.models import Team
from tests.drafting.conftest import field, text_of
from tests.drafting.pages import Page

KOREA = {
    "title": "Framework law over the separate acts",
    "focus": "One law",
    "owner": "Min-jun",
    "follow_up": "2021-09-15",
}


@pytest.fixture
def whole(written, item, action, minjun):
    """Korea's agenda, complete."""
    for words in ("Recalling the Act of 2007;", "Noting that\ndomestic workers wait,", "  "):
        minjun.does("paragraph.add", words=words)
    for name, words in KOREA.items():
        minjun.does("field.write", {"field": name, "words": words})
    for name, words in {"outcome": "One law for all.", "indicator_name": "Acts under it"}.items():
        minjun.does("field.write", item=item, field=name, words=words)
    for name, words in {"text": "Draft the act", "lead": "Ministry", "end": "2021-12"}.items():
        minjun.does("field.write", item=item, action=action, field=name, words=words)
    minjun.does("choice.set", item=item, field="references", keys=["R204", "8.3"])
    return item


@pytest.fixture
def korea(app, ids):
    """Return a function that asks something of Korea's team, with the database at hand."""

    def ask(question):
        with app.app_context():
            return question(db.session.get_one(Team, ids["KR"]))

    return ask


def agenda(person, ids):
    return next(agenda for agenda in person.sees("agenda") if agenda["id"] == ids["KR"])


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_frozen_text_is_bound_by_the_hash_of_its_canonical_form(
    door, whole, fay, minjun, ids, korea, everything
):
    assert fay.ask("agenda.freeze", team=ids["KR"], door=door)["ok"]
    shown = agenda(minjun, ids)
    said = canonical_json(korea(canonical))
    assert (shown["state"], shown["hash"]) == ("frozen", hashlib.sha256(said).hexdigest())
    assert shown["frozen_at"]
    (kept,) = everything()["frozen_text"]
    assert (kept.hash, kept.text) == (shown["hash"], said.decode())


def test_the_canonical_text_has_numbers_and_no_ids(whole, minjun, korea):
    told = korea(canonical)
    assert told["preamble"] == [
        {"letter": "a", "words": "Recalling the Act of 2007;"},
        {"letter": "b", "words": "Noting that domestic workers wait,"},
    ]
    (item,) = told["items"]
    assert (item["number"], item["problem"], item["references"]) == (
        "1",
        "Laws stand apart.",
        ["8.3", "R204"],
    )
    (action,) = item["actions"]
    assert action == {
        "number": "1.1",
        "text": "Draft the act",
        "lead": "Ministry",
        "partners": "",
        "start": "",
        "end": "2021-12",
        "place": "",
    }
    assert told["country"] == "KR"
    assert not {"id", "team", "cluster", "position"} & {*told, *item, *action}


def test_items_and_actions_without_a_word_are_left_out(whole, minjun, korea):
    before = korea(canonical)
    minjun.does("item.add")
    minjun.does("action.add", item=whole)
    minjun.does("item.add", title="Taken out")
    minjun.does("item.remove", item=minjun.sees("item")[2]["id"])
    assert korea(canonical) == before


def test_any_word_changes_the_hash_and_the_same_words_bring_it_back(whole, minjun, fay, ids):
    def frozen():
        fay.does("agenda.freeze", team=ids["KR"])
        bound = agenda(minjun, ids)["hash"]
        fay.does("agenda.reopen", team=ids["KR"])
        return bound

    def write(words):
        base = field(minjun, whole, "problem")["id"]
        minjun.does("field.write", item=whole, field="problem", words=words, base=base)

    first = frozen()
    write("Laws stand apart!")
    assert frozen() != first
    write("Laws stand apart.")
    assert frozen() == first
    minjun.does("choice.set", item=whole, field="references", keys=["8.3"])
    assert frozen() != first


def test_nothing_gets_into_a_frozen_text(whole, action, minjun, fay, ids, everything):
    fay.does("agenda.freeze", team=ids["KR"])
    before = everything()
    for name, fields in (
        ("field.write", {"item": whole, "field": "problem", "words": "late"}),
        ("field.write", {"field": "title", "words": "late"}),
        ("choice.set", {"item": whole, "field": "references", "keys": []}),
        ("item.add", {"title": "late"}),
        ("item.remove", {"item": whole}),
        ("item.restore", {"item": whole}),
        ("item.move", {"item": whole, "direction": "up"}),
        ("action.add", {"item": whole}),
        ("action.remove", {"action": action}),
    ):
        assert minjun.ask(name, fields)["code"] == "frozen", name
    assert everything() == before


def test_a_reopened_text_can_be_written_again(whole, minjun, fay, lin, ids):
    fay.does("agenda.freeze", team=ids["KR"])
    lin.does("agenda.reopen", team=ids["KR"])
    assert (agenda(minjun, ids)["state"], agenda(minjun, ids)["hash"]) == ("drafting", "")
    minjun.does("field.write", item=whole, field="resources", words="Two people")


def test_reopening_an_open_text_is_nothing_new_and_freezing_twice_is_refused(
    whole, fay, lin, ids, everything
):
    before = everything()["activity"]
    fay.does("agenda.reopen", team=ids["KR"])
    assert everything()["activity"] == before
    fay.does("agenda.freeze", team=ids["KR"])
    assert lin.ask("agenda.freeze", team=ids["KR"])["code"] == "frozen"


def test_a_draft_without_a_title_or_an_item_is_not_frozen(drafting, minjun, fay, ids, everything):
    minjun.does("field.write", field="title", words="Korea's agenda")
    before = everything()
    assert fay.ask("agenda.freeze", team=ids["KR"])["code"] == "nothing_to_freeze"
    assert everything() == before


def test_a_text_with_a_field_that_is_too_long_is_not_frozen(whole, minjun, fay, ids, everything):
    page = Page(minjun)
    resources = text_of(minjun, whole, "resources")
    page.types(resources, "x" * 400)
    before = everything()["agenda"]
    assert fay.ask("agenda.freeze", team=ids["KR"])["code"] == "field_too_long"
    assert everything()["agenda"] == before
    page.send(page.deleted(resources, 0, 200))
    fay.does("agenda.freeze", team=ids["KR"])


def test_a_team_that_is_not_there_is_not_found(drafting, fay, everything):
    before = everything()
    assert fay.ask("agenda.freeze", team=999)["code"] == "no_such_team"
    assert fay.ask("agenda.reopen", team=999)["code"] == "no_such_team"
    assert everything() == before


def test_an_adopted_text_stays_closed(whole, fay, ids, app):
    fay.does("agenda.freeze", team=ids["KR"])
    with app.app_context():
        team = db.session.get_one(Team, ids["KR"])
        agenda_of(team).adopt()
        db.session.commit()
        assert fay.ask("agenda.reopen", team=team.id)["code"] == "adopted"
        agenda_of(team).declare()
        db.session.commit()
    assert fay.ask("agenda.reopen", team=ids["KR"])["code"] == "adopted"


@pytest.mark.parametrize(("act", "code"), [("adopt", "not_frozen"), ("declare", "not_adopted")])
def test_only_a_frozen_text_is_adopted_and_only_an_adopted_one_declared(act, code, whole, korea):
    with pytest.raises(Refusal) as refusal:
        korea(lambda team: getattr(agenda_of(team), act)())
    assert refusal.value.code == code


def test_what_is_lacking_is_named_by_item(drafting, minjun, korea):
    assert korea(lacking) == {"agenda": ["title", "items"]}
    minjun.does("item.add", title="Framework act")
    assert korea(lacking) == {
        "agenda": ["title"],
        "1": ["problem", "outcome", "action", "lead", "date", "indicator"],
    }


def test_a_whole_agenda_lacks_nothing(whole, korea):
    assert korea(lacking) == {}
