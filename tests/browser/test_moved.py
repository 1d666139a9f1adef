"""Nobody is moved by force: a team moves on while one of them is still writing a draft, or a comment."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, comes_true
from tests.day import Day


@pytest.fixture
def day(server):
    """Teams who are drafting, with an item each."""
    acted = Day(server, size=2)
    acted.go("draft")
    for phones in acted.teams.values():
        phones[0].does("item.add", title="One law for care cooperatives")
    yield acted
    acted.close()


def test_a_draft_is_finished_after_the_team_moved_on(day, opened):
    page = opened(day.teams["KR"][0].row)
    problem = page.get_by_label("Problem").first
    problem.fill("Half a pro")
    comes_true(page, "() => facilitator.waiting === 0")  # saved by itself, but its writer is not done
    day.go("peer", 1)
    expect(page.get_by_text("Your team moved on to Peer review. Finish your words, then go.")).to_be_visible()
    problem.press_sequentially("blem")
    expect(problem).to_have_value("Half a problem")
    problem.blur()
    expect(page.locator(".room[data-step=peer]")).to_be_visible()
    other = opened(day.teams["KR"][1].row)
    other.get_by_role("tab", name="Draft").click()
    expect(other.get_by_text("Half a problem")).to_be_visible()


def test_a_comment_is_finished_after_the_round_ended(day, opened):
    day.go("peer", 1)
    page = opened(day.teams["KR"][0].row)
    words = page.get_by_label("Your comment").filter(visible=True).first
    words.fill("We have such ")
    day.go("peer", 2)
    expect(page.get_by_role("button", name="Go to Peer review")).to_be_visible()
    words.press_sequentially("a law")
    page.get_by_role("button", name="Send comment").first.click()
    expect(page.get_by_role("button", name="Go to Peer review")).to_be_hidden()
    expect(page.get_by_text("You had begun this")).to_be_hidden()
    (comment,) = day.lead.sees("comment")
    assert comment["words"] == "We have such a law"
    comes_true(
        page,
        """async () => {
          const answer = await fetch("/api/snapshot", {headers: {"X-Seat": "room"}})
          const fresh = (await answer.json()).things.map(({type, id}) => `${type}-${id}`)
          return fresh.sort().join() === Object.keys(facilitator.store.things).sort().join()
        }""",
    )


def test_words_whose_field_is_gone_after_a_reload_are_shown_to_their_writer_to_copy(day, opened):
    day.go("ideas")
    page = opened(day.teams["KR"][0].row)
    page.get_by_role("textbox", name="My idea").fill("반쯤 쓴 생각")
    day.go("break")
    page.reload()
    begun = page.get_by_role("group", name="Words that were not sent")
    expect(begun).to_contain_text("반쯤 쓴 생각")
    begun.get_by_role("button", name="Put away").click()
    expect(begun).to_be_hidden()
    page.reload()
    page.wait_for_selector(".room[data-step=break]")
    expect(begun).to_be_hidden()


def test_who_has_sent_their_words_goes_along_though_the_caret_stays_in_the_field(day, opened):
    day.go("ideas")
    page = opened(day.teams["KR"][0].row, size=LAPTOP)
    field = page.get_by_role("textbox", name="My idea")
    field.fill("An idea")
    field.press("Control+Enter")
    expect(page.get_by_text("An idea").first).to_be_visible()
    expect(field).to_be_focused()
    day.go("break")
    expect(page.locator(".room[data-step=break]")).to_be_visible()
