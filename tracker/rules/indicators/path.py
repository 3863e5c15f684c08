"""The path of an indicator over the year (lộ trình), and whether it keeps to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.rules.indicators.standing import Aim, Direction, Reading, Standing, standing


@dataclass(frozen=True)
class Point:
    """What should be reached by the end of a day; it holds until the next point."""

    on: date
    target: Decimal


class Track(StrEnum):
    """Where an indicator stands on its way to the end of the plan.

    `behind` misses the point of its path that has passed, or, without a path, a target that each
    period must meet; `open` is counted up over the year without a path: nothing says yet.
    """

    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    OPEN = "open"
    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"


TRACK_OF = {
    Standing.MET: Track.MET,
    Standing.NOT_APPLICABLE: Track.NOT_APPLICABLE,
    Standing.NOT_MEASURED: Track.NO_DATA,
}


@dataclass(frozen=True)
class Course:
    """How an indicator is led to its aim: its path, whether it adds up, the plan's last day."""

    aim: Aim
    path: Sequence[Point]
    adds_up: bool
    ends_on: date


def expected(path: Sequence[Point], *, on: date) -> Decimal | None:
    """Return what should be reached on a day: the last point passed; None before the first."""
    passed = [point for point in path if point.on <= on]
    return max(passed, key=lambda point: point.on).target if passed else None


def track(reading: Reading | None, *, course: Course, on: date) -> Track:
    """Return where an indicator stands by its value as of `on`, the day of that value.

    The target itself decides from the plan's last day on, and whenever it is already met; before
    that the path does. An upper limit counted up over the year is met only at its end.
    """
    stands = standing(reading, aim=course.aim)
    early = course.adds_up and on < course.ends_on
    if stands is Standing.MET and early and course.aim.direction != Direction.AT_LEAST:
        return Track.ON_TRACK
    if stands is not Standing.NOT_MET:
        return TRACK_OF[stands]
    if on >= course.ends_on:
        return Track.BEHIND
    return _on_the_way(reading, course=course, on=on)


def _on_the_way(reading: Reading | None, *, course: Course, on: date) -> Track:
    """Judge a value that does not meet the target before the plan's end."""
    if not course.path:
        return Track.OPEN if _may_still(course) else Track.BEHIND
    goal = expected(course.path, on=on)
    if goal is None:
        return Track.ON_TRACK
    kept = standing(reading, aim=replace(course.aim, target=goal, target2=course.aim.target2))
    return Track.ON_TRACK if kept is Standing.MET else Track.BEHIND


def _may_still(course: Course) -> bool:
    """Tell whether a value that adds up over the year can still come to its target."""
    return course.adds_up and course.aim.direction != Direction.AT_MOST
