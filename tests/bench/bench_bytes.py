"""What a participant's device takes over the wire: opening the room, opening it again, an hour of the day."""

import json
from urllib.parse import urlsplit

import pytest

from facilitator.workshops.templates import minutes_of
from tests.bench.figures import show
from tests.day import Day

TARGET = 60_000  # bytes, compressed: a slow phone's first load
HOUR = 3600
BEAT, PING = 15, 10  # seconds between heartbeats (config.py) and between Engine.IO's pings (app.py)
HOURS = minutes_of("full_day") / 60
EVENT, HEARTBEAT = '42["event"', '42["heartbeat"'


@pytest.fixture
def settings():
    """Beat often, so that one beat can be weighed; an hour's are then counted."""
    return {"HEARTBEAT_SECONDS": "1"}


@pytest.fixture
def row(server):
    return next(row for row in server.links if row["team"] == "KR" and row["role"] == "participant")


@pytest.fixture
def context(browser):
    opened = browser.new_context(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


class Traffic:
    """All that a page asks for and is sent, as Chromium's network panel counts it."""

    def __init__(self, context):
        self.page = context.new_page()
        self.sockets = []
        self.page.on("websocket", lambda socket: self.sockets.append(socket))
        self.kinds, self.addresses, self.sizes, self.frames = {}, {}, {}, []
        panel = context.new_cdp_session(self.page)
        panel.send("Network.enable")
        panel.on("Network.requestWillBeSent", self.asked)
        panel.on("Network.loadingFinished", self.arrived)
        panel.on("Network.webSocketCreated", self.dialled)
        panel.on("Network.webSocketFrameReceived", lambda e: self.framed(e, "in", header=2))
        panel.on("Network.webSocketFrameSent", lambda e: self.framed(e, "out", header=6))

    def asked(self, event):
        url = urlsplit(event["request"]["url"])
        if url.scheme == "data":
            return
        if before := event.get("redirectResponse"):
            self.sizes["redirect"] = self.sizes.get("redirect", 0) + before["encodedDataLength"]
        self.addresses[event["requestId"]] = url.netloc
        self.kinds[event["requestId"]] = kind_of(url.path)

    def dialled(self, event):
        self.addresses[event["requestId"]] = urlsplit(event["url"]).netloc

    def arrived(self, event):
        kind = self.kinds.get(event["requestId"])
        if kind:
            self.sizes[kind] = self.sizes.get(kind, 0) + event["encodedDataLength"]

    def framed(self, event, way, header):
        """Keep a frame's size with its header, as it is before deflate."""
        words = event["response"]["payloadData"]
        size = len(words.encode())
        self.frames.append((way, words, size + header + (2 if size > 125 else 0)))

    def open(self, address):
        """Open a page and wait until it is live."""
        self.page.goto(address)
        self.page.locator(".badge[data-state=saved]").wait_for()
        self.page.wait_for_load_state("networkidle")

    def await_frames(self, *starts):
        """Return when frames that begin so have passed; each beat makes us look again."""
        while not all(self.weight(start)[0] for start in starts):
            self.sockets[-1].wait_for_event("framereceived")

    def weight(self, *starts, way=None):
        """Return how many frames begin so, and their bytes together."""
        sizes = [size for w, words, size in self.frames if words.startswith(starts) and way in (None, w)]
        return len(sizes), sum(sizes)


def kind_of(path):
    name = path.rpartition("/")[2]
    if name.endswith(".js"):
        return "words" if name.startswith("words-") else "js"
    return "css" if name.endswith(".css") else path


def kB(size):
    return f"{size / 1000:7.1f} kB"


# Browsers take brotli over HTTPS (and from their own machine, as here), else gzip. Japanese words weigh most.
@pytest.mark.parametrize(("language", "packed"), [("en", "br"), ("ko", "br"), ("ja", "br"), ("ja", "gzip")])
def test_bytes_to_open_the_room(language, packed, context, server, row):
    context.set_extra_http_headers({"Accept-Encoding": packed})
    first = Traffic(context)
    first.open(f"{row['link']}?lang={language}")
    again = Traffic(context)
    again.open(f"{server.url}/room")
    assert {*first.addresses.values(), *again.addresses.values()} == {urlsplit(server.url).netloc}
    for title, loaded in (("First load", first), ("Second load, warm cache", again)):
        parts = [(kind, kB(size)) for kind, size in sorted(loaded.sizes.items())]
        all_parts = sum(loaded.sizes.values())
        show(
            f"{title}, {language}, {packed}",
            [*parts, ("all", f"{kB(all_parts)} = {all_parts / TARGET:.0%} of {TARGET}")],
        )


def test_bytes_of_an_hour_of_the_day(context, server, row):
    """One room stays open while a whole day is acted; beats and pings are weighed once, and counted."""
    traffic = Traffic(context)
    traffic.open(f"{row['link']}?lang=ko")
    opened, greeting = sum(traffic.sizes.values()), traffic.weight("")[1]
    day = Day(server)
    day.act()
    traffic.await_frames("2", "3", HEARTBEAT)
    day.close()
    beat = {room_in(words): size for _, words, size in traffic.frames if words.startswith(HEARTBEAT)}
    ping = sum(traffic.weight(sign)[1] // traffic.weight(sign)[0] for sign in ("2", "3"))
    lively = traffic.weight("")[1] - greeting - traffic.weight(HEARTBEAT, "2", "3")[1]
    hourly = {
        "events and what the page asks on them": lively / HOURS,
        "fetched later: fresh snapshots, parts of steps": (sum(traffic.sizes.values()) - opened) / HOURS,
        f"heartbeats, every {BEAT} s": sum(beat.values()) * HOUR / BEAT,
        f"Engine.IO's pings, every {PING} s": ping * HOUR / PING,
    }
    said = [(part, kB(size)) for part, size in hourly.items()]
    events = traffic.weight(EVENT)[0]
    title = f"One participant in a whole day, {events} events: for each of its {HOURS:.0f} hours"
    show(title, [*said, ("all, per person and hour", kB(sum(hourly.values())))])
    evening = Traffic(context)
    evening.open(f"{server.url}/room")
    show("The room opened again in the evening", [(kind, kB(size)) for kind, size in evening.sizes.items()])


def room_in(heartbeat):
    return json.loads(heartbeat[2:])[1]["room"]
