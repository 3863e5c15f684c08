"""Submitting: proof or an explanation, a real day, an own judgement; and taking it back."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_person, make_plan, make_task
from tracker import evidence, history, updates
from tracker.evidence import Cited
from tracker.rules import Refused
from tracker.rules.words import Outcome, Role, Status
from tracker.tasks import Task, TaskOccurrence
from tracker.updates import Claim, News

AT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
DAY = date(2026, 3, 10)
EXPLAINED = News("Đã tổ chức hội nghị với 126 người dự.")
CLAIM = Claim(DAY, Outcome.MET, EXPLAINED)


@pytest.fixture
def task(session, office: Office) -> Task:
    """A task of the office (VP)."""
    return make_task(make_plan(office), office.vp)


def last(task: Task) -> history.Event:
    return history.of("task", task.id)[-1]


def test_a_submitted_task_waits_with_what_the_unit_says(task: Task, office: Office):
    updates.submit(task, CLAIM, by=office.lan, at=AT)
    assert task.status == Status.SUBMITTED
    assert (task.reported_done_on, task.reported_outcome) == (DAY, Outcome.MET)
    assert (task.submitted_by_id, task.submitted_at) == (office.lan.id, AT)
    assert last(task).changes == {"done_on": "2026-03-10", "outcome": "met", "has_evidence": False}


def test_without_proof_an_explanation_is_needed(task: Task, office: Office):
    with pytest.raises(Refused, match="ít nhất 01 minh chứng"):
        updates.submit(task, Claim(DAY, Outcome.MET, News("Xong")), by=office.lan, at=AT)
    assert task.status == Status.ASSIGNED


def test_a_document_is_proof_and_needs_no_words(task: Task, office: Office):
    notice = evidence.describe(
        Cited("04/TB-VP", DAY), authority_id=task.authority_id, by=office.tu, at=AT
    )
    updates.submit(task, Claim(DAY, Outcome.MET, News(documents=[notice])), by=office.tu, at=AT)
    assert last(task).changes["has_evidence"] is True
    assert evidence.of_task(task.id)[0].document == notice


def test_what_was_shown_before_counts_as_proof(task: Task, office: Office):
    notice = evidence.describe(
        Cited("04/TB-VP", DAY), authority_id=task.authority_id, by=office.tu, at=AT
    )
    updates.post(task, News("Đã ban hành", documents=[notice]), by=office.tu, at=AT)
    updates.submit(task, Claim(DAY, Outcome.MET, News()), by=office.tu, at=AT)
    assert task.status == Status.SUBMITTED


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (None, "Nhập ngày hoàn thành"),
        (date(2026, 3, 13), "sau hôm nay"),
        (date(2025, 12, 31), "trước 01/01/2026"),
    ],
)
def test_the_day_of_completion_is_real(task: Task, office: Office, day, sentence: str):
    with pytest.raises(Refused, match=sentence):
        updates.submit(task, Claim(day, Outcome.MET, EXPLAINED), by=office.lan, at=AT)


def test_a_head_submits_where_the_plan_keeps_it_for_heads(task: Task, office: Office):
    task.plan.settings = {"staff_moves": []}
    with pytest.raises(Refused, match="thủ trưởng đơn vị"):
        updates.submit(task, CLAIM, by=office.tu, at=AT)
    updates.submit(task, CLAIM, by=office.lan, at=AT)
    assert task.status == Status.SUBMITTED


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_task_is_done_when_all_its_occurrences_are(task: Task, office: Office, outcome):
    task.occurrences = [
        TaskOccurrence(due_on=date(2026, 2, 25), done_on=date(2026, 2, 24)),
        TaskOccurrence(due_on=date(2026, 5, 25)),
    ]
    with pytest.raises(Refused, match=r"đợt hạn 25/05/2026 chưa ghi"):
        updates.submit(task, Claim(DAY, outcome, EXPLAINED), by=office.lan, at=AT)
    task.occurrences[1].done_on = date(2026, 3, 11)
    with pytest.raises(Refused, match=r"không được trước 11/03/2026"):
        updates.submit(task, Claim(DAY, outcome, EXPLAINED), by=office.lan, at=AT)
    updates.submit(task, Claim(date(2026, 3, 11), outcome, EXPLAINED), by=office.lan, at=AT)
    assert task.reported_outcome == outcome


def test_a_continuing_task_is_submitted_from_the_last_month_on(task: Task, office: Office):
    task.deadline_kind = "ongoing"
    with pytest.raises(Refused, match="từ ngày 01/12/2026"):
        updates.submit(task, CLAIM, by=office.lan, at=AT)
    updates.submit(task, CLAIM, by=office.lan, at=datetime(2026, 12, 1, 1, 0, tzinfo=UTC))
    assert task.status == Status.SUBMITTED


def test_who_submitted_withdraws_before_the_decision(task: Task, office: Office):
    updates.submit(task, CLAIM, by=office.tu, at=AT)
    updates.withdraw(task, by=office.tu, at=AT)
    assert task.status == Status.IN_PROGRESS
    assert (task.submitted_by_id, task.reported_done_on) == (None, None)


def test_nobody_else_withdraws(task: Task, office: Office):
    updates.submit(task, CLAIM, by=office.tu, at=AT)
    colleague = make_person("phong", "Ngô Thanh Phong", unit=office.vp, role=Role.STAFF)
    with pytest.raises(Refused, match="Chỉ người đã gửi"):
        updates.withdraw(task, by=colleague, at=AT)


def test_a_waiting_task_is_not_updated(task: Task, office: Office):
    updates.submit(task, CLAIM, by=office.tu, at=AT)
    with pytest.raises(Refused, match="Chờ xác nhận"):
        updates.post(task, EXPLAINED, by=office.tu, at=AT)
