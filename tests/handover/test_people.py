"""A person leaves: open tasks pass to colleagues in one act, with a word in each history."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_person, make_plan, make_task
from tracker import handover, history
from tracker.access import NotFound, handing
from tracker.accounts import Person
from tracker.db import db
from tracker.handover import Passing
from tracker.rules import Refused
from tracker.rules.words import Move, Role
from tracker.tasks import Moved, Task, record

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)


@pytest.fixture
def task(office: Office) -> Task:
    return make_task(make_plan(office), office.vp, staff=office.tu)


def passing(task: Task, to: Person | None, **more) -> Passing:
    return Passing(DAY, {task.id: to}, "Quyết định 12/QĐ-UBND", **more)


def leave(office: Office, how: Passing) -> list[Task]:
    tu = handing.person_to_hand_over(office.tu.id, by=office.hoa, on=DAY)
    return handover.hand_over(tu, how, by=office.hoa, at=AT)


def test_the_open_tasks_pass_to_the_colleague(session, office: Office, task: Task):
    an = make_person("an", "Trần Văn An", unit=office.vp, role=Role.STAFF)
    db.session.commit()
    assert leave(office, passing(task, an)) == [task]
    assert task.staff_id == an.id
    last = history.of("task", task.id)[-1]
    assert (last.note, last.changes["handed_over_by_id"]) == ("Quyết định 12/QĐ-UBND", office.tu.id)


def test_without_a_successor_the_head_is_to_name_one(session, office: Office, task: Task):
    leave(office, passing(task, None))
    assert task.staff_id is None


def test_who_leaves_holds_no_post_from_that_day_on(session, office: Office, task: Task):
    leave(office, passing(task, office.lan, ends_posts=True))
    assert office.tu.posts(DAY) == []
    assert office.tu.posts(date(2026, 3, 1)) != []


def test_who_only_hands_over_keeps_the_post(session, office: Office, task: Task):
    leave(office, passing(task, office.lan))
    assert office.tu.posts(DAY) != []


@pytest.mark.parametrize(
    ("to", "sentence"),
    [("quang", "Vũ Đình Quang không làm việc tại đơn vị"), ("tu", "Chọn người nhận khác")],
)
def test_nobody_of_another_unit_gets_the_task(session, office, task, to: str, sentence: str):
    with pytest.raises(Refused, match=sentence):
        leave(office, passing(task, office.people[to]))


def test_work_is_not_handed_over_before_it_was_given(session, office: Office, task: Task):
    history.take(task.plan_id)
    record(task, Moved(Move.ASSIGN, "", {"staff_id": office.tu.id}, date(2026, 2, 10)),
           by=office.lan, at=AT)  # fmt: skip
    db.session.commit()
    early = Passing(date(2026, 2, 9), {task.id: office.lan}, "Chuyển công tác")
    with pytest.raises(Refused, match=f"không được trước 10/02/2026, ngày giao {task.code}"):
        leave(office, early)
    leave(office, Passing(date(2026, 2, 10), {task.id: office.lan}, "Chuyển công tác"))
    assert task.staff_id == office.lan.id


def test_work_is_not_handed_over_before_the_plan(session, office: Office, task: Task):
    early = Passing(date(2025, 12, 1), {task.id: office.lan}, "Chuyển công tác")
    with pytest.raises(Refused, match=r"không được trước \d\d/\d\d/20\d\d"):
        leave(office, early)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (Passing(DAY, {}, "Chuyển công tác"), "Chọn người nhận nhiệm vụ"),
        (Passing(date(2026, 3, 3), {}, "Chuyển công tác"), "không được sau hôm nay"),
        (Passing(DAY, {}, "  "), "Ghi lý do"),
    ],
)
def test_it_needs_every_task_a_day_and_a_reason(session, office, task, how, sentence):
    with pytest.raises(Refused, match=sentence):
        leave(office, how)
    assert task.staff_id == office.tu.id


def test_what_is_done_stays_with_who_did_it(session, office: Office, task: Task):
    task.status = "completed"
    db.session.commit()
    assert leave(office, Passing(DAY, {}, "Chuyển công tác")) == []
    assert task.staff_id == office.tu.id


def test_a_head_passes_on_only_what_the_own_unit_does(session, office: Office, task: Task):
    elsewhere = make_task(task.plan, office.pkt, staff=office.tu)
    lan, to = office.lan, {task.id: office.lan, elsewhere.id: office.quang}
    tu = handing.person_to_hand_over(office.tu.id, by=lan, on=DAY)
    with pytest.raises(Refused, match="không được phân công"):
        handover.hand_over(tu, Passing(DAY, to, "Chuyển công tác"), by=lan, at=AT)


def test_officers_and_chairmen_pass_on_nobodys_work(session, office: Office, task: Task):
    for person in (office.quang, office.binh, office.son, office.mai):
        with pytest.raises(NotFound):
            handing.person_to_hand_over(office.tu.id, by=person, on=DAY)
