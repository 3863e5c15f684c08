"""The ladder of reminders: who is told of a task at which distance from which day."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.rules.words import Role, Stage
from tracker.rules.working_days import Calendar

CHECK_IN_DAY = 14
_WEEK = re.compile(r":[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


class Anchor(StrEnum):
    """The day that a rung counts from."""

    DUE = "due"
    DEADLINE = "deadline"
    BLOCKED = "blocked"
    UNNAMED = "unnamed"
    CLOSES = "closes"
    WAITS = "waits"
    ANSWERED = "answered"
    ENDED = "ended"
    REPORT = "report"
    REPORT_PAST = "report_past"


@dataclass(frozen=True)
class StageRule:
    """A rung: `offset` days after the anchor day (before it where negative).

    Working days, but calendar days from a block. A weekly rung is reached again every Monday
    from then on, or on the first working day of a week whose Monday is off. `SILENCE` is no rung
    but how long one is quiet: see `is_silenced`.
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
    StageRule(Stage.CHECK_IN, Role.STAFF, Anchor.CLOSES, -5, is_weekly=True),
    StageRule(Stage.ANSWERS, Role.STAFF, Anchor.WAITS, 0, is_weekly=True),
    StageRule(Stage.SILENCE, Role.STAFF, Anchor.ANSWERED, 5),
    StageRule(Stage.HEAD_WEEKLY, Role.UNIT_HEAD, Anchor.DUE, -7, is_weekly=True),
    StageRule(Stage.UNNAMED, Role.UNIT_HEAD, Anchor.UNNAMED, 3),
    StageRule(Stage.HEAD_OVERDUE, Role.UNIT_HEAD, Anchor.DEADLINE, 1),
    StageRule(Stage.WAITING, Role.UNIT_HEAD, Anchor.WAITS, 0, is_weekly=True),
    StageRule(Stage.REPORT, Role.UNIT_HEAD, Anchor.REPORT, -2),
    StageRule(Stage.REPORT_LATE, Role.UNIT_HEAD, Anchor.REPORT_PAST, 1, is_weekly=True),
    StageRule(Stage.VALUES, Role.UNIT_HEAD, Anchor.ENDED, 1, is_weekly=True),
    StageRule(Stage.QUOTA, Role.UNIT_HEAD, Anchor.ENDED, 1, is_weekly=True),
    StageRule(Stage.PART, Role.COORD_MEMBER, Anchor.DUE, -10, is_weekly=True),
    StageRule(Stage.WAITING, Role.COORDINATOR, Anchor.WAITS, 0),
    StageRule(Stage.LONG_WAITING, Role.COORDINATOR, Anchor.WAITS, 5, is_weekly=True),
    StageRule(Stage.ASKED, Role.COORDINATOR, Anchor.WAITS, 0),
    StageRule(Stage.LONG_ASKED, Role.COORDINATOR, Anchor.WAITS, 5, is_weekly=True),
    StageRule(Stage.LONG_OVERDUE, Role.COORDINATOR, Anchor.DEADLINE, 11, is_weekly=True),
    StageRule(Stage.LONG_OVERDUE, Role.STEERING, Anchor.DEADLINE, 11, is_weekly=True),
    StageRule(Stage.LONG_ASKED, Role.LEADER, Anchor.WAITS, 3, is_weekly=True),
    StageRule(Stage.LONG_BLOCKED, Role.LEADER, Anchor.BLOCKED, 31, is_weekly=True),
)
# Rungs of what waits: a task for its verification, a request for a word, answers for acceptance.
OF_VERIFICATION = frozenset({Stage.WAITING, Stage.LONG_WAITING})
OF_REQUESTS = frozenset({Stage.ASKED, Stage.LONG_ASKED})
OF_ANSWERS = frozenset({Stage.ANSWERS})
OF_QUOTAS = frozenset({Stage.QUOTA})
OF_VALUES = frozenset({Stage.VALUES})
OF_REPORTS = frozenset({Stage.REPORT, Stage.REPORT_LATE})


@dataclass(frozen=True)
class Dates:
    """The days that rungs count from; a rung whose day is missing is never reached.

    `due_on` as written, `deadline` the last day to be in time; `blocked_since_on` while it is
    blocked, `unnamed_since_on` while nobody is named for it; `closes_on` the day by which a
    check-in is wanted; `waits_since_on` while something waits for the reader; `ended_on` the last
    day of a period in which a unit brought too little; `report_on` the day by which units send
    their report.
    """

    due_on: date | None = None
    deadline: date | None = None
    blocked_since_on: date | None = None
    unnamed_since_on: date | None = None
    closes_on: date | None = None
    waits_since_on: date | None = None
    ended_on: date | None = None
    report_on: date | None = None


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


def only(ladder: Sequence[StageRule], stages: Collection[Stage]) -> list[StageRule]:
    """Return the rungs of a ladder that belong to some stages."""
    return [rule for rule in ladder if rule.stage in stages]


def is_silenced(
    rung: Reached, answered_on: date | None, *, deadline: date, calendar: Calendar,
    ladder: Sequence[StageRule] = LADDER,
) -> bool:  # fmt: skip
    """Tell whether what the unit told of its work silences a rung.

    It silences the rung reached by then; on a task that was overdue by then also those of the
    next working days, as many as the ladder's `SILENCE` says.
    """
    if answered_on is None:
        return False
    quiet = next((rule.offset for rule in ladder if rule.stage is Stage.SILENCE), 0)
    until = calendar.add(answered_on, quiet) if answered_on > deadline else answered_on
    return rung.on <= until


def closing_day(today: date) -> date:
    """Return the day of this month on which the reporting periods close."""
    return today.replace(day=CHECK_IN_DAY)


def is_check_in_time(today: date, *, calendar: Calendar) -> bool:
    """Tell whether a day is one of the five working days up to the close of the month's period.

    In these days pages ask for a check-in; letters go by the plan's ladder.
    """
    closes = calendar.previous_working_day(closing_day(today))
    return calendar.is_working(today) and calendar.add(closes, -4) <= today <= closes


def is_of_a_week(name: str) -> bool:
    """Tell whether a name carries the Monday of its week: what is told again every week."""
    return _WEEK.search(name) is not None


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
    day = _anchor_day(rule.anchor, dates)
    if day is None:
        return None
    if rule.anchor is Anchor.BLOCKED:
        return day + timedelta(days=rule.offset)
    if rule.anchor in {Anchor.DUE, Anchor.CLOSES, Anchor.REPORT}:
        # A written day that is a day off is told of on the working day before it.
        day = calendar.previous_working_day(day)
    return calendar.add(day, rule.offset)


def _anchor_day(anchor: Anchor, dates: Dates) -> date | None:
    days = {
        Anchor.DUE: dates.due_on, Anchor.DEADLINE: dates.deadline,
        Anchor.BLOCKED: dates.blocked_since_on, Anchor.UNNAMED: dates.unnamed_since_on,
        Anchor.CLOSES: dates.closes_on, Anchor.WAITS: dates.waits_since_on,
        Anchor.ENDED: dates.ended_on, Anchor.REPORT: dates.report_on,
        Anchor.REPORT_PAST: dates.report_on,
    }  # fmt: skip
    return days.get(anchor)


def _name(rule: StageRule, day: date) -> str:
    if not rule.is_weekly:
        return rule.stage
    return f"{rule.stage}:{day - timedelta(days=day.weekday())}"
