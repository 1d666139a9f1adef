"""The rules of a field in which one composes while others write, one by one, in real Chromium.

The rules are those of static/src/drafting/text/binding.ts; the input method is Chromium's own, but where it
cannot be brought to do what systems do: there the events are ours.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Keyboard, caret, put

WAITS = "Others' words come when you have finished this one."


@pytest.fixture
def keyboard(desk):
    return Keyboard(desk.page)


def note(desk):
    return desk.page.get_by_text(WAITS)


def test_what_is_half_composed_is_never_sent_and_the_whole_is_sent_once(desk, keyboard):
    sent = []
    desk.page.on("websocket", lambda line: line.on("framesent", lambda frame: sent.append(str(frame))))
    desk.page.reload()
    field, writer = desk.begins("one ")
    put(field, 4)

    def writes():
        return [frame for frame in sent if "text.write" in frame]

    for step in ("ㅎ", "하", "한"):
        keyboard.shows(step)
    writer.inserts(desk.text(), 0, "zero ")
    expect(note(desk)).to_be_visible()
    assert writes() == []
    assert field.input_value() == "one 한"
    keyboard.leaves("한")
    expect(field).to_have_value("zero one 한")
    writer.comes_to_say(desk.text(), "zero one 한")
    expect(desk.page.locator(".badge")).to_have_attribute("data-state", "saved")
    assert len(writes()) == 1


CHAIN = """(field) => {
  const say = (kind) => field.dispatchEvent(new CompositionEvent(kind))
  const types = (words, isComposing) => {
    field.setRangeText(words, field.selectionStart, field.selectionEnd, "end")
    field.dispatchEvent(new InputEvent("input", {isComposing}))
  }
  say("compositionstart"); types("한", true); say("compositionend")
  say("compositionstart"); types("국", true)
  window.goesOn = () => { say("compositionend"); types("", false) }
}"""
WITHOUT_END = """(field) => {
  field.dispatchEvent(new CompositionEvent("compositionstart"))
  field.setRangeText("한", 0, 0, "end")
  field.dispatchEvent(new InputEvent("input", {isComposing: true}))
  window.ends = () => field.dispatchEvent(new InputEvent("input", {isComposing: false}))
}"""


def test_between_two_syllables_of_a_chain_nothing_is_written_into_the_field(desk):
    field, writer = desk.begins("one ")
    put(field, 4)
    field.evaluate(CHAIN)
    writer.comes_to_say(desk.text(), "one 한")  # what is finished is told
    writer.inserts(desk.text(), 0, "zero ")
    expect(note(desk)).to_be_visible()
    assert field.input_value() == "one 한국"
    desk.page.evaluate("goesOn()")
    expect(field).to_have_value("zero one 한국")
    assert caret(field) == [11, 11]
    expect(note(desk)).to_have_count(0)


def test_a_keyboard_that_never_says_that_a_composition_ended(desk):
    field, writer = desk.begins("one")
    field.evaluate(WITHOUT_END)
    writer.inserts(desk.text(), 3, " two")
    expect(note(desk)).to_be_visible()
    desk.page.evaluate("ends()")
    expect(field).to_have_value("한one two")
    writer.comes_to_say(desk.text(), "한one two")


def test_a_composition_that_goes_on_holds_others_back_until_its_writer_leaves_the_field(desk, keyboard):
    desk.page.clock.install()
    desk.page.reload()
    field, writer = desk.begins("one ")
    put(field, 4)
    keyboard.shows("하")
    writer.inserts(desk.text(), 0, "zero ")
    expect(note(desk)).to_be_visible()
    desk.page.clock.fast_forward(10_000)
    assert field.input_value() == "one 하"
    assert note(desk).is_visible()
    desk.field("outcome").focus()
    expect(field).to_have_value("zero one 하")
    writer.comes_to_say(desk.text(), "zero one 하")


def test_a_word_that_was_only_opened_again_holds_nobody_back_for_long(desk, keyboard):
    desk.page.clock.install()
    desk.page.reload()
    field, writer = desk.begins("하나 둘")
    put(field, 3, 4)
    keyboard.shows("둘")
    writer.inserts(desk.text(), 0, "영 ")
    expect(note(desk)).to_be_visible()
    assert field.input_value() == "하나 둘"
    desk.page.clock.fast_forward(1600)
    expect(field).to_have_value("영 하나 둘")


HIDE = """() => {
  Object.defineProperty(document, "hidden", {value: true, configurable: true})
  document.dispatchEvent(new Event("visibilitychange"))
}"""


def test_a_page_that_is_put_aside_or_loaded_anew_tells_what_it_holds(desk, keyboard):
    field, writer = desk.begins("one ")
    put(field, 4)
    keyboard.shows("하")
    desk.page.evaluate(HIDE)
    writer.comes_to_say(desk.text(), "one 하")
    desk.page.reload()
    field = desk.field()
    put(field, 5)
    keyboard.shows("나")
    desk.page.reload()
    expect(desk.field()).to_have_value("one 하나")
    writer.comes_to_say(desk.text(), "one 하나")


KEYS = """(field) => {
  window.prevented = []
  addEventListener("keydown", (event) => prevented.push([event.key, event.defaultPrevented]))
}"""


def test_enter_and_undo_belong_to_the_input_method_while_it_composes(desk, keyboard):
    field = desk.field("title")
    put(field, 0)
    field.press_sequentially("two ")
    field.evaluate(KEYS)
    keyboard.shows("하")
    for key, code in (("Enter", "Enter"), ("z", "KeyZ")):
        asked = {"key": key, "code": code, "windowsVirtualKeyCode": 229, "modifiers": 2 if key == "z" else 0}
        keyboard.cdp.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **asked})
    assert desk.page.evaluate("prevented") == [["Enter", False], ["z", False]]
    assert "two 하" in field.input_value()
    keyboard.leaves("하")
    field.press("Enter")
    assert "two 하" in field.input_value()
    assert "\n" not in field.input_value()


def test_one_undoes_ones_own_place_by_place_and_keeps_what_one_has_selected(desk):
    field, writer = desk.begins("one two three")
    put(field, 13)
    field.press_sequentially(" four")
    put(field, 0)
    field.press_sequentially("zero ")
    writer.comes_to_say(desk.text(), "zero one two three four")
    put(field, 9, 12)
    writer.inserts(desk.text(), 0, "minus one, ")
    expect(field).to_have_value("minus one, zero one two three four")
    assert caret(field) == [20, 23]
    writer.removes(desk.text(), 20, 22)
    expect(field).to_have_value("minus one, zero one o three four")
    assert caret(field) == [20, 21]
    field.press("Control+z")
    expect(field).to_have_value("minus one, one o three four")
    field.press("Control+z")
    expect(field).to_have_value("minus one, one o three")
    field.press("Control+z")
    assert field.input_value() == "minus one, one o three"
    field.press("Control+Shift+z")
    expect(field).to_have_value("minus one, one o three four")
    assert caret(field) == [27, 27]
