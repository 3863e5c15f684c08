"""Migrations make exactly the tables of the models, on both databases, and can be taken back."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from tracker import create_app
from tracker.db import db

ROOT = Path(__file__).parent.parent
POSTGRES = pytest.param("postgresql", marks=pytest.mark.pg)


@pytest.fixture(params=["sqlite", POSTGRES])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application on an empty database."""
    url = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    app = create_app({"SECRET_KEY": "for tests only", "SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def test_models_and_migrations_agree(empty: Flask) -> None:
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == [], "run bin/first-migration"


def test_what_goes_up_comes_down(empty: Flask) -> None:
    flask_migrate.upgrade()
    assert tables() == set(db.metadata.tables)
    flask_migrate.downgrade(revision="base")
    assert tables() == set()


def test_a_second_run_changes_nothing(empty: Flask) -> None:
    flask_migrate.upgrade()
    flask_migrate.upgrade()
    assert "event" in tables()


@pytest.mark.parametrize("change", ["UPDATE event SET note = 'x'", "DELETE FROM event"])
def test_a_migrated_database_refuses_to_change_events(empty: Flask, change: str) -> None:
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        connection.execute(text("INSERT INTO chain (id, seq, head) VALUES (0, 1, '')"))
        connection.execute(
            text(
                'INSERT INTO event (id, chain_id, seq, at, "on", kind, record_id, move, note,'
                " search_key, changes, previous, hash) VALUES (1, 0, 1, '2026-01-20', '2026-01-20',"
                " 'plan', 1, 'issue', '', '', '{}', '', '')"
            )
        )
        with pytest.raises(DatabaseError, match="events are never changed"):
            connection.execute(text(change))


def test_a_migrated_database_guards_snapshots(empty: Flask) -> None:
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        names = "pg_trigger" if db.engine.dialect.name == "postgresql" else "sqlite_master"
        column = "tgname" if names == "pg_trigger" else "name"
        rows = connection.execute(text(f"SELECT {column} FROM {names}"))  # noqa: S608
        found = {name for (name,) in rows if name.startswith(("snapshot_no", "snapshot_file_no"))}
    assert len(found) == (2 if names == "pg_trigger" else 4)


@pytest.mark.pg
def test_two_nodes_may_migrate_at_once(postgres_url: str) -> None:
    environment = {**os.environ, "DATABASE_URL": postgres_url, "SECRET_KEY": "for tests only"}
    command = [sys.executable, "-m", "flask", "--app", "run", "db", "upgrade"]
    nodes = [subprocess.Popen(command, cwd=ROOT, env=environment) for _ in range(2)]  # noqa: S603
    assert [node.wait(60) for node in nodes] == [0, 0]
