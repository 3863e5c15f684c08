"""Urging by hand: the secretariat writes to whoever has a task in charge, and it is on record."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from tracker import outbox
from tracker.accounts import Person, holds
from tracker.clock import day_of
from tracker.history import Event
from tracker.reminders.recipients import People
from tracker.rules import N_, Refused
from tracker.rules.words import Move
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, move, record

URGED = "tasks_urged"


def to_urge(task: Task, people: People) -> list[Person]:
    """Return whom an urging of a task reaches: the officer in charge and the unit's heads."""
    return list(dict.fromkeys([*people.officers(task), *people.heads(task)]))


def urge(
    task: Task, *, text: str, to: Sequence[Person], by: Person, at: datetime
) -> Event:  # fmt: skip
    """Record that people were urged to get on with a task; `queue_urging` writes to them.

    Refused: anybody but the secretariat, no text, nobody to write to, a task that is submitted or
    over; and while letters are held.
    """
    holds.refuse_while_held(by.authority_id, at=at)
    if not to:
        raise Refused(N_("Chưa có người nhận thư của nhiệm vụ này."))
    move(task, Move.URGE_LEAD, Given(text=text), by=by, at=at)
    changes = {"person_ids": [person.id for person in to]}
    return record(task, Moved(Move.URGE_LEAD, text.strip(), changes), by=by, at=at)


def queue_urging(
    told: Mapping[Person, Sequence[Task]], *, text: str, ref: str, at: datetime
) -> None:  # fmt: skip
    """Queue one letter to each person about all tasks that he or she was urged on.

    `ref` names the act of urging: whoever is urged twice by one act gets one letter.
    """
    for person, tasks in told.items():
        facts = {"task_ids": [task.id for task in tasks], "text": text.strip()}
        outbox.put(URGED, person, day=day_of(at), at=at, ref=ref, facts=facts)
