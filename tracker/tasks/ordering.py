"""The order of a list: the plan's, or by a column; texts stand as the Vietnamese alphabet does."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from tracker.rules.fold import sort_text
from tracker.rules.words import Status
from tracker.tasks.lists import Listed
from tracker.tasks.traits import Order

LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
STATUSES = {status: place for place, status in enumerate(Status)}


def in_order(
    tasks: list[Listed], order: Order, *, units: Mapping[int, str]
) -> list[Listed]:  # fmt: skip
    """Return tasks in the order of a column, equal ones as they stood; `units` are names by id."""
    if order is Order.PLAN:
        return tasks
    leads = {key: sort_text(name) for key, name in units.items()}
    keys: dict[Order, Callable[[Listed], Any]] = {
        Order.CODE: lambda task: sort_text(task.row.code),
        Order.TITLE: lambda task: task.row.sort_key,
        Order.LEAD: lambda task: leads.get(task.lead_unit_id or 0, ""),
        Order.DUE: lambda task: task.facts.due_on,
        Order.STATE: lambda task: (STATUSES[Status(task.facts.status)], task.facts.outcome or ""),
        Order.TOLD: lambda task: task.row.told_at or LONG_AGO,
    }
    return sorted(tasks, key=keys[order])
