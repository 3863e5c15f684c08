"""Lists: what a figure counts is what its list shows, on any day, for whatever is asked."""

from datetime import date

import pytest

from tests.laid import loaded
from tracker.figures import figures_of
from tracker.figures.states import fold_log, log_of
from tracker.plans import Plan
from tracker.rules.words import Status
from tracker.tasks import Task
from tracker.tasks.counting import counting_of
from tracker.tasks.facets import asking_of, fitting
from tracker.tasks.filters import Due, State, TaskFilters
from tracker.tasks.lists import Codes, Day, Listed, listed, narrow, rows_of, summed
from tracker.units import Unit

TODAY = date(2026, 11, 21)
DAYS = (date(2026, 3, 14), date(2026, 6, 14), date(2026, 9, 14), TODAY)
COUNTED = [
    (TaskFilters(), "total"),
    (TaskFilters(state=State.EXECUTED), "executed"),
    (TaskFilters(state=State.MET), "met"),
    (TaskFilters(state=State.NOT_MET), "executed_not_met"),
    (TaskFilters(state=State.OPEN), "not_executed"),
    (TaskFilters(state=State.BLOCKED), "blocked"),
    (TaskFilters(state=State.WAITING), "waiting_confirmation"),
    (TaskFilters(due=Due.OVERDUE), "overdue"),
    (TaskFilters(due=Due.NOT_DUE), "not_due"),
    (TaskFilters(due=Due.DUE), "due"),
    (TaskFilters(state=State.EXECUTED, due=Due.DUE), "executed_of_due"),
    (TaskFilters(state=State.BLOCKED, due=Due.OVERDUE), "overdue_blocked"),
    (TaskFilters(due=Due.EARLY), "early"),
    (TaskFilters(due=Due.ON_TIME), "on_time"),
    (TaskFilters(due=Due.IN_TIME), "in_time"),
    (TaskFilters(due=Due.LATE), "late"),
    (TaskFilters(due=Due.ON_TIME_CURRENT), "on_time_current"),
    (TaskFilters(due=Due.EARLY_CURRENT), "early_current"),
    (TaskFilters(due=Due.LATE_CURRENT), "late_current"),
    (TaskFilters(due=Due.NO_DATE), "no_date"),
]


def day_of(plan: Plan, on: date) -> Day:
    """Return a day as the fold of the plan's history tells it."""
    states = fold_log(log_of(plan), as_of=on)
    return Day(
        on, counting_of(plan), {key: state for key, state in states.items() if state.in_force}
    )


def codes_of(session, plan: Plan) -> Codes:
    units = {unit.id: unit.code for unit in session.query(Unit)}
    return Codes({area.id: area.code for area in plan.areas}, units)


def everything(session):
    return session.query(Task).statement


@pytest.mark.parametrize("name", ["xa_2026", "thu_duc_2022"])
def test_every_figure_is_the_length_of_its_list(session, name: str):
    plan = loaded(name)
    codes = codes_of(session, plan)
    for on in DAYS if name == "xa_2026" else (date(2022, 9, 14), date(2023, 3, 7)):
        tasks = narrow(plan, everything(session), day_of(plan, on), codes)
        counts = figures_of(plan, as_of=on).counts()
        assert summed(tasks.in_force) == counts
        for filters, figure in COUNTED:
            assert len(fitting(tasks.tasks, filters, asking_of(tasks))) == getattr(
                counts, figure
            ), (on, figure)


def test_the_rows_as_they_are_equal_the_fold_of_their_history(session):
    plan = loaded("xa_2026")
    rows = rows_of(plan, everything(session))
    live = listed(rows, Day(TODAY, counting_of(plan)))
    assert live == listed(rows, day_of(plan, TODAY))


def found(session, plan: Plan, filters: TaskFilters, on: date = TODAY) -> list[Listed]:
    day = Day(on, counting_of(plan))
    whole = narrow(plan, everything(session), day, codes_of(session, plan))
    return fitting(whole.tasks, filters, asking_of(whole))


def test_areas_and_units_are_asked_for_by_code(session):
    plan = loaded("xa_2026")
    assert len(found(session, plan, TaskFilters(area="ND1"))) == 10
    by_lead = found(session, plan, TaskFilters(lead="THON"))
    assert by_lead
    assert {task.row.collecting_unit_id for task in by_lead} == {task.worker_id for task in by_lead}
    assert found(session, plan, TaskFilters(worker="THON")) == []


@pytest.mark.parametrize("text", ["cai cach", "CẢI CÁCH", "Cải  cách"])
def test_text_is_sought_without_accents(session, text: str):
    tasks = found(session, loaded("xa_2026"), TaskFilters(text=text))
    assert tasks
    assert all("cải cách" in (t.row.title + t.row.deliverable).lower() for t in tasks)


def test_wildcards_are_letters(session):
    plan = loaded("xa_2026")
    assert found(session, plan, TaskFilters(text="%")) == [
        task for task in found(session, plan, TaskFilters()) if "%" in task.row.search_key
    ]
    assert found(session, plan, TaskFilters(text="_")) == []


def test_what_was_taken_out_of_the_plan_is_a_list_of_its_own(session):
    out = found(session, loaded("xa_2026"), TaskFilters(state=State.REMOVED))
    assert [task.row.code for task in out] == ["NV26"]
    assert out[0].facts.status == Status.CANCELLED
    assert out[0].counts.total == 0


def test_due_this_month_is_by_the_written_day(session):
    tasks = found(session, loaded("xa_2026"), TaskFilters(due=Due.THIS_MONTH))
    assert tasks
    assert {(t.facts.due_on.year, t.facts.due_on.month) for t in tasks} == {(2026, 11)}
