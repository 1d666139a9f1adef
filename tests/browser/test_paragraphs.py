"""A preamble is written paragraph by paragraph, and what was taken out is brought back after a reload."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, faults_of, go, overflow_of
from tests.phone import Phone


@pytest.fixture
def kim(server, fay):
    """The rows of Korea's people; their draft has two paragraphs and an item with an action."""
    go(fay, "draft")
    rows = [row for row in server.links if row["team"] == "KR" and row["role"] == "participant"]
    host = Phone(server, rows[0])
    host.does("field.write", field="title", words="Care for all")
    for words in ("Recalling R204,", "Noting that care waits,"):
        host.does("paragraph.add", words=words)
    host.does("item.add", title="Laws")
    item = host.sees("item")[0]["id"]
    host.does("action.add", item=item)
    host.close()
    return rows


def paragraph(page, letter):
    return page.get_by_role("textbox", name=f"Paragraph ({letter})")


def test_paragraphs_are_added_moved_by_keys_and_seen_by_others(kim, opened):
    page, other = opened(kim[0], LAPTOP), opened(kim[2], PHONE)
    expect(paragraph(page, "b")).to_have_value("Noting that care waits,")
    page.get_by_role("button", name="Add a paragraph").click()
    expect(paragraph(page, "c")).to_be_focused()
    expect(paragraph(page, "c")).to_be_editable()
    page.keyboard.type("Concerned,")
    expect(paragraph(other, "c")).to_have_value("Concerned,")
    up = page.get_by_role("group", name="Paragraph (c)").get_by_role("button", name="Move up")
    up.focus()
    page.keyboard.press("Enter")
    expect(paragraph(other, "b")).to_have_value("Concerned,")
    page.keyboard.press("Enter")
    expect(paragraph(other, "a")).to_have_value("Concerned,")
    expect(paragraph(page, "a")).to_have_value("Concerned,")
    moved = page.get_by_role("group", name="Paragraph (a)").get_by_role("button", name="Move up")
    expect(moved).to_be_focused()
    assert faults_of(page) == faults_of(other) == []
    assert overflow_of(other) <= 0


def test_what_was_taken_out_comes_back_after_a_reload(kim, opened, fay):
    page = opened(kim[0], PHONE)
    for group in ("Paragraph (a)", "Action 1.1"):
        page.get_by_role("group", name=group).get_by_role("button", name="Take out").click()
    expect(page.get_by_text("The action was taken out. Its words are kept.")).to_be_visible()
    other = opened(kim[2], PHONE)
    other.get_by_text("Taken out (2)").click()
    row = other.locator(".taken-out li").filter(has_text="Recalling R204,")
    expect(row).to_contain_text("Kim Min-jun")
    assert faults_of(other) == []
    assert overflow_of(other) <= 0
    row.get_by_role("button", name="Bring back").click()
    expect(other.get_by_text("Taken out (1)")).to_be_focused()
    expect(paragraph(page, "a")).to_have_value("Recalling R204,")
    other.get_by_role("button", name="Bring back").click()
    expect(other.locator(".taken-out")).to_have_count(0)
    expect(page.get_by_role("group", name="Action 1.1")).to_be_visible()
