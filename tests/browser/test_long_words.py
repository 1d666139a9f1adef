"""A word without end (an address, a name run together) breaks, and never pushes a page out of its window."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, WALL, go, overflow_of

ENDLESS = "Haftpflichtversicherungs" * 10


def test_a_line_to_everybody_stays_on_the_wall(opened, fay):
    wall = opened(role="projector", size=WALL)
    fay.does("announcement.make", words=ENDLESS)
    expect(wall.locator(".wall")).to_contain_text(ENDLESS)
    assert overflow_of(wall) == 0


def test_an_idea_stays_in_the_minutes_and_on_a_phone(server, opened, phone, fay, sari):
    go(fay, "ideas")
    phone(sari).does("idea.add", words=ENDLESS)
    fay.does("ideas.reveal")
    room, minutes = opened(sari, size=PHONE), opened(role="facilitator", size=PHONE)
    minutes.goto(f"{server.url}/workshops/{sari['workshop']}/minutes?lang=en")
    for page in (room, minutes):
        expect(page.get_by_text(ENDLESS).first).to_be_visible()
        assert overflow_of(page) == 0


def test_a_name_stays_in_its_team_and_on_the_list_of_who_comes_in(server, opened, fay, sari):
    fay.does("person.change", person=sari["person"], name=ENDLESS[:80])
    room, who = opened(sari, size=PHONE), opened(size=PHONE)
    who.goto(f"{server.url}/join/{sari['workshop']}/who?lang=en")
    for page in (room, who):
        expect(page.get_by_text(ENDLESS[:80]).last).to_be_visible()
        assert overflow_of(page) == 0


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("size", [LAPTOP, {"width": 1024, "height": 768}], ids=["laptop", "small laptop"])
def test_the_tiles_stay_where_they_are_however_long_the_name_of_the_next_step(lang, size, opened, fay):
    console = opened(role="facilitator", size=size, lang=lang)
    go(fay, "recap")
    names = console.locator(".console-next b, .console-moves .main")
    expect(names.first).to_have_text({"en": "Ideas", "id": "Ide"}[lang])
    before = console.locator(".tiles").bounding_box()["y"]
    (step,) = [step for step in fay.sees("step") if step["kind"] == "ideas"]
    for name in (ENDLESS[:80], "Perspectives of those who work at home and are paid by nobody"):
        fay.does("step.change", step=step["id"], title=name)
        expect(names).to_have_text([name, re.compile(name)])
        assert console.locator(".tiles").bounding_box()["y"] == before
        assert overflow_of(console) == 0
        for each in names.all():
            expect(each).to_have_attribute("title", name)
    go(fay, "ideas")
    expect(console.locator(".console-day span")).to_have_attribute("title", name)
    assert console.locator(".tiles").bounding_box()["y"] == before
