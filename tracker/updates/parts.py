"""What is said beside a task: the part of a coordinating unit, and what a leader said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.evidence import Document
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.standing import Standing
from tracker.rules.words import Move
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, TaskPart, move, record, standing, works_in
from tracker.updates.progress import show


@dataclass(frozen=True)
class Share:
    """What a coordinating unit gives: which part, what it did, the day done (None: not yet), proof.

    The documents become proof of the task, for the lead to go by.
    """

    part: TaskPart
    text: str
    done_on: date | None = None
    documents: Sequence[Document] = ()


def record_directive(
    task: Task, *, text: str, basis: str, by: Person, at: datetime
) -> Event:  # fmt: skip
    """Record what a leader said of a task; `basis` is the document or the occasion.

    Refused: anybody but the secretariat, no text, no basis, a task whose work is over.
    """
    if Standing.COORDINATOR not in standing(by, task, on=day_of(at)):
        raise Refused(N_("Cơ quan thường trực ghi nhận ý kiến chỉ đạo."))
    move(task, Move.NOTE, Given(text=text, basis=basis), by=by, at=at)
    changes = {"basis": basis.strip()}
    return record(task, Moved(Move.NOTE, text.strip(), changes), by=by, at=at)


def give_part(task: Task, share: Share, *, by: Person, at: datetime) -> Event:
    """Give a coordinating unit's part of a task.

    Refused: people of any other unit, no text, a day to come, a task whose work is over.
    """
    part, done_on = share.part, share.done_on
    today = day_of(at)
    if not works_in(by, part.unit_id, on=today):
        raise Refused(N_("Chỉ %(unit)s gửi phần phối hợp này."), unit=part.text)
    if done_on and done_on > today:
        raise Refused(
            N_("Ngày xong phần việc không được sau hôm nay (%(today)s)."), today=f"{today:%d/%m/%Y}"
        )
    move(task, Move.NOTE, Given(text=share.text), by=by, at=at)
    part.note, part.done_on = share.text.strip(), done_on
    part.given_by_id, part.given_at = by.id, at
    changes = {"part_id": part.id, "done_on": done_on}
    changes |= show(task, share.documents, by=by, at=at)
    return record(task, Moved(Move.NOTE, part.note, changes), by=by, at=at)
