"""A draft is read on the facilitators' console, and commented on there."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP
from tests.browser.looks import faults_in, faults_in_need
from tests.browser.test_comments import SELECT
from tests.day import Day


@pytest.fixture
def day(server):
    """Two teams that draft; Korea has a title, two paragraphs and an item."""
    acted = Day(server, teams=["KR", "ID"], size=2)
    acted.go("draft")
    host, *_ = acted.teams["KR"]
    host.does("field.write", field="title", words="Care for all")
    for words in ("Recalling R204,", "Noting that care workers wait,"):
        host.does("paragraph.add", words=words)
    host.does("item.add", title="One law for care cooperatives")
    yield acted
    acted.close()


def paragraph(page):
    return page.locator(".readable").filter(has_text="care workers")


def test_a_facilitator_reads_a_draft_on_the_console_and_comments_on_its_words(day, server, opened):
    console = opened(next(row for row in server.links if row["role"] == "facilitator"), LAPTOP)
    author = opened(day.teams["KR"][0].row, LAPTOP)
    console.get_by_role("tab", name="Drafts").click()
    console.get_by_role("group", name="Whose draft").get_by_role("button", name="South Korea").click()
    expect(paragraph(console)).to_be_visible()
    paragraph(console).evaluate(SELECT, "care workers")
    console.get_by_role("button", name="Comment on these words").click()
    expect(console.get_by_role("group", name="What you comment on")).to_contain_text("care workers")
    console.keyboard.type("Which of them?")
    console.get_by_role("button", name="Send comment").first.click()
    comment = author.locator(".comment", has_text="Which of them?")
    expect(comment).to_contain_text("Paragraph (b)")
    comment.get_by_role("button", name="Show").click()
    expect(author.get_by_role("textbox", name="Paragraph (b)")).to_be_focused()
    author.get_by_role("textbox", name="Paragraph (b)").press("End")
    author.keyboard.type(" and hope,")
    expect(paragraph(console)).to_contain_text("care workers wait, and hope,", timeout=10_000)
    expect(console.locator("mark")).to_have_text("care workers")
    assert faults_in(console, "console") == faults_in_need(console) == []
    console.get_by_role("button", name="Hide").click()
    expect(comment).to_have_count(0)
