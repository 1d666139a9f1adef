"""The close in a real browser: what is half-filled outlives a reload and a lost network."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, faults_of, overflow_of
from tests.server import Phone

STATEMENTS = ("useful", "heard", "stand_behind", "pace", "tool")


@pytest.fixture
def closing(server):
    """Everybody is in the last step."""
    rows = server.links
    leader = Phone(server, next(row for row in rows if row["role"] == "facilitator"))
    clock = next(clock for clock in leader.sees("clock") if clock["team"] is None)
    close = next(step["id"] for step in leader.sees("step") if step["kind"] == "close")
    leader.does("step.move", leaving=clock["step"], to=close)
    yield [row for row in rows if row["team"] == "KR" and row["role"] == "participant"]
    leader.close()


def test_an_evaluation_outlives_a_reload_and_a_lost_network(closing, opened):
    page = opened(closing[0])
    send = page.get_by_role("button", name="Send my evaluation")
    send.click()
    expect(page.locator("form [role=alert]")).to_have_text("One question is still open.")
    expect(page.locator("#evaluation-useful-3")).to_be_focused()
    for statement in STATEMENTS:
        page.locator(f"label:has(#evaluation-{statement}-4)").click()
    page.get_by_label("What should we keep?").fill("조용한 시간")
    assert faults_of(page) == []
    assert overflow_of(page) == 0
    page.reload()
    expect(page.get_by_label("What should we keep?")).to_have_value("조용한 시간")
    page.context.set_offline(True)
    expect(page.locator(".badge")).to_have_attribute("data-state", "offline")
    send.click()
    expect(page.get_by_role("button", name="Waiting to be sent")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Your evaluation has arrived")).to_be_visible()
    expect(page.locator("#evaluation")).to_be_focused()
    assert (
        page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('evaluation'))") == []
    )


def test_the_console_reads_it_and_leads_to_the_minutes(server, closing, opened):
    console = opened(size=LAPTOP, role="facilitator")
    expect(console.get_by_text("Evaluations arrive here in the last step")).to_be_visible()
    answers = dict.fromkeys(STATEMENTS, 4)
    for row in closing[:5]:
        phone = Phone(server, row)
        phone.does("evaluation.send", {**answers, "keep": "The rounds."})
        phone.close()
    expect(console.get_by_text("4.0 of 5 (n=4)").first).to_be_visible()
    expect(
        console.get_by_text("1 answer is kept back until there are four to show together.")
    ).to_be_visible()
    assert faults_of(console) == []
    with console.context.expect_page() as minutes:
        console.get_by_role("link", name="Open the minutes of the workshop").click()
    expect(minutes.value.get_by_role("heading", name=re.compile("How was the day"))).to_be_visible()
    assert faults_of(minutes.value) == []
