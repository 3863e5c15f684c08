"""Tasks of a plan, their occurrences, the parts of coordinating units and the answers of many."""

from tracker.tasks.facts import DueSource, Source, Task, TaskAnswer, TaskOccurrence, TaskPart
from tracker.tasks.moves import Moved, issued_facts, last_actor, move, moves_open_to, record
from tracker.tasks.occurrences import open_check_ins
from tracker.tasks.standing import WORKING_ROLES, standing, works_in

__all__ = [
    "WORKING_ROLES",
    "DueSource",
    "Moved",
    "Source",
    "Task",
    "TaskAnswer",
    "TaskOccurrence",
    "TaskPart",
    "issued_facts",
    "last_actor",
    "move",
    "moves_open_to",
    "open_check_ins",
    "record",
    "standing",
    "works_in",
]
