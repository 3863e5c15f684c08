"""Fills a draft plan from an annex: what the draft has already is kept where it reads the same."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from tracker.annex import AnnexDraft
from tracker.annex.draft import AreaRow
from tracker.db import db
from tracker.intake import readings
from tracker.intake.areas import area_named
from tracker.intake.capitals import calm
from tracker.intake.compare import pair
from tracker.intake.difference import Changed, Difference, changes_between, lines
from tracker.intake.drafts import draft_tasks, flag, forget, renumber
from tracker.intake.facts import ImportRow
from tracker.intake.measures import put_indicators
from tracker.intake.naming import match
from tracker.intake.questions import put_problems
from tracker.intake.readings import Read
from tracker.intake.rows import take_over
from tracker.plans import ContentArea, Plan
from tracker.tasks import Task
from tracker.tasks.cells import new_task


def fill(plan: Plan, draft: AnnexDraft, *, on: date) -> Difference:
    """Bring a draft plan's areas, tasks, indicators and problems in step with an annex.

    Returns what was added, changed and left out since the annex before; `on` is the day whose
    units the printed names are matched with.
    """
    areas = _put_areas(plan, draft.areas)
    tasks, found = _put_tasks(plan, readings.of_tasks(draft), areas=areas)
    _drop_areas(plan, areas)
    put_indicators(plan, readings.of_indicators(draft))
    db.session.flush()
    match(plan, tasks, on=on)
    flag(tasks, put_problems(plan, draft.problems))
    return found


def _put_areas(plan: Plan, areas: Sequence[AreaRow]) -> list[ContentArea]:
    known = {area.position: area for area in plan.areas}
    kept: list[ContentArea] = []
    for position, area in enumerate(areas, start=1):
        found = known.get(position) or ContentArea(
            plan_id=plan.id, position=position, code=f"ND{position}"
        )
        found.numeral, found.title = area.numeral, calm(area.title)
        kept.append(found)
    db.session.add_all(kept)
    db.session.flush()
    return kept


def _drop_areas(plan: Plan, areas: Sequence[ContentArea]) -> None:
    """Delete the areas that the annex no longer has; their tasks have left them by now."""
    db.session.flush()
    for area in set(plan.areas) - set(areas):
        db.session.delete(area)
    db.session.flush()
    db.session.expire(plan, ["areas"])


def _put_tasks(
    plan: Plan, reads: Sequence[Read], *, areas: Sequence[ContentArea]
) -> tuple[list[Task], Difference]:
    rows = _rows(plan)
    tasks = {task.id: task for task in draft_tasks(plan)}
    pairs = pair(lines([row.read for row in rows]), lines(reads))
    found = Difference()
    left = [row for place, row in enumerate(rows) if place not in pairs.values()]
    carried = [row for row in left if row.read.get("carried") and row.task_id in tasks]
    _leave([row for row in left if row not in carried], tasks, found)
    kept: list[tuple[ImportRow, Task]] = []
    for place, read in enumerate(reads):
        row = rows[pairs[place]] if place in pairs else ImportRow(plan_id=plan.id, read={})
        task = tasks.get(row.task_id or 0) if place in pairs else new_task(plan)
        if task is not None:
            _note(found, row, read, task=task)
            take_over(task, row.read, read, plan=plan)
            task.area_id = areas[read["area"] - 1].id if read["area"] else None
            kept.append((row, task))
        row.position, row.sheet, row.row, row.read = place + 1, read["sheet"], read["row"], read
    kept += _stay(carried, tasks, after=len(reads), areas=areas)
    renumber([task for _row, task in kept])
    for row, task in kept:
        row.task = task
    db.session.add_all(row for row, _task in kept)
    db.session.flush()
    return [task for _row, task in kept], found


def _stay(
    rows: Sequence[ImportRow], tasks: dict[int, Task], *, after: int, areas: Sequence[ContentArea]
) -> list[tuple[ImportRow, Task]]:
    """Keep rows carried over from last year that the file does not have, behind its own."""
    kept = []
    for place, row in enumerate(rows, start=after + 1):
        task = tasks[row.task_id or 0]
        area = area_named(areas, row.read["area_title"])
        row.position, task.area_id = place, area.id if area else None
        kept.append((row, task))
    return kept


def _rows(plan: Plan) -> list[ImportRow]:
    rows = select(ImportRow).where(ImportRow.plan_id == plan.id).order_by(ImportRow.position)
    return list(db.session.scalars(rows))


def _leave(rows: Sequence[ImportRow], tasks: dict[int, Task], found: Difference) -> None:
    """Take the rows that the file no longer has out of the draft."""
    found.gone = [tasks[row.task_id] for row in rows if row.task_id]
    forget(found.gone)
    for row in rows:
        db.session.delete(row)


def _note(found: Difference, row: ImportRow, read: Read, *, task: Task) -> None:
    if not row.read:
        found.added.append(read)
    elif changes := changes_between(row.read, read):
        found.changed.append(Changed(task, changes))
