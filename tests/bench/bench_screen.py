"""From what one person does to another's screen, on loopback."""

from time import perf_counter

import pytest

from tests.bench.figures import show, spread
from tests.bench.wire import Wire

SOCKETS, PRESSES = 200, 50
WATCH = """
() => {
  const now = () => performance.timeOrigin + performance.now()
  const ready = () => document.querySelectorAll(".person[data-ready]").length
  const before = ready()
  window.pressed = new Promise((resolve) => {
    addEventListener("click", () => resolve(now()), { capture: true, once: true })
  })
  window.shown = new Promise((resolve) => {
    const look = (_, observer) => ready() === before || (observer.disconnect(), resolve(now()))
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
}
"""


@pytest.fixture
def team(server):
    """The rows of Korea's participants."""
    return [row for row in server.links if row["team"] == "KR" and row["role"] == "participant"]


@pytest.fixture
def step(server, team):
    """The step in which everybody is, so that somebody can be ready with it."""
    return Wire(server, team[0]).sees("clock")[0]["step"]


def test_from_a_socket_to_a_socket(server, team, step):
    asking, hearing = (Wire(server, row).connect() for row in team[:2])
    waits = []
    for number in range(SOCKETS):
        began = perf_counter()
        asking.command("ready.set", {"step": step, "ready": number % 2 == 0})
        hearing.await_packet("42")
        waits.append((perf_counter() - began) * 1000)
        asking.answer()
    for each in (asking, hearing):
        each.close()
    show("From a member's command to a team-mate's socket", [("ready.set", spread(waits))])


@pytest.fixture
def pages(browser, server, team):
    """Two members' rooms, in two browsers."""
    contexts = [browser.new_context(locale="en") for _ in range(2)]
    opened = [context.new_page() for context in contexts]
    for page, row in zip(opened, team, strict=False):
        page.goto(f"{row['link']}?lang=en")
        page.locator(".badge[data-state=saved]").wait_for()
    yield opened
    for context in contexts:
        context.close()


def test_from_a_press_to_another_s_screen(pages):
    """They press in turn; the next presses when both have seen it, so that no change is taken for another."""
    waits = []
    for number in range(PRESSES):
        pressing, seeing = pages if number % 2 == 0 else reversed(pages)
        for page in pages:
            page.evaluate(WATCH)
        pressing.locator(".act button").first.click()
        began, _ = pressing.evaluate("() => Promise.all([window.pressed, window.shown])")
        waits.append(seeing.evaluate("() => window.shown") - began)
    show("From a press on one page to the change on another's", [("ready", spread(waits))])
