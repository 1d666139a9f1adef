"""Words of a draft are commented on where they stand; who is named hears of it, on every device."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, faults_of
from tests.browser.looks import faults_in, faults_in_need
from tests.browser.network import Network
from tests.day import Day
from tests.server import Server

PROBLEM = "The laws stand apart, and nobody\nis responsible for care."


@pytest.fixture(scope="module")
def demonstration(demonstration, tmp_path_factory):
    """Teams who read each other's drafts, with an item and a problem each."""
    reading = Server(tmp_path_factory.mktemp("reading"))
    reading.goes_on(*demonstration)
    acted = Day(reading.start(), size=2)
    acted.go("draft")
    for phones in acted.teams.values():
        phones[0].does("item.add", title="One law for care cooperatives")
        item = phones[0].sees("item")[-1]["id"]
        phones[0].does("field.write", item=item, field="problem", words=PROBLEM)
    acted.go("peer", 1)
    acted.close()
    reading.stop()
    return reading, reading.links


@pytest.fixture
def day(server):
    acted = Day(server, size=2)
    yield acted
    acted.close()


@pytest.fixture
def reader(day):
    """Somebody who reads Korea's draft: their row of the links."""
    korea = day.teams["KR"][0].store.me["team"]
    return next(
        phones[0].row
        for country, phones in day.teams.items()
        if country != "KR" and any(item["team"] == korea for item in phones[0].sees("item"))
    )


def read(page):
    """The problem as one reads it."""
    field = page.locator(".readable").filter(has_text="nobody")
    expect(field).to_be_visible()
    return field


SELECT = """(field, words) => {
  const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const at = texts.currentNode.textContent.indexOf(words)
    const node = texts.currentNode
    if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + words.length)
  }
}"""


def drag(page, words):
    """Select words with the mouse, as a reader does."""
    read(page).evaluate("(field) => field.scrollIntoView({block: 'center'})")
    read(page).evaluate(SELECT, words)
    box = page.evaluate("() => getSelection().getRangeAt(0).getBoundingClientRect().toJSON()")
    page.evaluate("() => getSelection().empty()")
    height = box["top"] + box["height"] / 2
    page.mouse.move(box["left"] + 1, height)
    page.mouse.down()
    page.mouse.move(box["right"], height, steps=5)
    page.mouse.up()


def says(page, words):
    """Write a comment where the focus has gone, and send it."""
    field = page.get_by_label("Your comment").filter(visible=True).first
    expect(field).to_be_focused()
    page.keyboard.type(words)
    page.get_by_role("button", name="Send comment").first.click()
    expect(page.locator(".comment:not([data-state=waiting]) .comment-text", has_text=words)).to_be_visible()


def test_selected_words_are_commented_on_followed_and_struck_when_they_are_gone(day, reader, opened):
    page = opened(reader, LAPTOP)
    read(page).evaluate(SELECT, "stand apart")
    page.get_by_role("button", name="Comment on these words").click()
    expect(page.get_by_role("group", name="What you comment on")).to_contain_text("stand apart")
    page.locator("label.choice:visible", has_text="Objection").first.click()
    page.get_by_label("Your comment").filter(visible=True).first.focus()
    says(page, "They do not.")
    expect(read(page).locator("mark")).to_have_text("stand apart")
    expect(page.get_by_role("group", name="What you comment on")).to_have_count(0)

    day.go("draft")  # Korea's authors write again, and their readers read on in a page that knows the text
    author = opened(day.teams["KR"][0].row, LAPTOP)
    field = author.get_by_label("Problem").first
    expect(field).to_be_editable()
    expect(author.locator(".remarked[data-kind=objection]")).to_have_count(1)
    author.get_by_role("button", name="1 comment").click()
    comment = author.locator(".comment", has_text="They do not.")
    expect(comment).to_be_focused()
    expect(comment.locator("q")).to_have_text("stand apart")
    field.press("Home")
    field.evaluate("(field) => field.setSelectionRange(0, 0)")
    field.press_sequentially("Indeed: ")
    comment.get_by_role("button", name="Show").click()
    expect(field).to_be_focused()
    selected = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert field.evaluate(selected) == "stand apart"
    assert faults_of(author) == []
    author.keyboard.press("Delete")
    expect(comment.locator("del")).to_have_text("stand apart")
    expect(comment).to_contain_text("These words are gone:")
    expect(author.locator(".remarked")).to_have_count(0)


def test_the_marks_move_while_the_authors_write(day, reader, opened):
    page = opened(reader)
    drag(page, "nobody")
    page.get_by_role("button", name="Comment on these words").click()
    says(page, "Is it really nobody?")
    expect(read(page).locator("mark")).to_have_text("nobody")
    assert faults_in(page, "phone") == []
    assert faults_in_need(page) == []
    team = day.teams["KR"][0].store.me["team"]
    clock = next(each for each in day.lead.sees("clock") if each["team"] == team)
    draft = next(step["id"] for step in day.lead.sees("step") if step["kind"] == "draft")
    day.lead.does("step.move", leaving=clock["step"], to=draft, team=team)
    author = opened(day.teams["KR"][0].row)
    field = author.get_by_label("Problem").first
    expect(field).to_be_editable()
    field.evaluate("(field) => field.setSelectionRange(4, 4)")
    field.press_sequentially("many ")
    expect(read(page)).to_contain_text("The many laws")
    expect(read(page).locator("mark")).to_have_text("nobody")


def test_a_field_is_commented_on_by_keyboard_and_who_is_named_has_a_notice(day, reader, opened):
    page = opened(reader, LAPTOP)
    button = page.get_by_role("button", name="Comment on this field Problem")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="What you comment on")).to_contain_text("Problem")
    expect(page.get_by_label("Your comment").filter(visible=True).first).to_be_focused()
    page.keyboard.type("Well said, ")
    mention = page.get_by_role("button", name="Mention").last
    mention.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Whom do you mention?").last).to_be_focused()
    minjun = day.teams["KR"][0].row["name"]
    page.keyboard.type(minjun[:6])
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your comment").filter(visible=True).first).to_have_value(
        f"Well said, @{minjun} "
    )
    says(page, "!")
    phone, laptop = opened(day.teams["KR"][0].row), opened(day.teams["KR"][0].row, LAPTOP)
    for device in (phone, laptop):
        expect(device.get_by_text(f"{reader['name']} mentions you:")).to_be_visible()
    phone.get_by_role("button", name="Show").first.click()
    expect(phone.locator(".comment", has_text="Well said")).to_be_focused()
    expect(phone.locator(".comment", has_text="mentions you")).to_be_visible()
    assert faults_in(phone, "phone") == []
    phone.get_by_role("button", name="Put away").click()
    for device in (phone, laptop):
        expect(device.get_by_text("mentions you:")).to_have_count(0)


def test_a_team_comments_on_its_own_draft_and_the_readers_see_nothing_of_it(day, reader, opened):
    day.go("draft")
    author = opened(day.teams["KR"][0].row, LAPTOP)
    field = author.get_by_label("Problem").first
    expect(field).to_be_editable()
    field.evaluate("(field) => (field.focus(), field.setSelectionRange(4, 8))")
    author.get_by_role("button", name="Comment Problem").first.click()
    expect(author.get_by_role("group", name="What you comment on")).to_contain_text("laws")
    says(author, "Which ones?")
    expect(author.locator(".comment", has_text="only your team")).to_be_visible()
    day.go("peer", 1)
    page = opened(reader)
    read(page)
    expect(page.get_by_text("Which ones?")).to_have_count(0)
    assert "Which ones?" not in page.content()


def test_a_comment_that_was_written_offline_keeps_its_words(day, reader, opened):
    page = opened(reader)
    read(page)
    network = Network(page.context)
    page.reload()
    read(page)
    network.cut()
    expect(page.locator(".badge")).to_have_attribute("data-state", "offline")
    read(page).evaluate(SELECT, "nobody")
    page.get_by_role("button", name="Comment on these words").click()
    page.keyboard.type("Nobody?")
    page.get_by_role("button", name="Send comment").first.click()
    network.restore()
    comment = page.locator(".comment:not([data-state=waiting])", has_text="Nobody?")
    expect(comment).to_be_visible(timeout=20_000)
    expect(comment.locator("q")).to_have_text("nobody")


def test_who_is_named_about_the_title_of_their_agenda_is_led_to_their_draft(day, reader, opened):
    minjun, korea = day.teams["KR"][0], day.teams["KR"][0].store.me["team"]
    minjun.does("field.write", field="title", words="Care for all")
    sender = next(phones[0] for phones in day.teams.values() if phones[0].row == reader)
    told = {"team": korea, "kind": "question", "words": "Who is all?", "about": {"field": "agenda.title"}}
    sender.does("comment.add", {**told, "mentions": [minjun.store.me["id"]]})
    day.go("break")
    page = opened(minjun.row)
    page.locator(".mentions").get_by_role("button", name="Show").click()
    comment = page.locator(".comment", has_text="Who is all?")
    expect(comment).to_be_focused()
    comment.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="Care for all").locator("[tabindex]")).to_be_focused()


def test_an_observer_comments_on_selected_words(day, server, opened):
    page = opened(next(row for row in server.links if row["role"] == "observer"), LAPTOP)
    field = page.locator(".readable").filter(has_text="nobody").first
    field.evaluate(SELECT, "nobody")
    page.get_by_role("button", name="Comment on these words").click()
    expect(page.get_by_role("group", name="What you comment on")).to_contain_text("nobody")
    says(page, "Is there an office?")
    expect(field.locator("mark")).to_have_text("nobody")


@pytest.mark.parametrize(
    ("title", "words"), [("Care for all", "for all"), ("One law for care cooperatives", "care")]
)
def test_words_of_a_title_are_commented_on_in_the_heading(day, reader, opened, title, words):
    day.teams["KR"][0].does("field.write", field="title", words="Care for all")
    page = opened(reader)
    heading = page.get_by_role("heading", name=title)
    expect(heading).to_be_visible()
    heading.evaluate(SELECT, words)
    page.get_by_role("button", name="Comment on these words").click()
    expect(page.get_by_role("group", name="What you comment on")).to_contain_text(words)
    says(page, "Which of it?")
    expect(heading.locator("mark")).to_have_text(words)
    assert faults_in(page, "phone") == []
    assert page.locator(".comment", has_text="Which of it?").locator("q").inner_text().strip("“”") == words


def tap(page, button):
    """Press with a thumb: what a touch screen sends, and what the browser makes of it."""
    box = button.bounding_box()
    screen = page.context.new_cdp_session(page)
    screen.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    screen.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    screen.detach()


def test_a_thumb_does_not_lose_the_words_that_were_chosen(day, reader, opened):
    page = opened(reader)
    read(page).evaluate("(field) => field.scrollIntoView({block: 'center'})")
    read(page).evaluate(SELECT, "nobody")
    button = page.get_by_role("button", name="Comment on these words")
    expect(button).to_be_visible()
    tap(page, button)
    expect(page.get_by_role("group", name="What you comment on")).to_contain_text("nobody")
    says(page, "Not even the ministry?")
    expect(read(page).locator("mark")).to_have_text("nobody")
