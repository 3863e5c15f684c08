"""Who of the unit is in charge of its task."""

from datetime import datetime

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.words import Move
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, move, record, works_in


def assign(task: Task, *, to: Person, by: Person, at: datetime) -> Event:
    """Name the person in charge of a task.

    Refused: whoever may not, and people who do not work in the task's unit.
    """
    if not works_in(to, task.working_unit_id, on=day_of(at)):
        raise Refused(
            N_("%(name)s không làm việc tại đơn vị thực hiện nhiệm vụ này."), name=to.full_name
        )
    move(task, Move.ASSIGN, Given(), by=by, at=at)
    task.staff_id = to.id
    return record(task, Moved(Move.ASSIGN, changes={"staff_id": to.id}), by=by, at=at)
