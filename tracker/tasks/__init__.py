"""Tasks of a plan, their occurrences, the parts of coordinating units and the answers of many."""

from tracker.tasks.facts import DueSource, Task, TaskAnswer, TaskOccurrence, TaskPart
from tracker.tasks.moves import Moved, issued_facts, record

__all__ = [
    "DueSource",
    "Moved",
    "Task",
    "TaskAnswer",
    "TaskOccurrence",
    "TaskPart",
    "issued_facts",
    "record",
]
