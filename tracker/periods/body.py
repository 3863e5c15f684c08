"""What a snapshot holds: facts that can be counted again from the events, and what was printed."""

from datetime import date, datetime
from typing import Any

from tracker import units
from tracker.figures import PlanFigures, figures_of, rollup
from tracker.figures.answers import describe
from tracker.figures.measured import Measured, measure
from tracker.figures.plan import KnownTask
from tracker.figures.states import log_of
from tracker.periods.estimates import told_by
from tracker.plans import Plan
from tracker.rules.progress import NAMES

Facts = dict[str, Any]
DAYS = ("original_due_on", "due_on", "completed_on", "blocked_since_on", "entered_on")
STATED = (
    "status", "outcome", "due_source", "deadline_kind", "strict_before", "blocked_reason",
    "blocked_agency", "closing_reason", "note", "is_added",
)  # fmt: skip


def body_of(figures: PlanFigures, *, facts: Facts) -> dict[str, Any]:
    """Return the body of a snapshot of some figures: `facts`, and `shown` as it read that day."""
    plan = figures.plan
    named = units.ever_of_authority(plan.authority_id)
    shown = {
        "rollup": rollup(figures),
        "areas": [[area.id, area.code, area.numeral, area.title] for area in plan.areas],
        "units": {str(key): one.name_on(figures.as_of) for key, one in named.items()},
        "tasks": {str(one.task_id): [one.code, one.title, one.lead_text] for one in figures.tasks},
        "indicators": [
            indicator_of(one) for one in measure(plan, as_of=figures.as_of, log=figures.log)
        ],
    }
    return {"facts": facts, "shown": shown}


def facts_at(plan: Plan, *, as_of: date, known: datetime, upto: int) -> tuple[PlanFigures, Facts]:
    """Return the figures of a day as known when `upto` events were recorded, and their facts.

    An event told before the freezing, but recorded while it was under way, is not among them.
    """
    log = log_of(plan, upto=upto)
    figures = figures_of(plan, as_of=as_of, known=known, log=log)
    facts = facts_of(figures)
    facts["estimates"] = told_by(plan.id, as_of=as_of, upto=upto)
    return figures, facts


def facts_of(figures: PlanFigures) -> Facts:
    """Return the facts of some figures, keys and days as text: they are compared as JSON."""
    return {
        "counts": figures.counts().as_json(),
        "removed": figures.removed,
        "added": figures.added,
        "tasks": {str(task.task_id): facts_of_task(task) for task in figures.tasks},
        "answers": {
            str(task.task_id): describe(
                figures.answers[task.task_id], due_on=task.facts.original_due_on,
                as_of=figures.as_of,
            )
            for task in figures.tasks if task.task_id in figures.answers
        },
    }  # fmt: skip


def facts_of_task(task: KnownTask) -> Facts:
    """Return a task as the figures know it: whose it is, where it stands, what it adds."""
    state = task.state
    found: Facts = {name: getattr(state, name) for name in STATED}
    found |= {name: _text(getattr(state, name)) for name in DAYS}
    found["deadline"] = task.facts.deadline.isoformat()
    found["area"], found["lead"] = task.area_id, task.lead_unit_id
    found["collecting"] = task.collecting_unit_id
    found["occurrences"] = [
        [_text(one.due_on), _text(one.done_on), one.is_verified] for one in state.occurrences
    ]
    found["counts"] = {name: 1 for name in NAMES if getattr(task.counts, name)}
    return found


def indicator_of(measured: Measured) -> Facts:
    """Return an indicator as it stood on a day, typed in or derived; decimals as text."""
    indicator, known, latest = measured.indicator, measured.printed, measured.latest
    figures = [_number(getattr(known, name)) for name in FIGURES] if known else [None] * 3
    return {
        "code": indicator.code, "title": indicator.title, "unit": indicator.unit_text,
        "aim": [indicator.direction, _number(indicator.target), _number(indicator.target2)],
        "target": indicator.target_text, "standing": measured.standing, "track": measured.track,
        **dict(zip(FIGURES, figures, strict=True)),
        "on": _text(latest.on) if latest else None,
    }  # fmt: skip


FIGURES = ("numerator", "denominator", "value")


def _number(value: object) -> str | None:
    return None if value is None else str(value)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
