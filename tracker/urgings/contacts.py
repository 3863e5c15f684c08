"""Urging by telephone, message or word of mouth, noted beside: a fact, and against no limit."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.accounts import Person
from tracker.clock import VIETNAM, day_of
from tracker.db import db
from tracker.rules import N_, Refused
from tracker.rules.words import Move
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, move, record
from tracker.units import Unit
from tracker.urgings.facts import Channel, UrgedTask, Urging


@dataclass(frozen=True)
class Contact:
    """A call or a message as its caller tells of it: how, whom, on which day at what hour, what."""

    channel: Channel
    whom: str
    on: date
    text: str
    hour: str = ""


def by_contact(
    unit: Unit, tasks: Sequence[Task], contact: Contact, *, by: Person, at: datetime
) -> Urging:
    """Note that somebody of a unit was called, written to or spoken to about tasks.

    It silences no reminder. Refused: anybody but the secretariat, no task, no words, a moment to
    come or before a task was given, a task that is over.
    """
    if not tasks:
        raise Refused(N_("Chọn ít nhất một nhiệm vụ."))
    if (contact.on, contact.hour) > (day_of(at), f"{at.astimezone(VIETNAM):%H:%M}"):
        raise Refused(N_("Cuộc gọi, tin nhắn phải trước lúc này."))
    told = {"unit_id": unit.id, "channel": contact.channel, "whom": contact.whom.strip()}
    for task in tasks:
        first = task.added_on or task.plan.issued_on or task.plan.period_from
        if contact.on < first:
            raise Refused(N_("Chọn ngày từ %(first)s đến hôm nay."), first=f"{first:%d/%m/%Y}")
        move(task, Move.CONTACT, Given(text=contact.text), by=by, at=at)
        changes = told | {"hour": contact.hour}
        moved = Moved(Move.CONTACT, contact.text.strip(), changes, on=contact.on)
        record(task, moved, by=by, at=at)
    made = Urging(
        authority_id=tasks[0].authority_id, unit_id=unit.id, ref=secrets.token_hex(8),
        day=contact.on, hour=contact.hour, channel=contact.channel, whom=told["whom"],
        text=contact.text.strip(), by_id=by.id, at=at,
        tasks=[UrgedTask(task_id=task.id) for task in tasks],
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made
