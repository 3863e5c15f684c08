"""The letter by which silent units are urged: from the minute's facts, not when they have sent."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, ask_units, make_plan, make_task
from tracker import letters, updates
from tracker.db import db
from tracker.outbox import Letter
from tracker.tasks import Task
from tracker.updates import Reply

AT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)


@pytest.fixture
def task(office: Office) -> Task:
    """A task of two rooms for which the silent were just urged."""
    made = make_task(make_plan(office), office.vp, due_on=date(2026, 3, 6))
    ask_units(made, office.pkt, office.vhxh, collecting=office.vp)
    updates.urge_units(made, by=office.lan, at=AT)
    db.session.commit()
    return made


def test_the_letter_names_the_task_the_unit_and_the_way(office: Office, task: Task):
    written = letters.compose(db.session.query(Letter).one(), at=AT)
    assert written.address == "minh@binhan.example"
    assert written.subject == "[CCHC 2026] NV01: đề nghị gửi kết quả của đơn vị"
    assert "Văn phòng HĐND và UBND đề nghị Phòng Kinh tế gửi kết quả" in written.text
    assert f"Gửi kết quả NV01: http://localhost/nhiem-vu/{task.id}" in written.text


def test_who_has_sent_meanwhile_gets_no_letter(office: Office, task: Task):
    reply = Reply(task.answers[0], "Đã xong.", date(2026, 3, 10))
    updates.answer(task, reply, by=office.quang, at=AT)
    db.session.commit()
    assert letters.compose(db.session.query(Letter).one(), at=AT) is None


def test_the_letter_is_english_for_who_reads_english(office: Office, task: Task):
    office.minh.language = "en"
    written = letters.compose(db.session.query(Letter).one(), at=AT)
    assert "NV01: please send your unit's result" in written.subject
