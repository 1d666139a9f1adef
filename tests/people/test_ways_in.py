"""The ways in, in a real Chromium, with a facilitator at the console."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, WALL, faults_of, opened, overflow_of  # noqa: F401


@pytest.fixture
def people(opened, server):  # noqa: F811
    """The console of a facilitator, with its people open."""
    console = opened(role="facilitator", size=LAPTOP)
    console.get_by_role("tab", name="People").click()
    return console


def row_of(server, team):
    return next(row for row in server.links if row["team"] == team and row["role"] == "participant")


def test_a_second_phone_is_let_in_from_the_console(people, opened, server):  # noqa: F811
    row = row_of(server, "ID")
    first = opened(row)
    expect(first.locator(".room")).to_be_visible()
    second = opened(path=f"/join?code={row['workshop']}")
    assert faults_of(second) == []
    assert overflow_of(second) <= 0
    second.get_by_label(row["name"]).check()
    second.get_by_role("button", name="This is me").click()
    expect(second.get_by_text("A facilitator sees your request now.")).to_be_visible()
    people.get_by_role("button", name=f"Let {row['name']} in").click()
    second.wait_for_url("**/room")
    expect(second.locator(".lead", has_text=row["name"])).to_be_visible()
    assert faults_of(people) == []


def test_whoever_changes_team_sees_the_other_team_without_a_reload(people, opened, server):  # noqa: F811
    row = row_of(server, "MY")
    phone = opened(row)
    expect(phone.locator("#team-heading")).to_contain_text("Malaysia")
    people.get_by_role("button", name=f"Change {row['name']}").click()
    people.locator(f"#change-{row['person']}-team").select_option(label="Japan")
    people.get_by_role("button", name="Save the changes").click()
    expect(phone.locator("#team-heading")).to_contain_text("Japan")
    phone.get_by_role("button", name="I am ready").click()
    expect(phone.locator("[data-ready]")).to_contain_text(row["name"])


def test_whoever_is_removed_is_told_at_once_and_comes_back_by_undo(people, opened, server):  # noqa: F811
    row = row_of(server, "PH")
    phone = opened(row)
    expect(phone.locator(".room")).to_be_visible()
    people.get_by_role("button", name=f"Remove {row['name']}").click()
    people.locator(".button.danger", has_text=row["name"]).click()
    expect(phone.get_by_role("alert")).to_contain_text("no longer on the list")
    people.get_by_role("button", name="Undo").click()
    expect(people.get_by_role("button", name=f"Change {row['name']}")).to_be_visible()
    phone.goto(row["link"])
    expect(phone.locator(".room")).to_be_visible()


def test_a_call_for_help_is_answered_by_name(people, opened, server):  # noqa: F811
    phone = opened(row_of(server, "CN"))
    phone.get_by_role("button", name="Call for help").click()
    phone.get_by_label("What is it about?").fill("The sound is gone")
    phone.get_by_role("button", name="Call now").click()
    expect(phone.get_by_text("called for help at")).to_be_visible()
    people.get_by_role("button", name="I am going").first.click()
    expect(phone.get_by_text("is coming")).to_be_visible()
    phone.get_by_role("button", name="No longer needed").click()
    expect(phone.get_by_role("button", name="Call for help")).to_be_visible()


def test_a_wall_is_paired_by_the_code_it_shows(people, opened):  # noqa: F811
    wall = opened(path="/projector", size=WALL)
    assert faults_of(wall) == []
    people.get_by_label("Code on the projector").fill(wall.locator("output").inner_text())
    people.get_by_role("button", name="Pair", exact=True).click()
    wall.wait_for_url("**/projector")
    expect(wall.locator(".wall")).to_be_visible()


def test_the_plain_pages_have_no_faults_and_fit_a_phone(opened, server):  # noqa: F811
    page = opened(path=re.search(r"/setup\?code=\w+", server.log.read_text())[0])
    page.get_by_label("Your name").fill("Gabi")
    page.get_by_label("Name to sign in").fill("gabi")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Make the account").click()
    for path in (
        "/workshops",
        "/workshops/new",
        "/accounts",
        "/accounts/password",
        "/join",
        "/sign-in",
        "/room",
    ):
        page.goto(f"{server.url}{path}")
        assert (path, faults_of(page), overflow_of(page)) == (path, [], 0)
