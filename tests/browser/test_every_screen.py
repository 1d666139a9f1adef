"""Every screen of the day, on a phone in three languages, on the console and on the wall.

With SCREENSHOTS=folder each is also kept as a picture there.
"""

import os
from pathlib import Path

import pytest

from tests.browser.conftest import LAPTOP, PHONE, WALL, faults_of, overflow_of
from tests.day import Day, comment, consent, form_clusters, mark, rate, write_ideas

PICTURES = os.environ.get("SCREENSHOTS")


@pytest.fixture
def look(request):
    """Return a function that finds what is wrong with pages as they are now, and keeps their pictures."""
    faults = []

    def look(moment, pages):
        for name, page in pages.items():
            page.wait_for_selector(".badge[data-state=saved], .wall")
            found = faults_of(page)
            if overflow_of(page) > 0:
                found.append(("wider than the window", overflow_of(page)))
            faults.extend((moment, name, *fault) for fault in found)
            if PICTURES:
                page.screenshot(path=Path(PICTURES) / f"{moment}-{name}.png", full_page="phone" in name)

    yield look
    assert faults == [], "\n".join(map(str, faults))


def standing(pages, kind):
    """Wait until every phone shows a step."""
    for name, page in pages.items():
        if not name.startswith(("console", "wall")):
            page.wait_for_selector(f".room[data-step={kind}]")


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
    day.prioritised()
    at("12-draft", "draft", lambda: go("draft"))
    at("13-drafted", "draft", day.write)
    at("14-peer", "peer", lambda: go("peer", 1), lambda: each(comment))
    at("15-adopt", "adopt", lambda: go("adopt"), day.freeze, lambda: day.open("consent"))
    at("16-adopted", "adopt", lambda: each(consent), lambda: day.finish("consent"))
    at("17-declare", "declare", day.declare)
    at("18-close", "close", lambda: go("close"))
