"""A facilitator, two teams of two people and a projector live through the whole day in real Chromium.

One participant's network is cut for thirty seconds, and the server is killed and started again once.
"""

import hashlib

import pytest
import requests
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, WALL
from tests.day import Day, write_head, write_nth

CUT = 30_000  # ms


@pytest.fixture
def day(server):
    """The same four people's second devices: they write what a test need not type letter by letter."""
    acted = Day(server, teams=["ID", "KR"], size=2)
    yield acted
    acted.close()


@pytest.fixture
def pages(opened, day):
    rows = {
        name: phone.row
        for country, pair in (("ID", "ab"), ("KR", "cd"))
        for name, phone in zip(pair, day.teams[country], strict=True)
    }
    people = {name: opened(row) for name, row in rows.items()}
    return {**people, "lead": opened(day.lead.row, LAPTOP), "wall": opened(day.wall.row, WALL)}


def press(page, name, **options):
    page.get_by_role("button", name=name, **options).first.click()


def move_on(pages, title):
    """Let the facilitator press, look at the preview, and move all to the step whose title it is."""
    lead = pages["lead"]
    press(lead, "Move all to")
    dialog = lead.get_by_role("dialog")
    if title not in dialog.get_by_label("Step").locator("option:checked").inner_text():
        options = dialog.get_by_label("Step").locator("option").all_inner_texts()
        dialog.get_by_label("Step").select_option(label=next(o for o in options if title in o))
    dialog.get_by_role("button", name="Move to").click()
    for name in "abcd":
        expect(pages[name].locator(".bar-title")).to_contain_text(title)


def write_an_idea(page, words):
    page.get_by_role("textbox", name="My idea").fill(words)
    press(page, "Add my idea")


def shown(page):
    """What a page says, but for the time and the state of its connection."""
    parts = ".room-main, .team, .figures, .wall-head h1"
    return page.evaluate("parts => [...document.querySelectorAll(parts)].map(e => e.innerText).join()", parts)


def test_two_teams_go_through_the_day_with_a_cut_network_and_a_killed_server(pages, day, server):
    a, lead = pages["a"], pages["lead"]
    move_on(pages, "Ideas")
    a.context.set_offline(True)
    cut = a.evaluate("() => Date.now()")
    write_an_idea(a, "Written on a train without a network")
    expect(a.locator(".badge")).to_contain_text("offline since")
    for name in "bcd":
        write_an_idea(pages[name], f"An idea of {name}")
        expect(pages[name].locator(".badge")).to_have_text("saved")

    server.kill()
    server.start()
    write_an_idea(pages["b"], "Written while the server was coming back")
    for name in "bcd":
        expect(pages[name].locator(".badge")).to_have_text("saved")
    a.wait_for_function("cut => Date.now() - cut > 30000", arg=cut, timeout=2 * CUT)
    a.context.set_offline(False)
    expect(a.locator(".badge")).to_have_text("saved", timeout=30_000)
    for phone in [*day.everybody]:
        phone.connect()

    press(lead, "Reveal")
    lead.get_by_role("dialog").get_by_role("button", name="Show the ideas").click()
    expect(pages["b"].get_by_text("Written on a train without a network")).to_be_visible()
    expect(pages["b"].get_by_text("Written while the server was coming back").first).to_be_visible()

    move_on(pages, "Cluster")
    for country in day.teams:
        host = day.teams[country][0]
        ideas = [idea["id"] for idea in host.sees("idea")]
        host.does("cluster.form", ideas=ideas[:1], name="First group of ideas")
        host.does("cluster.form", ideas=ideas[1:2], name="Second group of ideas")
    expect(a.get_by_text("Second group of ideas").first).to_be_visible()

    move_on(pages, "Prioritise")
    finish_the_day(pages, day, server)


def finish_the_day(pages, day, server):
    lead = pages["lead"]
    day.open("rating")
    for name in "abcd":
        page = pages[name]
        page.locator(".rating .segments label").first.click()
        press(page, "Send my ratings")
        expect(page.get_by_text("Your vote is recorded")).to_be_visible()
    day.finish("rating")
    for host in (pages["a"], pages["c"]):
        for box in host.locator("fieldset input[type=checkbox]").all():
            box.check()
        press(host, "Keep 2 groups")
    move_on(pages, "Draft")
    for country, phones in day.teams.items():
        write_head(country, phones, day.seeds[country])
        for place in (0, 1):
            write_nth(phones, day.seeds[country], place)
    move_on(pages, "Adopt")
    press(lead, "Freeze")
    expect(lead.get_by_role("button", name="Freeze 0 texts")).to_be_visible()
    day.open("consent")
    for name in "abcd":
        pages[name].locator(".consent-choice[data-choice=support]").click()
        press(pages[name], "Send my vote")
        expect(pages[name].get_by_text("Your vote is recorded")).to_be_visible()
    day.finish("consent")
    for name in "abcd":
        expect(pages[name].get_by_text("Adopted by consensus")).to_be_visible()
    move_on(pages, "Declare")
    for country in ("Indonesia", "South Korea"):
        press(lead, f"Call {country}")
        press(lead, "Seal and publish")
        lead.get_by_role("dialog").get_by_role("button", name="Declare").click()
    everybody_saw_it(pages, day, server)


def everybody_saw_it(pages, day, server):
    expect(pages["a"].get_by_text("Declared and sealed")).to_be_visible()
    declarations = day.lead.sees("declaration")
    assert len(declarations) == 2
    for declaration in declarations:
        sealed = requests.get(server.url + declaration["path"] + ".json", timeout=10)
        assert hashlib.sha256(sealed.content).hexdigest() == declaration["sha256"]
    for page in pages.values():
        before = shown(page)
        page.reload()
        page.wait_for_selector(".badge, .wall")
        assert shown(page) == before
