"""The parts of a draft are put in order: dragged with a mouse or a finger, or moved by buttons."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, faults_of, go, overflow_of
from tests.browser.hands import Keyboard, caret, put
from tests.phone import Phone

ORDER = (
    """(kind) => [...document.querySelectorAll(`[data-part^=${kind}-]`)].map((part) => part.dataset.part)"""
)
PUT_AT = "(part, y) => scrollBy({top: part.getBoundingClientRect().top - y, behavior: 'instant'})"
IS_CLOSE = "(part) => part.getBoundingClientRect().bottom < innerHeight"
KINDS = ("paragraph", "item", "action")


@pytest.fixture
def kim(server, fay):
    """The rows of Korea's people; their draft has three of each kind: a, b and c."""
    go(fay, "draft")
    rows = [row for row in server.links if row["team"] == "KR" and row["role"] == "participant"]
    host = Phone(server, rows[0])
    host.does("field.write", field="title", words="Care for all")
    for name in "abc":
        host.does("paragraph.add", words=f"Paragraph {name},")
        host.does("item.add", title=f"Item {name}")
    for _ in range(3):
        host.does("action.add", item=host.sees("item")[0]["id"])
    host.close()
    return rows


def parts(page, kind):
    """All parts of a kind in the order in which they stand, once they can be dragged."""
    expect(page.locator(f"[data-part^={kind}-] .grip").first).to_be_visible()
    return page.evaluate(ORDER, kind)


def part(page, key):
    return page.locator(f"[data-part={key}]")


def stand(page, kind, keys):
    """See that the parts of a kind come to stand in this order."""
    for number, key in enumerate(keys):
        expect(page.locator(f"[data-part^={kind}-]").nth(number)).to_have_attribute("data-part", key)


def centre(box):
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def take(page, key, y=220):
    """Take a part by its grip, where there is room to all sides, and begin to drag it."""
    part(page, key).evaluate(PUT_AT, y)
    x, y = centre(part(page, key).locator(".grip").first.bounding_box())
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 8)
    expect(page.locator(".landing")).to_be_visible()


def carry_behind(page, key):
    """Go on to the lower end of another part."""
    box = part(page, key).bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + box["height"] - 4, steps=5)


def drag_behind(page, key, other, y=220):
    take(page, key, y)
    carry_behind(page, other)
    page.mouse.up()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_dragged_stands_there_for_all_also_after_a_reload_and_can_be_undone(kind, kim, opened):
    page, other = opened(kim[0], LAPTOP), opened(kim[2], PHONE)
    a, b, c = parts(page, kind)
    take(page, a)
    carry_behind(page, b)
    line = page.locator(".landing").bounding_box()
    upper, lower = part(page, b).bounding_box(), part(page, c).bounding_box()
    assert upper["y"] + upper["height"] - 4 <= line["y"] <= lower["y"] + 4
    page.mouse.up()
    expect(page.locator(".landing")).to_have_count(0)
    for each in (page, other):
        stand(each, kind, [b, a, c])
    assert page.evaluate("() => document.activeElement === document.body")  # nothing took the focus
    assert part(page, a).evaluate("(part) => part.getBoundingClientRect().top < innerHeight")
    assert faults_of(page) == faults_of(other) == []
    assert overflow_of(other) <= 0
    page.locator(".toasts").get_by_role("button", name="Undo").click()
    for each in (page, other):
        stand(each, kind, [a, b, c])
    drag_behind(page, a, c)
    stand(page, kind, [b, c, a])
    for each in (page, other):
        each.reload()
        stand(each, kind, [b, c, a])


@pytest.mark.parametrize("kind", KINDS)
def test_a_finger_drags_too(kind, kim, opened):
    page = opened(kim[0], PHONE)
    a, b, c = parts(page, kind)
    finger = page.context.new_cdp_session(page)

    def touch(type, *points):
        at = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": type, "touchPoints": at})

    part(page, a).evaluate(PUT_AT, 200)
    box = part(page, a).locator(".grip").first.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    x, y = centre(box)
    touch("touchStart", (x, y))
    touch("touchMove", (x, y + 8))
    expect(page.locator(".landing")).to_be_visible()
    box = part(page, b).bounding_box()
    touch("touchMove", (x, box["y"] + box["height"] - 4))
    touch("touchEnd")
    stand(page, kind, [b, a, c])
    assert overflow_of(page) <= 0


def test_escape_leaves_everything_as_it_was(kim, opened):
    page = opened(kim[0], LAPTOP)
    order = parts(page, "item")
    take(page, order[0])
    carry_behind(page, order[1])
    page.keyboard.press("Escape")
    expect(page.locator(".landing, [data-folds], [data-dragged], [data-dragging]")).to_have_count(0)
    page.mouse.up()
    drag_behind(page, order[0], order[0])  # a drag to where it stands asks for nothing either
    page.reload()
    assert parts(page, "item") == order


def test_a_press_alone_moves_nothing_and_takes_no_caret(kim, opened):
    page = opened(kim[0], LAPTOP)
    order = parts(page, "paragraph")
    field = part(page, order[0]).get_by_role("textbox")
    expect(field).to_be_editable()
    put(field, 4)
    part(page, order[1]).locator(".grip").click()
    expect(field).to_be_focused()
    assert caret(field) == [4, 4]
    expect(page.locator(".landing")).to_have_count(0)
    assert parts(page, "paragraph") == order


WAYS = ["before", "by taking out and putting in"]  # Safari has only the second


@pytest.mark.parametrize(
    ("moves", "kind", "name"),
    [(WAYS[0], "paragraph", "words"), (WAYS[0], "item", "problem"), (WAYS[1], "action", "text")],
)
def test_who_types_in_what_is_dragged_goes_on_composing(moves, kind, name, kim, opened):
    page, writer = opened(kim[0], LAPTOP), opened(kim[2], LAPTOP)
    if moves != "before":  # Safari has no other way to move an element, which ends what is composed in it
        writer.add_init_script("delete Element.prototype.moveBefore")
        writer.reload()
    a, b, c = parts(page, kind)
    field = part(writer, a).locator(f"[id^=field-][id$=-{name}]").first
    expect(field).to_be_editable()
    field.fill("one two")
    put(field, 3)
    keyboard = Keyboard(writer)
    keyboard.shows("하")
    drag_behind(page, a, c)
    stand(writer, kind, [b, c, a])
    keyboard.shows("한")
    drag_behind(page, a, b, y=440)  # and back up, over the others
    stand(writer, kind, [b, a, c])
    expect(field).to_be_focused()
    keyboard.leaves("한")
    writer.keyboard.type("!")
    expect(field).to_have_value("one한! two")
    assert caret(field) == [5, 5]
    expect(part(page, a).locator(f"[id^=field-][id$=-{name}]").first).to_have_value("one한! two")


def test_while_one_composes_in_a_part_one_does_not_drag_it(kim, opened):
    page = opened(kim[0], LAPTOP)
    a, b, c = parts(page, "paragraph")
    field = part(page, a).get_by_role("textbox")
    expect(field).to_be_editable()
    put(field, 0)
    Keyboard(page).shows("하")
    x, y = centre(part(page, a).locator(".grip").bounding_box())
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 30)
    assert page.locator(".landing").count() == 0
    page.mouse.up()
    drag_behind(page, b, c)  # others can be
    stand(page, "paragraph", [a, c, b])
    expect(field).to_be_focused()


def test_actions_are_moved_by_keys_and_the_focus_stays(kim, opened):
    page, other = opened(kim[0], PHONE), opened(kim[2], LAPTOP)
    a, b, c = parts(page, "action")
    down = part(page, a).get_by_role("button", name="Move down")
    down.focus()
    for order in ([b, a, c], [b, c, a]):
        page.keyboard.press("Enter")
        stand(page, "action", order)
        stand(other, "action", order)
        expect(down).to_be_focused()
    part(page, a).get_by_role("button", name="Move up").press("Enter")
    stand(other, "action", [b, a, c])
    expect(page.locator(".toast")).to_have_count(0)


def test_a_long_list_scrolls_where_one_holds_it_at_the_edge(kim, opened, server):
    host = Phone(server, kim[1])
    for number in range(12):
        host.does("paragraph.add", words=f"Further {number},")
    host.close()
    page = opened(kim[0], PHONE)
    order = parts(page, "paragraph")
    expect(page.locator(".paragraph")).to_have_count(15)
    order = parts(page, "paragraph")
    take(page, order[0])
    page.mouse.move(60, PHONE["height"] - 30, steps=3)
    page.wait_for_function(
        f"(key) => ({IS_CLOSE})(document.querySelector(`[data-part=${{key}}]`))", arg=order[-1]
    )
    page.mouse.up()
    stand(page, "paragraph", [*order[1:], order[0]])


def test_what_is_frozen_while_it_is_dragged_stays(kim, opened, fay):
    page = opened(kim[0], LAPTOP)
    a, b, _ = order = parts(page, "item")
    take(page, a)
    carry_behind(page, b)
    fay.does("agenda.freeze", team=next(team["id"] for team in fay.sees("team") if team["country"] == "KR"))
    expect(page.locator(".landing, .grip")).to_have_count(0)
    page.mouse.up()
    stand(page, "item", order)
