"""The command line, as whoever keeps the server types it.

Most commands run in this process, against a folder of their own; what several do together, in others.
"""

import itertools
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator.commandline import facilitator
from tests.server import Phone, Server, free_port

UNSET = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "PRODUCTION", "PUBLIC_URL")
RUN = [sys.executable, str(Path(__file__).parent.parent / "run.py")]


class Installation:
    """A folder with a database and a secret, and the command that works on it."""

    def __init__(self, folder, **settings):
        self.folder, self.settings = folder, settings
        self.database = folder / "facilitator.db"

    def does(self, *words, exit=0, typed=None, **settings):
        """Run a command that must end with this exit code, and return what it said."""
        if "REDIS_URL" in settings:  # a queue, once there, stays with this process
            return self.types(*words, exit=exit, **settings)
        environment = {**dict.fromkeys(UNSET), **self._own, **settings}
        ran = CliRunner().invoke(facilitator, words, input=typed, env=environment)
        assert isinstance(ran.exception, SystemExit | None), ran.exception
        assert ran.exit_code == exit, ran.output
        return ran.output

    def types(self, *words, exit=0, **settings):
        """The same in a process of its own."""
        inherited = {name: value for name, value in os.environ.items() if name not in UNSET}
        ran = subprocess.run(
            [*RUN, *words], env=inherited | self._own | settings, capture_output=True, text=True
        )
        assert ran.returncode == exit, (ran.returncode, ran.stdout, ran.stderr)
        return ran.stdout + ran.stderr

    @property
    def _own(self):
        return {"FACILITATOR_INSTANCE": str(self.folder), "PORT": "20001", **self.settings}

    def links(self):
        return json.loads(self.does("links", "--json"))

    def rows(self, sql):
        with closing(sqlite3.connect(self.database)) as database:
            return database.execute(sql).fetchall()


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    made = Installation(tmp_path_factory.mktemp("demonstration"))
    made.said = made.types("demo")
    return made


@pytest.fixture
def installed(demonstration, tmp_path):
    """A copy of the demonstration workshop's installation."""
    folder = tmp_path / "installed"
    shutil.copytree(demonstration.folder, folder)
    return Installation(folder)


@pytest.fixture
def empty(tmp_path):
    (tmp_path / "empty").mkdir()
    return Installation(tmp_path / "empty")


@pytest.fixture
def server(installed):
    running = Server(installed.folder, SECRET_KEY="").start()
    yield running
    running.stop()


def code(installation):
    return installation.links()[0]["workshop"]


def test_the_demonstration_is_loaded_once_and_its_addresses_are_said(demonstration, installed):
    assert re.search(r"KR +http://127.0.0.1:20001/join/\S+ +\(Kim Min-jun\)", demonstration.said)
    installed.does("demo")
    assert installed.rows("SELECT count(*) FROM workshop") == [(1,)]


def test_one_more_demonstration_is_made_when_a_fresh_one_is_asked_for(installed):
    first = code(installed)
    said = installed.does("demo", "--fresh")
    assert installed.rows("SELECT count(*) FROM workshop") == [(2,)]
    assert f"code={first}" not in said


def test_everybody_has_a_link_with_name_role_and_team(installed):
    rows = installed.links()
    assert len([row for row in rows if row["role"] == "participant"]) == 38
    assert {row["team"] for row in rows if row["role"] == "participant"} == {
        "CN",
        "ID",
        "JP",
        "MY",
        "PH",
        "KR",
    }
    minjun = next(row for row in rows if row["name"] == "Kim Min-jun")
    assert minjun["link"].startswith("http://127.0.0.1:20001/join/")
    assert minjun["native_name"] == "김민준"
    assert "Kim Min-jun" in installed.does("links")
    public = installed.does("links", "--json", PUBLIC_URL="https://day3.example.org/")
    assert json.loads(public)[0]["link"].startswith("https://day3.example.org/join/")


def test_links_are_those_of_one_workshop_when_it_is_named(installed):
    first = code(installed)
    installed.does("demo", "--fresh")
    assert {
        row["workshop"] for row in json.loads(installed.does("links", "--json", "--workshop", first))
    } == {first}
    said = installed.does("links", "--workshop", "NOSUCH", exit=2)
    assert f"no workshop with the code NOSUCH. On this server: {first}" in said


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["dance"], "No such command"),
        (["export"], "Missing argument"),
        (["import", "nowhere.json"], "nowhere.json"),
        (["restore", "nowhere.db"], "nowhere.db"),
        (["links"], "The database cannot be used: no such table: person"),
        (["export", "KRJPID"], "The database cannot be used"),
        (["backup", "copy.db"], "There is no database at"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(words, reason, empty):
    assert reason in empty.does(*words, exit=2)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"PORT": "five"}, "A setting in the environment is not as it must be"),
        ({"PRODUCTION": "1"}, "SECRET_KEY must be a secret of your own"),
        ({"DATABASE_URL": "sqlite:////nowhere/at/all.db"}, "unable to open database file"),
    ],
)
def test_settings_that_cannot_be_are_said_in_a_sentence(settings, reason, empty):
    assert reason in empty.does("links", exit=2, **settings)


def test_a_port_that_is_taken_is_said(server, installed):
    assert "is taken" in installed.types("run", exit=2, PORT=str(server.port))


def test_a_workshop_moves_with_export_and_import(installed, empty, tmp_path):
    file = tmp_path / "workshop.json"
    installed.does("export", code(installed), "-o", str(file))
    assert json.loads(installed.does("export", code(installed).lower()))["workshop"]["code"] == code(
        installed
    )
    said = empty.does("import", str(file))
    assert f"links --workshop {code(installed)}" in said
    here, there = installed.links(), empty.links()
    assert [(r["name"], r["role"], r["team"]) for r in there] == [
        (r["name"], r["role"], r["team"]) for r in here
    ]
    assert not {row["link"] for row in here} & {row["link"] for row in there}, "signed with another secret"


def test_an_import_that_is_refused_says_why_and_changes_nothing(installed, tmp_path):
    file = tmp_path / "workshop.json"
    installed.does("export", code(installed), "-o", str(file))
    assert "on this server already" in installed.does("import", str(file), exit=2)
    file.write_text(file.read_text()[:1000])
    assert "Nothing was changed" in installed.types("import", str(file), exit=2)
    assert installed.rows("SELECT count(*) FROM workshop") == [(1,)]


def test_an_export_that_cannot_be_written_is_said(installed):
    assert "cannot be written" in installed.does("export", code(installed), "-o", "/nowhere/x.json", exit=2)


def test_an_account_is_made_and_gets_a_new_password_when_the_old_one_is_forgotten(installed):
    typed = "correct horse battery\ncorrect horse battery\n"
    assert "Welcome" in installed.does("account", "lead@example.org", "--name", "Fay", typed=typed)
    (first,) = installed.rows("SELECT name, password FROM account")
    assert first[0] == "Fay"
    assert "correct horse" not in first[1]
    assert "new password" in installed.does("account", "lead@example.org", "--password", "another long one")
    assert installed.rows("SELECT name, password FROM account") != [first]
    assert "A password needs" in installed.does("account", "lin@example.org", "--password", "short", exit=2)


def test_the_address_of_the_first_account_is_said_until_there_is_one(demonstration, installed, empty):
    addresses = {re.search(r"/setup\?code=[A-Z2-9]{8}$", installed.does("demo"), re.M)[0]}
    assert re.search(r"First account: http://127.0.0.1:20001/setup", demonstration.said)
    assert addresses != set(re.findall(r"/setup\?code=[A-Z2-9]{8}$", empty.does("demo"), re.M))
    installed.does("account", "lead@example.org", "--password", "correct horse battery")
    assert "/setup" not in installed.does("demo")


def test_a_backup_made_while_people_write_is_whole(server, installed, tmp_path):
    row = next(row for row in server.links if row["role"] == "facilitator")
    leader, copies, wrote, enough = Phone(server, row), [], threading.Event(), threading.Event()

    def write():
        for number in itertools.count():
            if enough.is_set():
                return
            leader.does("announcement.make", words="Lunch is at 12:30.", op=f"lunch-{number:04}")
            wrote.set()

    writing = threading.Thread(target=write)
    writing.start()
    for number in range(3):
        wrote.clear()
        assert wrote.wait(60), "people write"
        copies.append(tmp_path / f"copy-{number}.db")
        installed.does("backup", str(copies[-1]))
    enough.set()
    writing.join()
    leader.close()
    counts = []
    for copy in copies:
        with closing(sqlite3.connect(copy)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            said = database.execute("SELECT count(*) FROM announcement").fetchone()[0]
            told = database.execute("SELECT count(*) FROM operation WHERE op LIKE 'lunch-%'").fetchone()[0]
            assert said == told, "a command and its operation are one transaction"
            counts.append(said)
        assert copy.stat().st_mode & 0o077 == 0
        assert [path.name for path in tmp_path.glob(f"{copy.name}*")] == [copy.name]
    assert counts == sorted(set(counts)), "people wrote between the copies"


def test_a_backup_never_takes_the_place_of_a_file(installed, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    assert "there already" in installed.does("backup", str(tmp_path / "notes.txt"), exit=2)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert "cannot be written" in installed.does("backup", "/nowhere/at/all.db", exit=2)


def test_a_restored_backup_is_the_database_and_the_one_before_it_is_kept(installed, tmp_path):
    copy = tmp_path / "copy.db"
    installed.does("backup", str(copy))
    installed.does("demo", "--fresh")
    said = installed.does("restore", str(copy))
    assert installed.rows("SELECT count(*) FROM workshop") == [(1,)]
    (kept,) = re.findall(r"kept as (.+)\.\n", said)
    with closing(sqlite3.connect(kept)) as database:
        assert database.execute("SELECT count(*) FROM workshop").fetchone() == (2,)
    assert installed.links()


def test_nothing_is_restored_under_a_running_server(server, installed, tmp_path):
    copy = tmp_path / "copy.db"
    installed.does("backup", str(copy))
    assert "A server is running on this database" in installed.types("restore", str(copy), exit=2)
    server.kill()
    assert "is now the database" in installed.does("restore", str(copy))
    server.start()


def spoiled_by(sql):
    def spoil(copy):
        with closing(sqlite3.connect(copy)) as database, database:
            database.execute(sql)

    return spoil


def cut(copy):
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def scratched(copy):
    whole = bytearray(copy.read_bytes())
    whole[4096:12288] = b"\xff" * 8192
    copy.write_bytes(bytes(whole))


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda copy: copy.write_text("not a database"), "cannot be read as a database"),
        (lambda copy: copy.write_bytes(b""), "not a database of Facilitator"),
        (cut, "cannot be read|damaged"),
        (scratched, "cannot be read|damaged"),
        (spoiled_by("DROP TABLE alembic_version"), "not a database of Facilitator"),
        (spoiled_by("UPDATE alembic_version SET version_num = '2099_01_01_01'"), "newer version"),
    ],
)
def test_what_is_no_good_backup_is_refused_and_changes_nothing(spoil, reason, installed, tmp_path):
    copy = tmp_path / "copy.db"
    installed.does("backup", str(copy))
    spoil(copy)
    assert re.search(reason, installed.does("restore", str(copy), exit=2))
    assert installed.rows("SELECT count(*) FROM workshop") == [(1,)]
    assert not list(installed.folder.glob("*.before-*")) + list(installed.folder.glob("*.unfinished"))


def test_the_database_is_not_restored_from_itself(installed):
    assert "is the database itself" in installed.does("restore", str(installed.database), exit=2)


def test_a_server_does_not_start_on_a_database_of_a_newer_version(installed):
    spoiled_by("UPDATE alembic_version SET version_num = '2099_01_01_01'")(installed.database)
    assert "newer version" in installed.types("run", exit=2, PORT=str(free_port()))


def test_postgresql_is_kept_with_its_own_tools(empty, postgresql, tmp_path):
    assert "pg_dump" in empty.does("backup", str(tmp_path / "x.db"), exit=2, DATABASE_URL=postgresql)
    (tmp_path / "y.db").touch()
    assert "pg_restore" in empty.does("restore", str(tmp_path / "y.db"), exit=2, DATABASE_URL=postgresql)


def said_by_doctor(installation, exit=0, **settings):
    lines = installation.does("doctor", exit=exit, **settings).splitlines()
    assert all(line.split()[0] in ("ok", "warn", "fail") for line in lines), lines
    return lines


def test_the_doctor_finds_an_installation_well(installed):
    lines = said_by_doctor(installed)
    for what in (
        "Python 3",
        "secret",
        "database answers",
        "tables are up to date",
        "clock",
        "free",
        "browser",
    ):
        assert any(line.startswith("ok") and what in line for line in lines), (what, lines)


def test_the_doctor_finds_a_new_installation_ready_to_begin(empty):
    lines = said_by_doctor(empty)
    assert any(line.startswith("warn") and "no secret yet" in line for line in lines)
    assert any(line.startswith("warn") and "database is empty" in line for line in lines)


def readable_by_all(installed):
    (installed.folder / "secret").chmod(0o644)


def short_secret(installed):
    (installed.folder / "secret").write_text("abc")


def old_tables(installed):
    spoiled_by("UPDATE alembic_version SET version_num = '2026_11_24_01'")(installed.database)


def new_tables(installed):
    spoiled_by("UPDATE alembic_version SET version_num = '2099_01_01_01'")(installed.database)


def line_of_the_future(installed):
    spoiled_by(
        "INSERT INTO activity (prev, at, kind, by, room, subject)"
        " VALUES (0, 4102444800000, 'step.moved', '', 'workshop-1', '{}')"
    )(installed.database)


def garbled(installed):
    installed.database.write_text("not a database" * 1000)
    for part in ("-wal", "-shm"):
        Path(f"{installed.database}{part}").unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("spoil", "settings", "reason"),
    [
        (readable_by_all, {}, "Others on this machine can read the secret"),
        (short_secret, {}, "too short"),
        (new_tables, {}, "newer version"),
        (line_of_the_future, {}, "a line of 2100-01-01"),
        (garbled, {}, "does not answer"),
        (None, {"DATABASE_URL": "sqlite:////nowhere/at/all.db"}, "does not answer"),
        (None, {"DATABASE_URL": "postgresql://fay:hidden@127.0.0.1:1/none"}, "does not answer"),
        (None, {"REDIS_URL": "redis://127.0.0.1:1/0"}, "Redis does not answer"),
        (None, {"PRODUCTION": "1"}, "SECRET_KEY must be"),
    ],
)
def test_the_doctor_says_what_is_wrong_and_fails(spoil, settings, reason, installed):
    if spoil:
        spoil(installed)
    lines = said_by_doctor(installed, exit=1, **settings)
    assert any(line.startswith("fail") and reason in line for line in lines), lines
    assert "hidden" not in "".join(lines), "a password in the address is not shown"


def test_the_doctor_sees_redis_answer(installed, redis_server):
    assert "ok    Redis answers." in said_by_doctor(installed, REDIS_URL=redis_server)


def test_every_command_says_what_it_is_for(installed):
    overview = installed.does("--help")
    for command in ("run", "demo", "links", "account", "export", "import", "backup", "restore", "doctor"):
        assert re.search(rf"^  {command} +\w", overview, re.MULTILINE), command
    assert re.match(r"facilitator, version \d", installed.does("--version"))
