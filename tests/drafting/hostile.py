"""Updates as no page makes them: put together byte by byte, in the form that github.com/yjs/yjs describes."""

ORIGIN, RIGHT, KEY = 0x80, 0x40, 0x20
GARBAGE, DELETED, JSON, BINARY, STRING, EMBED, FORMAT, TYPE, ANY, SUBDOCUMENT, SKIP = range(11)


def number(value):
    out = b""
    while value >= 0x80:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def string(words):
    data = words.encode() if isinstance(words, str) else words
    return number(len(data)) + data


def struct(content=b"", *, kind=STRING, left=None, right=None, field=None):
    """What was put between two signs (client, clock), or as the first of a field."""
    info = kind | (ORIGIN if left else 0) | (RIGHT if right else 0)
    place = b"".join(number(client) + number(clock) for client, clock in filter(None, (left, right)))
    return bytes([info]) + (place or (number(1) + string(field or ""))) + content


def written(client, clock, *structs):
    return number(len(structs)) + number(client) + number(clock) + b"".join(structs)


def deleted(client, *spans):
    return number(client) + number(len(spans)) + b"".join(number(n) for span in spans for n in span)


def update(*clients, gone=()):
    return number(len(clients)) + b"".join(clients) + number(len(gone)) + b"".join(gone)


def strange(pen, field):
    """Return by name what is no plain text, or not in order, under a pen that may write."""
    first = struct(string("x"), field=field)
    kinds = {
        "garbage": number(1) + number(pen) + number(0) + bytes([GARBAGE]) + number(3),
        "skip": number(1) + number(pen) + number(0) + bytes([SKIP]) + number(3),
        "json": written(pen, 0, struct(number(1) + string("{}"), kind=JSON, field=field)),
        "binary": written(pen, 0, struct(string(b"\x00\xff"), kind=BINARY, field=field)),
        "embed": written(pen, 0, struct(string('{"image": "x"}'), kind=EMBED, field=field)),
        "format": written(pen, 0, struct(string("bold") + string("true"), kind=FORMAT, field=field)),
        "xml": written(pen, 0, struct(number(3) + string("p"), kind=TYPE, field=field)),
        "any": written(pen, 0, struct(number(1) + b"\x78", kind=ANY, field=field)),
        "subdocument": written(pen, 0, struct(string("guid") + b"\x76\x00", kind=SUBDOCUMENT, field=field)),
        "no such kind": written(pen, 0, struct(b"", kind=31, field=field)),
        "map": number(1) + number(pen) + number(0) + bytes([STRING | KEY]) + number(1) + string(field),
        "within another thing": number(1) + number(pen) + number(0) + b"\x04\x00" + number(pen) + number(0),
        "empty words": written(pen, 0, struct(string(""), field=field)),
        "half a sign of UTF-16": written(pen, 0, struct(string(b"\xed\xa0\x80"), field=field)),
        "no UTF-8": written(pen, 0, struct(string(b"\xc3\x28"), field=field)),
        "leans on itself": written(pen, 0, struct(string("x"), left=(pen, 0))),
        "leans on what comes later": written(
            pen, 0, struct(string("x"), left=(pen, 1)), struct(string("y"), left=(pen, 0))
        ),
    }
    numbers = {
        "a million structs": number(10**6) + number(pen) + number(0),
        "2^53 structs": number(2**53) + number(pen) + number(0),
        "a number of 64 bits": number(1) + number(2**64 - 1) + number(0) + first,
        "a clock of 2^52": written(pen, 2**52, first),
    }
    spans = [(2 * place, 1) for place in range(30_001)]
    return {
        **{name: update(part) for name, part in {**kinds, **numbers}.items()},
        "a million deletions": number(0) + number(1) + number(pen) + number(10**6) + number(1) * 100,
        "more deletions than anybody makes": update(gone=[deleted(pen, *spans)]),
        "deletions of nobody's": update(gone=[deleted(77, (0, 5))]),
        "deletions beyond the end": update(gone=[deleted(pen, (0, 2**52))]),
    }
