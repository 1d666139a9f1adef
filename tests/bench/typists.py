"""People who type without pause into shared texts, over bare sockets: one process plays many.

A program of its own, so that several can run beside a server: its plan comes on standard input (JSON), then
it says "ready", waits for a line, types for the time that the plan says, and prints what it saw (JSON).

plan: {"kind": "facilitator" | "hocuspocus", "port", "seconds", "rate": updates/s of all, or 0 to write on as
soon as the last was answered, "deflate", "readers": [{"room", "pen", and for facilitator: "cookie", "auth",
"team", "key", "field"; "writes"}]}

Both servers get the same updates: one letter behind the writer's last one, in one field of the room.
"""

import json
import select
import socket
import struct
import sys
import zlib
from base64 import b64decode, b64encode
from time import monotonic

UPGRADE = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nConnection: Upgrade\r\n"
    "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "{more}\r\n"
)
DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
NO_MASK = b"\0\0\0\0"
TEXT, BINARY, PACKED = 0x81, 0x82, 0x40
TAIL = b"\0\0\xff\xff"  # ends each packed message, and is left out on the wire
PATIENCE = 60  # seconds
FIELD = "agenda.focus"


def varint(number):
    said = bytearray()
    while number > 127:
        said.append(number & 127 | 128)
        number >>= 7
    return bytes([*said, number])


def read_varint(data, place):
    value = shift = 0
    while data[place] & 128:
        value |= (data[place] & 127) << shift
        place, shift = place + 1, shift + 7
    return value | data[place] << shift, place + 1


def string(words):
    return varint(len(words.encode())) + words.encode()


def letter(pen, clock, field):
    """Return the Yjs update by which a pen writes its next letter behind its last one."""
    where = b"\x84" + varint(pen) + varint(clock - 1) if clock else b"\x04\x01" + string(field)
    return b"\x01\x01" + varint(pen) + varint(clock) + where + string(chr(97 + clock % 26)) + b"\x00"


def frame(sign, data):
    size = bytes([128 + len(data)]) if len(data) < 126 else bytes([254]) + struct.pack(">H", len(data))
    return bytes([sign]) + size + NO_MASK + data


class Typist:
    """One person's connection. `sent` has the time of each letter that was not answered or heard yet."""

    path, cookie = "/", ""

    def __init__(self, plan, own):
        self.own, self.pen, self.clock = own, own["pen"], 0
        self.sign, self.writes, self.silent = TEXT, own.get("writes", True), False
        self.answered, self.data = 0, b""
        self.received = self.frames = self.sent_bytes = 0
        self.socket = socket.create_connection(("127.0.0.1", plan["port"]), PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        more = DEFLATE if plan.get("deflate") else ""
        asked = UPGRADE.format(path=self.path, port=plan["port"], cookie=own.get("cookie", ""), more=more)
        self.socket.sendall(asked.encode())
        while b"\r\n\r\n" not in self.data:
            self.data += self.socket.recv(65536)
        head, _, self.data = self.data.partition(b"\r\n\r\n")
        assert b" 101 " in head, head
        self.deflated = b"permessage-deflate" in head
        self.deflate, self.inflate = zlib.compressobj(wbits=-15), zlib.decompressobj(-15)
        self.join()

    def write(self):
        """Send the next letter."""
        said = self.framed(self.packet(letter(self.pen, self.clock, FIELD)))
        self.clock += 1
        self.sent_bytes += len(said)
        SENT[self.own["room"], self.pen, self.clock - 1] = monotonic()
        self.socket.sendall(said)

    def framed(self, data):
        if not self.deflated:
            return frame(self.sign, data)
        packed = self.deflate.compress(data) + self.deflate.flush(zlib.Z_SYNC_FLUSH)
        return frame(self.sign | PACKED, packed[: -len(TAIL)])

    def take(self):
        """Take in what has arrived, frame by frame."""
        came = self.socket.recv(262144)
        if not came:
            raise ConnectionError(self.own)
        self.received += len(came)
        data, place = self.data + came, 0
        while len(data) - place >= 2:
            start, size = place + 2, data[place + 1]
            if size == 126:
                start, size = place + 4, int.from_bytes(data[place + 2 : place + 4])
            elif size == 127:
                start, size = place + 10, int.from_bytes(data[place + 2 : place + 10])
            if start + size > len(data):
                break
            self.frames += 1
            if data[place] & 15 == 8:
                raise ConnectionError(data[start : start + size])
            said = data[start : start + size]
            self.hear(data[place], self.inflate.decompress(said + TAIL) if data[place] & PACKED else said)
            place = start + size
        self.data = data[place:]

    def await_packet(self, is_it):
        """Return the first packet that is the one; what comes before it goes by."""
        found = []
        hear, self.hear = self.hear, lambda _sign, data: found.append(data) if is_it(data) else None
        while not found:
            self.take()
        self.hear = hear
        return found[0]

    def arrived(self, update):
        """Note how long a letter took to come here."""
        pen, place = read_varint(update, 2)
        clock, _ = read_varint(update, place)
        sent = SENT.get((self.own["room"], pen, clock))
        if sent and pen != self.pen and LATENCIES is not None:
            LATENCIES.append(monotonic() - sent)


class Ours(Typist):
    path = "/socket.io/?EIO=4&transport=websocket"

    def join(self):
        self.say("40" + json.dumps(self.own["auth"]))
        self.await_packet(lambda data: data[:2] == b"40")
        self.say(f'420["text.open",{{"team":{self.own["team"]}}}]')
        (opened,) = json.loads(self.await_packet(lambda data: data[:3] == b"430")[3:])
        self.pen, self.key = opened["pen"], opened["key"]

    def say(self, packet):
        self.socket.sendall(frame(TEXT, packet.encode()))

    def packet(self, update):
        asked = {"team": self.own["team"], "key": self.key, "data": b64encode(update).decode()}
        return b"421" + json.dumps(["text.write", asked], separators=(",", ":")).encode()

    def hear(self, sign, data):
        if data[:2] == b"43":
            assert b'"ok":true' in data, data
            self.answered += 1
        elif data == b"2":
            self.say("3")
        elif LATENCIES is not None and data.startswith(b'42["text",'):
            self.arrived(b64decode(data.partition(b'"data":"')[2].partition(b'"')[0]))


class Theirs(Typist):
    SYNC, AUTH, STATUS = 0, 2, 8

    def join(self):
        self.sign, self.room = BINARY, string(f"room-{self.own['room']}")
        self.say(bytes([self.AUTH, 0]) + string("x") + string("4.0.0"))
        self.await_packet(lambda data: self.after_room(data)[0] == self.AUTH)
        self.say(bytes([self.SYNC, 0, 1, 0]))
        self.await_packet(lambda data: self.after_room(data)[:2] == bytes([self.SYNC, 1]))

    def say(self, message):
        self.socket.sendall(frame(BINARY, self.room + message))

    def after_room(self, data):
        return data[len(self.room) :]

    def packet(self, update):
        return self.room + bytes([self.SYNC, 2]) + varint(len(update)) + update

    def hear(self, sign, data):
        if sign & 15 == 9:
            return self.socket.sendall(frame(0x8A, data))
        if sign & 15 != 2:
            return None
        said = self.after_room(data)
        if said[0] == self.STATUS:
            assert said[1] == 1, data
            self.answered += 1
        elif LATENCIES is not None and said[:2] == bytes([self.SYNC, 2]):
            self.arrived(said[read_varint(said, 2)[1] :])
        return None


SENT = {}
LATENCIES = None  # seconds; kept when the rate is given
KINDS = {"facilitator": Ours, "hocuspocus": Theirs}


def type_on(typists, seconds, rate):
    """Type: at a rate, in turn, or each on their own whenever their last letter was answered."""
    poll, by_number = select.epoll(), {each.socket.fileno(): each for each in typists}
    for number in by_number:
        poll.register(number, select.EPOLLIN)
    writers = [each for each in typists if each.writes]
    began = monotonic()
    until, turn = began + seconds, 0
    while (now := monotonic()) < until:
        wait = 0.05
        if rate:
            while began + turn / rate <= now:
                writers[turn % len(writers)].write()
                turn += 1
            wait = max(0.0, began + turn / rate - monotonic())
        else:
            for each in writers:
                if each.answered == each.clock:
                    each.write()
        for number, _ in poll.poll(wait):
            by_number[number].take()
    settle(poll, by_number, writers)


def settle(poll, by_number, writers):
    """Return when all letters are answered and nothing more comes."""
    until = monotonic() + PATIENCE
    while ready := poll.poll(0.5):
        for number, _ in ready:
            by_number[number].take()
        assert monotonic() < until, "not answered"
    assert all(each.answered in (0, each.clock) for each in writers)


def main():
    global LATENCIES
    plan = json.loads(sys.stdin.readline())
    typists = [KINDS[plan["kind"]](plan, own) for own in plan["readers"]]
    LATENCIES = [] if plan["rate"] else None
    say("ready")
    sys.stdin.readline()
    before = [(each.received, each.answered, each.clock) for each in typists]
    type_on(typists, plan["seconds"], plan["rate"])
    written = sum(each.clock - was[2] for each, was in zip(typists, before, strict=True))
    received = [each.received - was[0] for each, was in zip(typists, before, strict=True)]
    seen = {"written": written, "received": received, "sent": [each.sent_bytes for each in typists]}
    say(json.dumps({**seen, "latencies": LATENCIES or [], "deflated": typists[0].deflated}))


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
