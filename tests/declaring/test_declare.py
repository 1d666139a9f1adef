import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitator.drafting.rules import canonical_json
from facilitator.drafting.texts import Text
from facilitator.extensions import db
from tests.deciding.conftest import agenda, receipt, vote


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_declaration_is_sealed_and_told_to_everybody(door, adopted, fay, sari, olga, wall, ids, log):
    assert fay.ask("declaration.declare", team=ids["KR"], door=door)["ok"]
    for person in (sari, olga, wall):
        seen = person.sees("declaration")[0]
        assert (seen["team"], seen["number"], seen["title"]) == (ids["KR"], 1, "The agenda of KR")
        assert seen["path"] == "/declarations/read3/KR"
        assert person.received()[-1]["kind"] == "declaration.declared"
    assert agenda(fay, ids["KR"])["state"] == "declared"
    assert "declaration.declared" in log("workshop-1")


def test_the_seal_is_the_hash_of_the_exact_bytes(declared, stranger):
    body = stranger.http.get(f"{declared['path']}.json").data
    assert hashlib.sha256(body).hexdigest() == declared["sha256"]
    assert canonical_json(json.loads(body)) == body


def test_the_sealed_text_says_all_that_belongs_to_a_declaration(declared, adopted, fay, stranger):
    told = json.loads(stranger.http.get(f"{declared['path']}.json").data)
    assert (told["country"], told["date"], told["number"], told["language"]) == ("KR", "2021-03-31", 1, "en")
    assert (told["owner"], told["follow_up"]) == ("Ministry of Employment and Labor", "2021-09-30")
    assert told["preamble"][0] == {"letter": "a", "words": "Recalling R204,"}
    assert told["operative"][0]["actions"][0]["number"] == "1.1"
    assert told["references"][0]["key"] == "R204"
    assert told["references"][0]["title"]
    assert told["reservations"] == [{"words": "Too <early> for us."}]
    assert told["disclaimer"] == "capacity_building"
    result = told["adoption"]["result"]
    assert (result["outcome"], result["cast"], result["entitled"]) == ("adopted", 2, 2)
    assert told["adoption"]["text_hash"] == fay.sees("ballot")[0]["text_hash"]
    assert "Seo-yeon" not in json.dumps(told)
    assert "statements" not in result


@pytest.mark.parametrize("state", ["drafting", "frozen"])
def test_what_is_not_adopted_is_not_declared(state, go, fay, ids, everything, request):
    if state == "frozen":
        request.getfixturevalue("frozen")
    before = everything()
    assert fay.ask("declaration.declare", team=ids["KR"])["code"] == "not_adopted"
    assert everything() == before


def test_a_text_that_changed_after_the_vote_is_not_declared(app, adopted, fay, ids, everything):
    """No door lets anybody write in an adopted text; if one ever did, the seal would not cover for it."""
    with app.app_context():
        text = db.session.query(Text).filter_by(team_id=ids["KR"], item_id=None, field="title").one()
        text.words = "Something else"
        db.session.commit()
    before = everything()
    assert fay.ask("declaration.declare", team=ids["KR"])["code"] == "text_changed"
    assert everything() == before


def test_two_facilitators_who_declare_at_once_declare_once(adopted, fay, lin, ids, everything):
    with ThreadPoolExecutor() as pool:
        answers = list(
            pool.map(lambda who: who.ask("declaration.declare", team=ids["KR"], door="http"), (fay, lin))
        )
    assert [answer["ok"] for answer in answers] == [True, True]
    assert len(everything()["declaration"]) == 1


def test_teams_declare_one_after_the_other(declared, fay, sari, budi, minjun, ids):
    fay.does("declaration.call", team=ids["ID"])
    assert minjun.sees("turn") == [{"type": "turn", "id": 1, "team": ids["ID"]}]
    fay.does("ballot.open", kind="motion", team=ids["ID"])
    motion = sari.sees("ballot")[0]["id"]
    for person in (sari, budi):
        person.does("vote.cast", ballot=motion, receipt=receipt(), choice=vote("motion", "yes"))
    fay.does("ballot.close", ballot=motion)
    fay.does("ballot.publish", ballot=motion)
    fay.does("declaration.declare", team=ids["ID"])
    assert [(d["team"], d["number"]) for d in minjun.sees("declaration")] == [(ids["KR"], 1), (ids["ID"], 2)]
    fay.does("declaration.call", team=None)
    assert minjun.sees("turn") == []
    assert minjun.received()[-1]["subject"] == {"type": "gone", "of": "turn", "id": 1}


def test_calling_the_same_team_again_is_nothing_new(fay, lin, ids, everything):
    fay.does("declaration.call", team=ids["KR"])
    before = everything()["activity"]
    lin.does("declaration.call", team=ids["KR"])
    assert everything()["activity"] == before


def test_a_public_page_can_be_withdrawn_and_shown_again(declared, fay, minjun, stranger):
    fay.does("declaration.withdraw_publication", declaration=declared["id"])
    assert minjun.sees("declaration")[0]["public"] is False
    for path in (declared["path"], f"{declared['path']}.json"):
        assert stranger.http.get(path).status_code == 404
    assert "The agenda of KR" not in stranger.http.get("/declarations/read3").text
    fay.does("declaration.publish", declaration=declared["id"])
    assert stranger.http.get(declared["path"]).status_code == 200
    assert minjun.sees("declaration")[0]["sha256"] == declared["sha256"]


@pytest.mark.parametrize("name", ["declaration.declare", "declaration.call"])
def test_a_team_that_is_not_there_is_refused(name, fay, everything):
    before = everything()
    assert fay.ask(name, team=999)["code"] == "no_such_team"
    assert everything() == before


def test_a_declaration_that_is_not_there_is_refused(fay):
    assert fay.ask("declaration.publish", declaration=999)["code"] == "no_such_declaration"
