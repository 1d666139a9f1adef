"""A team sees what is proposed for its words as a difference that no colour alone tells, and decides."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, faults_of, go
from tests.browser.looks import faults_in
from tests.phone import Phone

BEFORE, AFTER = "介護労働者の法律は分かれている。", "介護労働者の法令は分かれている。"


@pytest.fixture
def japan(server, fay):
    """The rows of Japan's people, whose item has a problem in Japanese."""
    go(fay, "draft")
    rows = [row for row in server.links if row["team"] == "JP" and row["role"] == "participant"]
    host = Phone(server, rows[0])
    host.does("item.add", title="介護の法律")
    item = next(item["id"] for item in host.sees("item"))
    host.does("field.write", item=item, field="problem", words=BEFORE)
    host.close()
    return rows


def propose(page, field, words, reason):
    """Open the form at a field, and propose other words there."""
    if page.get_by_role("button", name="Propose amendments").get_attribute("aria-pressed") == "false":
        page.get_by_role("button", name="Propose amendments").click()
    page.get_by_role("button", name=f"Propose other words {field}").click()
    form = page.get_by_role("form", name=f"Propose other words for: {field}")
    form.get_by_label("Your words").fill(words)
    form.get_by_label("Why?").fill(reason)
    form.get_by_role("button", name="Propose").click()
    return form


def test_one_changed_sign_is_proposed_shown_as_one_and_accepted(japan, opened):
    author, host = opened(japan[1], LAPTOP), opened(japan[0])
    form = propose(author, "Problem", AFTER, "法令のほうが正確です。")
    expect(form).to_have_count(0)
    card = host.get_by_role("listitem").filter(has=host.get_by_text("A1", exact=True))
    expect(card.locator("del")).to_have_text("[taken out: −律]")
    expect(card.locator("ins")).to_have_text("[put in: +令]")
    expect(host.get_by_text("1 amendment waits for a decision")).to_be_visible()
    host.get_by_role("link", name="A1: item 1, Problem").click()
    expect(card).to_be_focused()
    host.get_by_role("button", name="Side by side").click()
    expect(card.get_by_role("group", name="As proposed").locator("del")).to_have_count(0)
    assert faults_in(host, "phone") == faults_of(author) == []
    card.get_by_role("button", name="Accept", exact=True).click()
    expect(author.get_by_label("Problem", exact=True).first).to_have_value(AFTER)
    expect(host.get_by_role("group", name="Amendments to: Problem")).to_be_focused()
    expect(host.get_by_text("1 amendment is settled")).to_be_visible()


def test_rivals_stand_next_to_each_other_and_refused_words_stay(japan, opened):
    author, host = opened(japan[1], LAPTOP), opened(japan[0], LAPTOP)
    propose(author, "Problem", AFTER, "正確")
    rivals = host.get_by_role("group", name="Amendments to: Problem")
    expect(rivals.locator(".amendment")).to_have_count(1)
    form = propose(host, "Problem", AFTER, "同じ")
    expect(form.get_by_role("status")).to_contain_text("see A1")
    expect(form.get_by_label("Your words")).to_have_value(AFTER)
    host.reload()
    expect(form.get_by_label("Your words")).to_have_value(AFTER)
    form.get_by_label("Your words").fill("介護労働者の法規は分かれている。")
    form.get_by_role("button", name="Propose").click()
    expect(rivals.locator(".amendment")).to_have_count(2)
    first, second = (rivals.locator(".amendment").nth(place).bounding_box() for place in (0, 1))
    assert first["y"] == second["y"]
    rivals.get_by_role("button", name="Keep the text and all of these").click()
    bracketed = "介護労働者の法[律] [令] [規]は分かれている。"
    expect(author.get_by_label("Problem", exact=True).first).to_have_value(bracketed)
    expect(rivals.get_by_text("Alternatives stand in [brackets] here.")).to_be_visible()
    expect(host.get_by_text("Alternatives stand in [brackets]", exact=True)).to_be_visible()
    assert faults_of(host) == []


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_what_was_accepted_is_undone_as_long_as_the_text_says_it(size, japan, opened):
    author, host = opened(japan[1], LAPTOP), opened(japan[0], size)
    problem = host.get_by_label("Problem", exact=True).first
    propose(author, "Problem", AFTER, "正確")
    host.get_by_role("button", name="Accept", exact=True).click()
    expect(problem).to_have_value(AFTER)
    toast = host.get_by_role("status").filter(has_text="A1 was accepted")
    look = "a phone" if size == PHONE else "a laptop"
    assert faults_in(host, look) == []
    host.keyboard.press("Tab")  # from the part where it was accepted, past what is settled there
    host.keyboard.press("Tab")
    expect(toast.get_by_role("button", name="Undo")).to_be_focused()
    host.keyboard.press("Enter")
    expect(toast).to_have_count(0)
    expect(problem).to_have_value(BEFORE)
    expect(host.get_by_role("group", name="Amendments to: Problem")).to_be_focused()
    host.get_by_role("button", name="Accept with a change").click()
    form = host.get_by_role("form", name="What the text is to say instead")
    form.get_by_role("textbox").fill(AFTER + "注意。")
    form.get_by_role("button", name="Accept with this change").click()
    expect(toast).to_be_visible()
    theirs = author.get_by_role("group", name="Amendments to: Problem")
    theirs.get_by_text("1 amendment is settled").click()
    theirs.get_by_role("button", name="Undo").click()
    expect(toast).to_have_count(0)
    expect(problem).to_have_value(BEFORE)
    host.get_by_role("button", name="Accept", exact=True).click()
    expect(toast).to_be_visible()
    theirs.get_by_text("1 amendment is settled").click()
    expect(theirs.get_by_role("button", name="Undo")).to_be_visible()
    problem.fill(AFTER + "もう一つ。")
    expect(toast).to_have_count(0)
    expect(theirs.get_by_role("button", name="Undo")).to_have_count(0)
    expect(author.get_by_role("status").filter(has_text="A1 was accepted")).to_have_count(0)
    assert faults_of(host) == faults_of(author) == []
