"""Whatever is done with occurrences and settings: figures add up and stay as they were known."""

from contextlib import suppress
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import Office, make_plan, make_task
from tests.figures.test_kinds import END, QUARTERS, at
from tracker import updates, verification
from tracker.figures import figures_of
from tracker.figures.course import course_of
from tracker.figures.states import fold_log, log_of
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.tasks import Task, TaskOccurrence
from tracker.tasks.occurrences import as_fact
from tracker.tasks.settings import change_settings
from tracker.updates import News, Result

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["mark", "undo", "accept", "check_in", "setting"]),
        st.integers(0, 3), st.integers(0, 30),
    ),
    max_size=12,
)  # fmt: skip


@given(ACTS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_figures_add_up_and_stay_as_they_were_known(session, office, acts):
    plan = make_plan(office)
    plan.code = f"ke_hoach_{plan.id}"
    tasks = [
        make_task(plan, office.pkt, due_on=END, kind="recurring", several=QUARTERS),
        make_task(plan, office.vp, due_on=END, kind="ongoing"),
    ]
    known = play(acts, tasks, office)
    for task in tasks:
        state = fold_log(log_of(plan), as_of=END)[task.id]
        assert state.occurrences == tuple(as_fact(one) for one in task.occurrences)
    for moment, before in known.items():
        assert seen(plan, moment) == before
    log = log_of(plan)
    course = course_of(figures_of(plan, as_of=END, log=log), log)
    for day in DAYS:
        counts = figures_of(plan, as_of=day, log=log).counts()
        assert course.done_by(day) == counts.executed
        assert counts.in_time + counts.late == counts.executed == counts.met


DAYS = [date(2026, 1, 25) + timedelta(days=17 * step) for step in range(21)]
Seen = list[tuple[int, ...]]


def play(acts, tasks: list[Task], office: Office) -> dict[datetime, Seen]:
    """Carry out what the rules allow, a month after another; return what was known each time."""
    known = {}
    for number, (what, place, late) in enumerate(acts):
        when = at(1 + number, 1 + late % 28)
        act(what, place, tasks, office, when)
        known[when + timedelta(hours=1)] = seen(tasks[0].plan, when + timedelta(hours=1))
    return known


def act(what: str, place: int, tasks: list[Task], office: Office, when: datetime) -> None:
    recurring, lasting = tasks
    one = recurring.occurrences[place]
    if what == "setting":
        change_settings(recurring.plan, {"per_period": place % 2 == 0}, by=office.hoa, at=when)
    elif what == "check_in":
        updates.no_change(lasting, by=office.tu, at=when)
    elif what == "accept":
        accept_all(tasks, office, when)
    else:
        with suppress(Refused):
            mark_or_undo(what, recurring, one, office, when)


def mark_or_undo(what: str, task: Task, one: TaskOccurrence, office: Office, when: datetime):
    if what == "mark":
        result = Result(one, when.date())
        updates.mark_occurrence(task, result, news=News(), by=office.quang, at=when)
    else:
        updates.undo_occurrence(task, one, by=office.quang, at=when)


def accept_all(tasks: list[Task], office: Office, when: datetime) -> None:
    for task in tasks:
        for one in task.occurrences:
            with suppress(Refused):
                verification.accept_occurrence(task, one, by=office.hoa, at=when)


def seen(plan: Plan, known: datetime) -> Seen:
    """Return executed, met, early, late and overdue on some days, as known at an instant."""
    found = []
    for day in DAYS[::5]:
        figures = figures_of(plan, as_of=day, known=known)
        counts = figures.counts()
        areas = sum(one.executed for one in figures.by_area().values())
        leads = sum(one.executed for one in figures.by_lead().values())
        assert areas == leads == counts.executed
        found.append((counts.executed, counts.met, counts.early, counts.late, counts.overdue))
    return found
