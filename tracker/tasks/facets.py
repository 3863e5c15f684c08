"""The ways in which a list is asked for, and how many tasks each further choice would leave."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tracker.rules.fold import fold
from tracker.rules.words import Status
from tracker.tasks.filters import Due, TaskFilters
from tracker.tasks.lists import STATES, Codes, Listed, PlanList, is_due
from tracker.tasks.traits import STALE_DAYS, Trait

ANY = "*"
Flags = Mapping[int, Collection[str]]


@dataclass(frozen=True)
class Asking:
    """What the answers need besides the tasks: the day, the codes, and flags where they are shown.

    `flags` holds the flags of each task by id for those who may see them.
    """

    on: date
    codes: Codes
    flags: Flags = field(default_factory=dict)


@dataclass(frozen=True)
class Fit:
    """The tasks that fit, in the plan's order, and for each choice how many it would show."""

    tasks: list[Listed]
    counts: Mapping[str, Mapping[str, int]]


def asking_of(whole: PlanList, flags: Flags | None = None) -> Asking:
    """Return what is needed to ask a plan's list."""
    return Asking(whole.day.on, whole.codes, flags or {})


def fit(tasks: Collection[Listed], filters: TaskFilters, asking: Asking) -> Fit:
    """Return the tasks that fit all that is asked for; removed ones only when asked for.

    A choice counts the tasks that fit everything else; of traits, the tasks that fit already.
    """
    wanted = fold(filters.text)
    found: list[Listed] = []
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for task in tasks:
        if not _lies_within(task, filters, wanted):
            continue
        missed = [name for name in FACETS if not _holds(name, task, filters, asking)]
        if not missed:
            found.append(task)
        if len(missed) < 2:
            for name in missed or FACETS:
                counts[name].update(FACETS[name](task, asking))
    return Fit(found, counts)


def fitting(tasks: Collection[Listed], filters: TaskFilters, asking: Asking) -> list[Listed]:
    """Return the tasks that fit all that is asked for, without counting the choices."""
    wanted = fold(filters.text)
    return [
        task
        for task in tasks
        if _lies_within(task, filters, wanted)
        and all(_holds(name, task, filters, asking) for name in FACETS)
    ]


def _lies_within(task: Listed, filters: TaskFilters, wanted: str) -> bool:
    row, due_on = task.row, task.facts.due_on
    is_found = wanted in row.search_key or wanted in row.code.casefold() or bool(row.said)
    told_on = task.told_on or date.min
    return (
        is_found
        and (filters.due_from is None or filters.due_from <= due_on)
        and (filters.due_to is None or due_on <= filters.due_to)
        and (filters.told_since is None or filters.told_since <= told_on)
    )


def _holds(name: str, task: Listed, filters: TaskFilters, asking: Asking) -> bool:
    wanted: Any = getattr(filters, name)
    if name == "state" and wanted is None:
        return task.facts.status != Status.CANCELLED
    if not wanted:
        return True
    values = FACETS[name](task, asking)
    if name == "traits":
        return set(values).issuperset(wanted)
    return bool(values) if wanted == ANY else wanted in values


def _states(task: Listed, _asking: Asking) -> Collection[str]:
    return [state for state, held in STATES.items() if held(task)]


def _dues(task: Listed, asking: Asking) -> Collection[str]:
    return [due for due in Due if is_due(task, due, asking.on)]


def _area(task: Listed, asking: Asking) -> Collection[str]:
    return [asking.codes.areas.get(task.area_id, "")]


def _lead(task: Listed, asking: Asking) -> Collection[str]:
    return [asking.codes.units.get(task.lead_unit_id, "")]


def _worker(task: Listed, asking: Asking) -> Collection[str]:
    return [asking.codes.units.get(task.worker_id, "")]


def _partners(task: Listed, asking: Asking) -> Collection[str]:
    ids = (task.row.partners or "").split(",")
    return {asking.codes.units.get(int(key), "") for key in ids if key}


def _officer(task: Listed, _asking: Asking) -> Collection[str]:
    return [str(task.row.staff_id or 0)]


def _leader(task: Listed, _asking: Asking) -> Collection[str]:
    return [str(task.row.leader_id or 0)]


def _kind(task: Listed, _asking: Asking) -> Collection[str]:
    return [task.row.deadline_kind]


def _source(task: Listed, _asking: Asking) -> Collection[str]:
    return [task.row.source] if task.row.source else []


def _flags(task: Listed, asking: Asking) -> Collection[str]:
    return asking.flags.get(task.row.id, ())


def _traits(task: Listed, asking: Asking) -> Collection[str]:
    row, told_on = task.row, task.told_on
    is_open = task.facts.completed_on is None
    held = {
        Trait.EXTENDED: row.extension_count > 0,
        Trait.RETURNED: row.returned_count > 0,
        Trait.UNPROVED: not row.proofs,
        Trait.ADDED: row.added_on is not None,
        Trait.ORIGINAL: row.added_on is None,
        Trait.UNNAMED: row.staff_id is None,
        Trait.UNTOLD: told_on is None,
        Trait.STALE: is_open
        and (told_on is None or told_on < asking.on - timedelta(days=STALE_DAYS)),
    }
    return [trait for trait, holds in held.items() if holds]


# By the field of TaskFilters: the values that a task has there.
FACETS: dict[str, Callable[[Listed, Asking], Collection[str]]] = {
    "state": _states,
    "due": _dues,
    "area": _area,
    "lead": _lead,
    "worker": _worker,
    "partner": _partners,
    "officer": _officer,
    "leader": _leader,
    "kind": _kind,
    "source": _source,
    "traits": _traits,
    "flag": _flags,
}
