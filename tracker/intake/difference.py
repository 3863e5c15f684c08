"""What a new annex says otherwise than a plan: rows added, changed and gone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.annex import AnnexDraft
from tracker.intake import readings
from tracker.intake.compare import Line, line, pair
from tracker.intake.drafts import draft_tasks
from tracker.intake.facts import Column
from tracker.intake.readings import Read
from tracker.plans import Plan
from tracker.rules.words import Status
from tracker.tasks import Task
from tracker.units import matching
from tracker.units.matching import Matcher


@dataclass(frozen=True)
class Change:
    """One cell that differs: what stands in the plan, what the file says."""

    column: Column
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """A task and its cells that differ."""

    task: Task
    changes: tuple[Change, ...]


@dataclass
class Difference:
    """The rows of a file without a task, the tasks with other cells, the tasks without a row."""

    added: list[Read] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    gone: list[Task] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)


def difference(plan: Plan, draft: AnnexDraft, *, on: date) -> Difference:
    """Return what an annex says otherwise than the plan as it stands; changes nothing.

    Names are matched with the units of the day `on`. A task that was taken out of the
    plan is neither missed in the file nor new there.
    """
    tasks = draft_tasks(plan)
    areas = {area.id: area.title for area in plan.areas}
    reads = readings.of_tasks(draft)
    old = [line(areas.get(task.area_id or 0, ""), task.printed_no, task.title) for task in tasks]
    pairs = pair(old, lines(reads))
    left = [task for place, task in enumerate(tasks) if place not in pairs.values()]
    found = Difference(gone=[task for task in left if task.status != Status.CANCELLED])
    matcher = matching.load(plan.authority_id, on=on)
    for place, read in enumerate(reads):
        if place not in pairs:
            found.added.append(read)
        elif changes := _changes(tasks[pairs[place]], read, matcher):
            found.changed.append(Changed(tasks[pairs[place]], changes))
    return found


def _changes(task: Task, read: Read, matcher: Matcher) -> tuple[Change, ...]:
    """Return the cells that differ; another spelling of the same lead is no difference."""
    before = read_of(task)
    if task.lead_unit is not None and matcher.match(read["lead"]) is task.lead_unit:
        before["lead"] = read["lead"]
    return changes_between(before, read)


def lines(reads: Sequence[Read]) -> list[Line]:
    """Return what the rows of an annex are known by."""
    return [line(read["area_title"], read["printed_no"], read["title"]) for read in reads]


def read_of(task: Task) -> Read:
    """Return the cells of a task as an annex would give them."""
    return {
        "title": task.title,
        "deliverable": task.deliverable,
        "lead": task.lead_text,
        "coordinating": task.coordinating_text,
        "deadline_text": task.deadline_text,
    }


CELLS = {
    Column.TITLE: "title",
    Column.DELIVERABLE: "deliverable",
    Column.LEAD: "lead",
    Column.COORDINATING: "coordinating",
    Column.DEADLINE: "deadline_text",
}


def changes_between(before: Read, after: Read) -> tuple[Change, ...]:
    """Return the cells in which two readings of a row differ."""
    return tuple(
        Change(column, words_of(before[key]), words_of(after[key]))
        for column, key in CELLS.items()
        if before[key] != after[key]
    )


def words_of(cell: str | list[str]) -> str:
    """Return a cell as one text; names are parted by semicolons."""
    return cell if isinstance(cell, str) else "; ".join(cell)
