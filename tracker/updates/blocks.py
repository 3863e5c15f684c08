"""A task that cannot go on, and how it goes on again."""

from datetime import datetime

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.history import Event
from tracker.rules.words import Move
from tracker.rules.workflow import Given, Obstacle
from tracker.tasks import Moved, Task, move, record
from tracker.updates.progress import News, on_behalf, show


def block(task: Task, news: News, *, obstacle: Obstacle, by: Person, at: datetime) -> Event:
    """Report that a task cannot go on (T3); effective on the day it began to wait.

    `obstacle` is the reason code, the agency waited for, since when, and number and day of the
    letter that asked for guidance; with the text all of it is compulsory. Refused as the table
    says.
    """
    text = news.text.strip()
    given = Given(text=text, obstacle=obstacle, basis=news.basis.strip())
    rule = move(task, Move.BLOCK, given, by=by, at=at)
    facts = {
        "blocked_reason": obstacle.reason,
        "blocked_agency": obstacle.agency.strip(),
        "blocked_since_on": obstacle.since_on,
    }
    for name, value in facts.items():
        setattr(task, name, value)
    changes = facts | {"document": obstacle.document.strip()}
    changes |= show(task, news.documents, by=by, at=at) | on_behalf(rule, given)
    return record(task, Moved(Move.BLOCK, text, changes, obstacle.since_on), by=by, at=at)


def unblock(task: Task, *, text: str, by: Person, at: datetime) -> Event:
    """Let a blocked task go on (T4); `text` says what cleared it, the days blocked are kept."""
    move(task, Move.UNBLOCK, Given(text=text), by=by, at=at)
    since = task.blocked_since_on or day_of(at)
    freed = {"blocked_reason": None, "blocked_agency": "", "blocked_since_on": None}
    for name, value in freed.items():
        setattr(task, name, value)
    changes = freed | {"days_blocked": (day_of(at) - since).days}
    return record(task, Moved(Move.UNBLOCK, text.strip(), changes), by=by, at=at)
