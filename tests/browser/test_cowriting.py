"""Several people write in one field in real Chromium: on and off line, on a phone, with input methods."""

from contextlib import suppress

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, faults_of, go
from tests.browser.network import Network
from tests.phone import Phone


@pytest.fixture
def kim(server, fay):
    """The rows of Korea's people, who are drafting an item."""
    go(fay, "draft")
    rows = [row for row in server.links if row["team"] == "KR" and row["role"] == "participant"]
    host = Phone(server, rows[0])
    host.does("field.write", field="title", words="Care for all")
    host.does("item.add", title="One law for care cooperatives")
    host.close()
    return rows


@pytest.fixture
def pages(kim, opened):
    """Three of them with the draft open: two on laptops, one on a phone."""
    return [opened(kim[0], LAPTOP), opened(kim[2], LAPTOP), opened(kim[4])]


def problem(page):
    field = page.get_by_label("Problem").first
    expect(field).to_be_editable()
    return field


def agree(first, *others):
    """Wait until all fields say the same, and return it."""
    for _ in range(20):
        said = first.input_value()
        with suppress(AssertionError):  # what they must agree on may still be on its way to the first
            for field in others:
                expect(field).to_have_value(said, timeout=1000)
            return said
    raise AssertionError([field.input_value() for field in (first, *others)])


def test_three_people_write_in_one_field_and_one_of_them_was_offline(pages):
    fields = [problem(page) for page in pages]
    network = Network(pages[2].context)
    pages[2].reload()
    fields[2] = problem(pages[2])
    fields[0].press_sequentially("The laws stand apart. ")
    expect(fields[2]).to_have_value("The laws stand apart. ")
    network.cut()
    expect(pages[2].locator(".badge")).to_have_attribute("data-state", "offline")
    fields[2].press_sequentially("협동조합법은 흩어져 있다. ")
    fields[0].press_sequentially("Care is not in them. ")
    expect(fields[1]).to_have_value("The laws stand apart. Care is not in them. ")
    fields[1].press_sequentially("Pekerja rumah tangga menunggu. ")
    network.restore()
    expect(pages[2].locator(".badge")).to_have_attribute("data-state", "saved", timeout=20_000)
    said = agree(*fields)
    for words in (
        "The laws stand apart. ",
        "협동조합법은 흩어져 있다. ",
        "Care is not in them. ",
        "Pekerja rumah tangga menunggu. ",
    ):
        assert words in said
    for page in pages:
        assert faults_of(page) == []


def test_what_was_typed_offline_outlives_a_reload(pages):
    field = problem(pages[0])
    network = Network(pages[0].context)
    pages[0].reload()
    field = problem(pages[0])
    network.cut()
    expect(pages[0].locator(".badge")).to_have_attribute("data-state", "offline")
    field.press_sequentially("Typed without a network")
    pages[0].reload()
    network.restore()
    expect(problem(pages[1])).to_have_value("Typed without a network", timeout=20_000)


TYPES_AT_ONCE = """new MutationObserver((changes) => {
  const field = changes.map(({target}) => target).find(({id}) => id.endsWith("-problem"))
  if (!field || field.readOnly || field.value) return
  field.value = "At once"
  field.dispatchEvent(new InputEvent("input", {bubbles: true}))
}).observe(document, {subtree: true, attributeFilter: ["readonly"]})"""


def test_a_field_takes_letters_from_the_moment_in_which_it_can_be_typed_in(pages, kim, opened):
    early = opened(kim[1], LAPTOP)
    early.add_init_script(TYPES_AT_ONCE)
    early.reload()
    expect(problem(early)).to_have_value("At once")
    expect(problem(pages[0])).to_have_value("At once")


@pytest.mark.parametrize("reloads", [False, True], ids=["stays", "reloads"])
def test_who_typed_while_the_text_was_frozen_gets_the_words_back(reloads, pages, fay):
    field = problem(pages[0])
    field.press_sequentially("Kept. ")
    expect(problem(pages[1])).to_have_value("Kept. ")
    network = Network(pages[0].context)
    pages[0].reload()
    field = problem(pages[0])
    network.cut()
    expect(pages[0].locator(".badge")).to_have_attribute("data-state", "offline")
    field.press("End")
    field.press_sequentially("Too late.")
    fay.does("agenda.freeze", team=next(team["id"] for team in fay.sees("team") if team["country"] == "KR"))
    if reloads:
        pages[0].reload()
    network.restore()
    given_back = pages[0].get_by_role("alert")
    expect(given_back).to_contain_text("The text is frozen, so this was not taken in.", timeout=20_000)
    expect(given_back).to_contain_text("Kept. Too late.")
    expect(pages[1].get_by_text("Too late.")).to_have_count(0)


def test_one_sees_where_the_others_write_and_undoes_only_ones_own(pages):
    a, b, _ = pages
    fields = [problem(a), problem(b)]
    fields[0].press_sequentially("mine ")
    expect(fields[1]).to_have_value("mine ")
    fields[1].press("End")
    fields[1].press_sequentially("hers")
    expect(fields[0]).to_have_value("mine hers")
    expect(a.locator(".caret")).to_have_count(1)
    expect(a.get_by_text("writing here")).to_be_visible()
    a.get_by_role("button", name="Who wrote what").click()
    authored = a.get_by_role("group", name="Who wrote what").filter(has_text="mine")
    expect(authored).to_contain_text("Kim Min-jun mine ")
    expect(authored).to_contain_text("Park Seo-yeon hers")
    assert faults_of(a) == []
    fields[0].press("Control+z")
    expect(fields[0]).to_have_value("hers")
    expect(fields[1]).to_have_value("hers")
    fields[0].press("Control+Shift+z")
    expect(fields[1]).to_have_value("mine hers")


SCRIPTS = {  # what an input method shows on the way, and what it leaves
    "Korean": (["ㅎ", "하", "한"], "한"),
    "Japanese": (["k", "か", "かn", "かん", "漢"], "漢字"),
    "Chinese": (["n", "ni", "ni h", "ni hao"], "你好"),
    "Latin": (["´"], "é"),
}
EDITS = {  # what somebody else does meanwhile to "one two three", with the caret after "two"
    "before": (0, 0, "X"),
    "after": (13, 13, "X"),
    "left": (7, 7, "X"),
    "right": (8, 8, "X"),
    "deleted before": (0, 3, ""),
    "deleted around": (4, 8, ""),
    "deleted after": (8, 13, ""),
    "elsewhere": None,
}


def compose(page, steps, end, meanwhile):
    """Let an input method compose, and somebody else write in the middle of it."""
    keyboard = page.context.new_cdp_session(page)
    for step in steps:
        keyboard.send(
            "Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)}
        )
    meanwhile()
    keyboard.send("Input.insertText", {"text": end})
    keyboard.detach()


SET = """([field, words, at]) => {
  field.focus()
  field.setSelectionRange(0, field.value.length)
  document.execCommand("insertText", false, words)
  field.setSelectionRange(at, at)
}"""
EDIT = """([field, start, end, words]) => {
  field.focus()
  field.setSelectionRange(start, end)
  words ? document.execCommand("insertText", false, words) : document.execCommand("delete")
}"""


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_composition_is_never_broken_by_what_others_write(script, pages):
    a, b, _ = pages
    fields = [problem(a), problem(b)]
    steps, end = SCRIPTS[script]
    for edit, change in EDITS.items():
        a.evaluate(SET, [fields[0].element_handle(), "one two three", 7])
        assert agree(*fields) == "one two three"

        def meanwhile(change=change):
            if change is None:
                return b.get_by_label("Outcome").first.press_sequentially("x")
            start, stop, words = change
            b.evaluate(EDIT, [fields[1].element_handle(), start, stop, words])
            expect(a.get_by_text("Others' words come when")).to_be_visible()
            return None

        compose(a, steps, end, meanwhile)
        said = agree(*fields)
        start, stop, words = change or (0, 0, "")
        left = {edit: expected(start, stop, words, end)}
        assert said in left[edit], (edit, said)
        fields[0].press("Control+z")
        assert end not in agree(*fields), edit


def expected(start, stop, words, end):
    """What may stand in the end: the syllable where the caret was, on either side of what came there too."""
    before, after = "one two", " three"
    whole = "one two three"
    if start == stop == 7 and words:
        return {before + end + words + after, before + words + end + after}
    changed = whole[:start] + words + whole[stop:]
    at = 7 if start >= 7 else max(start, 7 - (stop - start)) + len(words) if stop <= 7 else start + len(words)
    return {changed[:at] + end + changed[at:]}
