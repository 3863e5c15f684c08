"""A unit does not agree with what was entered for it."""

from datetime import datetime

from tracker.accounts import Person
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.words import Move
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, move, record
from tracker.tasks.moves import may_object


def object_to_entry(task: Task, *, text: str, by: Person, at: datetime) -> Event:
    """Say that what the secretariat entered last for the unit is not so; the state stays.

    `text` says what is wrong. Refused: nobody of the unit, fewer than 10 letters, nothing entered
    for the unit since it last told something itself, an objection made already.
    """
    move(task, Move.OBJECT, Given(text=text), by=by, at=at)
    if not may_object(task):
        raise Refused(N_("Không có nội dung cập nhật thay nào đang chờ đơn vị xem."))
    return record(task, Moved(Move.OBJECT, text.strip()), by=by, at=at)
