"""Flags of a plan are gathered in two statements, and equal those of each task by itself."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_person, make_plan, make_task
from tests.laid import loaded
from tests.tasks.test_facets import listed
from tracker import history, updates, verification
from tracker.rules.flags import Flag, FlagFacts, freezes_of
from tracker.rules.words import Move, Outcome, Role
from tracker.tasks import Moved, Task, record
from tracker.tasks.flags import flags_in, flags_of_task, waiting_days
from tracker.updates import Claim, News
from tracker.verification import Verdict

pytestmark = pytest.mark.pg


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 5, 0, tzinfo=UTC)


@pytest.fixture
def task(office: Office) -> Task:
    return make_task(make_plan(office), office.vp, staff=office.tu)


def flags(session, task: Task, on: date) -> tuple[Flag, ...]:
    """Return the flags as the list gathers them, and check that the task's page says the same."""
    session.flush()
    whole = listed(session, task.plan, on=on)
    counting = whole.day.counting
    facts = FlagFacts(
        task.status, task.completed_on, proofs=0, freezes=freezes_of(2026, None),
        waiting_days=waiting_days(task.submitted_at, counting, on=on),
    )  # fmt: skip
    found = flags_in(task.plan, whole.tasks, counting, on=on).get(task.id, ())
    assert flags_of_task(history.of("task", task.id), facts) == found
    return found


def submit(task: Task, who, when: datetime, **more) -> None:
    claim = Claim(when.date(), Outcome.MET, News("Đã ban hành kế hoạch đối thoại.", **more))
    updates.submit(task, claim, by=who, at=when)


def test_done_without_a_document_on_the_eve_of_a_freeze(session, office: Office, task: Task):
    submit(task, office.lan, at(6, 12))
    verification.accept(task, Verdict(Outcome.MET), by=office.hoa, at=at(6, 20))
    assert flags(session, task, date(2026, 6, 20)) == (Flag.UNPROVED, Flag.EVE)


def test_what_was_entered_for_the_unit_carries_no_flag(session, office: Office, task: Task):
    submit(task, office.hoa, at(6, 12), basis="Công văn 12/VP")
    tram = make_person("tram", "Lý Thị Trâm", unit=office.vhxh, role=Role.COORDINATOR)
    verification.accept(task, Verdict(Outcome.MET), by=tram, at=at(6, 20))
    assert flags(session, task, date(2026, 6, 20)) == ()


def test_waiting_counts_working_days(session, office: Office, task: Task):
    submit(task, office.lan, at(3, 2))
    assert flags(session, task, date(2026, 3, 9)) == ()
    assert flags(session, task, date(2026, 3, 10)) == (Flag.LONG_WAIT,)


def test_the_same_sentence_three_periods_running(session, office: Office, task: Task):
    for month, text in ((3, "Đang rà soát"), (4, "Đang rà soát."), (5, "đang  rà soát.")):
        updates.post(task, News(text), by=office.tu, at=at(month, 10))
    updates.post(task, News("Đang rà soát."), by=office.tu, at=at(3, 11))
    assert flags(session, task, date(2026, 6, 1)) == (Flag.SAME_WORDS,)
    updates.no_change(task, by=office.tu, at=at(6, 10))
    assert flags(session, task, date(2026, 6, 11)) == (Flag.SAME_WORDS,)
    updates.post(task, News("Đã họp thẩm định."), by=office.tu, at=at(6, 12))
    assert flags(session, task, date(2026, 6, 13)) == ()


def test_what_the_secretariat_told_is_no_repetition(session, office: Office, task: Task):
    updates.post(task, News("Đang rà soát."), by=office.tu, at=at(3, 10))
    for month in (4, 5):
        news = News("Đang rà soát.", basis="điện thoại")
        updates.post(task, news, by=office.hoa, at=at(month, 10))
    assert flags(session, task, date(2026, 6, 1)) == ()


def test_a_deadline_moved_after_it_had_passed(session, office: Office, task: Task):
    moved = Moved(Move.EXTEND, changes={"due_on": date(2026, 7, 31)}, on=date(2026, 6, 25))
    record(task, moved, by=office.hoa, at=at(7, 2))
    assert flags(session, task, date(2026, 7, 3)) == ()  # decided in time, recorded later
    moved = Moved(Move.EXTEND, changes={"due_on": date(2026, 9, 30)}, on=date(2026, 8, 3))
    record(task, moved, by=office.hoa, at=at(8, 3))
    assert flags(session, task, date(2026, 8, 4)) == (Flag.MOVED_LATE,)


def test_two_statements_are_enough(session, queries):
    plan = loaded("xa_2026")
    whole = listed(session, plan, on=date(2026, 11, 21))
    queries.clear()
    found = flags_in(plan, whole.tasks, whole.day.counting, on=date(2026, 11, 21))
    assert found
    assert len([one for one in queries if one.startswith("SELECT")]) == 2
