"""A misread annex put right: no extension, counted from the day of issue, known figures stay."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.cast import Office, make_task
from tests.issuing.papers import AT, decided
from tracker import history, issuing
from tracker.db import db
from tracker.evidence import Decision
from tracker.figures import figures_of
from tracker.history import Event
from tracker.issuing import Row
from tracker.plans import ContentArea, Plan, PlanState
from tracker.rules import Refused
from tracker.rules.words import Move
from tracker.tasks import Moved, Task, TaskOccurrence, record

JULY, LATE = date(2026, 7, 31), AT + timedelta(days=30)


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    return make_task(plan, office.pkt, due_on=date(2026, 6, 30), staff=office.quang)


def row_of(task: Task, **cells: object) -> Row:
    """Return the cells of a task as they stand, some of them otherwise."""
    stands = Row(
        task.title, deliverable=task.deliverable, area=task.area, lead=task.lead_unit,
        collecting=task.collecting_unit, deadline_text=task.deadline_text,
    )  # fmt: skip
    return replace(stands, **cells)  # type: ignore[arg-type]


def correct(office: Office, task: Task, **cells: object) -> Event:
    history.take(task.plan_id)
    row = row_of(task, **cells)
    return issuing.correct(task, row, by=office.hoa, at=LATE, note="Đọc nhầm cột thời gian")


def extend(task: Task, office: Office, *, until: date) -> Decision:
    decision = decided(office)
    task.due_on, task.extension_count = until, 1
    changes = {"due_on": until, "due_source": "text"} | decision.as_changes()
    record(task, Moved(Move.EXTEND, changes=changes, on=decision.on), by=office.binh, at=AT)
    return decision


def overdue(plan: Plan, on: date, **known: object) -> int:
    return figures_of(plan, as_of=on, **known).counts().overdue  # type: ignore[arg-type]


def test_the_original_day_is_corrected_and_nothing_is_an_extension(office: Office, task: Task):
    event = correct(office, task, deadline_text="31/7/2026")
    assert (task.original_due_on, task.due_on, task.extension_count) == (JULY, JULY, 0)
    assert (event.move, event.on, event.status) == ("correct", date(2026, 1, 20), None)
    assert event.changes["was"]["original_due_on"] == "2026-06-30"
    assert event.note == "Đọc nhầm cột thời gian"


def test_past_days_follow_the_correction_but_what_was_known_stays(
    office: Office, plan: Plan, task: Task
):
    day, known = date(2026, 7, 5), LATE - timedelta(minutes=1)
    correct(office, task, deadline_text="31/7/2026")
    assert overdue(plan, day) == 0
    assert overdue(plan, day, known=known) == 1


def test_a_day_put_off_since_stays_put_off(office: Office, plan: Plan, task: Task):
    decision = extend(task, office, until=date(2026, 9, 30))
    correct(office, task, deadline_text="31/7/2026")
    assert (task.original_due_on, task.due_on) == (JULY, date(2026, 9, 30))
    before, after = (
        figures_of(plan, as_of=day).tasks[0].facts
        for day in (decision.on - timedelta(days=1), decision.on)
    )
    assert (before.due_on, after.due_on) == (JULY, date(2026, 9, 30))
    assert (before.original_due_on, after.original_due_on) == (JULY, JULY)


def test_another_lead_and_area_take_the_task_along(office: Office, plan: Plan, task: Task):
    area = ContentArea(plan_id=plan.id, position=2, code="ND2", numeral="II", title="Thể chế")
    db.session.add(area)
    db.session.flush()
    correct(office, task, lead=office.vp, area=area)
    figures = figures_of(plan, as_of=date(2026, 2, 1))
    assert [set(by) for by in (figures.by_lead(), figures.by_area())] == [{office.vp.id}, {area.id}]
    assert task.staff_id is None


def test_words_alone_are_corrected_without_the_days(office: Office, task: Task):
    task.original_due_on = task.due_on = JULY  # settled by hand when the annex came in
    event = correct(office, task, title="Rà soát quy trình", deliverable="Quyết định")
    assert (task.title, task.deliverable, task.due_on) == ("Rà soát quy trình", "Quyết định", JULY)
    assert "due_on" not in event.changes
    assert "quy trinh" in task.search_key


def test_what_a_decision_changed_is_not_corrected(office: Office, task: Task):
    changes = {"lead_unit_id": office.pkt.id, "was": {"lead_unit_id": office.vp.id}}
    record(task, Moved(Move.CHANGE, changes=changes), by=office.binh, at=AT)
    with pytest.raises(Refused, match="đã được điều chỉnh"):
        correct(office, task, lead=office.vp)


def test_a_result_given_already_keeps_its_day(office: Office, task: Task):
    task.occurrences = [
        TaskOccurrence(due_on=date(2026, 3, 31), done_on=date(2026, 3, 30)),
        TaskOccurrence(due_on=date(2026, 6, 30)),
    ]
    db.session.flush()
    with pytest.raises(Refused, match="đã ghi kết quả"):
        correct(office, task, deadline_text="31/7/2026")


@pytest.mark.parametrize(
    ("cells", "words"), [({}, "Chưa có nội dung nào"), ({"deadline_text": "31/6"}, "lịch")]
)
def test_a_correction_must_say_something(office: Office, task: Task, cells, words: str):
    with pytest.raises(Refused, match=words):
        correct(office, task, **cells)


def test_nothing_is_corrected_after_closing_nor_by_a_head(office: Office, plan: Plan, task: Task):
    history.take(plan.id)
    with pytest.raises(Refused, match="không được phân công"):
        issuing.correct(task, row_of(task), by=office.minh, at=LATE, note="Sai cột")
    plan.state = PlanState.CLOSED
    with pytest.raises(Refused, match="đã kết thúc"):
        correct(office, task, title="Khác")
