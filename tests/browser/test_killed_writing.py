"""Somebody types, and the server dies before it has answered: the page sends once more, nothing is twice."""

import pytest
from playwright.sync_api import expect

from tests.real.deaths import RESTING, UPDATE, Death


@pytest.fixture
def death(tmp_path):
    return Death(tmp_path)


@pytest.fixture
def settings(death):
    return death.settings


@pytest.mark.parametrize(
    ("statement", "when"),
    [(UPDATE, "before"), (UPDATE, "after"), (RESTING, "at")],
    ids=["not committed", "committed, not answered", "answered, not written out"],
)
def test_what_was_typed_into_a_dying_server_stands_there_once(statement, when, desk, death, server):
    field, text = desk.field(), desk.text()
    death.comes(statement, when)
    field.press_sequentially("Care")
    death.has_come(server)
    field.press_sequentially(" for all")
    server.start()
    other = desk.writer()
    other.comes_to_say(text, "Care for all")
    other.inserts(text, 0, "One law: ")
    expect(field).to_have_value("One law: Care for all")
    expect(desk.page.locator(".badge")).to_have_text("saved")
    desk.page.reload()
    expect(field).to_have_value("One law: Care for all")
