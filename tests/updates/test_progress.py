"""Updates: the first one starts the task, only the lead unit's people write, nothing is lost."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import evidence, history, updates
from tracker.evidence import Cited
from tracker.plans import PlanState
from tracker.rules import Refused
from tracker.rules.words import Status
from tracker.tasks import Task, TaskOccurrence
from tracker.updates import News, Result

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
NEWS = News("Đã rà soát 12 thủ tục.", Decimal("40"))


@pytest.fixture
def task(session, office: Office) -> Task:
    """A task of the office (VP), issued and not begun, with the economics room at its side."""
    return make_task(make_plan(office), office.vp, coordinating=(office.pkt,))


def last(task: Task) -> history.Event:
    return history.of("task", task.id)[-1]


def test_the_first_update_starts_the_task(task: Task, office: Office):
    updates.post(task, NEWS, by=office.tu, at=AT)
    assert task.status == Status.IN_PROGRESS
    assert [event.move for event in history.of("task", task.id)] == ["issue", "start", "post"]
    assert (last(task).move, last(task).note) == ("post", "Đã rà soát 12 thủ tục.")
    assert last(task).changes == {"percent": "40"}
    assert last(task).actor_id == office.tu.id


def test_only_moves_that_set_the_state_carry_it(task: Task, office: Office):
    updates.post(task, NEWS, by=office.tu, at=AT)
    updates.post(task, NEWS, by=office.tu, at=AT)
    states = [(event.move, event.status) for event in history.of("task", task.id)]
    assert states[1:] == [("start", "in_progress"), ("post", None), ("post", None)]


@pytest.mark.parametrize("who", ["quang", "minh", "binh", "mai", "son"])
def test_nobody_else_writes_on_the_units_task(task: Task, office: Office, who: str):
    with pytest.raises(Refused, match="không được phân công"):
        updates.post(task, NEWS, by=office.people[who], at=AT)
    assert task.status == Status.ASSIGNED


def test_the_secretariat_enters_an_update_for_the_unit_with_its_basis(task: Task, office: Office):
    with pytest.raises(Refused, match="Ghi căn cứ"):
        updates.post(task, NEWS, by=office.hoa, at=AT)
    updates.post(task, News("Đã họp", basis="Điện thoại bà Lan"), by=office.hoa, at=AT)
    assert last(task).changes == {"basis": "Điện thoại bà Lan"}


def test_an_update_needs_a_sentence(task: Task, office: Office):
    with pytest.raises(Refused, match="Ghi một câu"):
        updates.post(task, News(" "), by=office.tu, at=AT)


@pytest.mark.parametrize("percent", [Decimal("-1"), Decimal("100.01")])
def test_a_percent_lies_between_0_and_100(task: Task, office: Office, percent: Decimal):
    with pytest.raises(Refused, match="từ 0% đến 100%"):
        updates.post(task, News("Đã họp", percent), by=office.tu, at=AT)


def test_nothing_new_is_an_answer_too(task: Task, office: Office):
    updates.no_change(task, by=office.tu, at=AT)
    assert last(task).changes == {"no_change": True}
    assert task.status == Status.IN_PROGRESS


def test_documents_of_an_update_become_evidence(task: Task, office: Office):
    minutes = evidence.describe(
        Cited("02/BB-VP", date(2026, 3, 1)), authority_id=task.authority_id, by=office.tu, at=AT
    )
    updates.post(task, News("Đã họp", documents=[minutes]), by=office.tu, at=AT)
    assert [shown.document for shown in evidence.of_task(task.id)] == [minutes]
    assert last(task).changes == {"document_ids": [minutes.id]}


def test_nothing_is_updated_in_a_closed_plan(task: Task, office: Office):
    task.plan.state = PlanState.CLOSED
    with pytest.raises(Refused, match="Kế hoạch đã kết thúc"):
        updates.post(task, NEWS, by=office.tu, at=AT)


def with_occurrences(task: Task) -> list[TaskOccurrence]:
    task.occurrences = [TaskOccurrence(due_on=date(2026, month, 25)) for month in (2, 5)]
    return task.occurrences


def test_an_occurrence_is_marked_done_on_its_day(task: Task, office: Office):
    first, _ = with_occurrences(task)
    updates.mark_occurrence(
        task, Result(first, date(2026, 2, 24)), news=News(), by=office.tu, at=AT
    )
    assert first.done_on == date(2026, 2, 24)
    assert last(task).changes == {"occurrence_due_on": "2026-02-25", "done_on": "2026-02-24"}
    assert task.status == Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2026, 3, 3), "sau hôm nay"), (date(2025, 12, 31), "trước 01/01/2026")],
)
def test_an_occurrence_is_done_within_the_plan_and_by_today(task, office, day, sentence):
    first, _ = with_occurrences(task)
    with pytest.raises(Refused, match=sentence):
        updates.mark_occurrence(task, Result(first, day), news=News(), by=office.tu, at=AT)


def test_an_occurrence_is_marked_once(task: Task, office: Office):
    first, _ = with_occurrences(task)
    done = Result(first, date(2026, 2, 24))
    updates.mark_occurrence(task, done, news=News(), by=office.tu, at=AT)
    with pytest.raises(Refused, match=r"đã ghi kết quả ngày 24/02/2026"):
        updates.mark_occurrence(task, done, news=News(), by=office.tu, at=AT)
