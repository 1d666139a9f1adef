"""How migrations run: online, on the application's own engine, each in a transaction.

SQLite makes a table anew to change it, and drops the old one: what refers to it must not stand in the way
meanwhile. So foreign keys are off for the time, and looked through before each migration is committed.
"""

from typing import Any

from alembic import context
from flask import current_app

migrate = current_app.extensions["migrate"]
db = migrate.db
ON_SQLITE = db.engine.dialect.name == "sqlite"


def refers_to_what_is_there(ctx: Any, *_step: Any, **_more: Any) -> None:
    if ON_SQLITE and (lost := ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").first()):
        raise RuntimeError(f"{lost[0]} would refer to a row of {lost[2]} that is not there.")


with db.engine.connect() as connection:
    own = connection.connection.dbapi_connection  # in no transaction yet: within one, SQLite ignores this
    if ON_SQLITE:
        own.execute("PRAGMA foreign_keys = OFF")
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        transaction_per_migration=True,
        on_version_apply=refers_to_what_is_there,
        **migrate.configure_args,
    )
    try:
        with context.begin_transaction():
            context.run_migrations()
    finally:
        if ON_SQLITE:
            connection.rollback()
            own.execute("PRAGMA foreign_keys = ON")
