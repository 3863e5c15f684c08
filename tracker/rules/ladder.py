"""The ladder of reminders: who is told of a task at which distance from which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.rules.words import Role, Stage
from tracker.rules.working_days import Calendar

CHECK_IN_DAY = 14
CHECK_IN_AHEAD = 5


class Anchor(StrEnum):
    """The day that a rung counts from."""

    DUE = "due"
    DEADLINE = "deadline"
    BLOCKED = "blocked"
    UNNAMED = "unnamed"


@dataclass(frozen=True)
class StageRule:
    """A rung: `offset` days after the anchor day (before it where negative).

    Working days, but calendar days from a block. A weekly rung is reached again every Monday
    from then on, or on the first working day of a week whose Monday is off.
    """

    stage: Stage
    audience: Role
    anchor: Anchor
    offset: int
    is_weekly: bool = False


# The officer 7 and 2 working days before, on the day, 1 after, then Mondays; the head on
# Mondays and on the first day overdue; what stays is told higher up, once a week.
LADDER: tuple[StageRule, ...] = (
    StageRule(Stage.SEVEN_BEFORE, Role.STAFF, Anchor.DUE, -7),
    StageRule(Stage.TWO_BEFORE, Role.STAFF, Anchor.DUE, -2),
    StageRule(Stage.ON_THE_DAY, Role.STAFF, Anchor.DUE, 0),
    StageRule(Stage.WEEKLY_AFTER, Role.STAFF, Anchor.DEADLINE, 2, is_weekly=True),
    StageRule(Stage.ONE_AFTER, Role.STAFF, Anchor.DEADLINE, 1),
    StageRule(Stage.HEAD_WEEKLY, Role.UNIT_HEAD, Anchor.DUE, -7, is_weekly=True),
    StageRule(Stage.UNNAMED, Role.UNIT_HEAD, Anchor.UNNAMED, 3),
    StageRule(Stage.HEAD_OVERDUE, Role.UNIT_HEAD, Anchor.DEADLINE, 1),
    StageRule(Stage.LONG_OVERDUE, Role.COORDINATOR, Anchor.DEADLINE, 11, is_weekly=True),
    StageRule(Stage.LONG_OVERDUE, Role.STEERING, Anchor.DEADLINE, 11, is_weekly=True),
    StageRule(Stage.LONG_BLOCKED, Role.LEADER, Anchor.BLOCKED, 31, is_weekly=True),
)


@dataclass(frozen=True)
class Dates:
    """The days of a task that reminders count from.

    `due_on` as written, `deadline` the last day to be in time; `blocked_since_on` while it is
    blocked, `unnamed_since_on` while nobody is named for it.
    """

    due_on: date
    deadline: date
    blocked_since_on: date | None = None
    unnamed_since_on: date | None = None


@dataclass(frozen=True)
class Reached:
    """A rung that was reached: its name and the day."""

    name: str
    on: date


def rung_reached(
    dates: Dates,
    *,
    today: date,
    calendar: Calendar,
    audience: Role,
    ladder: Sequence[StageRule] = LADDER,
) -> Reached | None:
    """Return the latest rung reached by today for this audience, None for none.

    A weekly rung carries the Monday of its week (`weekly_after:2026-11-23`), so that person,
    item, due day and name are unique. A day missed is caught up on the next working day, with
    the latest rung alone; a day off is never a day to send.
    """
    if not calendar.is_working(today):
        return None
    reached: list[tuple[date, int, str]] = []
    for place, rule in enumerate(ladder):
        day = _last_day(rule, dates, today, calendar) if rule.audience == audience else None
        if day is not None:
            reached.append((day, place, _name(rule, day)))
    if not reached:
        return None
    day, _, name = max(reached)
    return Reached(name, day)


def check_in_reached(today: date, *, calendar: Calendar, months: int) -> str | None:
    """Return the name of the check-in asked for on a working day, None outside its time.

    Recurring and ongoing tasks are asked for every `months` months (1 or 3) in the five working
    days up to the 14th, on which the reporting periods close.
    """
    closes = calendar.previous_working_day(today.replace(day=CHECK_IN_DAY))
    opens = calendar.add(closes, 1 - CHECK_IN_AHEAD)
    is_asked = today.month % months == 0 and opens <= today <= closes
    return f"{Stage.CHECK_IN}:{today:%Y-%m}" if is_asked and calendar.is_working(today) else None


def stage_of(name: str) -> Stage:
    """Return the stage of a name that may carry a day."""
    return Stage(name.partition(":")[0])


def _last_day(rule: StageRule, dates: Dates, today: date, calendar: Calendar) -> date | None:
    """Return the last day up to today on which the rung was reached."""
    first = _first_day(rule, dates, calendar)
    if first is None or first > today:
        return None
    if not rule.is_weekly:
        return first
    # Today is worked, so the first working day of its week is not after it.
    weekly = calendar.next_working_day(today - timedelta(days=today.weekday()))
    return weekly if weekly >= first else None


def _first_day(rule: StageRule, dates: Dates, calendar: Calendar) -> date | None:
    match rule.anchor:
        case Anchor.BLOCKED:
            since = dates.blocked_since_on
            return since and since + timedelta(days=rule.offset)
        case Anchor.UNNAMED:
            since = dates.unnamed_since_on
            return since and calendar.add(since, rule.offset)
        case Anchor.DEADLINE:
            return calendar.add(dates.deadline, rule.offset)
        case Anchor.DUE:
            # A written day that is a day off is told of on the working day before it.
            return calendar.add(calendar.previous_working_day(dates.due_on), rule.offset)


def _name(rule: StageRule, day: date) -> str:
    if not rule.is_weekly:
        return rule.stage
    return f"{rule.stage}:{day - timedelta(days=day.weekday())}"
