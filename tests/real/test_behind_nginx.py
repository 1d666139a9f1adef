"""A real nginx in front, set up word for word as docs/operating.md says, but for names, ports and files."""

import re
import subprocess
import threading
from contextlib import suppress

import pytest
import requests
import trustme
from playwright.sync_api import expect

from tests.server import ROOT, Phone, Server, free_port

DOCUMENT = (ROOT / "docs/operating.md").read_text()
AROUND = """
daemon off;
master_process off;
pid nginx.pid;
events {{ worker_connections 1024; }}
http {{
log_format whither '$upstream_addr $request_uri';
access_log access.log whither;
{}
}}
"""
HELLO = {"words": "Lunch is at 12:30."}
PRODUCTION = {"PRODUCTION": "1", "SECRET_KEY": "a secret that stands in no document"}


def documented(heading):
    """The lines of configuration in a section of the document."""
    section = DOCUMENT.split(f"## {heading}\n")[1].split("\n## ")[0]
    return "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))


def with_several_processes(configuration):
    """Put the pieces for several processes where the document says that they belong."""
    pieces = re.split(r"# in (\w+):\n", documented("Several processes"))[1:]
    piece = dict(zip(pieces[::2], pieces[1::2], strict=True))
    configuration = configuration.replace("http2 on;", piece["server"] + "http2 on;")
    return piece["http"] + configuration.replace("proxy_pass http://127.0.0.1:5000;", piece["location"])


class Nginx:
    """An nginx at https://localhost, with a certificate of an authority that only these tests trust."""

    def __init__(self, program, folder, port=None):
        self.program, self.folder = program, folder
        self.port, self.plain = port or free_port(), free_port()
        self.url = f"https://localhost:{self.port}"
        authority = trustme.CA()
        authority.cert_pem.write_to_path(folder / "authority.pem")
        own = authority.issue_cert("localhost")
        own.private_key_pem.write_to_path(folder / "privkey.pem")
        own.cert_chain_pems[0].write_to_path(folder / "fullchain.pem")

    def start(self, configuration, **changes):
        ours = {
            "listen 443": f"listen 127.0.0.1:{self.port}",
            "listen 80": f"listen 127.0.0.1:{self.plain}",
            "/etc/letsencrypt/live/day3.example.org": str(self.folder),
            "day3.example.org": "localhost",
        }
        ours = {**ours, **changes}
        assert all(theirs in configuration for theirs in ours)
        pattern = "|".join(map(re.escape, ours))  # at one go: a port of ours may look like one of theirs
        configuration = re.sub(pattern, lambda theirs: ours[theirs[0]], configuration)
        (self.folder / "nginx.conf").write_text(AROUND.format(configuration))
        command = [self.program, "-e", "stderr", "-p", str(self.folder), "-c", "nginx.conf"]
        self.log = self.folder / "nginx.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        self.wait()
        return self

    def wait(self):
        """Return when it answers; its own log tells why when it does not."""
        while self.process.poll() is None:
            with suppress(requests.ConnectionError):
                return requests.head(f"http://127.0.0.1:{self.plain}", timeout=5)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(0.05)
        raise AssertionError(self.log.read_text())

    def stop(self):
        self.process.terminate()
        self.process.wait()

    @property
    def visits(self):
        """What was asked for, and of which process."""
        return [line.split(" ", 1) for line in (self.folder / "access.log").read_text().splitlines()]


@pytest.fixture(scope="module")
def stage(nginx_program, tmp_path_factory):
    """A server in production, everybody's links, and an nginx before it."""
    nginx = Nginx(nginx_program, tmp_path_factory.mktemp("nginx"))
    server = Server(tmp_path_factory.mktemp("server"), PUBLIC_URL=nginx.url, **PRODUCTION).start()
    here = {"127.0.0.1:5000": f"127.0.0.1:{server.port}"}
    nginx.start(documented("Behind nginx, with TLS"), **here)
    yield server.links, nginx
    nginx.stop()
    server.stop()


@pytest.fixture
def nginx(stage, monkeypatch):
    return trusted(stage[1], monkeypatch)


def trusted(nginx, monkeypatch):
    for name in ("REQUESTS_CA_BUNDLE", "WEBSOCKET_CLIENT_CA_BUNDLE"):
        monkeypatch.setenv(name, str(nginx.folder / "authority.pem"))
    return nginx


@pytest.fixture
def row(stage):
    """Return a function that finds the first row of the links that fits."""
    return lambda **wanted: next(row for row in stage[0] if wanted.items() <= row.items())


@pytest.mark.parametrize("transports", [("websocket",), ("polling",), ("polling", "websocket")])
def test_commands_and_events_pass(transports, nginx, row):
    fay = Phone(nginx, row(role="facilitator"))
    sari = Phone(nginx, row(team="ID", host=True), transports)
    heard = threading.Event()
    sari.socket.on("event", lambda event: heard.set())
    fay.does("announcement.make", HELLO)
    assert heard.wait(10)
    assert sari.ask("announcement.make", HELLO)["code"] == "not_yours"
    for each in (fay, sari):
        each.close()


def test_a_personal_link_is_safe_on_its_way(nginx, row):
    link = row(team="ID", host=True)["link"]
    assert link.startswith(nginx.url)
    sari = requests.Session()
    page = sari.get(link)
    assert page.status_code == 200
    assert page.url == f"{nginx.url}/room"
    assert [cookie.secure for cookie in sari.cookies] == [True]
    assert page.headers["Strict-Transport-Security"]
    plain = requests.get(f"http://localhost:{nginx.plain}/room", allow_redirects=False)
    assert (plain.status_code, plain.headers["Location"]) == (301, "https://localhost/room")


def test_only_a_page_of_ours_gets_a_live_connection(nginx):
    door = f"{nginx.url}/socket.io/?EIO=4&transport=polling"
    assert requests.get(door, headers={"Origin": nginx.url}).status_code == 200
    assert requests.get(door, headers={"Origin": "https://elsewhere.example"}).status_code == 400


def test_what_is_too_large_is_refused_by_us_and_what_is_far_too_large_at_the_door(nginx, row):
    fay = Phone(nginx, row(role="facilitator"))
    door = f"{nginx.url}/api/commands/announcement.make"
    large, huge = (fay.http.post(door, data=bytes(size * 2**19)) for size in (9, 12))
    fay.close()
    assert (large.status_code, large.json()["code"]) == (413, "too_large")
    assert (huge.status_code, "nginx" in huge.text) == (413, True)


def test_a_page_in_a_browser_is_live(nginx, row, browser):
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    with page.expect_websocket() as opened:
        page.goto(row(team="ID", host=True)["link"])
    assert opened.value.url.startswith(nginx.url.replace("https", "wss"))
    page.wait_for_function("() => facilitator.state === 'saved'")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


@pytest.fixture
def two_processes(nginx_program, tmp_path, postgresql, redis_server, monkeypatch):
    """Two servers on one PostgreSQL and one Redis, everybody's links, and an nginx that chooses."""
    nginx = trusted(Nginx(nginx_program, tmp_path), monkeypatch)
    shared = {"DATABASE_URL": postgresql, "REDIS_URL": redis_server, "PUBLIC_URL": nginx.url, **PRODUCTION}
    first = Server(tmp_path, **shared).start()
    second = Server(tmp_path, **shared).start()
    ports = {"127.0.0.1:5001": f"127.0.0.1:{first.port}", "127.0.0.1:5002": f"127.0.0.1:{second.port}"}
    nginx.start(with_several_processes(documented("Behind nginx, with TLS")), **ports)
    yield first.links, nginx
    for each in (nginx, first, second):
        each.stop()


def test_long_polling_stays_with_one_of_several_processes(two_processes):
    links, nginx = two_processes
    people = [Phone(nginx, row, ["polling"]) for row in [r for r in links if r["team"]][:12]]
    for person in people:
        assert person.ask("step.move", {})["ok"] is False
    polled = {}
    for process, address in nginx.visits:
        if sid := re.search(r"sid=([^&]+)", address):
            polled.setdefault(sid[1], set()).add(process)
    assert len(polled) == len(people)
    assert all(len(processes) == 1 for processes in polled.values())
    assert len(set.union(*polled.values())) == 2
    for person in people:
        person.close()
