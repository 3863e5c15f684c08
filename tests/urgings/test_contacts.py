"""Calls and messages noted beside: in the task's history, counted, against no limit."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import history, reminders, urgings
from tracker.rules import Refused
from tracker.rules.words import Status
from tracker.tasks import Task
from tracker.urgings import Act, Channel, Contact, by_contact
from tracker.urgings.ledger import latest, of_task, of_units

AT = datetime(2026, 3, 12, 3, 0, tzinfo=UTC)  # 10:00 in Vietnam
CALL = Contact(Channel.PHONE, "ông Minh", date(2026, 3, 12), "Hẹn báo cáo chiều nay.", "09:15")


@pytest.fixture
def task(office: Office) -> Task:
    """An overdue task of PKT in Quang's hands."""
    made = make_task(make_plan(office), office.pkt, due_on=date(2026, 3, 11), staff=office.quang)
    made.status = Status.IN_PROGRESS
    return made


def test_a_call_is_an_event_of_each_task_and_leaves_the_version_alone(office: Office, task: Task):
    other, version = make_task(task.plan, office.pkt), task.version
    by_contact(office.pkt, [task, other], CALL, by=office.hoa, at=AT)
    for one in (task, other):
        event = history.of("task", one.id)[-1]
        assert (event.move, event.note) == ("contact", "Hẹn báo cáo chiều nay.")
        assert event.changes == {
            "unit_id": office.pkt.id, "channel": "phone", "whom": "ông Minh", "hour": "09:15"
        }  # fmt: skip
    assert task.version == version


def test_calls_count_as_urging_and_against_no_limit(office: Office, task: Task):
    for _time in range(3):
        by_contact(office.pkt, [task], CALL, by=office.hoa, at=AT)
    urgings.by_letter(office.pkt, task, Act("a", "Báo cáo."), by=office.hoa, at=AT)
    assert len(of_task(task.id)) == 4
    assert len(of_units([office.pkt.id], [task.plan_id])[office.pkt.id]) == 4
    assert of_task(task.id)[0].channel == Channel.LETTER
    assert [one.hour for one in latest(office.authority.id, limit=2)] == ["10:00", "09:15"]


def test_a_call_silences_no_reminder(office: Office, task: Task):
    day = date(2026, 3, 12)
    before = {who: len(items) for who, items in gathered(office, day)}
    by_contact(office.pkt, [task], CALL, by=office.hoa, at=AT)
    assert {who: len(items) for who, items in gathered(office, day)} == before
    assert before[office.quang.id] == 1


def gathered(office: Office, day: date):
    """Return what each person is told on a day."""
    return reminders.gather(office.authority.id, day=day).items()


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        (Contact(Channel.ZALO, "Minh", date(2026, 3, 13), "Nhắc."), "phải trước lúc này"),
        (Contact(Channel.ZALO, "Minh", date(2026, 3, 12), "Nhắc.", "10:01"), "phải trước lúc này"),
        (Contact(Channel.ZALO, "Minh", date(2026, 1, 19), "Nhắc."), "Chọn ngày từ"),
        (Contact(Channel.ZALO, "Minh", date(2026, 3, 12), " "), "nội dung"),
    ],
)
def test_what_cannot_be_is_refused(office: Office, task: Task, contact: Contact, words: str):
    with pytest.raises(Refused, match=words):
        by_contact(office.pkt, [task], contact, by=office.hoa, at=AT)


def test_a_call_about_nothing_is_refused(office: Office, task: Task):
    with pytest.raises(Refused, match="ít nhất một nhiệm vụ"):
        by_contact(office.pkt, [], CALL, by=office.hoa, at=AT)


@pytest.mark.parametrize("who", ["lan", "minh", "binh", "son"])
def test_nobody_but_the_secretariat_notes_calls(office: Office, task: Task, who: str):
    with pytest.raises(Refused):
        by_contact(office.pkt, [task], CALL, by=office.people[who], at=AT)


def test_a_call_of_yesterday_stands_on_its_day(office: Office, task: Task):
    contact = Contact(Channel.IN_PERSON, "Minh", date(2026, 3, 11), "Đã gặp.", "16:00")
    made = by_contact(office.pkt, [task], contact, by=office.hoa, at=AT + timedelta(hours=1))
    assert (made.day, made.nth) == (date(2026, 3, 11), None)
    assert history.of("task", task.id)[-1].on == date(2026, 3, 11)
