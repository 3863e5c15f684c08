"""The plan's year as running totals: what was carried out on which day, what was due by then."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row

from tracker.figures.plan import PlanFigures, facts_of
from tracker.figures.states import ENTRIES, Log, fold_log
from tracker.rules.flags import FREEZES
from tracker.rules.progress import count
from tracker.rules.words import Move, Status

CUT_OFFS = (*FREEZES, (12, 31))  # the reporting periods, and the year
Steps = list[tuple[date, int]]


@dataclass(frozen=True)
class Course:
    """Running totals, one (day, total) per step: `due` by original deadline, `done` carried out."""

    due: Steps
    done: Steps

    def due_by(self, day: date) -> int:
        """Return how many tasks were due by a day."""
        return _total(self.due, day)

    def done_by(self, day: date) -> int:
        """Return how many tasks counted as carried out on a day."""
        return _total(self.done, day)


def course_of(figures: PlanFigures, log: Log) -> Course:
    """Return the course of a plan's year up to the day of the figures.

    `due` counts the tasks in force on that day; `done` is, for every day before, exactly what the
    figures of that day say, whatever was reopened or removed since.
    """
    due = Counter(task.facts.original_due_on for task in figures.tasks)
    done: Counter[date] = Counter()
    voided = {made.voids_id for made in log if made.voids_id is not None}
    kept = [
        made
        for made in log
        if made.id not in voided and made.voids_id is None and made.on <= figures.as_of
    ]
    kept.sort(key=attrgetter("record_id"))  # stable: the order of recording stays within a task
    for _, events in groupby(kept, key=attrgetter("record_id")):
        done.update(_changes_of(list(events), figures))
    return Course(_steps(due), _steps(done))


def cut_offs(figures: PlanFigures) -> list[date]:
    """Return the year's reporting cut-offs before the day of the figures, and that day."""
    return [*cut_offs_before(figures.as_of, year=figures.plan.year), figures.as_of]


def cut_offs_before(last: date, *, year: int) -> list[date]:
    """Return a year's reporting cut-offs before a day."""
    return [day for day in (date(year, *cut) for cut in CUT_OFFS) if day < last]


def _changes_of(events: Log, figures: PlanFigures) -> dict[date, int]:
    if figures.settings.per_period and any("occurrences" in made.changes for made in events):
        return _changes_by_period(events, figures)
    if all(made.status != Status.COMPLETED for made in events):
        return {}  # never carried out, as most tasks for most of the year
    return _changes(events, figures=figures)


def _changes_by_period(events: Log, figures: PlanFigures) -> dict[date, int]:
    """Return the same for a task with occurrences where periods count: due days change it, too."""
    days = {made.on for made in events}
    for made in events:
        days |= {date.fromisoformat(day) for day in made.changes.get("occurrences", ())}
    counted, changes = 0, {}
    for day in sorted(day for day in days if day <= figures.as_of):
        counts = sum(_executed_on(day, events, figures))
        if counts != counted:
            changes[day], counted = counts - counted, counts
    return changes


def _executed_on(day: date, events: Log, figures: PlanFigures) -> Iterator[int]:
    for state in fold_log(events, as_of=day).values():
        if state.in_force:
            facts = facts_of(state, figures.counting)
            yield count(facts, as_of=day, settings=figures.settings).executed


def _changes(events: Log, *, figures: PlanFigures) -> dict[date, int]:
    """Return on which days one task began (+1) or ceased (-1) to count as carried out.

    On each day the latest recorded of the events until then says whether the task is in the plan,
    and the latest with a status where it stands: what folding them says, in one pass.
    """
    changes: dict[date, int] = {}
    counted = False
    entry = stated = -1
    by_day = sorted(range(len(events)), key=lambda place: events[place].on)
    for day, places in groupby(by_day, key=lambda place: events[place].on):
        for place in places:
            if events[place].move in ENTRIES or events[place].move == Move.CANCEL:
                entry = max(entry, place)
            if events[place].status is not None:
                stated = max(stated, place)
        is_in = entry >= 0 and events[entry].move in ENTRIES
        counts = is_in and stated >= 0 and _is_executed(events[stated], figures)
        if counts is not counted:
            changes[day] = 1 if counts else -1
            counted = counts
    return changes


def _is_executed(made: Row[Any], figures: PlanFigures) -> bool:
    done = made.status == Status.COMPLETED
    return done and (figures.settings.not_met_is_executed or made.outcome == "met")


def _steps(changes: Counter[date]) -> Steps:
    days = sorted(day for day, change in changes.items() if change)
    return list(zip(days, accumulate(changes[day] for day in days), strict=True))


def _total(steps: Steps, day: date) -> int:
    return next((total for on, total in reversed(steps) if on <= day), 0)
