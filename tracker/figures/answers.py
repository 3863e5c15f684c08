"""Tasks given to many units: how many have answered on a day, m/N."""

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.db import db
from tracker.figures.plan import KnownTask, PlanFigures
from tracker.rules.percents import percent
from tracker.rules.progress import punctuality
from tracker.rules.words import Status, TimeState
from tracker.tasks import TaskAnswer


def answers_of(figures: PlanFigures) -> dict[str, dict[str, Any]]:
    """Return, by task code, how many units were asked, and answered early, on time or late."""
    done_days: dict[int, list[date | None]] = {}
    rows = select(TaskAnswer.task_id, TaskAnswer.status, TaskAnswer.done_on).where(
        TaskAnswer.task_id.in_([task.task_id for task in figures.tasks])
    )
    for answer in db.session.execute(rows):
        done = answer.done_on if answer.status == Status.COMPLETED else None
        done_days.setdefault(answer.task_id, []).append(done)
    return {
        task.code: _tally(task, done_days[task.task_id], figures.as_of)
        for task in figures.tasks
        if task.task_id in done_days
    }


def _tally(task: KnownTask, done_days: list[date | None], as_of: date) -> dict[str, Any]:
    due_on = task.facts.original_due_on
    states = Counter(
        punctuality(done, due_on) for done in done_days if done is not None and done <= as_of
    )
    answered, asked = states.total(), len(done_days)
    rate = percent(answered, asked)
    return {
        "asked": asked,
        "answered": answered,
        "early": states[TimeState.EARLY],
        "on_time": states[TimeState.ON_TIME],
        "late": states[TimeState.LATE],
        "not_answered": asked - answered,
        "past_due": due_on < as_of,
        "answered_rate": None if rate is None else str(rate),
    }
