"""One application and one schema; every test runs in a transaction that is rolled back."""

import contextvars
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from tests.cast import Office, make_office, make_plan
from tests.services import PLUGINS
from tracker import clock, create_app
from tracker.accounts import Person, sessions
from tracker.db import db
from tracker.plans import Plan

pytest_plugins = PLUGINS


class Client(FlaskClient):
    """A browser of one person: every request has its own application context and session."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        db.session.commit()
        # An application context shared with the test would make two signed-in people one.
        answer = contextvars.Context().run(super().open, *args, **kwargs)
        db.session.expire_all()
        return answer

    def sign_in(self, person: Person) -> "Client":
        """Sign a person in without the form."""
        token = sessions.open_for(person, at=clock.now())
        db.session.commit()
        with self.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        return self


@pytest.fixture(scope="session")
def app(database_url: str) -> Iterator[Flask]:
    """The application on the database of this run, its schema made once."""
    made = create_app(
        {
            "TESTING": True,
            "SECRET_KEY": "for tests only",
            "SQLALCHEMY_DATABASE_URI": database_url,
            "WTF_CSRF_ENABLED": False,
            "ARGON2": {"time_cost": 1, "memory_cost": 64, "parallelism": 1},
            "PUBLIC_BASE_URL": "http://localhost",
        }
    )
    made.test_client_class = Client
    with made.app_context():
        db.drop_all()
        db.create_all()
        yield made
        db.session.remove()
        db.drop_all()
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture
def session(app: Flask) -> Iterator[Any]:
    """The database, as empty after the test as before it; commits end only savepoints."""
    engine = db.engine
    connection = engine.connect().execution_options(writes=True)
    outer = connection.begin()
    db.engines[None] = connection  # type: ignore[assignment]
    db.session.session_factory.configure(join_transaction_mode="create_savepoint")
    try:
        yield db.session
    finally:
        db.session.remove()
        outer.rollback()
        connection.close()
        db.engines[None] = engine


@pytest.fixture
def client(app: Flask, session: Any) -> Client:
    """A browser in which nobody is signed in."""
    made = app.test_client()
    assert isinstance(made, Client)
    return made


@pytest.fixture
def office(session: Any) -> Office:
    """The commune of the tests, with its units and the cast."""
    return make_office()


@pytest.fixture
def plan(office: Office) -> Plan:
    """The commune's issued plan of 2026."""
    return make_plan(office)


@pytest.fixture
def queries(app: Flask) -> Iterator[list[str]]:
    """Every statement sent to the database during the test; clear it before the act."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    engine = db.engine.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)
