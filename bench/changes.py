"""One update of a task, with all that belongs to it, against an update of a bare row."""

from collections.abc import Iterator
from functools import partial
from itertools import count

from flask import Flask
from sqlalchemy import select

from bench.commune import TASKS, commune
from bench.measure import Row, compared
from bench.pages import COMMUNES, MANY
from tracker import access, clock, updates
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.rules.words import Status
from tracker.tasks import Task
from tracker.updates import News

ROUNDS = 51
NUMBERS = count(1)


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    with (
        commune() as small,
        commune(tasks=MANY) as large,
        commune(others=COMMUNES - 1) as crowded,
    ):
        here = partial(post, small, *one_of(small))
        bare = partial(touch, small, one_of(small)[1])
        found = compared(here, bare, rounds=ROUNDS)
        yield Row("an update with its event / a bare row", found.ratio, "×", 4, remark=found.remark)
        for app, words in ((large, f"{MANY} tasks"), (crowded, f"{COMMUNES} plans")):
            found = compared(partial(post, app, *one_of(app)), here, rounds=ROUNDS)
            what = f"an update, {words} / {TASKS} and one"
            yield Row(what, found.ratio, "×", 1.2, remark=found.remark)


def one_of(app: Flask) -> tuple[int, int]:
    """Return an officer and a task that the officer works on, by id."""
    with app.app_context():
        person = db.session.scalars(select(Person).filter_by(login="tu")).one()
        rows = select(Task.id).filter_by(staff_id=person.id, status=Status.IN_PROGRESS)
        return person.id, db.session.scalars(rows.order_by(Task.id)).first() or 0


def post(app: Flask, person_id: int, task_id: int) -> None:
    """Post an update as its page does: load through access, one verb, commit."""
    with app.app_context():
        person = db.session.get_one(Person, person_id)
        task = access.task_to_change(task_id, by=person)
        updates.post(task, News(f"Đang tổng hợp, lần {next(NUMBERS)}"), by=person, at=clock.now())
        db.session.commit()


def touch(app: Flask, task_id: int) -> None:
    """Change one column of the same row and nothing else."""
    with app.app_context():
        begin_write()
        task = db.session.get_one(Task, task_id)
        task.note = f"Đang tổng hợp, lần {next(NUMBERS)}"
        db.session.commit()
