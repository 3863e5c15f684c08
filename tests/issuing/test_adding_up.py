"""Random additions, removals, corrections and closings: sums hold, and what was known stays."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import Office, make_plan, make_task
from tests.issuing.papers import paper
from tests.issuing.test_correcting import row_of
from tracker import history, issuing
from tracker.db import db
from tracker.evidence import Decision
from tracker.figures import figures_of
from tracker.issuing import Row
from tracker.plans import ContentArea, Plan
from tracker.rules import Refused
from tracker.rules.progress import Counts, added
from tracker.rules.words import Move, Outcome, Status
from tracker.tasks import Moved, Task, record

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
DAYS = st.dates(date(2026, 2, 1), date(2026, 11, 15))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "remove", "correct", "extend", "verify"]), DAYS,
        st.integers(0, 30),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


class Year:
    """A plan with two areas and three tasks, and what can happen to it."""

    def __init__(self, office: Office) -> None:
        self.office, self.plan = office, make_plan(office)
        self.plan.code = f"ke_hoach_{self.plan.id}"  # examples follow each other in one database
        self.plan.areas.append(
            ContentArea(position=2, code="ND2", numeral="II", title="Cải cách thể chế")
        )
        db.session.flush()
        for unit in (office.pkt, office.vp, office.pkt):
            make_task(self.plan, unit)
        self.leads = (office.pkt, office.vp, office.vhxh)

    def pick(self, number: int) -> Task:
        tasks = list(Task.query.filter_by(plan_id=self.plan.id).order_by(Task.position))
        return tasks[number % len(tasks)]

    def row(self, on: date, number: int) -> dict[str, Any]:
        day = on + timedelta(days=number)
        return {
            "area": self.plan.areas[number % 2], "lead": self.leads[number % 3],
            "deadline_text": f"{day:%d/%m/%Y}",
        }  # fmt: skip

    def step(self, kind: str, on: date, number: int, at: datetime) -> None:
        decision = Decision(self.office.binh, on, paper(self.office, f"{number}/QĐ", on=on, at=at))
        hoa = self.office.hoa
        task = self.pick(number)
        if kind == "add":
            row = Row(f"Việc {number}", **self.row(on, number))
            issuing.add(self.plan, (row,), by=hoa, at=at, decision=decision)
        elif kind == "correct":
            row = row_of(task, **self.row(on, number))
            issuing.correct(task, row, by=hoa, at=at, note="Đọc nhầm")
        elif kind == "extend":
            task.due_on, task.extension_count = on + timedelta(days=40), task.extension_count + 1
            changes = {"due_on": task.due_on} | decision.as_changes()
            record(task, Moved(Move.EXTEND, changes=changes, on=on), by=hoa, at=at)
        elif kind == "remove":
            task.status, task.removed_on = Status.CANCELLED, on
            record(task, Moved(Move.CANCEL, on=on), by=hoa, at=at)
        else:
            task.status, task.completed_on = Status.COMPLETED, on
            task.outcome = Outcome.MET if number % 2 else Outcome.NOT_MET
            record(task, Moved(Move.VERIFY, on=on), by=hoa, at=at)
        db.session.flush()


def seen(plan: Plan, day: date, known: datetime | None = None) -> Counts:
    """Return a plan's figures, once it holds that areas and leads add up to them."""
    figures = figures_of(plan, as_of=day, known=known)
    whole = figures.counts()
    for parts in (figures.by_area(), figures.by_lead(), figures.by_collecting()):
        if parts:
            assert added(parts.values()) == whole
    return whole


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS, day=DAYS)
def test_sums_hold_and_known_figures_stay(office: Office, steps: Any, day: date):
    there = Year(office)
    history.take(there.plan.id)
    known: list[tuple[datetime, Counts]] = []
    for place, (kind, on, number) in enumerate(steps):
        at = NOON + timedelta(minutes=place)
        with suppress(Refused), db.session.begin_nested():
            there.step(kind, on, number, at)
        known.append((at, seen(there.plan, day, at)))
    assert seen(there.plan, day) == known[-1][1]
    for at, counts in known:
        assert seen(there.plan, day, at) == counts
