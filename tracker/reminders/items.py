"""What one person is told of one task."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.outbox import ToldItem
from tracker.requests import Request
from tracker.rules.words import TimeState
from tracker.tasks import Task

KIND = "task"


class Section(StrEnum):
    """The parts of a digest, in their order."""

    RETURNED = "returned"
    OVERDUE = "overdue"
    DUE = "due"
    WAITING = "waiting"
    ASKED = "asked"
    DECIDED = "decided"
    MOVED = "moved"
    NEW = "new"
    UNNAMED = "unnamed"
    BLOCKED = "blocked"
    ESCALATED = "escalated"


@dataclass(frozen=True)
class Item:
    """A task in a person's digest: why (section and stage), how it stands, whether it is news.

    `days` are working days left to the deadline or gone by since. `request` stands where a leader's
    word on the task is what is told.
    """

    task: Task
    section: Section
    stage: str
    state: TimeState
    days: int
    deadline: date
    counts_from: date
    is_news: bool = True
    request: Request | None = None

    @property
    def tells(self) -> ToldItem:
        """What is written down once the letter was accepted.

        A rung is told anew when the due day moves; what came back or was assigned is not.
        """
        return ToldItem(KIND, self.task.id, self.counts_from, self.stage)
