"""Frozen figures as values: counts, areas, units, tasks and indicators as they read that day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.figures import PlanFigures, figures_of
from tracker.figures.plan import KnownTask, Titles
from tracker.figures.states import log_of
from tracker.periods.estimates import Expected, expected_of
from tracker.periods.registered import counts_of
from tracker.periods.snapshots import Snapshot, SnapshotKind
from tracker.rules.dossiers import Counts as DossierCounts
from tracker.rules.progress import NAMES, Counts, added, added_by
from tracker.rules.sentences import Summary, closing_sentence, progress_sentence
from tracker.rules.words import BLOCKED_REASON_LABELS, BlockedReason, within_sentence


@dataclass(frozen=True)
class FrozenTask:
    """A task as it stood: what was printed of it, its state, its days, its part in the counts."""

    id: int
    code: str
    title: str
    lead: str
    area_id: int | None
    lead_unit_id: int | None
    status: str
    outcome: str | None
    completed_on: date | None
    original_due_on: date
    due_on: date
    note: str
    counts: Counts


@dataclass(frozen=True)
class Line:
    """A content area or a unit with its figures; `numeral` is empty for a unit."""

    id: int
    numeral: str
    title: str
    counts: Counts


@dataclass(frozen=True)
class Frozen:
    """Everything that a snapshot says.

    `head` is how the authority and the plan were called; `dossiers` and `registers` read as
    `periods.shown` keeps them.
    """

    snapshot: Snapshot
    head: dict[str, Any]
    counts: Counts
    removed: int
    added: int
    areas: list[Line]
    units: list[Line]
    tasks: list[FrozenTask]
    indicators: list[dict[str, Any]]
    indicators_met: int
    reasons: tuple[tuple[str, int], ...]
    expected: Expected
    dossiers: list[tuple[str, DossierCounts]]
    registers: dict[str, Any]
    quotas: list[dict[str, Any]]

    @property
    def sentence(self) -> str:
        """The sentence for the report, in Vietnamese."""
        summary = Summary(
            counts=self.counts, as_of=self.snapshot.as_of, areas=len(self.areas),
            indicators=len(self.indicators), indicators_met=self.indicators_met,
            reasons=self.reasons,
        )  # fmt: skip
        is_closing = self.snapshot.kind == SnapshotKind.CLOSING
        return closing_sentence(summary) if is_closing else progress_sentence(summary)


def frozen_of(snapshot: Snapshot) -> Frozen:
    """Return what a snapshot says, from nothing but its body."""
    body = snapshot.body
    facts, shown = body["facts"], body["shown"]
    tasks = [
        _task(task_id, shown["tasks"][str(task_id)], facts["tasks"][str(task_id)])
        for task_id in shown["order"]
    ]
    measured = shown["indicators"]
    counts = added(task.counts for task in tasks) if tasks else Counts()
    return Frozen(
        snapshot, shown["head"], counts, facts["removed"], facts["added"],
        areas=_areas(tasks, shown["areas"]), units=_units(tasks, shown["units"]), tasks=tasks,
        dossiers=dossiers_in(shown), registers=shown["registers"], quotas=shown["quotas"],
        indicators=measured, reasons=_reasons(facts["tasks"].values()),
        indicators_met=sum(1 for one in measured if one["standing"] == "met"),
        expected=expected_of(
            ((str(task.id), bool(task.counts.executed)) for task in tasks), facts["estimates"]
        ),
    )  # fmt: skip


def figures_of_frozen(snapshot: Snapshot, titles: Titles | None = None) -> PlanFigures:
    """Return frozen figures, counted again from the events known then, under the names of then."""
    plan, as_of = snapshot.plan, snapshot.as_of
    log = log_of(plan, upto=snapshot.upto)
    figures = figures_of(plan, as_of=as_of, known=snapshot.frozen_at, log=log, titles=titles)
    shown = snapshot.body["shown"]
    known = {task.task_id: task for task in figures.tasks}
    tasks = [_as_read(known[task_id], shown["tasks"]) for task_id in shown["order"]]
    return replace(figures, tasks=tasks)


def _as_read(task: KnownTask, shown: Mapping[str, Any]) -> KnownTask:
    code, title, lead_text = shown[str(task.task_id)]
    return replace(task, code=code, title=title, lead_text=lead_text)


def dossiers_in(shown: Mapping[str, Any]) -> list[tuple[str, DossierCounts]]:
    """Return the dossiers that were frozen, by the names of their fields."""
    kept = shown["dossiers"] or {"fields": []}
    return [(name, counts_of(counts)) for name, counts in kept["fields"]]


def _task(task_id: int, printed: list[str], told: dict[str, Any]) -> FrozenTask:
    code, title, lead = printed
    return FrozenTask(
        task_id, code, title, lead, told["area"], told["lead"], told["status"], told["outcome"],
        _day(told["completed_on"]), date.fromisoformat(told["original_due_on"]),
        date.fromisoformat(told["due_on"]), told["note"],
        Counts(**{name: told["counts"].get(name, 0) for name in NAMES}),
    )  # fmt: skip


def _areas(tasks: list[FrozenTask], areas: list[list[Any]]) -> list[Line]:
    by_area = added_by((task.area_id, task.counts) for task in tasks)
    return [
        Line(area_id, numeral, title, by_area.get(area_id, Counts()))
        for area_id, _code, numeral, title in areas
    ]


def _units(tasks: list[FrozenTask], names: dict[str, str]) -> list[Line]:
    by_lead = added_by((task.lead_unit_id, task.counts) for task in tasks)
    return [
        Line(int(key), "", name, by_lead[int(key)])
        for key, name in names.items() if int(key) in by_lead
    ]  # fmt: skip


def _reasons(told: Iterable[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    """Return why tasks were not carried out when the plan was closed, the commonest first."""
    codes = Counter(one["closing_reason"] for one in told if one["closing_reason"])
    return tuple(
        (within_sentence(BLOCKED_REASON_LABELS[BlockedReason(code)]), count)
        for code, count in codes.most_common()
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
