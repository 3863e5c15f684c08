"""What is told beside the tasks: answers through the ladder, answers that wait, parts weakly."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office, ask_units, make_person, make_plan, make_task, make_unit
from tests.requests.making import asked, to_unit
from tracker import letters, outbox, updates
from tracker.db import db
from tracker.outbox import Letter
from tracker.reminders import Item, Section, gather
from tracker.rules.words import Role, Status
from tracker.tasks import Task
from tracker.updates import Reply, Request, Share

DUE = date(2026, 11, 27)  # a Friday
TWO_BEFORE, AFTER = date(2026, 11, 25), date(2026, 11, 30)


@pytest.fixture
def task(office: Office) -> Task:
    """A task of two rooms due on a Friday, collected by the office in Tú's hands."""
    made = make_task(make_plan(office), office.vp, due_on=DUE, staff=office.tu)
    return ask_units(made, office.pkt, office.vhxh, collecting=office.vp)


def told(office: Office, who: str, day: date) -> list[Item]:
    """What somebody is told on a day beside the tasks themselves."""
    found = gather(office.authority.id, day=day).get(office.people[who].id, [])
    return [item for item in found if item.beside]


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)


def test_the_head_of_a_unit_climbs_the_ladder_for_its_answer(office: Office, task: Task):
    (item,) = told(office, "minh", TWO_BEFORE)
    assert (item.section, item.stage, item.beside.unit) == (
        Section.DUE, "head_weekly:2026-11-23", "Phòng Kinh tế"
    )  # fmt: skip
    (item,) = told(office, "minh", AFTER)
    assert (item.section, item.stage) == (Section.OVERDUE, "head_overdue")


def test_who_has_sent_is_left_alone_and_the_collector_told_once_a_week(office, task: Task):
    reply = Reply(task.answers[0], "Đã xong.", date(2026, 11, 20))
    updates.answer(task, reply, by=office.quang, at=at(date(2026, 11, 20)))
    assert told(office, "minh", TWO_BEFORE) == []
    (item,) = told(office, "tu", TWO_BEFORE)
    assert (item.section, item.stage) == (Section.WAITING, "answers:2026-11-23")
    assert (item.beside.count, item.beside.id) == (1, task.id)


def test_an_answer_that_came_back_is_told_as_returned_and_at_every_rung(office: Office, task: Task):
    monday = date(2026, 11, 23)
    reply = Reply(task.answers[0], "Đã xong.", date(2026, 11, 20))
    updates.answer(task, reply, by=office.quang, at=at(date(2026, 11, 20)))
    updates.return_answers(
        task, task.answers[:1], reason="Thiếu danh sách.", by=office.lan, at=at(monday)
    )
    days = (date(2026, 11, 20), monday, TWO_BEFORE, AFTER)
    found = [item for day in days for item in told(office, "minh", day)]
    assert {item.section for item in found} == {Section.RETURNED}
    assert [str(item.stage) for item in found] == [
        "returned:1", "head_weekly:2026-11-23", "head_weekly:2026-11-23", "head_overdue",
    ]  # fmt: skip


def test_work_told_of_silences_the_rung_before_it(office: Office, task: Task):
    assert len(told(office, "minh", TWO_BEFORE)) == 1
    updates.answer(task, Reply(task.answers[0], "Đang làm."), by=office.quang, at=at(TWO_BEFORE))
    assert told(office, "minh", TWO_BEFORE) == []
    assert [item.stage for item in told(office, "minh", AFTER)] == ["head_overdue"]


def test_a_unit_that_nobody_reads_for_is_told_to_the_secretariat_in_one_matter(office, task: Task):
    office.minh.is_enabled = office.quang.is_enabled = office.lan.is_enabled = False
    (item,) = told(office, "hoa", TWO_BEFORE)
    assert (item.section, item.stage) == (Section.HEADLESS, "head_weekly:2026-11-23")
    assert (item.beside.kind, item.beside.count) == ("unread", 2)


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.IN_PROGRESS])
def test_a_task_that_was_submitted_is_silent_for_its_units(office: Office, task: Task, status):
    task.status, task.submitted_at = status, at(TWO_BEFORE)
    db.session.commit()
    assert bool(told(office, "minh", TWO_BEFORE)) == (status == Status.IN_PROGRESS)


def test_a_request_silences_the_units_until_it_is_decided(office: Office, task: Task):
    asked(task, office.hoa, to_unit(office.pkt.id))
    assert told(office, "minh", TWO_BEFORE) == []


def test_a_unit_asked_later_is_told_and_goes_by_its_own_day(office: Office, task: Task):
    village = make_unit(office.authority, "T1", "Thôn 1")
    office.people["tho"] = make_person("tho", "Ngô Văn Thọ", unit=village, role=Role.STAFF)
    request = Request([village], date(2026, 11, 20), date(2026, 12, 31))
    updates.ask_units(task, request, by=office.hoa, at=at(date(2026, 11, 20)))
    (item,) = told(office, "tho", TWO_BEFORE)
    assert (item.section, item.stage, item.deadline) == (
        Section.NEW, "assigned", date(2026, 12, 31)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "stages"),
    [
        (DUE - timedelta(days=60), []),
        (TWO_BEFORE, ["part:2026-11-23"]),
        (DUE - timedelta(days=1), ["part:2026-11-23"]),
        (DUE, []),
        (AFTER, []),
    ],
)
def test_a_part_is_told_weekly_and_only_before_the_lead_is_due(office: Office, day, stages):
    make_task(make_plan(office), office.vp, due_on=DUE, coordinating=(office.pkt,))
    items = told(office, "minh", day)
    assert [item.stage for item in items] == stages
    assert all(item.section is Section.PARTS for item in items)


def test_a_part_that_was_given_is_told_no_more(office: Office):
    task = make_task(make_plan(office), office.vp, due_on=DUE, coordinating=(office.pkt,))
    share = Share(task.parts[0], "Đã gửi.", date(2026, 11, 20))
    updates.give_part(task, share, by=office.quang, at=at(date(2026, 11, 20)))
    assert told(office, "minh", TWO_BEFORE) == []


def test_the_digest_tells_them_apart_with_the_parts_last(office: Office, task: Task):
    make_task(task.plan, office.vp, due_on=DUE, title="Lập dự toán", coordinating=(office.pkt,))
    seven = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)
    outbox.put("digest", office.minh, day=TWO_BEFORE, at=seven)
    db.session.commit()
    letter = db.session.query(Letter).filter_by(person_id=office.minh.id).one()
    text = letters.compose(letter, at=seven).text
    assert text.index("Kết quả của Phòng Kinh tế") < text.index("Phần việc phối hợp (01)")
    assert f"Gửi kết quả NV01: http://localhost/nhiem-vu/{task.id}" in text
    assert "Gửi phần phối hợp NV02" in text


def test_who_works_on_the_task_is_told_of_no_part_of_its_own(office: Office):
    make_task(
        make_plan(office), office.vp, due_on=DUE, staff=office.tu,
        coordinating=(office.vp, office.pkt),
    )  # fmt: skip
    parts = [item.section for item in told(office, "lan", date(2026, 11, 23))]
    assert Section.PARTS not in parts
    (part,) = told(office, "minh", date(2026, 11, 23))
    assert (part.section, part.beside.unit) == (Section.PARTS, office.pkt.name)
