"""The history of a draft in real Chromium: sliding back, who wrote what, comparing, keeping, restoring."""

import json
import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, faults_of, go
from tests.browser.looks import faults_by_night, faults_in, faults_in_need
from tests.phone import Phone

FIRST, SECOND, THIRD = (
    "The laws stand apart.",
    "The laws stand apart, and care waits.",
    "Everything is one law.",
)


@pytest.fixture
def kim(server, fay):
    """The rows of Korea's people; two of them have written the problem of an item three times."""
    go(fay, "draft")
    rows = [row for row in server.links if row["team"] == "KR" and row["role"] == "participant"]
    host, other = Phone(server, rows[0]), Phone(server, rows[1])
    host.does("field.write", field="title", words="Care for all")
    host.does("item.add", title="One law for care cooperatives")
    (item,) = [item for item in host.sees("item") if item["team"] == host.sees("agenda")[0]["id"]]
    for person, words in ((host, FIRST), (other, SECOND), (host, THIRD)):
        catches_up(person, item["id"], words)
    host.close()
    other.close()
    return rows


def catches_up(person, item, words):
    """Write over what stands there, having seen it."""
    page = person.http.get(f"{person.url}/api/snapshot", headers={"X-Seat": person.seat}).json()
    stands = next(each for each in page["things"] if each["type"] == "item" and each["id"] == item)
    base = stands["fields"].get("problem", {}).get("id")
    person.does("field.write", item=item, field="problem", words=words, base=base)


def opens(page):
    page.get_by_role("button", name="History").first.click()
    expect(slider(page)).to_be_visible()
    return page.get_by_role("region", name="History of the draft")


def slider(page):
    return page.get_by_role("slider", name="Moment")


def back_to(page, words):
    """Go back by the keyboard until the draft of then says this."""
    slider(page).focus()
    for _ in range(10):
        if page.locator(".then").get_by_text(words, exact=True).count():
            return
        page.keyboard.press("ArrowLeft")
        expect(page.locator(".then")).to_have_attribute("aria-busy", "false")
    raise AssertionError(words)


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_a_writer_slides_back_compares_and_brings_words_back(size, kim, opened):
    page, other = opened(kim[0], size), opened(kim[1], LAPTOP)
    problem = page.get_by_label("Problem").first
    expect(problem).to_have_value(THIRD)
    history = opens(page)
    back_to(page, SECOND)
    expect(slider(page)).to_have_attribute("aria-valuetext", re.compile(r"^\d\d:\d\d, Choi Eun-ji$"))
    history.get_by_role("button", name="Who wrote what").click()
    writers = history.locator(".authored").filter(has_text="care waits").locator("small")
    expect(writers).to_have_count(3)
    history.get_by_role("button", name="Mark this moment").click()
    slider(page).press("End")
    expect(history.locator("del").first).to_contain_text("−")
    expect(history.locator("ins").first).to_contain_text("+")
    look = "a phone" if size == PHONE else "a laptop"
    assert faults_in(page, look) + faults_by_night(page) + faults_in_need(page) == []
    history.get_by_label("Compare with").select_option("")
    back_to(page, SECOND)
    history.get_by_role("button", name="Bring back: Problem").click()
    expect(problem).to_have_value(SECOND)
    expect(other.get_by_label("Problem").first).to_have_value(SECOND)
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(other.get_by_label("Problem").first).to_have_value(THIRD)
    assert faults_of(page) == []


def test_a_version_is_kept_found_again_and_taken_home(kim, opened, fay):
    page = opened(kim[0], LAPTOP)
    history = opens(page)
    history.get_by_role("button", name="Keep this version").click()
    expect(history.locator(".error:not(:empty)")).to_be_visible()
    history.get_by_label("Name of this version").fill("Before lunch")
    history.get_by_role("button", name="Keep this version").click()
    kept = history.get_by_role("button", name="Before lunch")
    expect(kept).to_be_visible()
    problem = page.get_by_label("Problem").first
    problem.fill("Written after it.")
    expect(history.locator(".then").get_by_text("Written after it.")).to_be_visible()
    kept.click()
    expect(kept).to_have_attribute("aria-pressed", "true")
    expect(history.locator(".then").get_by_text(THIRD)).to_be_visible()
    with page.expect_download() as file:
        history.get_by_role("link", name="JSON").click()
    assert json.loads(file.value.path().read_text())["items"][0]["problem"] == THIRD
    with page.expect_download() as file:
        history.get_by_role("link", name="as a page").click()
    assert THIRD in file.value.path().read_text()


def test_a_facilitator_sees_the_history_of_each_team_and_keeps_versions(kim, hall):
    console = hall.console()
    console.get_by_role("button", name="Controls of South Korea").first.click()
    history = opens(console)
    expect(history.locator(".then").get_by_text(THIRD)).to_be_visible()
    history.get_by_role("button", name="Who wrote what").click()
    expect(history.locator(".authored").first).to_be_visible()
    expect(history.get_by_role("button", name="Bring back: Problem")).to_have_count(0)
    history.get_by_label("Name of this version").fill("Seen with the team")
    history.get_by_role("button", name="Keep this version").click()
    expect(history.get_by_role("button", name="Seen with the team")).to_be_visible()
    assert faults_in(console, "a laptop") == []


MANY, LARGEST = 3000, 50_000  # changes, and bytes of an answer


@pytest.fixture
def endless(kim, server):
    """Thousands of changes more in Korea's log: of each, what its line says of the problem."""
    with closing(sqlite3.connect(server.folder / "facilitator.db")) as database, database:
        query = "SELECT at, by, room, subject FROM activity WHERE room LIKE 'team-%' AND subject LIKE ?"
        at, by, room, subject = database.execute(query, [f"%{THIRD}%"]).fetchall()[-1]
        lines = [
            (at + 1000 * n, by, room, subject.replace(THIRD, f"Change {n} of many."))
            for n in range(1, MANY + 1)
        ]
        insert = (
            "INSERT INTO activity (prev, at, kind, by, room, subject) VALUES (0, ?, 'field.written', ?, ?, ?)"
        )
        database.executemany(insert, lines)


def test_every_moment_of_a_very_long_history_is_reached_by_the_keyboard(kim, endless, opened):
    page, sizes = opened(kim[0], LAPTOP), []
    page.on("response", lambda answer: "/history?" in answer.url and sizes.append(len(answer.body())))
    history = opens(page)

    def shows(words):
        expect(history.locator(".then").get_by_text(words, exact=True)).to_be_visible()

    shows(f"Change {MANY} of many.")
    last = int(slider(page).get_attribute("max"))
    slider(page).focus()
    for n in (MANY - 1, MANY - 2, MANY - 3):
        page.keyboard.press("ArrowLeft")
        shows(f"Change {n} of many.")
    slider(page).fill("1500")
    shows(f"Change {1500 - (last - MANY)} of many.")
    expect(history.get_by_text(f"change 1501 of {last + 1}")).to_be_visible()
    for n in range(1501, 1520):
        page.keyboard.press("ArrowRight")
        shows(f"Change {n - (last - MANY)} of many.")
    history.get_by_role("button", name="Mark this moment").click()
    history.get_by_role("button", name="Earlier").click()
    expect(history.locator("del").first).to_contain_text("−")
    history.get_by_label("Compare with").select_option("")
    slider(page).press("Home")
    expect(history.get_by_text(f"change 1 of {last + 1}")).to_be_visible()
    expect(history.get_by_role("button", name="Earlier")).to_have_attribute("aria-disabled", "true")
    slider(page).press("End")
    page.get_by_label("Problem").first.fill("One change more.")
    shows("One change more.")
    expect(history.get_by_text(f"change {last + 2} of {last + 2}")).to_be_visible()
    assert max(sizes) < LARGEST
    assert faults_of(page) == []
