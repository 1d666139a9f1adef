"""What is compiled once for the many applications of a run, as a server compiles it once for its one.

A story that compiles nothing anew tells the same: a statement or a template is what it was.
"""

from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from facilitator.extensions import db

STATEMENTS: dict[Any, Any] = {}


class OneDialect(SQLiteDialect_pysqlite):
    """The dialect of SQLite, which for the compiler is the same in every engine."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is OneDialect

    def __hash__(self) -> int:
        return hash(OneDialect)


registry.register("sqlite", __name__, "OneDialect")


class Templates(BytecodeCache):
    """Templates by their key; Jinja itself sees whether one was changed since."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = Templates()


def compiled_once(app: Flask) -> Flask:
    """Let an application take the templates and statements that others compiled.

    Its SQLite would forget all in a power cut, as the PostgreSQL of the stories would.
    """
    app.jinja_env.bytecode_cache = TEMPLATES
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            db.engine.update_execution_options(compiled_cache=STATEMENTS)
            event.listen(db.engine, "connect", _unsynchronized)
    return app


def _unsynchronized(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = OFF")
