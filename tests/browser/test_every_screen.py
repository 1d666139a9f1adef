"""Every screen of the day, on phones in three languages, the console and the wall, by day and by night.

With SCREENSHOTS=folder each is also kept as a picture there.
"""

import os
from pathlib import Path

import pytest

from tests.browser.conftest import LAPTOP, PHONE, WALL
from tests.browser.looks import faults_by_night, faults_in, faults_in_need, seen
from tests.day import Day
from tests.teamwork import (
    comment,
    consent,
    form_clusters,
    mark,
    rate,
    shortlist,
    write_head,
    write_ideas,
    write_nth,
)

PICTURES = os.environ.get("SCREENSHOTS")
BY_NIGHT = ("phone-ko", "console", "wall", "plain")
IN_NEED = ("phone-id", "plain-phone")


@pytest.fixture
def look(request):
    """Return a function that finds what is wrong with pages as they are now, and keeps their pictures."""
    faults = []

    def look(moment, pages):
        for name, page in pages.items():
            page.wait_for_selector(".badge[data-state=saved], .wall, .plain")
            found = faults_in(page, name)
            if name in BY_NIGHT:
                found += faults_by_night(page)
            if name in IN_NEED:
                found += faults_in_need(page)
            faults.extend((moment, name, *fault) for fault in found)
            if PICTURES:
                keep(page, f"{moment}-{name}", name)

    yield look
    assert faults == [], "\n".join(map(str, faults))


def keep(page, file, name):
    page.screenshot(path=Path(PICTURES) / f"{file}.png", full_page="phone" in name)
    if name in BY_NIGHT:
        with seen(page, color_scheme="dark"):
            page.screenshot(path=Path(PICTURES) / f"{file}-dark.png")


def standing(pages, kind):
    """Wait until every phone shows a step."""
    for name, page in pages.items():
        if not name.startswith(("console", "wall")):
            page.wait_for_selector(f".room[data-step={kind}]")


@pytest.mark.timeout(600)
def test_every_screen_of_the_day_is_accessible_and_fits(server, opened, look):
    day = Day(server, size=3)
    pages = {
        "phone-ko": opened(team="KR", host=True, lang="ko"),
        "phone-id": opened(team="ID", host=True, lang="id"),
        "phone-en": opened(team="PH", host=True),
        "laptop-en": opened(team="JP", host=True, size=LAPTOP),
        "console": opened(role="facilitator", size=LAPTOP),
        "console-phone": opened(role="facilitator", size=PHONE),
        "wall": opened(role="projector", size=WALL),
    }
    live_through(day, pages, look)
    walls(day, pages["wall"], look)
    plain_pages(day, opened, look)
    day.close()


def live_through(day, pages, look):
    def at(moment, kind, *acts):
        for act in acts:
            act()
        standing(pages, kind)
        look(moment, pages)

    each, go, lead = day.each, day.go, day.lead
    at("01-lobby", "lobby")
    at("02-recap", "recap", lambda: go("recap"))
    at("03-ideas", "ideas", lambda: go("ideas"), lambda: each(write_ideas))
    at("04-revealed", "ideas", lambda: lead.does("ideas.reveal"))
    at(
        "05-perspectives",
        "perspectives",
        lambda: go("perspectives", 1),
        lambda: each(lambda _, p, s: mark(p[0], s, "informal")),
    )
    at("06-break", "break", lambda: go("break"))
    at("07-cluster", "cluster", lambda: go("cluster"))
    at("08-clustered", "cluster", lambda: each(form_clusters))
    at("09-prioritise", "prioritise", lambda: go("prioritise"))
    at("10-ballots", "prioritise", lambda: day.open("rating", "dots"))
    at("11-published", "prioritise", lambda: each(rate), lambda: day.finish("rating", "dots"))
    each(shortlist)
    at("12-draft", "draft", lambda: go("draft"))
    at("13-drafted", "draft", lambda: write(day))
    at("14-peer", "peer", lambda: go("peer", 1), lambda: each(comment))
    reading("14-reading", pages, look)
    at("15-adopt", "adopt", lambda: go("adopt"), day.freeze, lambda: day.open("consent"))
    at("16-adopted", "adopt", lambda: each(consent), lambda: day.finish("consent"))
    at("17-declare", "declare", day.declare)
    at("18-close", "close", lambda: go("close"))


def reading(moment, pages, look):
    """Look at a draft as the consoles show it."""
    consoles = {name: page for name, page in pages.items() if name.startswith("console")}
    for page in consoles.values():
        page.get_by_role("tab", name="Drafts").click()
        page.wait_for_selector(".reading .draft .readable")
    look(moment, consoles)
    for page in consoles.values():
        page.get_by_role("tab", name="This step").click()


def write(day):
    """Write the agendas, an item at a time: more at once would be too much for one catch-up."""
    day.each(write_head)
    for place in range(3):
        day.compare()
        day.look()
        day.each(lambda _, phones, seeds, place=place: write_nth(phones, seeds, place))


def told(day, kind):
    return [thing for thing in day.lead.snapshot()["things"] if thing["type"] == kind]


def walls(day, wall, look):
    """Show on the wall all that it can show."""
    team = day.ids["ID"]
    for what in ("board", "ballot", "six", "join"):
        show(day, wall, look, what)
    for what in ("board", "draft", "ceremony"):
        show(day, wall, look, what, team)
    for ballot in told(day, "ballot"):
        if ballot["team"] == team and ballot["kind"] in ("rating", "consent"):
            show(day, wall, look, "result", team, ballot)


def show(day, wall, look, what, team=None, ballot=None):
    asked = {"projector": None, "what": what, "team": team, "ballot": ballot and ballot["id"]}
    day.lead.does("screen.show", asked)
    wall.wait_for_selector(f".wall[data-show={what}]")
    name = "-".join([what, *(["one"] if team else []), *([ballot["kind"]] if ballot else [])])
    look(f"19-{name}", {"wall": wall})


def plain_pages(day, opened, look):
    """Look at the pages that are not live, as a stranger, a participant and a facilitator get them."""
    (workshop,) = told(day, "workshop")
    code, declared = workshop["code"], told(day, "declaration")[0]["path"]
    public = {
        "join": "/join",
        "who": f"/join/{code}/who",
        "sign-in": "/sign-in",
        "nothing": "/nothing",
        "declared": declared.rpartition("/")[0],
        "declaration": declared,
    }
    own = {"vote": "/vote", "evaluation": "/evaluation"}
    leading = {name: f"/workshops/{code}/{name}" for name in ("roster", "links", "minutes")}
    for name, size in (("plain", LAPTOP), ("plain-phone", PHONE)):
        visit(name, opened(size=size), day.server.url, public, look)
        visit(name, opened(team="KR", host=True, size=size), day.server.url, own, look)
        leader = opened(role="facilitator", size=size)
        visit(name, leader, day.server.url, leading, look)
        preview(name, leader, f"{day.server.url}/workshops/{code}/roster", look)
    visit("plain", opened(size=WALL), day.server.url, {"pair": "/projector/pair"}, look)


def visit(name, page, site, paths, look):
    for moment, path in paths.items():
        page.goto(f"{site}{path}?lang=en")
        look(f"20-{moment}", {name: page})


def preview(name, page, address, look):
    """A list with one new person and one row that blocks."""
    rows = "name,team,role\nBudi Santoso,ID,participant\nNobody,Atlantis,participant\n"
    page.goto(address)
    page.set_input_files(
        "input[type=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    page.locator("main button.main").click()
    page.wait_for_selector("[data-status=wrong]")
    look("20-preview", {name: page})
