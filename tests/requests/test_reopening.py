"""Reopening: by the secretariat until the figures are frozen, by the leader after."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.cast import Office, make_task
from tests.requests.making import AT, REOPENING
from tracker import periods, requests, updates, verification
from tracker.clock import day_of
from tracker.evidence import Decision
from tracker.figures import figures_of
from tracker.plans import Plan, PlanState
from tracker.rules import Refused
from tracker.rules.words import Move, Outcome, Status
from tracker.tasks import Task, moves_open_to
from tracker.updates import Claim, News
from tracker.verification import Verdict

TODAY = date(2026, 6, 22)
LATER = timedelta(hours=1)


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    """A task of the office, due on 30 June."""
    return make_task(plan, office.vp, staff=office.tu)


def done(task: Task, office: Office) -> Task:
    claim = Claim(date(2026, 6, 10), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    updates.submit(task, claim, by=office.lan, at=AT)
    verification.accept(task, Verdict(Outcome.MET), by=office.hoa, at=AT)
    return task


def counts(plan: Plan, on: date):
    return figures_of(plan, as_of=on).counts()


def test_the_secretariat_reopens_before_the_period_is_frozen(session, office, plan, task: Task):
    done(task, office)
    own = Decision(office.hoa, TODAY)
    requests.record_decision(task, REOPENING, own, by=office.hoa, at=AT)
    session.commit()
    assert (task.status, task.outcome, task.completed_on) == (Status.IN_PROGRESS, None, None)
    assert counts(plan, date(2026, 6, 21)).executed == 1
    assert counts(plan, TODAY).executed == 0


def test_the_leader_alone_reopens_what_a_frozen_period_counts(session, office, plan, task: Task):
    done(task, office)
    quarter = periods.open_year(plan, by=office.hoa, at=AT)[1]
    periods.reschedule(quarter, replace(quarter.rule, until=TODAY, units_due_on=TODAY,
                                        due_on=TODAY), by=office.hoa, at=AT)  # fmt: skip
    snapshot = periods.freeze(quarter, by=office.hoa, at=AT)
    own = Decision(office.hoa, TODAY)
    with pytest.raises(Refused, match="lãnh đạo"):
        requests.record_decision(task, REOPENING, own, by=office.hoa, at=AT + LATER)
    word = Decision(office.binh, TODAY)
    requests.record_decision(task, REOPENING, word, by=office.binh, at=AT + LATER)
    assert counts(plan, TODAY).executed == 0
    assert figures_of(plan, as_of=TODAY, known=snapshot.frozen_at).counts().executed == 1
    assert [one.event.move for one in periods.difference_of(snapshot).late] == [Move.REOPEN]


def test_the_leader_alone_reopens_in_a_closed_plan_and_work_goes_on(
    session, office: Office, plan: Plan, task: Task
):
    done(task, office)
    plan.state, plan.closed_on = PlanState.CLOSED, TODAY
    closing = counts(plan, TODAY)
    own = Decision(office.hoa, TODAY)
    with pytest.raises(Refused, match="lãnh đạo"):
        requests.record_decision(task, REOPENING, own, by=office.hoa, at=AT)
    later = AT + timedelta(days=1)
    word = Decision(office.binh, day_of(later))
    requests.record_decision(task, REOPENING, word, by=office.binh, at=later)
    assert counts(plan, TODAY) == closing
    updates.post(task, News("Bổ sung hồ sơ."), by=office.lan, at=later)
    assert task.status == Status.IN_PROGRESS


def test_what_was_not_carried_out_at_closing_stays_so(session, office: Office, plan, task: Task):
    plan.state, plan.closed_on, task.closing_result = PlanState.CLOSED, TODAY, "not_executed"
    with pytest.raises(Refused, match="Kế hoạch đã kết thúc"):
        updates.post(task, News("Đã xong."), by=office.lan, at=AT)
    assert moves_open_to(office.lan, task, on=TODAY) == ()


@pytest.fixture
def family(office: Office, plan: Plan) -> list[Task]:
    """1, 1.1, 1.1.2 and 1.2, all done."""
    tasks = []
    for number in ("1", "1.1", "1.1.2", "1.2"):
        tasks.append(make_task(plan, office.vp, staff=office.tu, title=number))
        tasks[-1].printed_no = number
    for one in reversed(tasks):
        done(one, office)
    return tasks


def test_what_counts_as_done_with_a_task_is_reopened_with_it(session, office, plan, family):
    requests.record_decision(
        family[2], REOPENING, Decision(office.hoa, TODAY), by=office.hoa, at=AT
    )  # fmt: skip
    session.commit()
    states = [one.status for one in family]
    assert states == [Status.IN_PROGRESS] * 3 + [Status.COMPLETED]
    assert counts(plan, TODAY).executed == 1
    [made] = requests.of_task(family[0].id)
    assert made.reason == f"Mở lại cùng nhiệm vụ con {family[2].code}: {REOPENING.reason}"


def test_the_same_word_reopens_both_in_a_closed_plan(session, office, plan, family):
    plan.state, plan.closed_on = PlanState.CLOSED, TODAY
    word = Decision(office.binh, TODAY)
    requests.record_decision(family[1], REOPENING, word, by=office.binh, at=AT)
    assert family[0].status == Status.IN_PROGRESS
    assert requests.of_task(family[0].id)[0].decider_id == office.binh.id
