"""Open tasks, parts and answers move from one unit to another, each with its event."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from tracker.accounts import Person
from tracker.handover.decided import Reorganisation
from tracker.rules.words import Move
from tracker.tasks import Moved, Task, TaskAnswer, TaskPart, record
from tracker.tasks.since import held_since
from tracker.units import Unit
from tracker.units.tree import Decision


def move_tasks(
    source: Unit, tasks: Iterable[Task], change: Reorganisation, *, by: Person, at: datetime
) -> int:
    """Move a unit's open tasks to their heirs and return how many moved.

    The officer in charge stays where the person goes to the same unit, else the head names one.
    """
    moved = 0
    for task in tasks:
        if change.heir_of_task(task.id, source).id != source.id:
            _move(task, source, change, by=by, at=at)
            moved += 1
    return moved


def move_parts(
    parts: Iterable[tuple[Task, TaskPart]], heir: Unit, decision: Decision,
    *, by: Person, at: datetime,
) -> int:  # fmt: skip
    """Let the heir give the parts that the unit has not given yet; return how many."""
    moved = 0
    for task, part in parts:
        before, part.unit_id = part.unit_id, heir.id
        changes = {"part_id": part.id, "part_from_id": before, "part_unit_id": heir.id}
        _record(task, changes, decision, by=by, at=at)
        moved += 1
    return moved


def move_answers(
    answers: Iterable[tuple[Task, TaskAnswer]], heir: Unit, decision: Decision,
    *, by: Person, at: datetime,
) -> int:  # fmt: skip
    """Let the heir give the answers that the unit owes; return how many.

    Where the heir answers for itself already, the unit is counted no longer from that day.
    """
    moved = 0
    for task, answer in answers:
        if any(one.unit_id == heir.id for one in task.answers):
            _release(task, answer, decision, by=by, at=at)
        else:
            _pass_on(task, answer, heir, decision, by=by, at=at)
        moved += 1
    return moved


def _pass_on(  # noqa: PLR0913 the task's answer, its heir, and the act
    task: Task, answer: TaskAnswer, heir: Unit, decision: Decision, *, by: Person, at: datetime
) -> None:
    before, answer.unit_id = answer.unit_id, heir.id
    changes = {"answer_id": answer.id, "answer_from_id": before, "answer_unit_id": heir.id}
    _record(task, changes, decision, by=by, at=at)


def _release(
    task: Task, answer: TaskAnswer, decision: Decision, *, by: Person, at: datetime
) -> None:
    answer.left_on = effective(task, decision.on)
    paper = {"decision": decision.number, "decided_on": decision.on}
    changes = {"unit_ids": [answer.unit_id]} | paper
    record(task, Moved(Move.RELEASE, "", changes, answer.left_on), by=by, at=at)


def _move(
    task: Task, source: Unit, change: Reorganisation, *, by: Person, at: datetime
) -> None:  # fmt: skip
    heir = change.heir_of_task(task.id, source)
    changes: dict[str, Any] = {}
    if task.lead_unit_id == source.id:
        task.lead_unit_id = changes["lead_unit_id"] = heir.id
    if task.collecting_unit_id == source.id:
        task.collecting_unit_id = changes["collecting_unit_id"] = heir.id
    if task.staff_id and change.heir_of_person(task.staff_id, source).id != heir.id:
        task.staff_id = changes["staff_id"] = None
    _record(task, changes | {"from_unit_id": source.id}, change.decision, by=by, at=at)


def _record(
    task: Task, changes: Mapping[str, Any], decision: Decision, *, by: Person, at: datetime
) -> None:
    paper = {"decision": decision.number, "decided_on": decision.on}
    record(
        task, Moved(Move.CHANGE, "", {**changes, **paper}, effective(task, decision.on)),
        by=by, at=at,
    )  # fmt: skip


def effective(task: Task, on: date) -> date:
    """Return the day from which a change holds: the decision's, never before the unit had it."""
    since = held_since(task)
    return max(on, since) if since else on
