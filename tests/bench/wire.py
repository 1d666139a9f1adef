"""A lean client: Socket.IO as its packets are, over a WebSocket as its frames are, so that little of what is
measured is the client's own work.
"""

import json
import struct
from uuid import uuid4

import requests
from gevent import socket

from tests.phone import SEATS

UPGRADE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
NO_MASK = b"\0\0\0\0"  # a client must mask, and may do so with nothing
TEXT, CLOSE = 1, 8
PING, PONG, OPEN, EVENT, ANSWER = "2", "3", "40", "42", "43"  # Engine.IO's digit, and Socket.IO's after it


class Wire:
    """Somebody's live connection, one packet at a time."""

    def __init__(self, server, row):
        self.server, self.row, self.asked = server, row, 0
        self.port, self.seat = server.port, SEATS.get(row["role"], "room")
        joined = requests.get(f"{server.url}/join/{row['link'].rpartition('/')[2]}", allow_redirects=False)
        self.cookie = "; ".join(f"{name}={value}" for name, value in joined.cookies.items())

    def sees(self, kind):
        """Return everything of a kind in this person's snapshot."""
        headers = {"Cookie": self.cookie, "X-Seat": self.seat}
        things = requests.get(f"{self.server.url}/api/snapshot", headers=headers).json()["things"]
        return [thing for thing in things if thing["type"] == kind]

    def connect(self):
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.arriving = self.socket.makefile("rb")
        self.socket.sendall(UPGRADE.format(port=self.port, cookie=self.cookie).encode())
        assert b" 101 " in self.arriving.readline()
        while self.arriving.readline() != b"\r\n":
            pass
        auth = {"seat": self.seat, "person": self.row["person"]}
        self.send(OPEN + json.dumps(auth))
        self.await_packet(OPEN)
        return self

    def close(self):
        self.arriving.close()
        self.socket.close()

    def send(self, packet):
        said = packet.encode()
        size = bytes([128 + len(said)]) if len(said) < 126 else bytes([254]) + struct.pack(">H", len(said))
        self.socket.sendall(bytes([128 + TEXT]) + size + NO_MASK + said)

    def receive(self):
        """Return the next packet. Raises ConnectionError when the server hangs up."""
        opcode, size = self.arriving.read(2)
        if size == 126:
            (size,) = struct.unpack(">H", self.arriving.read(2))
        elif size == 127:
            (size,) = struct.unpack(">Q", self.arriving.read(8))
        data = self.arriving.read(size)
        if opcode & 15 == CLOSE:
            raise ConnectionError(data)
        return data.decode()

    def await_packet(self, start):
        """Return the next packet that begins so; answer pings on the way, and let everything else go by."""
        while not (packet := self.receive()).startswith(start):
            if packet == PING:
                self.send(PONG)
        return packet

    def command(self, name, payload):
        """Send a command, and do not wait for its answer."""
        self.asked += 1
        asked = {"op": uuid4().hex, "name": name, "payload": payload}
        self.send(f"{EVENT}{self.asked}{json.dumps(['command', asked])}")

    def answer(self):
        """Return the answer to the last command, which must have been done."""
        packet = self.await_packet(f"{ANSWER}{self.asked}[")
        assert '"ok":true' in packet, packet
        return packet

    def does(self, name, payload):
        self.command(name, payload)
        return self.answer()
