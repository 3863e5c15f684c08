"""The digests of a day through the outbox, against the same letters sent without it."""

import smtplib
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from time import perf_counter

from flask import Flask, current_app
from flask_babel import force_locale
from sqlalchemy import delete, select

from bench.commune import commune
from bench.measure import Row, compared
from bench.processes import beside
from tracker.accounts import Person
from tracker.clock import VIETNAM, day_of
from tracker.db import db
from tracker.delivery import deliver
from tracker.delivery.message import parcel_of, sender_of
from tracker.letters import Written, digest
from tracker.outbox import Letter, Told
from tracker.plans import Plan
from tracker.reminders import gather, queue_due

# A working day of the sample's year, in the hours of sending.
AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)
DAY = day_of(AT)
COMMUNES = 20
ROUNDS = 5


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    with (
        beside("mail_server") as port,
        commune(others=COMMUNES - 1, SMTP_URL=f"smtp://127.0.0.1:{port}") as app,
    ):
        through, without = partial(through_outbox, app), partial(without_outbox, app)
        sent = through()
        if sent != without():
            raise ValueError("the two ways do not send the same letters")
        for what, clock in (("letters a second", perf_counter), ("letters by CPU", None)):
            found = compared(without, through, rounds=ROUNDS, **({"clock": clock} if clock else {}))
            yield Row(
                f"{what}: through the outbox / without", found.ratio * 100, "%", 50,
                is_floor=True, remark=f"{sent} letters; without / through {found.remark}",
            )  # fmt: skip


def through_outbox(app: Flask) -> int:
    """Queue the day's digests, send and mark them; return how many went out."""
    with app.app_context():
        for table in (Told, Letter):
            db.session.execute(delete(table))
        db.session.commit()
        queue_due(day=DAY, at=AT)
        db.session.commit()
        return deliver(now=lambda: AT).sent


def without_outbox(app: Flask) -> int:
    """Write and send the same letters over one connection and remember nothing."""
    with app.app_context():
        for table in (Told, Letter):
            db.session.execute(delete(table))
        db.session.commit()
        port = int(app.config["SMTP_URL"].rpartition(":")[2])
        with smtplib.SMTP("127.0.0.1", port) as smtp:
            return sum(send(smtp, person, written) for person, written in digests())


def digests() -> Iterator[tuple[Person, Written]]:
    """Yield every digest of the day, each authority's facts read once."""
    for authority_id in db.session.scalars(select(Plan.authority_id).distinct()).all():
        for person_id, items in gather(authority_id, day=DAY).items():
            person = db.session.get_one(Person, person_id)
            with force_locale(person.language):
                written = digest(person, items, day=DAY)
            if written is not None:
                yield person, written


def send(smtp: smtplib.SMTP, person: Person, written: Written) -> bool:
    """Pack and send one letter."""
    letter = Letter(
        person_id=person.id, message_id="0", subject=written.subject, text=written.text,
        html=written.html, address=written.address, facts={},
    )  # fmt: skip
    sender = sender_of(current_app.config)
    parcel = parcel_of(letter, sender=sender, at=AT)
    smtp.sendmail(sender.envelope, [parcel.address], parcel.content)
    return True
