"""The page of a published result on a phone: a voter comes to it by keyboard alone, and checks the count."""

import json
import re
from uuid import uuid4

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from facilitator.commandline import facilitator
from tests.browser.acts import press
from tests.browser.looks import faults_by_night, faults_in, faults_in_need

PLACES = ["Seoul", "Jakarta", "Manila"]
STANDS = "() => document.querySelector(':is(a, button):focus')?.innerText ?? ''"
LEVELS = "() => [...document.querySelectorAll('h1, h2, h3, h4')].map((each) => each.tagName).join(' ')"
KEPT = """(ballot) => JSON.parse(
  Object.entries(localStorage).find(([key]) => new RegExp(`^receipt-\\\\d+-${ballot}$`).test(key))[1]
).receipt"""


def order(*places):
    ranked = [{"option": PLACES.index(place) + 1, "place": number} for number, place in enumerate(places, 1)]
    return {"kind": "ranking", "order": ranked}


@pytest.fixture
def election(fay):
    """Korea elects two places by STV, in secret. Return the ballot's id."""
    team = next(team["id"] for team in fay.knows("team") if team["country"] == "KR")
    asked = {"kind": "ranking", "about": "question", "team": team, "options": PLACES, "secret": True}
    fay.does("ballot.open", title="Where first?", method="stv", seats=2, **asked)
    return fay.knows("ballot")[-1]["id"]


def published(fay, ballot):
    fay.does("ballot.close", ballot=ballot)
    fay.does("ballot.publish", ballot=ballot)


def others_vote(hall, phone, ballot):
    """Five more vote: Seoul has most, and Manila is second."""
    papers = [order("Seoul", "Manila")] * 2 + [order("Manila")] * 2 + [order("Jakarta", "Manila")]
    for row, paper in zip(hall.of("participant", "KR")[1:], papers, strict=False):
        phone(row).does("vote.cast", ballot=ballot, receipt=uuid4().hex, choice=paper)


def goes_to(page, name):
    """Press Tab until something of this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if re.search(name, page.evaluate(STANDS)):
            return
    raise AssertionError(f"no key leads to {name}")


def follows(page, name):
    goes_to(page, name)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def is_sound(page):
    """See that the verdict comes first, headings are in order, and nothing is wrong for anybody."""
    verdict = page.locator(".verdict").bounding_box()
    assert verdict["y"] + verdict["height"] < page.viewport_size["height"]
    assert verdict["y"] < page.locator("h2").first.bounding_box()["y"]
    assert re.fullmatch("H1( H2)+", page.evaluate(LEVELS))
    assert faults_in(page, "phone") + faults_by_night(page) + faults_in_need(page) == []


def test_a_voter_finds_their_own_paper_by_keyboard_and_counts_the_box_again(
    hall, fay, phone, election, tmp_path, monkeypatch
):
    kim = hall.phone("KR")
    for place in ("Seoul", "Jakarta"):
        press(kim.locator(".ballot"), re.compile(f"^{place}$"))
    press(kim.locator(".ballot"), "Send my vote")
    expect(kim.get_by_text("Your vote is recorded")).to_be_visible()
    receipt = kim.evaluate(KEPT, election)
    others_vote(hall, phone, election)
    published(fay, election)
    expect(kim.get_by_text("Elected: Seoul and Manila")).to_be_visible()

    follows(kim, "How it was counted")
    expect(kim).to_have_url(re.compile(rf"/ballots/{election}\?seat=room$"))
    expect(kim.locator(".verdict strong")).to_have_text("Elected: Seoul and Manila")
    is_sound(kim)
    steps = kim.get_by_role("region", name="Step by step").get_by_role("listitem")
    expect(steps.filter(has_text="Quota: 6 votes divided by 3")).to_have_count(1)
    expect(steps.last).to_have_text("Elected: Seoul and Manila.")

    goes_to(kim, "CSV")
    with kim.expect_download() as download:
        kim.keyboard.press("Enter")
    download.value.save_as(tmp_path / download.value.suggested_filename)
    typed = kim.locator("code", has_text="facilitator count").inner_text().split()[1:]
    monkeypatch.chdir(tmp_path)
    counted = json.loads(CliRunner().invoke(facilitator, [*typed, "--json"]).stdout)
    assert [PLACES[number - 1] for number in counted["elected"]] == ["Seoul", "Manila"]

    follows(kim, "Back to the room")
    expect(kim.locator(".room")).to_be_visible()
    follows(kim, f"Your vote among the papers: receipt {receipt[:4]}")
    own = kim.locator("tr:target")
    expect(own).to_be_in_viewport()
    expect(own.get_by_role("rowheader")).to_have_text(receipt)
    expect(own.get_by_role("paragraph")).to_have_text(["1. Seoul", "2. Jakarta"])
    expect(kim.locator("tbody tr", has=kim.locator("code"))).to_have_count(6)
    assert faults_in(kim, "phone") == []

    follows(kim, "한국어")
    expect(kim.locator("html")).to_have_attribute("lang", "ko")
    expect(kim.locator(".verdict")).to_contain_text("당선")
    is_sound(kim)
    follows(kim, "CSV")
