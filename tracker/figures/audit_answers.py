"""Whether the stored answers of many units equal the fold of their events."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from tracker.db import db
from tracker.figures.answers import TAKE, AnswerOn, fold_answers
from tracker.history import Event
from tracker.tasks import Task, TaskAnswer
from tracker.tasks.moves import KIND

FACTS = ("asked_on", "left_on", "due_on", "status", "done_on")


def other_answers(plan_id: int) -> Iterator[tuple[int, str, str, str]]:
    """Yield task id, code, what is stored of a unit's answer and what its events tell instead."""
    made = Event
    rows = select(
        made.id, made.record_id, made.on, made.move, made.changes, made.voids_id
    ).where(made.chain_id == plan_id, made.kind == KIND, made.move.in_(TAKE))  # fmt: skip
    log = list(db.session.execute(rows.order_by(made.seq)))
    told = fold_answers(log, as_of=date.max)
    stored = select(TaskAnswer, Task.code).join(Task).where(Task.plan_id == plan_id)
    for answer, code in db.session.execute(stored.order_by(TaskAnswer.id)):
        expected = told.get(answer.task_id, {}).pop(answer.unit_id, None)
        kept, said = _plain(answer), _plain(expected)
        if kept != said:
            yield answer.task_id, code, kept, said


def _plain(answer: TaskAnswer | AnswerOn | None) -> str:
    if answer is None:
        return "-"
    return ", ".join(f"{getattr(answer, fact) or '-'}" for fact in FACTS)
