"""How migrations run: in one transaction, one node at a time, on SQLite and on PostgreSQL."""

import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, text

import tracker
from tracker.db import Instant, db

# Any number: all that matters is that nothing else in this database takes the same lock.
LOCK = 736_001


def main() -> None:
    """Run what the command line asked for, with every part's tables known."""
    for part in pkgutil.walk_packages(tracker.__path__, "tracker."):
        import_module(part.name)
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            migrate_sqlite(connection)
        else:
            migrate_postgres(connection)


def migrate_sqlite(connection: Connection) -> None:
    """Rebuilding a table drops the old one, which foreign keys would turn into deletes."""
    writing = connection.execution_options(writes=True)
    with foreign_keys_off(writing), configured(writing):
        context.run_migrations()
        broken = writing.execute(text("PRAGMA foreign_key_check")).fetchall()
        if broken:
            raise RuntimeError(f"rows that refer to nothing: {broken[:10]}")


def migrate_postgres(connection: Connection) -> None:
    """Two nodes that migrate at once wait for each other; the second finds nothing left to do."""
    with configured(connection):
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        # From here a table in use must not hold up all who queue behind the migration.
        connection.execute(text("SET LOCAL lock_timeout = '5s'"))
        context.run_migrations()


@contextmanager
def configured(connection: Connection) -> Iterator[None]:
    """Tell Alembic what to compare and how to write it, and open the transaction."""
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        render_item=render_item,
        compare_server_default=True,
    )
    with context.begin_transaction():
        yield


@contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Switch the checks off outside any transaction, where alone SQLite listens, and on again."""
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def render_item(kind: str, item: Any, _autogenerate: AutogenContext) -> str | Literal[False]:
    """Write our own type as the plain one that it stores, so that revisions stand alone."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False


main()
