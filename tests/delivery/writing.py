"""Letters put, composed and delivered as tests need them."""

from datetime import UTC, date, datetime

from tests.services.smtp import MailServer
from tracker import delivery, outbox
from tracker.accounts import Person
from tracker.db import db
from tracker.delivery import Delivered
from tracker.letters import Written
from tracker.outbox import Letter, ToldItem

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 8:00 on a Monday in Vietnam
DAY = date(2026, 11, 23)
SUBJECT = "[CCHC 2026] 03 nhiệm vụ quá hạn, " + ("rà soát thủ tục " * 8).strip()


def write(letter: Letter, *, at: datetime) -> Written:
    """Compose a letter that tells of one task."""
    person = db.session.get_one(Person, letter.person_id)
    return Written(
        address=person.email or "",
        subject=SUBJECT,
        text="Kính gửi đồng chí.\n.\nĐã quá hạn.\n",
        html="<p>Đã quá hạn.</p>\n",
        tells=[ToldItem("task", letter.id, date(2026, 11, 20), "one_after")],
    )


def nothing(_letter: Letter, *, at: datetime) -> None:
    """Find nothing left to tell."""


def put(*people: Person, kind: str = "note", at: datetime = AT) -> None:
    """Queue a letter to each person."""
    for place, person in enumerate(people):
        outbox.put(kind, person, day=DAY, at=at, ref=str(place) if kind == "note" else "")
    db.session.commit()


def kept() -> list[Letter]:
    """Return the letters as they are stored now."""
    db.session.expire_all()
    return db.session.query(Letter).order_by(Letter.id).all()


def deliver(*, at: datetime = AT, compose: delivery.Compose = write) -> Delivered:
    """Send what waits at an instant."""
    return delivery.deliver(now=lambda: at, compose=compose)


def addresses(server: MailServer) -> list[str]:
    """Return who got a letter, in order."""
    return [address for letter in server.letters for address in letter.recipients]
