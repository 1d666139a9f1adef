"""A server that dies at an exact place of its work: see `dying/sitecustomize.py`, which it reads."""

import json
import os
import signal
from pathlib import Path

DYING = Path(__file__).parent / "dying"
UPDATE, RESTING = "INSERT INTO document_update", "SELECT document_update.person_id"
TEXT = "INSERT INTO draft_text"
SNAPSHOT, SNAPSHOT_AGAIN = "INSERT INTO document_snapshot", "UPDATE document_snapshot"


class Death:
    """Comes to the server with these `settings` where it is called to."""

    def __init__(self, folder):
        self.file = folder / "dies-at.json"
        path = os.pathsep.join(filter(None, [str(DYING), os.environ.get("PYTHONPATH")]))
        self.settings = {"PYTHONPATH": path, "DIES_AT": str(self.file)}

    def comes(self, statement, when):
        """Let the server die at a statement, or before, within or after the commit of what it is in."""
        self.signal = signal.SIGXFSZ if when == "within" else signal.SIGKILL
        self.file.write_text(json.dumps([statement, when]))

    def has_come(self, server):
        assert server.process.wait(60) == -self.signal
        assert not self.file.exists()
