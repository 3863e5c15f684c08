"""Tasks of a plan, their occurrences, the parts of coordinating units and the answers of many."""

from tracker.tasks.answers import (
    AnswerDocument,
    Asked,
    TaskAnswer,
    documents_of,
    open_answers,
    threshold_of,
)
from tracker.tasks.facts import DueSource, Task, TaskOccurrence, TaskPart
from tracker.tasks.moves import Moved, issued_facts, last_actor, move, moves_open_to, record
from tracker.tasks.occurrences import open_check_ins
from tracker.tasks.standing import WORKING_ROLES, standing, works_in

__all__ = [
    "WORKING_ROLES",
    "AnswerDocument",
    "Asked",
    "DueSource",
    "Moved",
    "Task",
    "TaskAnswer",
    "TaskOccurrence",
    "TaskPart",
    "documents_of",
    "issued_facts",
    "last_actor",
    "move",
    "moves_open_to",
    "open_answers",
    "open_check_ins",
    "record",
    "standing",
    "threshold_of",
    "works_in",
]
