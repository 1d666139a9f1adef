"""How migrations run: online, on the application's own engine, in one transaction."""

from alembic import context
from flask import current_app

migrate = current_app.extensions["migrate"]
db = migrate.db

with db.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        transaction_per_migration=True,
        **migrate.configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()
