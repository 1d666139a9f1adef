"""From a key press to the other's screen, in two real pages, while the other teams write too."""

import pytest
from playwright.sync_api import expect

from tests.bench.bench_drafting import Drivers, reader
from tests.bench.figures import show, spread
from tests.bench.wire import Wire
from tests.browser.conftest import LAPTOP, go, opened  # noqa: F401  (a fixture)
from tests.phone import Phone

KEYS, PAUSE = 200, 60  # key presses, and the milliseconds between two
SECONDS = 25  # that the others write: more than the keys take
PRESSED = """
(field) => {
  window.pressed = []
  const now = () => performance.timeOrigin + performance.now()
  field.addEventListener("keydown", () => window.pressed.push(now()), { capture: true })
}
"""
SHOWN = """
(field) => {
  window.shown = []
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")
  const put = (words) => {
    set.call(field, words)
    window.shown.push([words.length, performance.timeOrigin + performance.now()])
  }
  Object.defineProperty(field, "value", { configurable: true, get: () => get.call(field), set: put })
}
"""


@pytest.fixture
def korea(server, phone):
    """The rows of Korea's people, who are drafting an item, as all teams are."""
    go(phone(role="facilitator"), "draft")
    rows = [row for row in server.links if row["team"] == "KR" and row["role"] == "participant"]
    host = Phone(server, rows[0])
    host.does("item.add", title="One law for care cooperatives")
    host.close()
    return rows


@pytest.fixture
def fields(korea, opened):  # noqa: F811
    """The same field in two browsers."""
    pages = [opened(korea[0], LAPTOP), opened(korea[2], LAPTOP)]
    both = [page.get_by_label("Problem").first for page in pages]
    for field in both:
        expect(field).to_be_editable()
    return both


@pytest.mark.parametrize("rate", [0, 50, 200])
def test_from_a_key_to_the_other_s_screen(rate, server, fields):
    others = Others(server, rate) if rate else None
    writing, reading = fields
    writing.evaluate(PRESSED)
    reading.evaluate(SHOWN)
    words = "".join(chr(97 + number % 26) for number in range(KEYS))
    writing.press_sequentially(words, delay=PAUSE)
    expect(reading).to_have_value(words)
    pressed = writing.evaluate("() => window.pressed")
    shown = reading.evaluate("() => window.shown")
    waits = [next(at for size, at in shown if size > place) - at for place, at in enumerate(pressed)]
    if others:
        others.drivers.finish()
    title = "From a key to the other's screen, with the page's 30 ms of gathering"
    show(f"{title}; the others write {rate} letters/s", [("a letter", spread(waits))])


class Others:
    """All other teams, who write as long as the keys are pressed."""

    def __init__(self, server, rate):
        rows = [
            row for row in server.links if row["team"] not in ("KR", None) and row["role"] == "participant"
        ]
        teams = {team["country"]: team["id"] for team in Wire(server, rows[0]).sees("team")}
        readers = [reader(server, {**row, "team": teams[row["team"]]}) for row in rows]
        plan = {"kind": "facilitator", "port": server.port, "readers": readers}
        self.drivers = Drivers({**plan, "seconds": SECONDS, "rate": rate}, 1)
        self.drivers.start()
