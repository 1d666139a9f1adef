"""What a participant sees when luck is bad: no connection gets through, a wrong clock, a move in mid-word."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

AN_HOUR_WRONG = "() => { const now = Date.now; Date.now = () => now() + 3600000 }"


@pytest.fixture
def sari(server):
    return next(row for row in server.links if row["team"] == "ID" and row["host"])


@pytest.fixture
def fay(phone):
    return phone(role="facilitator")


def go(fay, kind):
    steps = {step["kind"]: step["id"] for step in reversed(fay.sees("step"))}
    plenary = next(clock for clock in fay.sees("clock") if clock["team"] is None)
    fay.does("step.move", leaving=plenary["step"], to=steps[kind])


def seconds(page):
    minutes, rest = page.locator(".timer").inner_text().split(":")
    return int(minutes) * 60 + int(rest)


def test_when_no_connection_gets_through_the_page_says_so_and_leads_to_the_plain_vote(browser, sari):
    context = browser.new_context(viewport=PHONE, locale="en")
    context.route("**/socket.io/**", lambda route: route.abort())
    context.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    page = context.new_page()
    page.goto(sari["link"])
    page.goto(f"{page.url}?lang=en")
    expect(page.get_by_text("The live connection does not get through")).to_be_visible(timeout=12_000)
    expect(page.locator("h1.question")).to_be_visible()
    page.get_by_role("link", name="Vote on a plain page").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


def test_where_websocket_is_blocked_long_polling_carries_everything(browser, sari, fay):
    context = browser.new_context(viewport=PHONE, locale="en")
    context.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    page = context.new_page()
    page.goto(sari["link"])
    expect(page.locator(".badge")).to_have_attribute("data-state", "saved", timeout=20_000)
    go(fay, "ideas")
    page.get_by_role("textbox").first.fill("Sent by polling")
    page.locator("form.composer button").first.click()
    expect(page.get_by_text("Sent by polling").first).to_be_visible()
    expect(page.locator(".badge")).to_have_attribute("data-state", "saved")
    context.close()


def test_a_phone_whose_clock_is_an_hour_wrong_counts_down_with_the_others(opened, browser, sari):
    context = browser.new_context(viewport=PHONE, locale="en")
    context.add_init_script(f"({AN_HOUR_WRONG})()")
    wrong = context.new_page()
    wrong.goto(sari["link"])
    right = opened(team="KR", host=True)
    for page in (wrong, right):
        page.wait_for_selector(".badge[data-state=saved]")
    assert abs(seconds(wrong) - seconds(right)) <= 3
    context.close()


def test_nobody_is_moved_away_from_words_that_are_not_sent(opened, sari, fay):
    page = opened(sari)
    go(fay, "ideas")
    page.get_by_role("textbox", name="My idea").fill("Half an idea")
    go(fay, "break")
    expect(page.get_by_text("Your team moved on to Break. Finish your words, then go.")).to_be_visible()
    expect(page.get_by_role("textbox", name="My idea")).to_have_value("Half an idea")
    page.get_by_role("button", name="Add my idea").click()
    expect(page.locator(".room[data-step=break]")).to_be_visible()
    assert fay.sees("board")[0]["ideas"] + fay.sees("board")[1]["ideas"] == 1


def test_what_was_pressed_offline_survives_a_reload(opened, sari, fay):
    page = opened(sari)
    go(fay, "ideas")
    expect(page.locator(".room[data-step=ideas]")).to_be_visible()
    page.context.set_offline(True)
    expect(page.locator(".badge")).to_have_attribute("data-state", "offline")
    page.get_by_role("textbox", name="My idea").fill("Kept over a reload")
    page.get_by_role("button", name="Add my idea").click()
    expect(page.get_by_text("Kept over a reload").first).to_be_visible()
    page.context.set_offline(False)
    page.reload()
    expect(page.locator(".badge")).to_have_attribute("data-state", "saved")
    expect(page.get_by_text("Kept over a reload").first).to_be_visible()
