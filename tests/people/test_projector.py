import re

import pytest

from facilitator.core.clock import now
from facilitator.core.database import writing
from facilitator.extensions import db
from facilitator.people.joining import PAIRING_TIME
from facilitator.people.models import Pairing


def code_on(screen):
    return re.search(r'aria-label="([^"]+)"', screen.get("/projector/pair").text.split("<output")[1])[1]


def test_a_projector_shows_its_code_and_goes_on_once_it_was_typed(app, fay, minjun):
    screen = app.test_client()
    code = code_on(screen)
    assert code_on(screen) == code
    assert screen.get("/projector/pair.json").json == {"state": "waiting"}
    fay.does("projector.pair", {"code": code.lower(), "name": "Wall in the hall"})
    assert screen.get("/projector/pair.json").json == {"state": "approved"}
    assert screen.get("/projector/pair").location == "/projector"
    assert screen.get("/api/snapshot", headers={"X-Seat": "projector"}).json["me"]["role"] == "projector"
    assert "Wall in the hall" in [person["name"] for person in minjun.sees("person")]


def test_a_code_is_good_once_and_only_for_a_while(app, fay, lin, everything):
    code = code_on(app.test_client())
    old = code_on(app.test_client())
    fay.does("projector.pair", {"code": code, "name": "Wall"})
    with app.app_context(), writing():
        for pairing in db.session.query(Pairing).filter_by(code=old.replace(" ", "")):
            pairing.at = now() - PAIRING_TIME - 1
    before = everything()
    for wrong in (code, old, "AAAAAA", ""):
        assert lin.ask("projector.pair", {"code": wrong, "name": "W"})["code"] == "no_such_projector"
    assert everything() == before


@pytest.mark.parametrize("end", ["person.remove", "link.reissue"])
def test_a_projector_whose_seat_ended_shows_a_new_code(end, app, fay):
    screen = app.test_client()
    code = code_on(screen)
    fay.does("projector.pair", {"code": code, "name": "Wall"})
    assert screen.get("/projector/pair").location == "/projector"
    made = next(p["id"] for p in reversed(fay.sees("person")) if p["role"] == "projector")
    fay.does(end, person=made)
    assert code_on(screen) != code


def test_only_a_facilitator_pairs(app, minjun, olga, wall):
    code = code_on(app.test_client())
    for browser in (minjun, olga, wall):
        assert browser.ask("projector.pair", {"code": code, "name": "Mine"})["code"] == "not_yours"
