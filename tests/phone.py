"""Somebody's device without a browser: its connection, and its live page."""

import json
import re
import threading
from contextlib import suppress
from uuid import uuid4

import engineio
import requests
import socketio
from engineio.payload import Payload
from socketio.exceptions import BadNamespaceError

from tests.store import Store

SEATS = {"facilitator": "console", "projector": "projector"}
PATIENCE = 60  # seconds, on a machine that does much else
Payload.max_decode_packets = 1000  # in one answer to a poll: a browser takes as many as there are


class InOrder(engineio.Client):
    """Takes what arrives in the order of arrival, as a browser does; the library starts a thread for each."""

    def _trigger_event(self, event, *args, run_async=False, **more):
        return super()._trigger_event(event, *args, **more)


class Line(socketio.Client):
    def _engineio_client_class(self):
        return InOrder


class Phone:
    """Somebody's device, over real sockets, with a live page that goes on as static/src/core/link.ts does.

    `transports` says what gets through their network; `holes` are the events before which one never came.
    """

    def __init__(self, server, row, transports=("websocket",)):
        self.row, self.url = row, server.url
        self.seat, self.transports = SEATS.get(row["role"], "room"), list(transports)
        self.http = requests.Session()
        page = self.http.get(f"{server.url}/join/{row['link'].rpartition('/')[2]}").text
        self.store = Store(json.loads(re.search(r'id="snapshot">(.*?)</script>', page, re.DOTALL)[1]))
        self.news, self.holes = threading.Condition(), []
        self.connect()

    def connect(self):
        self.held, self.ended = [], False  # live events, while what was missed is on its way
        self.socket = Line(http_session=self.http, reconnection=False)
        for name, take in (("connect", self.return_), ("event", self.hear), ("disconnect", self.end)):
            self.socket.on(name, take)
        auth = {"seat": self.seat, "person": self.row["person"]}
        self.socket.connect(self.url, auth=auth, transports=self.transports, wait_timeout=PATIENCE)

    def return_(self):
        """Ask what was missed; a wall is never stale, so it takes everything anew."""
        self.socket.eio.ping_timeout = PATIENCE  # the library gives up sooner than a browser
        with self.news:
            if self.seat == "projector":
                self.freshen()
            else:
                self.ask_what_was_missed()

    def hear(self, event):
        with self.news:
            if self.held is not None:
                self.held.append(event)
            elif self.store.has_hole(event):
                self.holes.append(event)
                self.ask_what_was_missed()
            else:
                self.take([event])

    def ask_what_was_missed(self):
        held = self.held = []
        since = {"seq": self.store.seq, "heard": {**self.store.heard}}
        self.socket.emit("catch_up", since, callback=lambda answer: self.caught_up(held, answer))

    def caught_up(self, held, missed):
        with self.news:
            if self.held is not held:  # the connection has ended: the next one begins anew
                return
            self.held = None
            if missed.get("fresh"):
                self.freshen()
            self.take(missed.get("events", []))
            self.hear_all(held)

    def freshen(self):
        """Start again from a whole snapshot; what arrives meanwhile is held."""
        self.held = []
        threading.Thread(target=self.start_again, args=[self.held], daemon=True).start()

    def start_again(self, held):
        snapshot = None
        with suppress(requests.RequestException):  # the server is gone: the page stays as it is
            snapshot = self.snapshot()
        with self.news:
            if self.held is not held:
                return
            self.held = None
            self.store = Store(snapshot) if snapshot else self.store
            self.hear_all(held)

    def hear_all(self, held):
        for event in held:
            self.hear(event)
        self.news.notify_all()

    def take(self, events):
        """Take in what has come; with another step or team, begin with a fresh snapshot."""
        if self.store.take(events):
            self.freshen()
        self.news.notify_all()

    def end(self, reason):
        if reason != self.socket.reason.CLIENT_DISCONNECT and self.socket.eio.ws:
            self.socket.eio.ws.shutdown()  # the library leaves it open when the other end is gone
        with self.news:
            self.ended = True
            self.news.notify_all()

    def call(self, name, data):
        """Return the server's answer, or None when the connection ended before it came."""
        answers = []

        def answered(*answer):
            with self.news:
                answers.append(answer[0] if answer else {})
                self.news.notify_all()

        with suppress(BadNamespaceError):  # there is no connection
            self.socket.emit(name, data, callback=answered)
            self.wait(lambda: answers or self.ended)
        return answers[0] if answers else None

    def wait(self, until):
        """Return as soon as this is so; it is looked at whenever something arrives."""
        with self.news:
            assert self.news.wait_for(until, timeout=PATIENCE), f"{self.row['name']} waited in vain"

    def ask(self, name, /, payload=None, op=None, **fields):
        asked = {"op": op or uuid4().hex, "name": name, "payload": fields if payload is None else payload}
        return self.call("command", asked)

    def does(self, name, /, payload=None, op=None, **fields):
        """Give a command that must be done; where the connection ended, once more on the next one."""
        op = op or uuid4().hex
        answer = self.ask(name, payload, op, **fields)
        if answer is None:
            self.connect()
            answer = self.ask(name, payload, op, **fields)
        assert (answer or {}).get("ok"), (name, payload or fields, answer)
        return answer

    def catch_up(self, seq, heard=None):
        return self.call("catch_up", {"seq": seq, "heard": heard or {}})

    def settle(self):
        """Return when all that the server has told this device is taken in: an answer comes behind it."""
        if self.call("unsent", False) is None:
            self.connect()
            self.call("unsent", False)
        self.wait(lambda: self.held is None)

    def knows(self, kind):
        """Return everything of a kind that the live page shows."""
        self.settle()
        with self.news:
            return self.store.of(kind)

    def snapshot(self):
        return self.http.get(f"{self.url}/api/snapshot", headers={"X-Seat": self.seat}).json()

    def sees(self, kind):
        """Return everything of a kind in a fresh snapshot."""
        return [thing for thing in self.snapshot()["things"] if thing["type"] == kind]

    def close(self):
        self.socket.disconnect()
        self.http.close()
