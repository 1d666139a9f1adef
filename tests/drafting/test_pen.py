"""Two writers' fields in a real Chromium: what each types stays under their hands, and nothing is lost."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def writing(server, phone, browser):
    """An item of Korea's in the drafting step, open on the phones of Min-jun and Eun-ji."""
    lead = phone(role="facilitator")
    plenary = next(clock for clock in lead.sees("clock") if clock["team"] is None)
    draft = next(step for step in lead.sees("step") if step["kind"] == "draft")
    lead.does("step.move", leaving=plenary["step"], to=draft["id"])
    rows = [row for row in server.links if row["role"] == "participant" and row["team"] == "KR"][:2]
    host = phone(rows[0])
    host.does("item.add", title="Framework act")
    (item,) = host.sees("item")
    contexts = [browser.new_context(locale="en") for _ in rows]
    pages = [context.new_page() for context in contexts]
    for page, row in zip(pages, rows, strict=True):
        page.goto(row["link"])
        page.goto(f"{page.url}?lang=en")
        expect(page.locator(field(item))).to_be_visible()
    yield item["id"], host, *pages
    for context in contexts:
        context.close()


def field(item, name="problem"):
    return f"#field-{item['id'] if isinstance(item, dict) else item}--{name}"


def texts(host, name="problem"):
    shown = host.sees("item")[0]["fields"][name]
    return [shown["words"], *(rival["words"] for rival in shown["rivals"])]


def test_a_field_saves_itself_while_its_writer_types_on(writing):
    item, host, page, other = writing
    state = page.locator(f"{field(item)}-state")
    page.locator(field(item)).press_sequentially("Laws stand apart. ")
    expect(state).to_contain_text("saved")
    page.locator(field(item)).press_sequentially("They cost time.")
    expect(page.locator(field(item))).to_have_value("Laws stand apart. They cost time.")
    expect(other.locator(field(item))).to_have_value("Laws stand apart. They cost time.")
    assert texts(host) == ["Laws stand apart. They cost time."]


def test_a_colleagues_text_is_shown_beside_and_both_are_kept_until_one_is_chosen(writing):
    item, host, one, two = writing
    two.locator(field(item)).press_sequentially("Two's words")
    host.does("field.write", item=item, field="problem", words="One's words")
    expect(two.locator(field(item))).to_have_value("Two's words")
    expect(two.locator(".conflict")).to_be_visible()
    two.locator(field(item)).blur()
    expect(one.locator(".conflict-side")).to_have_count(2)
    assert texts(host) == ["One's words", "Two's words"]
    one.get_by_role("button", name="Combine both").click()
    one.get_by_role("button", name="Save the combined text").click()
    for page in (one, two):
        expect(page.locator(".conflict")).to_have_count(0)
        expect(page.locator(field(item))).to_have_value("One's words\nTwo's words")


def test_a_remote_change_does_not_break_a_composition_and_half_a_word_is_not_sent(writing):
    item, host, page, _ = writing
    page.locator(field(item)).focus()
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": "하", "selectionStart": 1, "selectionEnd": 1})
    host.does("field.write", item=item, field="problem", words="One's words")
    host.does("field.write", item=item, field="outcome", words="One law for all.")
    expect(page.locator(field(item, "outcome"))).to_have_value("One law for all.")  # it has arrived
    method.send("Input.imeSetComposition", {"text": "한", "selectionStart": 1, "selectionEnd": 1})
    expect(page.locator(field(item))).to_have_value("한")
    assert texts(host) == ["One's words"]
    method.send("Input.insertText", {"text": "한글"})
    page.locator(field(item)).blur()
    expect(page.locator(".conflict-side")).to_have_count(2)
    assert texts(host) == ["One's words", "한글"]


def test_words_of_an_hour_offline_and_a_reload_stand_beside_those_of_the_others(writing):
    item, host, page, _ = writing
    page.context.set_offline(True)
    page.locator(field(item)).fill("Offline words")
    page.locator(field(item)).blur()
    expect(page.locator(f"{field(item)}-state")).to_have_text("waiting")
    host.does("field.write", item=item, field="problem", words="Online words")
    page.locator(field(item)).fill("Offline words, longer")
    page.context.set_offline(False)
    page.reload()
    expect(page.locator(".conflict-side")).to_have_count(2)
    expect(page.locator(field(item))).to_have_value("Offline words, longer")
    expect(page.locator(f"{field(item)}-state")).to_have_text("saved beside another text")
    assert texts(host) == ["Online words", "Offline words, longer"]


def test_words_that_a_freeze_cut_off_are_given_back_to_their_writer(writing, phone):
    item, host, page, _ = writing
    (agenda,) = host.sees("agenda")
    page.locator(field(item)).focus()
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": "늦은", "selectionStart": 2, "selectionEnd": 2})
    phone(role="facilitator").does("agenda.freeze", team=agenda["id"])
    expect(page.get_by_text("The text is as it will be voted on")).to_be_visible()
    expect(page.locator("blockquote", has_text="늦은")).to_be_visible()
