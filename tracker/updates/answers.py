"""One unit's answer to a task given to many."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.words import Move, Status
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, TaskAnswer, move, record, works_in
from tracker.updates.progress import check_done_on


@dataclass(frozen=True)
class Reply:
    """What a unit answers: which answer it is, what was done, the day done (None: not yet)."""

    answer: TaskAnswer
    text: str
    done_on: date | None = None


def answer(task: Task, reply: Reply, *, by: Person, at: datetime) -> Event:
    """Give a unit's answer; the task itself stays with the unit that collects the answers.

    Refused: people of any other unit, no text, a day to come or before the plan's period, a task
    whose work is over.
    """
    given, done_on = reply.answer, reply.done_on
    if not works_in(by, given.unit_id, on=day_of(at)):
        raise Refused(N_("Chỉ %(unit)s gửi kết quả này."), unit=given.unit.name)
    if done_on:
        check_done_on(task, done_on, at=at)
    move(task, Move.ANSWER, Given(text=reply.text), by=by, at=at)
    given.note, given.done_on = reply.text.strip(), done_on
    given.status = Status.COMPLETED if done_on else Status.IN_PROGRESS
    changes = {"answer_id": given.id, "unit_id": given.unit_id, "done_on": done_on}
    return record(task, Moved(Move.ANSWER, given.note, changes), by=by, at=at)
