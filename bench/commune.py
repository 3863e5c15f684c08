"""The sample commune in a database of its own, as large as a row of the report needs it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from sqlalchemy import event
from werkzeug.test import create_environ

from bench.copies import copy_authorities, copy_tasks
from tracker import clock, create_app
from tracker.accounts import Person, sessions
from tracker.commands.demo.load import load
from tracker.db import db
from tracker.units import types

SAMPLE = "xa_2026"
TASKS = 64
BASE = "http://localhost"
DATA = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")


@contextmanager
def commune(
    *, tasks: int = TASKS, others: int = 0, sample: str = SAMPLE, **settings: Any
) -> Iterator[Flask]:
    """Yield the application on a fresh database: the sample with so many tasks, and other communes.

    With 0 tasks the sample keeps its own.
    Every other commune has as many units, people and tasks as the sample.
    """
    with TemporaryDirectory() as folder:
        app = create_app(
            {
                "SECRET_KEY": "for measuring only",
                "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder}/bench.sqlite3",
                "PUBLIC_BASE_URL": BASE,
                **settings,
            }
        )
        with app.app_context():
            db.create_all()
            types.seed()
            load(sample, password_hash="", at=clock.now())
            db.session.commit()
            if tasks:
                copy_tasks(tasks)
            if others:
                copy_authorities(others)
            db.session.execute(db.text("ANALYZE"))
            db.session.commit()
        try:
            yield app
        finally:
            with app.app_context():
                db.engine.dispose()


class Visitor:
    """A signed-in person's browser, as little of it as there can be between us and the program."""

    def __init__(self, app: Flask, login: str) -> None:
        self.app = app
        browser = app.test_client()
        with app.app_context(), browser.session_transaction(base_url=BASE) as cookie:
            person = db.session.query(Person).filter_by(login=login).one()
            cookie["_user_id"] = sessions.open_for(person, at=clock.now())
            cookie["_fresh"] = True
            db.session.commit()
        name = app.config["SESSION_COOKIE_NAME"]
        kept = browser.get_cookie(name)
        self.cookie = f"{name}={kept.value}" if kept else ""

    def get(self, path: str) -> bytes:
        """Return what a page answers; anything but 200 is a fault of the measurement."""
        code, body = self.asked(path)
        if code != 200:
            raise LookupError(f"{path}: {code}")
        return body

    def asked(self, path: str) -> tuple[int, bytes]:
        """Return the status and the body of an answer."""
        environ = create_environ(path, BASE, headers={"Cookie": self.cookie})
        said: list[str] = []

        def start(status: str, _headers: Any, _error: Any = None) -> Callable[[bytes], object]:
            said.append(status)
            return BytesIO().write

        # A context of its own: two people in one would become the same.
        answer = Context().run(self._answer, environ, start)
        return int(said[0][:3]), answer

    def _answer(self, environ: Any, start: Any) -> bytes:
        answer = self.app.wsgi_app(environ, start)
        try:
            return b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()


def statements(app: Flask, act: Callable[[], object]) -> list[str]:
    """Return what an act sends to the database; beginnings and ends of transactions aside."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith(DATA):
            sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return sent
