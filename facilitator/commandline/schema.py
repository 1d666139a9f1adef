"""Which version of the tables the database has, and which this program knows."""

import os
from pathlib import Path

from alembic.script import ScriptDirectory
from flask_migrate import stamp, upgrade
from sqlalchemy import inspect, text

from facilitator.commandline.group import Fault
from facilitator.config import PACKAGE
from facilitator.extensions import db

NEWER = "It was written by another, newer version of Facilitator: install that one."


def known() -> list[str]:
    """The versions of the tables that this program knows, the newest first."""
    folder = Path(PACKAGE) / "migrations"
    return [script.revision for script in ScriptDirectory(str(folder)).walk_revisions()]


def present() -> str | None:
    """The version of the tables in the database, or none in an empty one."""
    if not inspect(db.engine).has_table("alembic_version"):
        return None
    with db.engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def prepare() -> None:
    """Bring the database up to this version; FACILITATOR_TABLES=create is for designing a table."""
    if (version := present()) and version not in known():
        raise Fault(f"The database is not one that this version knows. {NEWER}")
    if os.environ.get("FACILITATOR_TABLES") == "create":
        db.create_all()
        stamp()
    else:
        upgrade()
