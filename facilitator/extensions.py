"""The extensions, made once and bound to the application in app.py."""

import enum
from typing import Annotated

from flask_babel import Babel
from flask_compress import Compress
from flask_migrate import Migrate
from flask_socketio import SocketIO
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import BigInteger, Enum, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase, mapped_column, registry

Key = Annotated[int, mapped_column(primary_key=True)]
# Milliseconds since 1970 UTC, as browsers count them: exact, and the same in every database and on the wire.
Instant = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"))]

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


KINDS = {enum.Enum: Enum(enum.Enum, native_enum=False, length=40)}


class Model(DeclarativeBase):
    """The base of every table. Subclass this, not db.Model, which mypy cannot see."""

    # Kinds are words, not types of the database, so that one more kind needs no change of a table.
    # Names follow a convention, so that a migration can name what it drops.
    registry = registry(metadata=MetaData(naming_convention=NAMES), type_annotation_map=KINDS)


db = SQLAlchemy(model_class=Model)
migrate = Migrate(render_as_batch=True)
babel = Babel()
csrf = CSRFProtect()
compress = Compress()
socketio = SocketIO(async_mode="gevent", async_handlers=False, cors_allowed_origins=None)
