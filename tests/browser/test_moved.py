"""Nobody is moved by force: a team moves on while one of them is still writing a draft, or a comment."""

import pytest
from playwright.sync_api import expect

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
    day.go("peer", 1)
    expect(page.get_by_text("Your team moved on to Peer review. Finish your words, then go.")).to_be_visible()
    problem.press_sequentially("blem")
    expect(problem).to_have_value("Half a problem")
    problem.blur()
    expect(page.locator(".room[data-step=peer]")).to_be_visible()
    item = next(item for item in day.teams["KR"][1].sees("item") if item["fields"].get("problem"))
    assert item["fields"]["problem"]["words"] == "Half a problem"


def test_a_comment_is_finished_after_the_round_ended(day, opened):
    day.go("peer", 1)
    page = opened(day.teams["KR"][0].row)
    words = page.get_by_label("Your comment").first
    words.fill("We have such ")
    day.go("peer", 2)
    expect(page.get_by_role("button", name="Go to Peer review")).to_be_visible()
    words.press_sequentially("a law")
    page.get_by_role("button", name="Send comment").first.click()
    expect(page.get_by_role("button", name="Go to Peer review")).to_be_hidden()
    (comment,) = day.lead.sees("comment")
    assert comment["words"] == "We have such a law"
    page.wait_for_function(
        """async () => {
          const answer = await fetch("/api/snapshot", {headers: {"X-Seat": "room"}})
          const fresh = (await answer.json()).things.map(({type, id}) => `${type}-${id}`)
          return fresh.sort().join() === Object.keys(facilitator.store.things).sort().join()
        }"""
    )
