"""What facilitators press on the console, and what is then seen on it, on the phones and on the wall."""

import re

from playwright.sync_api import expect

from tests.browser.acts import move_all, press
from tests.browser.conftest import LAPTOP, WALL

LOG = """async () => {
  const answer = await fetch("/api/log", {headers: {"X-Seat": "console"}})
  return (await answer.json()).deeds.map(({kind}) => kind)
}"""


class Hall:
    """Whose page may be opened: facilitators' consoles, walls, and phones by team."""

    def __init__(self, server, opened):
        self.server, self.rows, self.opened = server, server.links, opened

    def of(self, role=None, team=None):
        return [row for row in self.rows if role in (None, row["role"]) and team in (None, row["team"])]

    def console(self, nth=0, size=LAPTOP):
        page = self.opened(self.of("facilitator")[nth], size=size)
        expect(page.locator(".badge")).to_have_text("saved")
        return page

    def wall(self):
        page = self.opened(self.of("projector")[0], size=WALL)
        page.wait_for_selector(".wall")
        return page

    def phone(self, team, nth=0):
        return self.room(self.of("participant", team)[nth])

    def observer(self):
        return self.room(self.of("observer")[0])

    def room(self, row):
        page = self.opened(row)
        expect(page.locator(".badge")).to_have_text("saved")
        return page


def deeds(console):
    """Return the kinds of what happened, newest first."""
    return console.evaluate(LOG)


def panel(console, name):
    """Open one of the panels below the tiles."""
    console.get_by_role("tab", name=name).click()
    return console.get_by_role("tabpanel")


def tile(console, country):
    return console.locator(".tile").filter(has=console.get_by_role("heading", name=country))


def lead(console, country):
    """Open the controls of one team."""
    press(console, f"Controls of {country}")
    return console.get_by_role("dialog", name=country, exact=True)


def answer(console, name):
    """Press a button of the question that was opened last, and see that question close."""
    dialogs = console.get_by_role("dialog")
    button = dialogs.last.get_by_role("button", name=name)
    expect(button).to_be_visible()
    count = dialogs.count()
    button.click()
    expect(dialogs).to_have_count(count - 1)


def undo(console):
    console.locator(".toasts").get_by_role("button", name="Undo").click()


def shows_step(title, *pages):
    for page in pages:
        expect(page.locator(".bar-title, .wall-head h1, .console-day").first).to_contain_text(title)


def is_paused(page):
    timer = page.locator(".timer").first
    expect(timer).to_have_attribute("data-state", "paused")
    expect(timer.get_by_text("paused")).to_be_visible()
    return seconds(page)


def seconds(page):
    """Return how many seconds a page's countdown has left."""
    (minutes, rest) = re.search(r"(\d+):(\d\d)$", page.locator(".timer").first.inner_text().strip()).groups()
    return int(minutes) * 60 + int(rest)


def has_about(page, left):
    """See that a countdown has so many seconds left, or a few fewer: it runs."""
    page.wait_for_function(
        """left => {
          const [, minutes, rest] = document.querySelector(".timer").innerText.match(/(\\d+):(\\d\\d)$/)
          const seconds = Number(minutes) * 60 + Number(rest)
          return left - 20 < seconds && seconds <= left
        }""",
        arg=left,
    )


def to_ideas(console):
    """Lead everybody from the lobby over the recap to the ideas."""
    move_all(console, "Recap")
    move_all(console, "Ideas")
