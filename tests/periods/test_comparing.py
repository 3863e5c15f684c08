"""Two days of a plan beside each other."""

from datetime import date, timedelta

from tests.cast import Office, make_task
from tests.periods.making import CUT_OFF, FROZEN_AT, LATER, complete, frozen
from tracker.periods.comparing import Side, compare
from tracker.plans import Plan

LATE = date(2026, 7, 10)


def test_what_changed_slipped_and_came_between_two_days(office: Office, plan: Plan):
    done, slipped, _ = (make_task(plan, office.vp, due_on=day) for day in (LATE, CUT_OFF, LATE))
    complete(done, office, done_on=date(2026, 3, 20), at=LATER + timedelta(days=20))
    found = compare(plan, Side(date(2026, 4, 1)), Side(date(2026, 2, 1)))
    assert (found.earlier.on, found.later.on) == (date(2026, 2, 1), date(2026, 4, 1))
    assert [one.after.code for one in found.moved] == [done.code]
    assert [one.after.code for one in found.slipped] == [slipped.code]
    assert (found.before.executed, found.after.executed) == (0, 1)


def test_tasks_come_into_the_plan_between_two_days(office: Office, plan: Plan):
    make_task(plan, office.vp)
    found = compare(plan, Side(date(2026, 1, 1)), Side(CUT_OFF))
    assert [one.code for one in found.added] == ["NV01"]


def test_a_frozen_side_shows_what_was_frozen(office: Office, plan: Plan):
    task = make_task(plan, office.vp)
    snapshot = frozen(plan, office, at=FROZEN_AT)
    complete(task, office, done_on=date(2026, 3, 1), at=LATER)
    found = compare(plan, Side(CUT_OFF, snapshot), Side(CUT_OFF + timedelta(days=1)))
    assert (found.before.executed, found.after.executed) == (0, 1)
