"""A commune on a PostgreSQL database of its own, where posts meet before any of them acts."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.cast import make_office, make_plan, make_task
from tracker import clock, create_app
from tracker.accounts import Person, sessions
from tracker.db import db
from tracker.plans import Plan
from tracker.tasks import Task

SECONDS = 30
WAITING = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
SETTINGS = {
    "TESTING": True, "SECRET_KEY": "for tests only", "WTF_CSRF_ENABLED": False,
    "PUBLIC_BASE_URL": "http://localhost",
}  # fmt: skip
Post = Callable[[], TestResponse]


def app_on(url: str, **settings: object) -> Flask:
    """Return the application on a database."""
    return create_app({**SETTINGS, "SQLALCHEMY_DATABASE_URI": url, **settings})


def lay(app: Flask) -> None:
    """Lay the tables, and the commune with its plan and two tasks."""
    with app.app_context():
        db.create_all()
        office = make_office()
        plan = make_plan(office)
        make_task(plan, office.vp, staff=office.tu)
        make_task(plan, office.pkt, staff=office.quang, title="Rà soát chợ")
        db.session.remove()
        db.engine.dispose()


@dataclass
class Ground:
    """What a race is run on; the office, its plan and tasks are read from the database."""

    app: Flask
    url: str

    @property
    def plan(self) -> Plan:
        """The commune's plan."""
        return db.session.query(Plan).order_by(Plan.id).limit(1).one()

    @property
    def tasks(self) -> list[Task]:
        """The tasks of the plan, Tú's first."""
        return db.session.query(Task).filter_by(plan_id=self.plan.id).order_by(Task.id).all()

    def person(self, login: str) -> Person:
        """Return one of the cast."""
        return db.session.query(Person).filter_by(login=login).one()

    def browser(self, login: str) -> FlaskClient:
        """Return a browser in which somebody is signed in."""
        token = sessions.open_for(self.person(login), at=clock.now())
        db.session.commit()
        made = self.app.test_client()
        with made.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = token, True
        return made

    @contextmanager
    def settled(self, **settings: object) -> Iterator[None]:
        """Let browsers use an application with other settings."""
        usual, self.app = self.app, app_on(self.url, **settings)
        yield
        with self.app.app_context():
            db.engine.dispose()
        self.app = usual

    def meet(self, *posts: Post, chain: int | None = None) -> list[TestResponse]:
        """Let posts wait for a chain, by default the plan's, in the order given; then let go.

        Returns their answers. A post that never comes to the chain is answered before.
        """
        chain_id = self.plan.id if chain is None else chain
        db.session.rollback()
        with ThreadPoolExecutor(len(posts)) as pool, holding(self.url, chain_id) as holder:
            begun: list[Future[TestResponse]] = []
            for post in posts:
                begun.append(pool.submit(post))
                wait_for(lambda: holder.waiting() + sum(map(Future.done, begun)) == len(begun))
        db.session.rollback()
        return [one.result(SECONDS) for one in begun]


@dataclass
class Holder:
    """A writer that holds a chain, beside every door; and who looks on."""

    writer: psycopg.Connection
    watcher: psycopg.Connection

    def want(self, chain_id: int) -> None:
        """Take one more chain, and wait for it where somebody has it."""
        self.writer.execute("SELECT id FROM chain WHERE id = %s FOR UPDATE", [chain_id])

    def waiting(self) -> int:
        """Return how many wait for somebody in this database."""
        row = self.watcher.execute(WAITING).fetchone()
        return int(row[0]) if row else 0


@contextmanager
def holding(url: str, chain_id: int) -> Iterator[Holder]:
    """Hold a chain as a writer does."""
    address = url.replace("+psycopg", "")
    with psycopg.connect(address) as writer, psycopg.connect(address, autocommit=True) as watcher:
        holder = Holder(writer, watcher)
        holder.want(chain_id)
        yield holder
        writer.rollback()


def wait_for(truth: Callable[[], object]) -> None:
    """Wait until something is so."""
    for _time in range(SECONDS * 200):
        if truth():
            return
        time.sleep(0.005)
    raise AssertionError("it never came")
