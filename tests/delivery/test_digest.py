"""A reminder all the way: from the task over the queue to the mailbox, once, in working hours."""

from datetime import date, timedelta

from tests.cast import Office, make_plan, make_task
from tests.delivery.writing import AT, DAY, addresses, deliver, kept
from tests.services.smtp import MailServer
from tracker import letters, reminders
from tracker.db import db
from tracker.delivery import Delivered
from tracker.rules.words import Status
from tracker.tasks import Task

NEXT = 2  # Wednesday: 24/11 is a day off, Ngày Văn hóa Việt Nam


def overdue_task(office: Office) -> Task:
    """Build a task of Tú that was due on the last working day."""
    return make_task(make_plan(office), office.vp, due_on=date(2026, 11, 20), staff=office.tu)


def queue(*, days: int = 0) -> None:
    """Queue the digests of a day."""
    day, at = DAY + timedelta(days), AT + timedelta(days)
    reminders.queue_due(day=day, at=at)
    db.session.commit()


def go(*, days: float = 0) -> Delivered:
    """Deliver with the letters as they are."""
    return deliver(at=AT + timedelta(days), compose=letters.compose)


def test_a_digest_arrives_once_and_what_it_told_is_not_told_again(office: Office, mail: MailServer):
    overdue_task(office)
    queue()
    queue()
    assert go().sent == len(mail.letters) > 0
    assert addresses(mail).count("tu@binhan.example") == 1
    tu = next(one for one in mail.letters if one.recipients == ["tu@binhan.example"])
    assert str(tu.message["Subject"]).startswith("[CCHC 2026] ")
    text = tu.message.get_body(("plain",))
    assert text is not None
    assert "Rà soát thủ tục" in text.get_content()
    mail.letters.clear()
    queue(days=NEXT)
    go(days=NEXT)
    assert "tu@binhan.example" not in addresses(mail)


def test_what_was_done_meanwhile_is_not_told(office: Office, mail: MailServer):
    task = overdue_task(office)
    queue()
    task.status = Status.COMPLETED
    db.session.commit()
    delivered = go()
    assert (delivered.sent, mail.offered) == (0, 0)
    assert delivered.dropped == len(kept()) > 0


def test_a_digest_missed_is_told_by_the_next_working_day(office: Office, mail: MailServer):
    overdue_task(office)
    queue()
    assert go(days=0.5).sent == 0  # 20:00
    queue(days=NEXT)
    go(days=NEXT)
    assert addresses(mail).count("tu@binhan.example") == 1
