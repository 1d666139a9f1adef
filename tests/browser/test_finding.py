"""Words are found in a draft, in fields and in what is only read, by keys and on a phone."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, comes_true, faults_of, go, overflow_of
from tests.phone import Phone

MIDDLE = """() => {
  const box = document.querySelector(".found .selected").getBoundingClientRect()
  return box.top > innerHeight * 0.2 && box.bottom < innerHeight * 0.8
}"""


def has_selected(field, words):
    """See that these words come to be selected in a field: it happens once the bar is drawn."""
    question = "({field}) => field.value.slice(field.selectionStart, field.selectionEnd) === %s"
    comes_true(field.page, question % json.dumps(words), {"field": field.element_handle()})


@pytest.fixture
def kim(server, fay):
    """The rows of Korea's people; two items of their draft speak of care."""
    go(fay, "draft")
    rows = [row for row in server.links if row["team"] == "KR" and row["role"] == "participant"]
    host = Phone(server, rows[0])
    host.does("field.write", field="title", words="Care for all")
    for title in ("Laws", "Funds", "ＣＡＲＥ workers"):
        host.does("item.add", title=title)
    last = sorted(host.sees("item"), key=lambda item: item["position"])[-1]["id"]
    host.does("field.write", item=last, field="problem", words="Nobody pays. Who cares for those who care?")
    host.does("field.write", item=last, field="resources", words="A fund for care")
    host.close()
    return rows


def bar(page):
    return page.get_by_role("search", name="Find in this draft")


def sought(page):
    return bar(page).get_by_role("searchbox")


def count(page):
    return bar(page).get_by_role("status")


def title_of_agenda(page):
    field = page.get_by_label("Title of the agenda")
    expect(field).to_be_editable()
    return field


def test_each_place_is_selected_in_its_field_and_brought_into_the_middle(kim, opened):
    page = opened(kim[0], LAPTOP)
    field = title_of_agenda(page)
    field.focus()
    page.keyboard.press("Control+f")
    expect(sought(page)).to_be_focused()
    page.keyboard.type("care")
    expect(count(page)).to_have_text("1 of 5")
    has_selected(field, "Care")
    assert field.input_value() == "Care for all"
    page.keyboard.press("Enter")
    expect(count(page)).to_have_text("2 of 5")
    has_selected(page.get_by_label("Name of the item").nth(2), "ＣＡＲＥ")
    comes_true(page, MIDDLE)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(count(page)).to_have_text("5 of 5")
    resources = page.get_by_label("Resources", exact=True).nth(2)
    expect(resources).to_be_visible()  # it was folded away
    assert faults_of(page) == []
    page.keyboard.press("Escape")
    expect(bar(page)).to_have_count(0)
    expect(resources).to_be_focused()
    has_selected(resources, "care")


def test_it_only_adds_to_what_the_browser_does(kim, opened):
    page = opened(kim[0], LAPTOP)
    title_of_agenda(page).focus()
    pressed = """() => document.activeElement.dispatchEvent(
      new KeyboardEvent("keydown", {key: "f", ctrlKey: true, bubbles: true, cancelable: true}))"""
    assert page.evaluate(pressed) is False  # ours
    expect(sought(page)).to_be_focused()
    assert page.evaluate(pressed) is True  # pressed again it is the browser's
    page.keyboard.press("Escape")
    expect(title_of_agenda(page)).to_be_focused()
    page.get_by_role("tab").first.focus()
    assert page.evaluate(pressed) is True  # outside the draft, too
    expect(bar(page)).to_have_count(0)


def test_on_a_phone_one_goes_from_place_to_place_while_others_write(kim, opened):
    page, other = opened(kim[4], PHONE), opened(kim[0], LAPTOP)
    title_of_agenda(page)
    page.get_by_role("button", name="Find").click()
    sought(page).fill("zebra")
    expect(count(page)).to_have_text("Not found")
    sought(page).fill("care")
    expect(count(page)).to_have_text("1 of 5")
    bar(page).get_by_role("button", name="Previous place").click()
    expect(count(page)).to_have_text("5 of 5")
    bar(page).get_by_role("button", name="Next place").click()
    expect(count(page)).to_have_text("1 of 5")
    title_of_agenda(other).press("End")
    other.keyboard.type(", and care")
    expect(count(page)).to_have_text("1 of 6")
    assert overflow_of(page) <= 0
    assert faults_of(page) == []


def test_words_that_are_only_read_are_found_and_selected_too(kim, opened, fay):
    team = next(team["id"] for team in fay.sees("team") if team["country"] == "KR")
    fay.does("agenda.freeze", team=team)
    page = opened(kim[0], LAPTOP)
    page.get_by_role("button", name="Find").click()
    sought(page).fill("care")
    expect(count(page)).to_have_text("1 of 5")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    comes_true(page, "() => getSelection().toString() === 'ＣＡＲＥ'")
