"""What an update of a shared text says: who wrote how much, after what, and which field it began in.

The binary form is Yjs' update format, version 1 (github.com/yjs/yjs/blob/main/INTERNALS.md, and its
`UpdateEncoder`): all structs by client, then the deleted ranges. We read it before the document does, because
a document cannot be asked to forget an update, and because only the sender's own letters may be new in it.
"""

import sys
from collections.abc import Set as AnySet
from typing import NamedTuple

Clocks = dict[int, int]  # of each client: how many of its signs (UTF-16 units) are known
Place = tuple[int, int]  # a client, and a clock of it


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
    """Spans that were written and deleted, the signs they lean on, the fields they name, and the words.

    `cuts` are the places before which signs may be cut apart to put others between, or to delete some.
    `halves` are the places before which they must not be: a sign beyond U+FFFF takes two units.
    `starts` are the places from which a client wrote somewhere else than behind its last sign: to find out
    where such a one belongs, a document may have to look at all that others wrote around it.
    """

    written: list[Span]
    deleted: list[Span]
    leans_on: list[Span]
    fields: set[str]
    words: list[str]
    cuts: set[Place]
    halves: set[Place]
    starts: set[Place]


class _Bytes:
    """Reads numbers and strings off an update. Raises Malformed when it ends too early."""

    def __init__(self, data: bytes, most: int = sys.maxsize):
        self.data, self.place, self.pieces, self.most = data, 0, 0, most

    def byte(self) -> int:
        if self.place >= len(self.data):
            raise Malformed("ends too early")
        self.place += 1
        return self.data[self.place - 1]

    def number(self) -> int:
        """A variable-length unsigned integer of at most 53 bits, as browsers count."""
        byte = self.byte()
        if byte < 0x80:  # by far the most
            return byte
        value, shift = byte & 0x7F, 7
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

    def times(self) -> range:
        """Return a range as long as the next number says, if there are not more pieces than may be."""
        times = self.number()
        self.pieces += times
        if self.pieces > self.most:
            raise Malformed("too many pieces")
        return range(times)


DELETED, STRING = 1, 4  # garbage (0) never comes of texts: what is deleted in them stays as DELETED
HAS_ORIGIN, HAS_RIGHT, HAS_KEY = 0x80, 0x40, 0x20
SIDES = (0x00, 0x41)  # 0 and -1, as a variable-length integer with a sign


def read(data: bytes, most: int = sys.maxsize) -> Update:
    """Take an update of so many pieces at most apart.

    Raises Malformed when it is none, or holds anything but plain text.
    """
    source = _Bytes(data, most)
    update = Update([], [], [], set(), [], set(), set(), set())
    for _ in source.times():
        _read_client(source, update)
    for _ in source.times():
        _read_deleted(source, update)
    if source.place != len(data):
        raise Malformed("goes on after its end")
    return update


def _read_client(source: _Bytes, update: Update) -> None:
    structs, client, clock = source.times(), source.number(), source.number()
    for _ in structs:
        size = _read_struct(source, update, client, clock)
        if not size:
            raise Malformed("says nothing")
        update.written.append(Span(client, clock, size))
        clock += size


def _read_deleted(source: _Bytes, update: Update) -> None:
    client = source.number()
    for _ in source.times():
        span = Span(client, source.number(), source.number())
        update.deleted.append(span)
        update.cuts.update(((client, span.clock), (client, span.end)))


def _read_struct(source: _Bytes, update: Update, client: int, clock: int) -> int:
    info, before = source.byte(), len(update.leans_on)
    for flag, beyond in ((HAS_ORIGIN, 1), (HAS_RIGHT, 0)):  # put behind one sign, before another
        if info & flag:
            span = Span(source.number(), source.number(), 1)
            update.leans_on.append(span)
            update.cuts.add((span.client, span.clock + beyond))
    if not info & HAS_ORIGIN or update.leans_on[before][:2] != (client, clock - 1):
        update.starts.add((client, clock))
    if not info & (HAS_ORIGIN | HAS_RIGHT):
        if source.number() != 1 or info & HAS_KEY:
            raise Malformed("not in a field")
        update.fields.add(source.string())
    return _read_content(source, info & 0x1F, update, Span(client, clock, 0))


def _read_content(source: _Bytes, kind: int, update: Update, at: Span) -> int:
    if kind == DELETED:
        return source.number()
    if kind != STRING:
        raise Malformed("not plain text")
    words = source.string()
    update.words.append(words)
    units = len(words.encode("utf-16-le")) // 2
    if units > len(words):
        _note_halves(words, update, at)
    return units


def _note_halves(words: str, update: Update, at: Span) -> None:
    clock = at.clock
    for sign in words:
        if sign > "\uffff":
            update.halves.add((at.client, clock + 1))
            clock += 1
        clock += 1


def read_clocks(data: bytes) -> Clocks:
    """Return what a state vector says is known. Raises Malformed."""
    source = _Bytes(data)
    clocks = {source.number(): source.number() for _ in source.times()}
    if source.place != len(data):
        raise Malformed("goes on after its end")
    return clocks


def read_position(data: bytes) -> str | None:
    """Return the field that a relative position names, or None where it names a sign. Raises Malformed.

    Yjs' `writeRelativePosition`: 0 and a sign's id, or 1 and a text's name; then the side on which it lies.
    """
    source, field = _Bytes(data), None
    if (kind := source.byte()) == 0:
        source.number(), source.number()
    elif kind == 1:
        field = source.string()
    else:
        raise Malformed("not a place in a text")
    if source.byte() not in SIDES or source.place != len(data):
        raise Malformed("not a place in a text")
    return field


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


def cuts_a_sign(known: Clocks, halves: AnySet[Place], update: Update) -> bool:
    """Say whether an update would leave half signs: cut one that is known, or new in it, in two.

    Of a span that is known in part, only the rest is taken in: it is cut where the known ends.
    """
    new = {place for place in update.halves if place[1] >= known.get(place[0], 0)}
    begun = {(client, known[client]) for client in {span.client for span in update.written} & known.keys()}
    return not (update.cuts | begun).isdisjoint(halves) or not (update.cuts | begun).isdisjoint(new)
