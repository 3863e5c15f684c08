"""What is entered for a unit is told to it, and the unit may object."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import history, reminders, updates
from tracker.access import task_to_change
from tracker.accounts import Person
from tracker.db import db
from tracker.figures.audit import differences
from tracker.reminders import Section
from tracker.rules import Refused
from tracker.rules.words import BlockedReason, Move, Status
from tracker.rules.workflow import Obstacle
from tracker.tasks import Task, moves_open_to
from tracker.updates import News

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
NEXT_DAY = date(2026, 3, 3)
WHY = "Dự thảo chưa gửi xin ý kiến."


@pytest.fixture
def task(office: Office) -> Task:
    return make_task(make_plan(office), office.vp, staff=office.tu)


def enter(task: Task, by: Person, *, basis: str = "Điện thoại của bà Lan") -> None:
    news = News("Đã gửi xin ý kiến các đơn vị.", basis=basis)
    updates.post(task_to_change(task.id, by=by), news, by=by, at=AT)
    db.session.commit()


def object_to(task: Task, by: Person, text: str = WHY) -> None:
    at = AT + timedelta(hours=1)
    updates.object_to_entry(task_to_change(task.id, by=by), text=text, by=by, at=at)
    db.session.commit()


def sections(office: Office, person: Person) -> list[Section]:
    found = reminders.gather(office.authority.id, day=NEXT_DAY)
    return [item.section for item in found.get(person.id, [])]


def test_the_unit_is_told_of_an_entry_and_the_secretariat_of_the_objection(
    session, office: Office, task: Task
):
    enter(task, office.hoa)
    assert Section.ENTERED in sections(office, office.lan)
    assert Section.ENTERED in sections(office, office.tu)
    object_to(task, office.lan)
    assert history.of("task", task.id)[-1].note == WHY
    assert Section.OBJECTED in sections(office, office.hoa)
    assert Section.ENTERED not in sections(office, office.lan)


def test_it_is_over_once_the_unit_tells_something_itself(session, office: Office, task: Task):
    enter(task, office.hoa)
    object_to(task, office.tu)
    enter(task, office.tu, basis="")
    assert Section.OBJECTED not in sections(office, office.hoa)
    assert Move.OBJECT not in {rule.move for rule in moves_open_to(office.tu, task, on=NEXT_DAY)}


def test_what_is_stored_of_it_equals_the_events(session, office: Office, task: Task):
    enter(task, office.hoa)
    object_to(task, office.lan)
    assert list(differences(task.plan_id)) == []


@pytest.mark.parametrize(
    ("who", "text", "sentence"),
    [
        ("minh", WHY, "không được phân công"),
        ("hoa", WHY, "không được phân công"),
        ("lan", "sai", "ít nhất 10 ký tự"),
    ],
)
def test_only_the_unit_objects_and_says_why(session, office, task, who, text, sentence):
    enter(task, office.hoa)
    with pytest.raises(Refused, match=sentence):
        object_to(task, office.people[who], text)


def test_what_a_unit_writes_as_basis_makes_it_no_entry_of_others(session, office, task: Task):
    enter(task, office.tu, basis="Công văn 12/CV")
    assert task.entered_at is None
    assert "basis" not in history.of("task", task.id)[-1].changes


def test_a_block_is_entered_for_a_unit_on_a_basis(session, office: Office, task: Task):
    letter = Obstacle(BlockedReason.WAITING_BUDGET, "Phòng Kinh tế", date(2026, 3, 1), "15/UBND")
    news = News("Chưa được bố trí kinh phí.", basis="Điện thoại của bà Lan")
    loaded = task_to_change(task.id, by=office.hoa)
    updates.block(loaded, news, obstacle=letter, by=office.hoa, at=AT)
    assert (task.status, task.entered_at) == (Status.BLOCKED, AT)


def test_without_an_entry_or_twice_there_is_nothing_to_object_to(session, office, task):
    with pytest.raises(Refused, match="Không có nội dung cập nhật thay"):
        object_to(task, office.lan)
    enter(task, office.hoa)
    object_to(task, office.lan)
    with pytest.raises(Refused, match="Không có nội dung cập nhật thay"):
        object_to(task, office.tu)
