"""Whose work is due, asked in a database with five years of the country's tasks."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import event, func, select, text, update

from bench.commune import commune
from bench.copies import Copying, copy
from bench.letters import DAY
from bench.measure import Row, compared
from tracker import workdays
from tracker.db import db
from tracker.plans import Plan
from tracker.reminders.opened import tasks_at_work
from tracker.reminders.stages import ladders_of
from tracker.rules.words import OPEN_STATUSES
from tracker.tasks import Task

COMMUNES, OLDER_YEARS = 3321, 4
ASKED = 100  # authorities asked in one round
PLACES = ", ".join("?" * len(OPEN_STATUSES))
# The same question written by hand: open work, the plan in force, and the unit's last word.
RAW = f"""
    SELECT task.*, plan.*, (SELECT max(at) FROM event WHERE kind = 'task' AND record_id = task.id
                    AND move IN ('start', 'post', 'block', 'unblock', 'withdraw'))
    FROM task JOIN plan ON plan.id = task.plan_id
    WHERE task.authority_id = ? AND task.year = ? AND task.status IN ({PLACES})
    AND plan.state = 'issued' ORDER BY task.due_on, task.id
"""  # noqa: S608  the places alone are put in
Asked = tuple[str, Any]


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    with commune(others=COMMUNES - 1) as app, app.app_context():
        add_older_years()
        tasks = db.session.scalar(select(func.count(Task.id))) or 0
        authorities = select(Plan.authority_id).where(Plan.state == "issued").distinct()
        asked = list(db.session.scalars(authorities.order_by(Plan.authority_id).limit(ASKED)))
        ours = noted(lambda: due(asked))
        raw = [(RAW, (authority_id, DAY.year, *OPEN_STATUSES)) for authority_id in asked]
        for what, act, goal in (
            ("their statement", partial(ask, ours), 2), ("all, counted", partial(due, asked), None)
        ):  # fmt: skip
            found = compared(act, partial(ask, raw), rounds=9)
            yield Row(f"due among {tasks} tasks: {what} / raw query", found.ratio, "×", goal,
                      remark=f"{ASKED} authorities: {found.remark}")  # fmt: skip


def due(asked: Sequence[int]) -> None:
    """Read the open tasks of authorities with all that the ladder counts from."""
    for authority_id in asked:
        calendar, ladders = workdays.calendar(authority_id), ladders_of(authority_id)
        for _one in tasks_at_work(authority_id, day=DAY, calendar=calendar, ladders=ladders):
            pass
    db.session.rollback()


def noted(act: Callable[[], None]) -> list[Asked]:
    """Return the statements about tasks at work that an act sends, with their values."""
    sent: list[Asked] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if "FROM task" in statement and "max(event.at)" in statement:
            sent.append((statement, values))

    event.listen(db.engine, "before_cursor_execute", note)
    act()
    event.remove(db.engine, "before_cursor_execute", note)
    return sent


def ask(questions: list[Asked]) -> None:
    """Send statements to the database and fetch what they find, nothing in between."""
    with db.engine.connect() as connection:
        cursor = connection.connection.cursor()
        for statement, values in questions:
            cursor.execute(statement, values)
            cursor.fetchall()


def add_older_years() -> None:
    """Let every plan have four closed ones of the years before, whose tasks are done."""
    last = db.session.scalar(select(func.max(Plan.id))) or 0
    db.session.execute(update(Plan).values(code=Plan.code + ":"))  # copies of copies must differ
    copy(Copying({"plan", "task"}, {("plan", "code")}, OLDER_YEARS))
    closed = {"state": "closed", "year": DAY.year - (Plan.id - 1) // last}
    db.session.execute(update(Plan).where(Plan.id > last).values(closed))
    done = {"status": "completed", "outcome": "met", "year": DAY.year - (Task.plan_id - 1) // last}
    db.session.execute(update(Task).where(Task.plan_id > last).values(done))
    db.session.execute(text("ANALYZE"))
    db.session.commit()
