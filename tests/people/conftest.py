"""A second workshop next door (Gabi leads it, Thu takes part), and Fay's account."""

import pytest

from facilitator.core.database import writing
from facilitator.extensions import db
from facilitator.people.accounts import make_account
from facilitator.people.models import Account, Person, Role
from facilitator.workshops.making import WorkshopPlan, make
from tests.conftest import Browser

PASSWORD = "correct horse battery"
ELSEWHERE = WorkshopPlan("Next door", "2021-04-01", "Asia/Bangkok", "en", "half_day", ["VN", "TH"])


@pytest.fixture
def next_door(app):
    """Ids of Gabi and Thu in another workshop on the same server."""
    with app.app_context(), writing():
        workshop = make(ELSEWHERE, "NEXTDR")
        gabi = Person(workshop=workshop, role=Role.FACILITATOR, name="Gabi")
        thu = Person(workshop=workshop, role=Role.PARTICIPANT, name="Thu", team=workshop.teams[0])
        db.session.add_all([gabi, thu])
        db.session.flush()
        return {"Gabi": gabi.id, "Thu": thu.id}


@pytest.fixture
def gabi(app, next_door):
    return Browser(app, next_door["Gabi"])


@pytest.fixture
def account(app, ids):
    """Fay's account, tied to her place in the workshop."""
    with app.test_request_context():
        number = make_account("fay", "Fay", PASSWORD).id
    with app.app_context(), writing():
        db.session.get_one(Person, ids["fay"]).account_id = number
    return number


@pytest.fixture
def signed(app, account):
    """A browser in which Fay has signed in; she holds no seat yet."""
    browser = app.test_client()
    answer = browser.post("/sign-in", data={"login": "fay", "password": PASSWORD})
    assert answer.status_code == 302, answer.text
    return browser


@pytest.fixture
def rows(app):
    """Return a function that reads an attribute of a model's row."""

    def read(model, number, name):
        with app.app_context():
            return getattr(db.session.get_one(model, number), name)

    return read


@pytest.fixture
def account_row(rows):
    return lambda number, name: rows(Account, number, name)
