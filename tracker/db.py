"""The handle on the database: the base of all facts and how a transaction begins."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    JSON,
    BigInteger,
    CursorResult,
    DateTime,
    Dialect,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    event,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

MIGRATIONS = Path(__file__).parent.parent / "migrations"
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


BigKey = BigInteger().with_variant(Integer, "sqlite")
# Sort keys (`rules.fold.sort_text`) are compared byte by byte on every database.
SortText = String().with_variant(String(collation="C"), "postgresql")


class Base(DeclarativeBase):
    """What every table shares: names of constraints and the types of plain annotations."""

    metadata = MetaData(naming_convention=NAMES)
    registry = registry(
        type_annotation_map={str: String(255), datetime: Instant(), dict[str, Any]: JSON()},
        metadata=metadata,
    )


db = SQLAlchemy(model_class=Base, disable_autonaming=True)

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


def init_app(app: Flask) -> None:
    """Bind the database to the application and set how its transactions begin."""
    options = app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", {})
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        options.setdefault("pool_pre_ping", True)
        options.setdefault(
            "connect_args", {"options": "-c statement_timeout=15s -c lock_timeout=10s"}
        )
    db.init_app(app)
    Migrate().init_app(app, db, directory=str(MIGRATIONS))
    with app.app_context():
        for engine in db.engines.values():
            if engine.dialect.name == "sqlite":
                _teach_sqlite(engine)


def insert_missing(table: type[Base], *rows: dict[str, Any]) -> None:
    """Insert each row unless one with the same unique key stands already, whoever wrote it."""
    for row in rows:
        insert_first(table, row)


def insert_first(table: type[Base], row: dict[str, Any]) -> bool:
    """Insert a row; False if one with the same unique key stands already.

    Where another transaction has written the key and not ended yet, it is waited for.
    """
    name = db.session.get_bind().dialect.name
    insert = postgresql.insert if name == "postgresql" else sqlite.insert
    missing = insert(cast("Table", table.__table__)).on_conflict_do_nothing()
    counted = missing.execution_options(preserve_rowcount=True)
    return cast("CursorResult[Any]", db.session.execute(counted, row)).rowcount == 1


def begin_write() -> None:
    """End the reading transaction and begin one that may write.

    SQLite begins IMMEDIATE, because a reading transaction that turns into a writing one fails with
    "locked" under load. What was loaded before is stale afterwards: load it again.
    """
    db.session.rollback()
    db.session.connection(execution_options={"writes": True})


def _teach_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "do_connect")
    def make_folder(_dialect: Any, _record: Any, address: list[str], _options: Any) -> None:
        Path(address[0]).parent.mkdir(parents=True, exist_ok=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        # The driver would begin transactions by itself, too late: lost updates (docs/decisions).
        connection.isolation_level = None
        for pragma in (
            "foreign_keys=ON",
            "journal_mode=WAL",
            "synchronous=FULL",
            "busy_timeout=10000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
