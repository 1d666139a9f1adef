"""Databases in a PostgreSQL that is running, made and dropped as tests need them."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import URL, NullPool, create_engine, text


@contextmanager
def postgresql_database(cluster: URL, like: str = "template1") -> Iterator[URL]:
    """A database of its own, empty or like another one, and gone afterwards."""
    name = f"test_{uuid4().hex}"
    administer(cluster, f"CREATE DATABASE {name} TEMPLATE {like}")
    yield cluster.set(database=name)
    administer(cluster, f"DROP DATABASE {name} WITH (FORCE)")


def administer(cluster: URL, sentence: str) -> None:
    """Say something to PostgreSQL from outside of the databases that are copied and dropped."""
    engine = create_engine(cluster, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(sentence))
