"""What each row of a batch would do now: tried with the real verbs, and undone at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.accounts import Person
from tracker.db import db
from tracker.rules import N_, Refused
from tracker.rules.words import Move
from tracker.tasks import Task
from tracker.tasks.mine import LastMove, last_moves
from tracker.worksheets.facts import Batch, Line, Verdict
from tracker.worksheets.meaning import Asked, CellRefused, Situation, meaning_of
from tracker.worksheets.telling import Teller, tell

TOLD = (Move.POST, Move.SUBMIT, Move.BLOCK, Move.UNBLOCK)
MOVES = {
    Situation.POST: Move.POST,
    Situation.NO_CHANGE: Move.POST,
    Situation.OCCURRENCE: Move.POST,
    Situation.SUBMIT: Move.SUBMIT,
    Situation.BLOCK: Move.BLOCK,
    Situation.UNBLOCK: Move.UNBLOCK,
    Situation.NOTHING: Move.POST,
}


def judge(batch: Batch, *, by: Person, at: datetime) -> None:
    """Give every line of a batch its verdict as the site stands now; nothing else is changed.

    The plan's chain must have been taken: the verbs are tried in savepoints that are rolled back.
    """
    tasks = tasks_of(batch)
    told = last_told(tasks.values())
    first: dict[str, Line] = {}
    for line in batch.lines:
        task = tasks.get(line.code)
        line.task_id = task.id if task else None
        line.seen_version = task.version if task else 0
        verdict, refusal = _doubled(line, first.setdefault(line.code, line))
        if verdict is None:
            verdict, refusal = _verdict(line, task, told.get(line.task_id or 0), by=by, at=at)
        line.verdict, line.refusal = verdict, refusal
    db.session.flush()


def tasks_of(batch: Batch) -> dict[str, Task]:
    """Return the tasks that the lines of a batch name, by code."""
    codes = {line.code for line in batch.lines}
    rows = select(Task).where(Task.plan_id == batch.plan_id, Task.code.in_(codes))
    whole = rows.options(
        *(selectinload(part) for part in (Task.parts, Task.occurrences, Task.answers))
    )
    return {task.code: task for task in db.session.scalars(whole)}


def last_told(tasks: Any) -> dict[int, LastMove]:
    """Return what was last told of each task, by its id."""
    found: dict[int, LastMove] = {}
    for last in last_moves(tasks, TOLD).values():
        known = found.get(last.event.record_id)
        if known is None or known.event.seq < last.event.seq:
            found[last.event.record_id] = last
    return found


Judged = tuple[Verdict | None, dict[str, Any]]


def _doubled(line: Line, first: Line) -> Judged:
    if line is first:
        return None, {}
    return Verdict.REFUSED, _plain(
        Refused(
            N_("Nhiệm vụ này đã có ở tệp %(file)s, dòng %(row)s."),
            file=first.file.name, row=first.row,
        )
    )  # fmt: skip


def _verdict(
    line: Line, task: Task | None, told: LastMove | None, *, by: Person, at: datetime
) -> tuple[Verdict, dict[str, Any]]:
    try:
        asked = meaning_of(line.cells)
        if task is None:
            raise Refused(N_("Kế hoạch không có nhiệm vụ mã số này."))
        is_stale = line.sheet_version != task.version
        if is_stale and told is not None and _is_told(asked, told):
            return Verdict.SAME, {}
        _try(task, asked, Teller(by, at, line.batch.basis))
    except Refused as no:
        return Verdict.REFUSED, _plain(no)
    return (Verdict.CONFLICT if is_stale else Verdict.CHANGE), {}


def _try(task: Task, asked: Asked, teller: Teller) -> None:
    """Let the verb act, or refuse, and undo it."""
    trial = db.session.begin_nested()
    try:
        tell(task, asked, teller)
        db.session.flush()
    finally:
        trial.rollback()


def _is_told(asked: Asked, told: LastMove) -> bool:
    """Tell whether the site holds already what a row of an older file says."""
    event, changes = told.event, told.event.changes
    percent = f"{asked.percent.normalize():f}" if asked.percent is not None else None
    return (
        event.move == MOVES[asked.situation]
        and event.note == asked.text
        and changes.get("percent") == percent
        and bool(changes.get("no_change")) == (asked.situation is Situation.NO_CHANGE)
        and bool(changes.get("nothing_occurred")) == (asked.situation is Situation.NOTHING)
        and (asked.done_on is None or changes.get("done_on") == asked.done_on.isoformat())
    )


def _plain(no: Refused) -> dict[str, Any]:
    """Return a refusal as it is kept until somebody reads it."""
    values: Mapping[str, str] = {name: str(value) for name, value in no.values.items()}
    column = str(no.column) if isinstance(no, CellRefused) else ""
    return {"msgid": no.msgid, "values": values, "column": column}
