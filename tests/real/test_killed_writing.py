"""The server is killed at exact places of its work on a shared text, then all come back.

Whatever was acknowledged is there, once; what was not comes from the page that has it. All pages say the
same, so does the draft, and a snapshot with the updates after it is what all updates say.
"""

import shutil
import sqlite3
from contextlib import closing

import pytest
from pycrdt import Doc, Text

from facilitator.drafting.documents import OFTEN
from facilitator.drafting.updates import read_clocks
from tests.real.deaths import SNAPSHOT, SNAPSHOT_AGAIN, TEXT, UPDATE, Death
from tests.real.test_converging import Story, check, check_written_out
from tests.real.test_killed import check_log


@pytest.fixture
def death(tmp_path):
    return Death(tmp_path)


@pytest.fixture
def settings(death):
    return death.settings


class Killed(Story):
    """Korea drafts, the server dies at a place, and `left` is what it has left in its database."""

    def __init__(self, server, death):
        super().__init__([server], 1)
        self.server, self.death = server, death
        server.database = f"sqlite:///{server.folder}/facilitator.db"
        for hand in self.hands:
            self.types(hand)
        self.settle()
        self.rest()
        self.before = self.left()

    def left(self):
        """Return what a database says of the text, without touching it: it is read in a copy."""
        with closing(sqlite3.connect(copied(self.server.folder))) as database:
            count, rested = (of_team(database, what, "document", self.team) for what in ("count", "rested"))
            updates = of_team(database, "count(*)", "document_update", self.team)
            texts = of_team(database, "count(*)", "draft_text", self.team)
            snapshot = of_team(database, "max(number)", "document_snapshot", self.team)
        assert updates == count
        return {"updates": updates, "rested": rested, "texts": texts, "snapshot": snapshot}

    def all_come_back(self):
        """What is left is written out without a letter more: a server looks for it at each beat."""
        self.server.environment["HEARTBEAT_SECONDS"] = "1"
        self.server.start()
        for phone in self.phones:
            phone.connect()
        self.settle()
        known = self.lead.call("text.open", {"team": self.team})["number"]
        self.lead.wait(lambda: self.typed_up_to(self.lead) >= known)
        self.hears_all()
        check_written_out(self)
        self.end()
        check(self)
        check_log(self.server)
        check_snapshot(self)

    def hears_all(self):
        for hand in [*self.hands, *self.hands]:
            hand.come_back()


def copied(folder):
    """Copy a database and its log, so that looking at it mends nothing."""
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for file in folder.glob("facilitator.db*"):
        if not file.name.endswith("-shm"):
            shutil.copy(file, copy)
    return copy / "facilitator.db"


def of_team(database, what, table, team):
    (said,) = database.execute(f"SELECT {what} FROM {table} WHERE team_id = ?", [team]).fetchone()
    return said or 0


def check_snapshot(story):
    """A snapshot with what came after it says the same as all that ever came."""
    with closing(sqlite3.connect(copied(story.server.folder))) as database:
        own = f"WHERE team_id = {story.team} ORDER BY number"
        kept = database.execute(f"SELECT number, data FROM document_snapshot {own}").fetchall()
        updates = database.execute(f"SELECT number, data FROM document_update {own}").fetchall()
    last = kept[0][0] if kept else 0
    whole, shorter = (said_by(each) for each in (updates, [*kept, *updates[last:]]))
    assert read_clocks(whole.get_state()) == read_clocks(shorter.get_state())
    for field in story.fields:
        words = {str(doc.get(field, type=Text)) for doc in (whole, shorter)}
        assert words == {story.hands[0].words(field)}


def said_by(rows):
    doc = Doc()
    for _, data in rows:
        doc.apply_update(data)
    return doc


@pytest.fixture
def story(server, death):
    story = Killed(server, death)
    yield story
    story.close()


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_before_letters_are_answered(when, story):
    """Inserted or even committed: their page does not know, and sends them once more."""
    story.death.comes(UPDATE, when)
    for hand in story.hands:
        story.types(hand)
    story.death.has_come(story.server)
    assert [hand.answers for hand in story.hands] == [[] for _ in story.hands]
    new = story.left()["updates"] - story.before["updates"]
    assert new > 0 if when == "after" else new == 0
    story.all_come_back()


@pytest.mark.parametrize(
    ("statement", "when"),
    [(TEXT, "at"), (TEXT, "after")],
    ids=["in the midst of it", "before it is told"],
)
def test_killed_when_letters_that_were_answered_are_written_out(statement, when, story):
    story.death.comes(statement, when)
    for hand in story.hands:
        story.types(hand, story.fields[0])
    for hand in story.hands:
        hand.phone.wait(lambda hand=hand: len(hand.answers) >= hand.under_way)
    story.death.has_come(story.server)
    story.settle()
    left, before = story.left(), story.before
    assert left["updates"] == before["updates"] + len(story.hands)
    if when == "after":
        assert (left["rested"], left["texts"] > before["texts"]) == (left["updates"], True)
    else:
        assert (left["rested"], left["texts"]) == (before["rested"], before["texts"])
    story.all_come_back()


@pytest.mark.parametrize(
    ("statement", "when"),
    [(SNAPSHOT, "at"), (SNAPSHOT, "within"), (SNAPSHOT_AGAIN, "within")],
    ids=["before it", "within its commit", "within that of the second"],
)
def test_killed_when_a_snapshot_is_written(statement, when, story):
    if statement == SNAPSHOT_AGAIN:
        types_often(story)
        story.rest()
        story.before = story.left()
        assert story.before["snapshot"]
    story.death.comes(statement, when)
    types_often(story)
    story.death.has_come(story.server)
    left = story.left()
    assert (left["snapshot"] > story.before["snapshot"]) is (when == "after")
    story.all_come_back()
    assert story.left()["snapshot"] > story.before["snapshot"]


def types_often(story):
    """Type as often as makes another snapshot due."""
    for _ in range(OFTEN + 1):
        story.types(story.hands[0])
