"""What else comes into a field: signs nobody sees, whole files, things dragged; what others see and hear."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, comes_true, faults_of
from tests.browser.hands import caret, put

COPY = "(words) => navigator.clipboard.writeText(words)"
TOO_LARGE = "This is too large to be sent at once."
FIELDS = ("problem", "outcome", "indicator_verification")
FAMILY, FLAG = "👨‍👩‍👧", "🇰🇷"


@pytest.fixture
def paste(desk):
    """Return a function that pastes words where the caret is, as Ctrl+V does."""
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def paste(field, words):
        desk.page.evaluate(COPY, words)
        field.press("Control+v")

    return paste


def test_signs_that_no_text_may_hold_go_and_no_two_words_become_one(desk, paste):
    field, writer = desk.begins("|")
    put(field, 1)
    paste(field, "one\r\ntwo\rthree\x0bfour\u2028five\x00\x07\x9f six\u200b\u200f\u0301")
    said = "|one\ntwo\nthree\nfour\nfive six\u200b\u200f\u0301"
    writer.comes_to_say(desk.text(), said)
    assert field.input_value() == said
    assert caret(field) == [len(said)] * 2
    field.evaluate("(field) => document.execCommand('insertText', false, '\\ud83d|')")  # half a sign
    writer.comes_to_say(desk.text(), said + "\ufffd|")
    title = desk.field("indicator_target")
    title.focus()
    paste(title, "one\r\ntwo\tthree\nfour")
    writer.comes_to_say(desk.text("indicator_target"), "one two three four")


def test_two_people_write_around_signs_of_many_parts(desk):
    field, writer = desk.begins(f"a{FAMILY}{FLAG}e\u0301b")
    put(field, len(f"a{FAMILY}{FLAG}".encode("utf-16-le")) // 2)
    field.press_sequentially("😀")
    writer.inserts(desk.text(), 1, "글")
    expect(field).to_have_value(f"a글{FAMILY}{FLAG}😀e\u0301b")
    field.press("Backspace")
    field.press_sequentially("😁")
    writer.comes_to_say(desk.text(), f"a글{FAMILY}{FLAG}😁e\u0301b")
    field.evaluate("(f) => { document.execCommand('insertText', false, '\\ud83d'); }")
    field.evaluate("(f) => { document.execCommand('insertText', false, '\\ude02'); }")
    writer.comes_to_say(desk.text(), f"a글{FAMILY}{FLAG}😁😂e\u0301b")


def test_a_whole_file_is_given_back_and_half_of_one_is_taken(desk, paste):
    field, writer = desk.begins("kept")
    put(field, 0, 4)
    paste(field, "말" * 200_000)
    given_back = desk.page.get_by_role("alert").filter(has_text=TOO_LARGE)
    expect(given_back).to_be_visible()
    assert field.input_value() == "kept"
    assert desk.page.evaluate("(copy) => copy.textContent.length", given_back.element_handle()) > 200_000
    given_back.get_by_role("button", name="Put away").click()
    put(field, 4)
    paste(field, "말" * 30_000)
    field.press_sequentially("!")
    writer.comes_to_say(desk.text(), "kept" + "말" * 30_000 + "!")
    expect(desk.page.locator(".badge")).to_have_attribute("data-state", "saved")
    field.press("Control+a")
    field.press("Delete")
    writer.comes_to_say(desk.text(), "")


SENT = "() => !Object.keys(localStorage).some((name) => name.endsWith('-unsent'))"


def test_what_was_gathered_offline_and_is_too_large_is_given_back(desk, paste):
    network = desk.network
    desk.page.reload()
    field = desk.field()
    network.cut()
    expect(desk.page.locator(".badge")).to_have_attribute("data-state", "offline")
    for name in FIELDS:  # together more than goes at once
        desk.field(name).focus()
        paste(desk.field(name), "말" * 30_000)
    network.restore()
    given_back = desk.page.get_by_role("alert").filter(has_text=TOO_LARGE)
    expect(given_back.first).to_be_visible(timeout=30_000)
    expect(field).to_be_editable()
    kept = sum(len(desk.field(name).input_value()) for name in FIELDS)  # what was on its way already
    sizes = given_back.evaluate_all("(copies) => copies.map((copy) => copy.textContent.length)")
    assert kept + sum(sizes) >= 90_000
    field.press("Control+a")
    field.press_sequentially("Short")
    expect(field).to_have_value("Short")
    expect(desk.page.locator(".badge")).to_have_attribute("data-state", "saved")
    comes_true(desk.page, SENT)  # while this test waits for the writer, nothing goes through its network
    desk.writer().comes_to_say(desk.text(), "Short")


def drag(page, field, start, target, at):
    """Drag what is selected in a field to a place in another one (pixels from its corner)."""
    box, end = field.bounding_box(), target.bounding_box()
    page.mouse.move(box["x"] + start, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(box["x"] + start + 10, box["y"] + 24, steps=3)
    page.mouse.move(end["x"] + at, end["y"] + 22, steps=5)
    page.mouse.up()


def test_words_are_dragged_from_one_field_to_another_while_others_write(desk):
    field, writer = desk.begins("dragged stays")
    outcome = desk.field("outcome")
    put(field, 0, 8)
    drag(desk.page, field, 30, outcome, 20)
    writer.comes_to_say(desk.text(), "stays")
    writer.inserts(desk.text(), 5, " here")
    writer.comes_to_say(desk.text("outcome"), "dragged ")
    writer.comes_to_say(desk.text(), "stays here")
    put(field, 0, 6)
    drag(desk.page, field, 30, field, 300)
    expect(field).not_to_have_value("stays here")
    said = field.input_value()
    assert "".join(said.split()) == "herestays"  # browsers care for spaces themselves
    writer.comes_to_say(desk.text(), said)


CORRECTS = """(field) => {
  field.setRangeText("their", 0, 5, "end")
  const event = {inputType: "insertReplacementText", data: "their", bubbles: true}
  field.dispatchEvent(new InputEvent("beforeinput", event))
  field.dispatchEvent(new InputEvent("input", event))
}"""


def test_corrected_dictated_and_all_deleted_while_others_write(desk):
    field, writer = desk.begins("thier laws")
    put(field, 10)
    field.evaluate(CORRECTS)
    writer.inserts(desk.text(), 10, " stand")
    writer.comes_to_say(desk.text(), "their laws stand")
    expect(field).to_have_value("their laws stand")
    put(field, 5)
    desk.page.keyboard.insert_text(" twenty two different cooperative")
    writer.comes_to_say(desk.text(), "their twenty two different cooperative laws stand")
    field.press("Control+a")
    other = desk.writer(2)
    field.press("Delete")
    other.inserts(desk.text(), 0, "새로 ")
    expect(field).to_have_value("새로 ")
    field.press_sequentially("써요")
    writer.comes_to_say(desk.text(), "써요새로 ")


POINTS = """([field, at]) => {
  const caret = document.querySelector(".caret")
  const mirror = document.querySelector(".mirror")
  const range = document.createRange()
  range.setStart(mirror.firstChild, at)
  const [is, wanted, box] = [caret, range, field].map((each) => each.getBoundingClientRect())
  const inside = is.left >= box.left && is.right <= box.right + 1
  return inside && Math.abs(is.left - wanted.left) < 1 && Math.abs(is.top + field.scrollTop - wanted.top) < 1
}"""
FADED = """() => getComputedStyle(document.querySelector(".caret"), "::after").opacity === "0" """


def test_a_caret_stays_at_its_letter_and_its_name_goes_after_a_moment(desk):
    field, writer = desk.begins("한 사람이 여기에 쓰고 " * 20)
    writer.points(desk.text(), 150)
    expect(desk.page.locator(".caret")).to_have_count(1)
    comes_true(desk.page, FADED)
    box = field.element_handle()
    heights = []
    for size in (LAPTOP, PHONE):
        desk.page.set_viewport_size(size)
        comes_true(desk.page, POINTS, [box, 150])
        heights.append(field.evaluate("(f) => [f.scrollHeight, f.clientHeight]"))
    assert heights[0][0] < heights[1][0]
    assert all(all_of == shown for all_of, shown in heights), "the field grows with its text"
    field.evaluate("(field) => { field.style.blockSize = '120px'; field.scrollTop = 100 }")
    comes_true(desk.page, POINTS, [box, 150])
    desk.page.emulate_media(media="print")
    assert field.evaluate("(f) => f.scrollHeight <= f.clientHeight + 1"), "a print shows all of it"
    assert field.get_attribute("lang") == "ko"


def test_what_a_screen_reader_is_told_of_a_field(desk):
    field, writer = desk.begins("one")
    writer.points(desk.text(), 1)
    name = desk.kim[1]["name"]
    said = desk.page.get_by_text(f"{name}: writing here")
    expect(said).to_be_visible()
    cdp = desk.page.context.new_cdp_session(desk.page)
    tree = cdp.send("Accessibility.getFullAXTree")["nodes"]
    fields = [node for node in tree if node.get("name", {}).get("value") == "Problem" and node.get("value")]
    assert [node["value"]["value"] for node in fields] == ["one"]
    assert [node["role"]["value"] for node in fields] == ["textbox"]
    assert f"{name}: writing here" in fields[0]["description"]["value"]
    inside = [node for node in tree if node.get("name", {}).get("value") == name and not node["ignored"]]
    assert field.input_value() == "one"
    assert not [node for node in inside if node["parentId"] == fields[0]["nodeId"]]
    assert faults_of(desk.page) == []
