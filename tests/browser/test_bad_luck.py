"""What a participant sees when luck is bad: no connection gets through, a wrong clock, a move in mid-word."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, go
from tests.browser.network import Network

AN_HOUR_WRONG = "() => { const now = Date.now; Date.now = () => now() + 3600000 }"


def seconds(page):
    minutes, rest = page.locator(".timer").inner_text().split(":")
    return int(minutes) * 60 + int(rest)


@pytest.fixture
def deaf(browser, sari):
    """Sari's page, where no live connection gets through, nine seconds later."""
    context = browser.new_context(viewport=PHONE, locale="en")
    Network(context).cut()
    page = context.new_page()
    page.clock.install()
    page.goto(sari["link"])
    page.goto(f"{page.url}?lang=en")
    expect(page.get_by_text("You are offline since")).to_be_visible()
    page.clock.fast_forward(9000)
    yield page
    context.close()


def test_when_no_connection_gets_through_the_page_says_so_within_ten_seconds(deaf):
    expect(deaf.get_by_text("The live connection does not get through")).to_be_visible(timeout=1000)
    deaf.get_by_role("link", name="Vote on a plain page").click()
    expect(deaf.get_by_role("heading", level=1)).to_have_text("Vote")


def test_a_page_without_a_connection_can_be_read_and_copied(deaf):
    question = deaf.locator("h1.question")
    said = question.inner_text()
    assert said
    question.select_text()
    deaf.keyboard.press("ControlOrMeta+c")
    deaf.get_by_role("button", name="Call for help").click()
    deaf.get_by_role("textbox").first.focus()
    deaf.keyboard.press("ControlOrMeta+v")
    expect(deaf.get_by_role("textbox").first).to_have_value(said)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("person.remove", "You are no longer on the list of this workshop. Ask a facilitator."),
        ("link.reissue", "Your link was replaced by a new one. Please open the new one."),
    ],
)
def test_whoever_is_no_longer_let_in_is_told_at_once_on_every_open_page(act, sentence, opened, sari, fay):
    pages = [opened(sari), opened(sari)]
    others = opened(team="KR", host=True)
    for page in (*pages, others):
        expect(page.locator(".badge")).to_have_text("saved")
    fay.does(act, person=sari["person"])
    for page in pages:
        expect(page.get_by_role("alert")).to_have_text(sentence)
        expect(page.locator(".room")).to_have_count(0)
        page.reload()
        expect(page.get_by_role("alert")).to_contain_text(sentence)
    expect(others.locator(".badge")).to_have_text("saved")


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
    expect(page.locator(".badge")).to_have_text("saved")
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


def test_a_page_whose_scripts_do_not_come_says_so_and_leads_to_the_plain_vote(browser, sari):
    context = browser.new_context(viewport=PHONE, locale="en")
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(sari["link"])
    page.goto(f"{page.url}?lang=en")
    expect(page.get_by_text("This page is still on its way.")).to_be_visible(timeout=12_000)
    page.get_by_role("link", name="Vote on a plain page").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


def test_a_page_that_was_just_opened_is_connecting_and_not_offline(browser, sari):
    context = browser.new_context(viewport=PHONE, locale="en")
    network = Network(context)
    network.cut()
    page = context.new_page()
    page.goto(sari["link"])
    page.goto(f"{page.url}?lang=en")
    expect(page.locator(".badge")).to_have_text("connecting")
    expect(page.get_by_text("You are offline")).to_be_hidden()
    network.restore()
    expect(page.locator(".badge")).to_have_text("saved", timeout=20_000)
    context.close()
