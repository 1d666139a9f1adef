"""How rooms are told. Called by `perform` after the commit, and for what is never stored."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, to_builtins

from facilitator.core.activity import Event, marks
from facilitator.core.rooms import Audience, room
from facilitator.extensions import db, socketio


def tell(events: Iterable[Event]) -> None:
    """Send committed events to their rooms, in order."""
    for event in events:
        socketio.emit("event", to_builtins(event), to=event.room)


def beat() -> None:
    """Tell each room that is listened to here how far it has come, so that a deaf client knows it."""
    for mark in marks(listened_to()):
        socketio.emit("heartbeat", to_builtins(mark), to=mark.room)


def listened_to() -> list[str]:
    """Return the rooms in which this process has a connection."""
    server: Any = socketio.server
    names = (name for name in server.manager.rooms.get("/", {}) if name)
    return [name for name in names if name.partition("-")[0] in set(Audience)]


def mention(name: str, news: Struct, to: str | list[str]) -> None:
    """Send something that is not stored and that nothing may depend on (who is here, who is writing).

    Several rooms at one go: it is packed once, and who is in two of them gets it once.
    """
    socketio.emit(name, to_builtins(news), to=to)


def mention_after(name: str, news: Struct, rooms: Iterable[str]) -> None:
    """Let rooms be sent something once the present transaction is committed, and not otherwise."""
    db.session.info.setdefault("mentions", []).append((name, news, list(rooms)))


def tell_mentions() -> None:
    """Send what the transaction that was just committed wanted to be mentioned."""
    for name, news, rooms in db.session.info.pop("mentions", []):
        mention(name, news, to=rooms)


def dismiss(people: Iterable[int]) -> None:
    """End the open connections of these people in this process; other processes look again at each beat."""
    server: Any = socketio.server
    for person in people:
        for sid, _ in list(server.manager.get_participants("/", room(Audience.PERSON, person))):
            server.disconnect(sid)
