"""A commune with an application, a database and a web address of its own, and its letters."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import flask_migrate
import time_machine
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select

from tests.browser.people import PASSWORD, Visit
from tests.cast import Office, make_office
from tests.intake.annexes import complete_commune
from tests.services.browser import serve
from tests.services.smtp import MailServer
from tracker import clock, create_app, delivery, reminders
from tracker.accounts import Person, passwords
from tracker.db import begin_write, db
from tracker.units import Unit, types

Look = Callable[[Page, str], None]


@dataclass(frozen=True)
class Commune:
    """The commune at work, its mail server, and the day that it is."""

    app: Flask
    mail: MailServer
    day: time_machine.Traveller
    folder: Path

    def visit(
        self, new_page: Callable[..., Page], look: Look | None = None, **how: object
    ) -> Visit:
        """Return a page in a browser of its own."""
        page = new_page(base_url=self.app.config["PUBLIC_BASE_URL"], **how)
        return Visit(page, look or go_on)


def go_on(_page: Page, _name: str) -> None:
    """Look at nothing in particular."""


@contextmanager
def commune_at_work(folder: Path, mail: MailServer) -> Iterator[Flask]:
    """Serve the commune on a migrated database in a folder; PUBLIC_BASE_URL is its address."""
    app = create_app(
        {
            "SECRET_KEY": "for tests only",
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'commune.sqlite3'}",
            "ARGON2": {"time_cost": 1, "memory_cost": 64, "parallelism": 1},
            "SMTP_URL": mail.url,
        }
    )
    with app.app_context():
        flask_migrate.upgrade()
        fill()
    with serve(app) as address:
        app.config["PUBLIC_BASE_URL"] = address
        yield app
    with app.app_context():
        db.engine.dispose()


@contextmanager
def office_served(folder: Path, lay: Callable[[Office], None]) -> Iterator[str]:
    """Serve an office with a password for everybody and what `lay` gives it; yields the address."""
    app = create_app(
        {
            "SECRET_KEY": "for tests only",
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'office.sqlite3'}",
            "ARGON2": {"time_cost": 1, "memory_cost": 64, "parallelism": 1},
        }
    )
    with app.app_context():
        db.create_all()
        office = make_office()
        types.seed()
        lay(office)
        for person in office.people.values():
            person.password_hash = passwords.hashed(PASSWORD)
        db.session.commit()
        with serve(app) as address:
            yield address
        db.engine.dispose()


def fill() -> None:
    """Add the cast, the units that the sample names, and a password for everybody."""
    office = make_office()
    complete_commune(office)
    for person in office.people.values():
        person.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()


def office_there() -> Office:
    """Return the cast of the commune that the application in force serves."""
    units = {unit.code: unit for unit in db.session.scalars(select(Unit))}
    people = {person.login: person for person in db.session.scalars(select(Person))}
    return Office(units["XBA"], units["VP"], units["VHXH"], units["PKT"], people)


def send_letters(app: Flask) -> None:
    """Queue the reminders of the day and deliver all that waits."""
    with app.app_context():
        begin_write()
        reminders.queue_due(day=clock.today(), at=clock.now())
        db.session.commit()
        delivery.deliver(now=clock.now)


def link_in(mail: MailServer, login: str, words: str) -> str:
    """Return where such words lead in the last letter to a person."""
    letters = [one for one in mail.letters if one.recipients == [f"{login}@binhan.example"]]
    body = letters[-1].message.get_body(("plain",))
    assert body is not None
    found = re.search(rf"{words}: (http\S+)", body.get_content())
    assert found, body.get_content()
    return found[1]
