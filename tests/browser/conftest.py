"""Pages in a real Chromium against a real server; whatever a page complains of fails its test."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parent.parent.parent
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text
PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1366, "height": 768}
WALL = {"width": 1920, "height": 1080}

expect.set_options(timeout=15_000)


@pytest.fixture
def opened(browser, server):
    """Return a function that opens the live page of a row of the links (or of the first that fits)."""
    complaints, contexts = [], []

    def listen(page):
        page.on("console", lambda m: "Content Security Policy" in m.text and complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda r: r.url.startswith((server.url, "data:", "blob:")) or complaints.append(r.url)
        )
        return page

    def opened(row=None, size=PHONE, lang="en", path=None, **wanted):
        context = browser.new_context(viewport=size, locale=lang, reduced_motion="reduce")
        contexts.append(context)
        page = listen(context.new_page())
        if row or wanted:
            row = row or next(r for r in server.links if wanted.items() <= r.items())
            page.goto(row["link"])
            page.goto(f"{page.url}?lang={lang}")
        if path:
            page.goto(f"{server.url}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def hall(server, opened):
    """A room in which one opens consoles, walls and phones."""
    from tests.browser.hall import Hall  # which itself needs the sizes of screens above

    return Hall(server, opened)


@pytest.fixture
def desk(server, fay, opened):
    """Somebody's laptop in the middle of drafting, and others who write there too."""
    from tests.browser.hands import Desk  # which itself needs what stands above

    go(fay, "draft")
    desk = Desk(server, opened, LAPTOP)
    yield desk
    desk.close()


@pytest.fixture
def fay(phone):
    """The facilitator, at a console without a screen."""
    return phone(role="facilitator")


@pytest.fixture
def sari(server):
    """The row of Indonesia's table host in the links."""
    return next(row for row in server.links if row["team"] == "ID" and row["host"])


def go(fay, kind):
    """Move all teams to the first step of a kind."""
    steps = {step["kind"]: step["id"] for step in reversed(fay.sees("step"))}
    plenary = next(clock for clock in fay.sees("clock") if clock["team"] is None)
    fay.does("step.move", leaving=plenary["step"], to=steps[kind])


def comes_true(page, question, arg=None):
    """See that a page, asked again and again, says yes. `wait_for_function` takes any promise for a yes."""
    asked = f"""async (arg) => {{
      const [question, end] = [{question}, Date.now() + 15_000]
      while (!(await question(arg))) {{
        if (Date.now() > end) return false
        await new Promise((again) => setTimeout(again, 100))
      }}
      return true
    }}"""
    assert page.evaluate(asked, arg), question


def faults_of(page):
    """Return what axe finds wrong in a page: the rule and the places."""
    page.evaluate(AXE())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [(fault["id"], [node["target"] for node in fault["nodes"]][:4]) for fault in found["violations"]]


def overflow_of(page):
    """Return by how many pixels a page is wider than its window."""
    return page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
