"""The live door: commands, what a returning client missed, who is here, and the heartbeat."""

import logging
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import structlog
from flask import Flask, request, session
from flask_babel import gettext as _
from flask_socketio import ConnectionRefusedError as TurnedAway
from flask_socketio import join_room
from msgspec import Struct, to_builtins
from sqlalchemy import select

from facilitator.core.activity import Since, missed
from facilitator.core.commands import Asked, Identity, checked, forget_operations, perform
from facilitator.core.rooms import Audience, room
from facilitator.core.telling import beat, dismiss, mention
from facilitator.deciding.closing import close_due
from facilitator.deciding.progress import tell_left
from facilitator.drafting.authorship import AskShares, shares
from facilitator.drafting.cowriting import OpenText, WriteText, open_text, write_text
from facilitator.drafting.pointing import Point, point
from facilitator.drafting.resting import rest_left
from facilitator.errors import NotAllowed, Refusal, Refused
from facilitator.extensions import db, socketio
from facilitator.people.asking import asking, present
from facilitator.people.models import Person

log = structlog.get_logger()
WORKER = uuid4().hex


class Arrival(Struct, frozen=True):
    """What a page says when it connects: its seat, and whom it shows."""

    seat: str = "room"
    person: int = 0


class Presence(Struct, frozen=True):
    """Who has a connection to this process; true for those with words not sent yet."""

    worker: str
    here: dict[int, bool]


class Connection(Struct):
    workshop: int
    identity: Identity
    unsent: bool = False


CONNECTIONS: dict[str, Connection] = {}


class OneLine(logging.Filter):
    """Says in one line that a packet was unreadable: anybody can send one, and fill the log with tracebacks.

    What our own acts meet never comes this far: `refused` logs it, with its traceback.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        fault = record.exc_info and record.exc_info[1]
        if fault:
            said = " ".join(str(fault).split())[:100]
            record.msg, record.args = "%s: %s: %s", (record.getMessage(), type(fault).__name__, said)
            record.exc_info = record.exc_text = None
        return True


logging.getLogger("engineio.server").addFilter(OneLine())


@socketio.on("connect")
def connected(auth: Any = None) -> None:
    """Join before anything is read, so that nothing falls between reading and joining."""
    try:
        person = _arriving(checked(auth or {}, Arrival))
    except Refusal as refusal:  # the handler below would turn it into a welcome
        raise TurnedAway(refusal.code) from refusal
    for name in person.rooms:
        join_room(name)
    CONNECTIONS[_sid()] = Connection(person.workshop_id, person.identity)
    _tell_presence(person.workshop_id)


@socketio.on("disconnect")
def disconnected(*_reason: Any) -> None:
    connection = CONNECTIONS.pop(_sid(), None)
    if connection:
        _tell_presence(connection.workshop)


@socketio.on("command")
def command(data: object = None, *_more: object) -> Any:
    _let_others_go_first()
    return to_builtins(perform(checked(data, Asked), _identity()))


@socketio.on("catch_up")
def catch_up(data: object = None, *_more: object) -> Any:
    """Answer with the newest of each thing that this client's rooms were told of since, in order."""
    _let_others_go_first()
    since = checked(data, Since)
    return to_builtins(missed(present(_identity()).rooms, since))


@socketio.on("text.open")
def text_open(data: object = None, *_more: object) -> Any:
    return to_builtins(open_text(_identity(), checked(data, OpenText)), str_keys=True)


@socketio.on("text.write")
def text_write(data: object = None, *_more: object) -> Any:
    return to_builtins(write_text(_identity(), checked(data, WriteText)))


@socketio.on("text.shares")
def text_shares(data: object = None, *_more: object) -> Any:
    _let_others_go_first()
    return to_builtins(shares(_identity(), checked(data, AskShares)))


@socketio.on("text.point")
def text_point(data: object = None, *_more: object) -> None:
    point(_identity(), checked(data, Point))


@socketio.on("unsent")
def unsent(data: object = None, *_more: object) -> None:
    """Hear whether this person has words that are not sent, so that nobody is moved away from them."""
    _let_others_go_first()
    connection = CONNECTIONS.get(_sid())
    if connection and connection.unsent is not bool(data):
        connection.unsent = bool(data)
        _tell_presence(connection.workshop)


@socketio.on_error_default
def refused(error: Exception) -> Any:
    if isinstance(error, Refusal):
        return to_builtins(error.told)
    log.exception("command_failed")
    if request.event["message"] == "connect":  # type: ignore[attr-defined]  # an answer would let them in
        raise TurnedAway("server_error")
    # NOTE: Shown when the server met a fault of its own; what was typed is still on the page.
    told = _("Something went wrong on the server. Your words are kept here; please try again.")
    return to_builtins(Refused("server_error", told))


def _arriving(arrival: Arrival) -> Person:
    person = present(asking(arrival.seat))
    if arrival.person not in (0, person.id):
        # NOTE: Shown on a page whose browser has since been used to join as somebody else.
        raise NotAllowed("somebody_else", _("This browser now belongs to somebody else."))
    session["seat"] = arrival.seat  # Flask-SocketIO keeps a session for each connection
    return person


def _let_others_go_first() -> None:
    """A page that sends without end, each time behind its last, would otherwise hold up everybody."""
    socketio.sleep(0)


def _identity() -> Identity | None:
    return asking(session.get("seat"))


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]  # Flask-SocketIO adds it


def _tell_presence(workshop: int) -> None:
    here: dict[int, bool] = defaultdict(bool)
    for connection in CONNECTIONS.values():
        if connection.workshop == workshop:
            here[connection.identity.person] |= connection.unsent
    mention("presence", Presence(WORKER, dict(here)), to=room(Audience.FACILITATORS, workshop))


def look_again() -> None:
    """End connections whose person was removed, or given a new link, through another process."""
    held = {connection.identity for connection in CONNECTIONS.values()}
    own = select(Person.id, Person.version).where(Person.removed_at.is_(None))
    rows = db.session.execute(own.where(Person.id.in_([identity.person for identity in held])))
    still = {Identity(*row) for row in rows}
    dismiss(identity.person for identity in held - still)
    for workshop in {connection.workshop for connection in CONNECTIONS.values()}:
        _tell_presence(workshop)


def keep_beating(app: Flask) -> None:
    """Beat for ever. What one beat meets must not keep the next from coming."""
    _act(app, tell_left)
    while True:
        socketio.sleep(app.config["HEARTBEAT_SECONDS"])
        for act in (beat, look_again, forget_operations, rest_left, close_due):
            _act(app, act)


def _act(app: Flask, act: Callable[[], None]) -> None:
    try:
        with app.app_context():
            act()
    except Exception:
        log.exception("heartbeat_failed", act=act.__name__)
