"""Between a frozen figure and the live one: exactly the events that explain it."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import Office, make_plan, make_task
from tests.life.holding import difference_is_the_events
from tests.periods.making import CUT_OFF, FROZEN_AT, LATER, complete, first_quarter, frozen, paper
from tracker import history, periods, requests, updates
from tracker.evidence import Decision
from tracker.figures import figures_of
from tracker.periods import audit
from tracker.periods.difference import difference_of
from tracker.periods.snapshots import plain
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.words import Move, Outcome
from tracker.tasks import Task
from tracker.tasks.settings import change_settings
from tracker.updates import News


@pytest.fixture
def tasks(office: Office, plan: Plan) -> list[Task]:
    """Two tasks, the first done before the cut-off."""
    made = [make_task(plan, office.vp), make_task(plan, office.pkt)]
    complete(made[0], office, done_on=date(2026, 2, 20), at=FROZEN_AT - timedelta(days=10))
    return made


def test_a_task_completed_later_with_an_earlier_day_is_named(office: Office, plan: Plan, tasks):
    snapshot = frozen(plan, office)
    assert difference_of(snapshot).is_empty
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    found = difference_of(snapshot)
    assert (found.frozen.executed, found.live.executed) == (1, 2)
    assert [(one.task, one.event.move, one.who) for one in found.late] == [
        (tasks[1], Move.VERIFY, "Phạm Thị Hoa")
    ]
    assert (found.late[0].before.counts.executed, found.late[0].after.counts.executed) == (0, 1)


def test_what_takes_effect_after_the_day_explains_nothing(office: Office, plan: Plan, tasks):
    snapshot = frozen(plan, office)
    complete(tasks[1], office, done_on=date(2026, 3, 6), at=LATER)
    assert difference_of(snapshot).is_empty


def test_a_verification_taken_back_by_the_leader_is_named(office: Office, plan: Plan, tasks):
    snapshot = frozen(plan, office)
    history.take(plan.id)
    with pytest.raises(Refused, match="ý kiến"):  # the period is frozen: the leader has the word
        requests.void(tasks[0], reason=WRONG, by=office.hoa, at=LATER)
    word = Decision(office.binh, date(2026, 3, 8), paper(office, "9/UBND", date(2026, 3, 8)))
    requests.void(tasks[0], reason=WRONG, by=office.hoa, at=LATER, decision=word)
    found = difference_of(snapshot)
    assert [(one.is_void, one.event.move) for one in found.late] == [(True, Move.VOID)]
    assert (found.frozen.executed, found.live.executed) == (1, 0)


def test_a_change_of_the_rule_is_named_as_such(office: Office, plan: Plan):
    task = make_task(plan, office.vp)
    complete(task, office, done_on=date(2026, 3, 1), at=FROZEN_AT, outcome=Outcome.NOT_MET)
    snapshot = frozen(plan, office, at=LATER)
    change_settings(
        plan, {"not_met_is_executed": False}, by=office.hoa, at=LATER + timedelta(days=1)
    )
    found = difference_of(snapshot)
    assert (found.frozen.executed, found.recounted.executed, found.live.executed) == (1, 0, 0)
    assert [one.who for one in found.rules] == ["Phạm Thị Hoa"]
    assert found.late == []


WRONG = "Xác nhận nhầm nhiệm vụ."
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["complete", "complete", "void", "post", "setting", "freeze"]),
        st.integers(0, 2), st.integers(0, 60),
    ),
    max_size=10,
)  # fmt: skip


@given(ACTS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_done_a_snapshot_stays_and_the_events_lead_to_the_live_figure(
    session, office, acts
):
    plan = make_plan(office)
    plan.code = f"ke_hoach_{plan.id}"
    tasks = [make_task(plan, unit, due_on=CUT_OFF) for unit in (office.vp, office.pkt, office.vp)]
    quarter = first_quarter(plan, office)
    at, kept = datetime(2026, 3, 6, 2, tzinfo=UTC), []
    for what, place, ago in acts:
        at += timedelta(days=1)
        with suppress(Refused), session.begin_nested():
            act(what, tasks[place], ago, office, at)
        if what == "freeze":
            with suppress(Refused):
                kept.append(periods.freeze(quarter, by=office.hoa, at=at))
    for snapshot in kept:
        assert list(audit.wrong_with(snapshot)) == []
        known = figures_of(plan, as_of=CUT_OFF, known=snapshot.frozen_at)
        assert plain(known.counts().as_json()) == plain(snapshot.body["facts"]["counts"])
        difference_is_the_events(difference_of(snapshot))


def act(what: str, task: Task, ago: int, office: Office, at: datetime) -> None:
    """Do something to a task, maybe of a day long before."""
    if what == "complete":
        complete(task, office, done_on=at.date() - timedelta(days=min(ago, 30)), at=at)
    elif what == "void":
        requests.void(task, reason=WRONG, by=office.hoa, at=at)
    elif what == "post":
        head = office.lan if task.lead_unit_id == office.vp.id else office.minh
        updates.post(task, news=News("Đang soạn thảo báo cáo."), by=head, at=at)
    elif what == "setting":
        change_settings(task.plan, {"rolls_forward": ago % 2 == 0}, by=office.hoa, at=at)
