"""What is pressed and written without a connection: kept, sent once, taken in time or given back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.acts import all_agree, write_idea
from tests.browser.conftest import comes_true, go
from tests.browser.network import Network

OWN_WORDS = "Sari's words"


@pytest.fixture
def writing(fay, opened, sari):
    """Return Sari's page in the silent writing, and her network."""
    go(fay, "ideas")
    page = opened(sari)
    network = Network(page.context)
    page.reload()  # so that its connection is ours to cut
    is_connected(page)
    return page, network


def is_connected(page):
    expect(page.locator(".badge")).to_have_text("saved")


def is_offline(page):
    expect(page.locator(".badge")).to_have_text(re.compile(r"^offline since \d{1,2}:\d\d"))


def ideas(fay):
    return sum(board["ideas"] for board in fay.sees("board"))


def test_the_badge_counts_what_waits_and_says_since_when_one_is_offline(writing, fay):
    page, network = writing
    network.hold()
    write_idea(page, "The first")
    write_idea(page, "The second")
    expect(page.locator(".badge")).to_have_text("2 waiting")
    network.cut()
    is_offline(page)
    expect(page.get_by_text("2 changes will be sent.")).to_be_visible()
    network.restore()
    is_connected(page)
    assert ideas(fay) == 2


@pytest.fixture
def rating(fay, phone, sari):
    """Sari's team is asked to rate two groups."""
    device = phone(sari)
    go(fay, "ideas")
    for words in ("Seed money for care", "Public buying"):
        device.does("idea.add", words=words)
    fay.does("ideas.reveal")
    go(fay, "cluster")
    for idea in device.sees("idea"):
        device.does("cluster.form", ideas=[idea["id"]], name=idea["words"])
    go(fay, "prioritise")
    fay.does("ballot.open", kind="rating", team=device.snapshot()["me"]["team"])
    return lambda: fay.sees("ballot")[0]["cast"]


def test_a_vote_pressed_offline_survives_a_reload_and_counts_once(rating, opened, sari):
    page = opened(sari)
    network = Network(page.context)
    page.reload()
    page.locator(".rating fieldset label").nth(3).click()
    network.cut()
    is_offline(page)
    page.get_by_role("button", name="Send my ratings").click()
    on_its_way = page.get_by_role("button", name="Your vote is on its way")
    expect(on_its_way).to_be_visible()
    page.reload()
    expect(on_its_way).to_be_visible()
    assert rating() == 0
    network.restore()
    expect(page.get_by_text("Your vote is recorded")).to_be_visible()
    is_connected(page)
    assert rating() == 1


def test_what_a_closed_tab_wrote_offline_is_sent_once_by_another(writing, fay):
    page, network = writing
    other = page.context.new_page()
    other.goto(page.url)
    is_connected(other)
    network.cut()
    is_offline(page)
    is_offline(other)
    write_idea(page, OWN_WORDS)
    expect(other.get_by_text(OWN_WORDS)).to_be_visible()
    page.close()
    network.restore()
    is_connected(other)
    assert ideas(fay) == 1
    again = other.context.new_page()
    again.goto(other.url)
    for tab in (other, again):
        expect(tab.get_by_text(OWN_WORDS)).to_have_count(1)
        all_agree({"tab": tab})


def test_what_one_tab_cannot_send_another_sends_and_both_end_equal(writing, fay):
    page, _ = writing
    other = page.context.new_page()
    network = Network(other)
    other.goto(page.url)
    is_connected(other)
    network.cut()
    is_offline(other)
    write_idea(other, OWN_WORDS)
    expect(other.get_by_text("1 change will be sent.")).to_be_visible()
    expect(other.get_by_text("1 change will be sent.")).to_be_hidden()
    write_idea(page, "Written in the other tab")
    network.restore()
    for tab in (page, other):
        is_connected(tab)
        all_agree({"tab": tab})
        expect(tab.get_by_text(OWN_WORDS)).to_have_count(1)
    assert ideas(fay) == 2


def test_two_tabs_that_return_together_send_everything_once(writing, fay):
    page, network = writing
    other = page.context.new_page()
    other.goto(page.url)
    is_connected(other)
    network.cut()
    for tab in (page, other):
        is_offline(tab)
        write_idea(tab, OWN_WORDS)
    network.restore()
    for tab in (page, other):
        is_connected(tab)
        expect(tab.get_by_text(OWN_WORDS)).to_have_count(2)
        all_agree({"tab": tab})
    assert ideas(fay) == 2


def test_an_idea_written_offline_is_taken_although_the_team_moved_on(writing, fay):
    page, network = writing
    network.cut()
    is_offline(page)
    write_idea(page, OWN_WORDS)
    go(fay, "break")
    network.restore()
    expect(page.locator(".room[data-step=break]")).to_be_visible()
    is_connected(page)
    assert ideas(fay) == 1
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_idea_that_comes_much_too_late_comes_back_to_its_writer_to_be_copied(writing, fay):
    page, network = writing
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    network.cut()
    is_offline(page)
    write_idea(page, OWN_WORDS)
    go(fay, "break")
    go(fay, "draft")
    network.restore()
    back = page.get_by_role("alert")
    expect(back).to_contain_text("Your team's step does not allow this now. Your words are kept here.")
    expect(back.get_by_text(OWN_WORDS)).to_be_visible()
    page.reload()
    back.get_by_role("button", name="Copy my words").click()
    comes_true(page, "async (words) => (await navigator.clipboard.readText()) === words", OWN_WORDS)
    back.get_by_role("button", name="Put away").click()
    page.reload()
    is_connected(page)
    expect(back).to_have_count(0)
    assert ideas(fay) == 0


def test_a_browser_without_scripts_is_led_to_a_form_and_its_vote_counts(rating, browser, sari):
    context = browser.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto(sari["link"])
    page.goto(f"{page.url}?lang=en")
    page.get_by_role("link", name="Vote on a plain page").click()
    page.locator("fieldset label").nth(3).click()
    page.get_by_role("button", name="Send my vote").click()
    expect(page.get_by_text("Your vote is recorded")).to_be_visible()
    assert rating() == 1
    context.close()


def test_half_typed_words_are_offered_in_another_tab_until_the_first_has_sent_them(writing):
    page, _ = writing
    field = page.get_by_role("textbox", name="My idea")
    field.fill("Half an ")
    tabs = [page.context.new_page() for _ in range(2)]
    reader, writer = (tab.get_by_role("textbox", name="My idea") for tab in tabs)
    for tab in tabs:
        tab.goto(page.url)
    writer.fill("My own, in this tab")
    field.press_sequentially("idea")
    expect(reader).to_have_value("Half an idea")
    page.get_by_role("button", name="Add my idea").click()
    expect(reader).to_have_value("")
    expect(writer).to_have_value("My own, in this tab")


def test_each_tab_keeps_its_own_words_over_a_reload_and_over_what_another_sends(writing):
    page, _ = writing
    other = page.context.new_page()
    other.goto(page.url)
    first, later = (tab.get_by_role("textbox", name="My idea") for tab in (page, other))
    first.fill("Typed first")
    later.fill("Typed later")
    page.reload()
    expect(first).to_have_value("Typed first")
    page.get_by_role("button", name="Add my idea").click()
    other.close()
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.get_by_role("textbox", name="My idea")).to_have_value("Typed later")


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        (83_000, "does not have the right form"),
        (350_000, "This is too large to be sent at once."),
    ],
)
def test_words_of_any_size_come_back_in_words_and_what_is_written_after_them_arrives(
    size, sentence, writing, fay
):
    page, _ = writing
    # Its own form would not let it go.
    page.evaluate("words => void facilitator.send('idea.add', {words, lens: null})", "가" * size)
    write_idea(page, OWN_WORDS)
    expect(page.get_by_role("alert")).to_contain_text(sentence)
    is_connected(page)
    assert ideas(fay) == 1
