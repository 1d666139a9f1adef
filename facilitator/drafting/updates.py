"""What an update of a shared text says: who wrote how much, after what, and which field it began in.

The binary form is Yjs' update format, version 1 (github.com/yjs/yjs/blob/main/INTERNALS.md, and its
`UpdateEncoder`): all structs by client, then the deleted ranges. We read it before the document does, because
a document cannot be asked to forget an update, and because only the sender's own letters may be new in it.
"""

from collections.abc import Iterator
from typing import NamedTuple

Clocks = dict[int, int]  # of each client: how many of its signs (UTF-16 units) are known


class Malformed(ValueError):
    """What arrived is no update of a text."""


class Span(NamedTuple):
    """Signs of one client: `size` of them, from `clock` on, in the order in which they were written."""

    client: int
    clock: int
    size: int

    @property
    def end(self) -> int:
        return self.clock + self.size


class Update(NamedTuple):
    """Spans that were written and deleted, the signs they lean on, the fields they name, and the words."""

    written: list[Span]
    deleted: list[Span]
    leans_on: list[Span]
    fields: set[str]
    words: list[str]


class _Bytes:
    """Reads numbers and strings off an update. Raises Malformed when it ends too early."""

    def __init__(self, data: bytes):
        self.data, self.place = data, 0

    def byte(self) -> int:
        if self.place >= len(self.data):
            raise Malformed("ends too early")
        self.place += 1
        return self.data[self.place - 1]

    def number(self) -> int:
        """A variable-length unsigned integer of at most 53 bits, as browsers count."""
        value = shift = 0
        while (byte := self.byte()) & 0x80:
            value |= (byte & 0x7F) << shift
            shift += 7
            if shift > 49:
                raise Malformed("number too large")
        value |= byte << shift
        if value >= 1 << 53:
            raise Malformed("number too large")
        return value

    def string(self) -> str:
        size = self.number()
        if size > len(self.data) - self.place:
            raise Malformed("ends too early")
        self.place += size
        try:
            return self.data[self.place - size : self.place].decode()
        except UnicodeDecodeError as fault:
            raise Malformed("not text") from fault

    def times(self) -> Iterator[None]:
        """Run as often as the next number says; each turn takes at least a byte, so a huge one ends soon."""
        yield from (None for _ in range(self.number()))


GARBAGE, DELETED, STRING = 0, 1, 4
HAS_ORIGIN, HAS_RIGHT, HAS_KEY = 0x80, 0x40, 0x20


def read(data: bytes) -> Update:
    """Take an update apart. Raises Malformed when it is none, or holds anything but plain text."""
    source = _Bytes(data)
    update = Update([], [], [], set(), [])
    for _ in source.times():
        _read_client(source, update)
    for _ in source.times():
        client = source.number()
        update.deleted.extend(Span(client, source.number(), source.number()) for _ in source.times())
    if source.place != len(data):
        raise Malformed("goes on after its end")
    return update


def _read_client(source: _Bytes, update: Update) -> None:
    count, client, clock = source.number(), source.number(), source.number()
    for _ in range(count):
        size = _read_struct(source, update)
        if not size:
            raise Malformed("says nothing")
        update.written.append(Span(client, clock, size))
        clock += size


def _read_struct(source: _Bytes, update: Update) -> int:
    info = source.byte()
    if info == GARBAGE:
        return source.number()
    for flag in (HAS_ORIGIN, HAS_RIGHT):
        if info & flag:
            update.leans_on.append(Span(source.number(), source.number(), 1))
    if not info & (HAS_ORIGIN | HAS_RIGHT):
        if source.number() != 1 or info & HAS_KEY:
            raise Malformed("not in a field")
        update.fields.add(source.string())
    return _read_content(source, info & 0x1F, update)


def _read_content(source: _Bytes, kind: int, update: Update) -> int:
    if kind == DELETED:
        return source.number()
    if kind != STRING:
        raise Malformed("not plain text")
    words = source.string()
    update.words.append(words)
    return len(words.encode("utf-16-le")) // 2


def read_clocks(data: bytes) -> Clocks:
    """Return what a state vector says is known. Raises Malformed."""
    source = _Bytes(data)
    clocks = {source.number(): source.number() for _ in source.times()}
    if source.place != len(data):
        raise Malformed("goes on after its end")
    return clocks


def after(known: Clocks, update: Update) -> Clocks:
    """Return what is known once an update is taken in.

    Raises Malformed when it leaves a gap, or leans on or deletes signs that nobody has written.
    """
    clocks = dict(known)
    for span in update.written:
        if span.clock > clocks.get(span.client, 0):
            raise Malformed("leaves a gap")
        clocks[span.client] = max(clocks.get(span.client, 0), span.end)
    for span in (*update.leans_on, *update.deleted):
        if span.end > clocks.get(span.client, 0):
            raise Malformed("leans on what is not there")
    return clocks


def authors(known: Clocks, update: Update) -> set[int]:
    """Return the clients who wrote what is new in an update."""
    return {span.client for span in update.written if span.end > known.get(span.client, 0)}
