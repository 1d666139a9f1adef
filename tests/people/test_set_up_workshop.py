from uuid import uuid4

import pytest

from facilitator.extensions import db
from facilitator.workshops.models import Clock, Workshop

TOLD = {"title": "Next year", "date": "2022-03-31", "timezone": "Asia/Manila", "template": "half_day"}


def told(*countries, **more):
    chosen = {f"countries-{place}": country for place, country in enumerate(countries)}
    return {**TOLD, "language": "fil", "op": uuid4().hex, **chosen, **more}


def test_a_workshop_is_set_up_with_teams_clocks_and_its_first_facilitator(app, signed):
    answer = signed.post("/workshops/new", data=told("PH", "", "TL"))
    code = answer.location.split("/")[2]
    assert answer.location == f"/workshops/{code}/roster"
    with app.app_context():
        made = db.session.query(Workshop).filter_by(code=code).one()
        assert [team.country for team in made.teams] == ["PH", "TL"]
        assert {clock.step_id for clock in db.session.query(Clock).filter_by(workshop_id=made.id)} == {
            made.steps[0].id
        }
        assert sum(step.minutes for step in made.steps) == 250  # with ten for the lobby
    assert signed.get(f"/workshops/{code}/console").location == "/console"
    page = signed.get("/api/snapshot", headers={"X-Seat": "console"}).json
    assert page["me"]["name"] == "Fay"
    assert [c["team"] is None for c in page["things"] if c["type"] == "clock"] == [True, False, False]


def test_the_form_sent_twice_makes_one_workshop(app, signed):
    form = told("PH")
    assert (
        signed.post("/workshops/new", data=form).location == signed.post("/workshops/new", data=form).location
    )
    with app.app_context():
        assert db.session.query(Workshop).filter_by(title="Next year").count() == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"title": " "}, "Please fill this in."),
        ({"date": "31.3.2022"}, "year-month-day"),
        ({"countries-1": "PH"}, "A country is chosen twice."),
        ({"countries-0": ""}, "Choose at least one country."),
        ({"countries-0": "Atlantis"}, "Choose the countries from the list."),
    ],
)
def test_what_is_missing_is_told_beside_its_field_and_nothing_is_made(more, said, signed, everything):
    before = everything()
    answer = signed.post("/workshops/new", data=told("PH", **more))
    assert said in answer.text
    assert "Next year" in answer.text or "title" in more
    assert everything() == before


def test_countries_are_named_in_the_readers_language(signed):
    page = signed.get("/workshops/new", query_string={"lang": "ko"}).text
    assert ">대한민국</option>" in page
    assert ">동티모르</option>" in page


def test_only_those_with_an_account_set_up_workshops(stranger, fay, everything):
    before = everything()
    for browser in (stranger, fay):
        assert browser.http.post("/workshops/new", data=told("PH")).status_code == 302
    assert everything() == before
