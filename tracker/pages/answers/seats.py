"""How the units asked differ from the seats of the group that leads the task."""

from dataclasses import dataclass
from datetime import date

from tracker.tasks import Task, TaskAnswer
from tracker.units import Unit, groups


@dataclass(frozen=True)
class Coming:
    """A unit of the group that was not asked, and since when it sits there (None: always)."""

    unit: Unit
    since: date | None


@dataclass(frozen=True)
class Going:
    """An answer of a unit that no longer sits in the group, and since when."""

    answer: TaskAnswer
    since: date


@dataclass(frozen=True)
class Members:
    """How the answers differ from the seats of the group on a day."""

    coming: list[Coming]
    going: list[Going]


def members_of(task: Task, *, on: date) -> Members:
    """Compare the units asked with the seats of the group that leads a task."""
    asked = {one.unit_id for one in task.answers if one.left_on is None}
    seats = groups.seats(task.lead_unit) if task.lead_unit else []
    sitting = {
        seat.unit_id
        for seat, _ in seats
        if (seat.from_on or on) <= on and (seat.until_on is None or seat.until_on > on)
    }
    left = {seat.unit_id: seat.until_on for seat, _ in seats if seat.unit_id not in sitting}
    return Members(
        coming=[
            Coming(unit, seat.from_on)
            for seat, unit in seats
            if unit.id in sitting - asked and seat.until_on is None
        ],
        going=[
            Going(one, since)
            for one in task.answers
            if one.left_on is None and (since := left.get(one.unit_id)) is not None and since <= on
        ],
    )
