"""What has to be dealt with: units that stay silent in a task of many, one line a task."""

from datetime import date

from tests.cast import ISSUED_AT, Office, ask_units, make_plan, make_task
from tracker.db import db
from tracker.figures import figures_of
from tracker.figures.matters import Kind, Matter, matters_of
from tracker.rules.words import Move
from tracker.tasks import Moved, Task, record

ON, DUE, AFTER = date(2026, 2, 2), date(2026, 3, 6), date(2026, 3, 10)


def given_to_two(office: Office, due_on: date = DUE) -> Task:
    """A task of two rooms, collected by the office."""
    task = make_task(make_plan(office), office.vp, due_on=due_on)
    return ask_units(task, office.pkt, office.vhxh, collecting=office.vp)


def found(task: Task, as_of: date) -> list[Matter]:
    db.session.commit()
    return matters_of(figures_of(task.plan, as_of=as_of))


def test_silent_units_stand_on_the_line_of_the_overdue_task(office: Office):
    (matter,) = found(given_to_two(office), AFTER)
    assert (matter.kind, matter.silent, matter.asked) == (Kind.OVERDUE, 2, 2)


def test_until_their_day_nobody_is_silent(office: Office):
    assert found(given_to_two(office), DUE) == []


def test_a_unit_that_is_at_work_or_has_left_is_not_silent(office: Office):
    task = given_to_two(office)
    changes = [
        Moved(Move.ANSWER, "Đang làm", {"unit_id": office.pkt.id, "done_on": None}, ON),
        Moved(Move.RELEASE, changes={"unit_ids": [office.vhxh.id]}, on=ON),
    ]
    for change in changes:
        record(task, change, by=None, at=ISSUED_AT)
    (matter,) = found(task, AFTER)
    assert (matter.silent, matter.asked) == (0, 1)
