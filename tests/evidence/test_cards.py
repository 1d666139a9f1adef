"""Context cards: who sees them, and how facilitators keep them."""

import pytest

from facilitator.demonstration import load
from facilitator.evidence.models import ContextCard
from facilitator.evidence.references import is_reference
from facilitator.extensions import db

CARD = {
    "title": "The domestic workers’ bill",
    "body": "It has not been passed.",
    "source": "Bill of 2020",
    "status": "bill",
    "as_of": "2021-03-31",
    "country": "KR",
}


def titles(person):
    return [card["title"] for card in person.sees("context_card")]


@pytest.fixture
def card(fay):
    fay.does("card.add", CARD)
    return fay.sees("context_card")[0]["id"]


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_card_of_korea_reaches_its_team_and_who_follows_every_team(
    door, fay, minjun, sari, olga, wall, log, ids
):
    fay.ask("card.add", CARD, door=door)
    for person in (fay, minjun, olga):
        (event,) = person.received()
        assert event["subject"] == {**CARD, "type": "context_card", "id": 1, "lang": "en"}
        assert person.sees("context_card") == [event["subject"]]
    for person in (sari, wall):
        assert person.received() == person.missed() == person.sees("context_card") == []
    rooms = (f"team-{ids['KR']}", "facilitators-1", "observers-1", "projector-1", "workshop-1")
    assert [log(room) for room in rooms] == [["card.added"]] * 3 + [[]] * 2


def test_a_regional_card_reaches_everybody_once(fay, minjun, sari, olga, wall):
    fay.does("card.add", {**CARD, "country": None})
    for person in (fay, minjun, sari, olga, wall):
        assert len(person.received()) == len(person.sees("context_card")) == 1


def test_nobody_adds_a_card_for_a_country_without_a_team(fay, everything):
    before = everything()
    assert fay.ask("card.add", {**CARD, "country": "FR"})["code"] == "no_such_country"
    assert everything() == before


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"source": " "}, "empty"),
        ({"title": "가" * 121}, "too_long"),
        ({"status": "rumour"}, "invalid"),
        ({"as_of": "soon"}, "invalid"),
        ({"lang": '" onload="'}, "invalid"),
    ],
)
def test_a_card_without_source_status_or_date_is_refused(wrong, code, fay, everything):
    before = everything()
    assert fay.ask("card.add", {**CARD, **wrong})["code"] == code
    assert everything() == before


def test_a_card_is_changed_for_everybody_who_sees_it(card, fay, minjun):
    text = {key: CARD[key] for key in CARD if key != "country"}
    fay.does("card.change", {**text, "card": card, "status": "in_force"})
    assert minjun.received()[-1]["subject"]["status"] == "in_force"
    assert minjun.sees("context_card")[0]["country"] == "KR"


def test_a_removed_card_is_gone_until_it_is_restored(card, fay, minjun):
    fay.does("card.remove", card=card)
    assert minjun.received()[-1]["subject"] == {"type": "gone", "of": "context_card", "id": card}
    assert titles(minjun) == []
    fay.does("card.restore", card=card)
    assert titles(minjun) == [CARD["title"]]
    assert minjun.received()[-1]["subject"]["type"] == "context_card"


def test_a_removed_card_cannot_be_changed(card, fay):
    fay.does("card.remove", card=card)
    text = {key: CARD[key] for key in CARD if key != "country"}
    assert fay.ask("card.change", {**text, "card": card})["code"] == "no_such_card"


def test_removing_twice_happens_once(card, fay, lin, log):
    fay.does("card.remove", card=card)
    lin.does("card.remove", card=card)
    assert log("facilitators-1").count("card.removed") == 1
    fay.does("card.restore", card=card)
    lin.does("card.restore", card=card)
    assert log("facilitators-1").count("card.restored") == 1


def test_a_card_of_another_workshop_is_not_there(app, fay):
    with app.app_context():
        load()
        other = db.session.query(ContextCard.id).first()[0]
    for act in ("card.remove", "card.restore"):
        assert fay.ask(act, card=other)["code"] == "no_such_card"


def test_script_in_a_card_stays_text(fay, minjun):
    fay.does("card.add", {**CARD, "body": "<script>alert(1)</script>"})
    assert minjun.sees("context_card")[0]["body"] == "<script>alert(1)</script>"
    assert "<script>alert(1)" not in minjun.http.get("/room").text


def test_everybody_sees_the_list_of_references(minjun, olga):
    listed = minjun.sees("reference")
    assert [r["id"] for r in listed] == list(range(1, len(listed) + 1))
    assert {"R204", "C189", "17.17"} <= {r["key"] for r in listed}
    assert olga.sees("reference") == listed
    assert is_reference("C189")
    assert not is_reference("C999")


def test_the_demonstration_brings_its_cards(app):
    with app.app_context():
        workshop = load()
        cards = db.session.query(ContextCard).filter_by(workshop_id=workshop.id)
        assert {card.country for card in cards} == {None, "CN", "ID", "JP", "KR", "MY", "PH"}
