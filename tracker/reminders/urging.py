"""Urging by hand: the secretariat writes to whoever has a task in charge, and it is on record."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tracker import urgings, workdays
from tracker.accounts import Person, holds
from tracker.clock import day_of
from tracker.history import Event
from tracker.reminders.recipients import People
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day
from tracker.rules.words import Move
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, TaskAnswer, move, record
from tracker.units import Unit
from tracker.urgings import Act, Reach

URGED = "tasks_urged"
DAYS_GIVEN = 3


@dataclass
class Round:
    """One act of urging under way: its words, and who was urged of what so far."""

    act: Act
    told: dict[Reach, tuple[list[int], list[int]]] = field(default_factory=dict)


def to_urge(task: Task, people: People) -> Reach:
    """Return whom an urging of a task reaches: the officer in charge and the unit's heads."""
    unit = task.collecting_unit or task.lead_unit
    if unit is None:
        return Reach()
    named = people.by_id.get(task.staff_id or 0)
    officers = [named] if named and (unit.id, named.id) in people.posts else []
    return _read_by([*officers, *people.contacts(unit.id, task)], unit, people)


def to_urge_answering(answer: TaskAnswer, people: People) -> Reach:
    """Return whom an urging of a unit reaches that owes its answer to a task of many."""
    return _read_by(people.contacts(answer.unit_id, answer.task), answer.unit, people)


def urge(task: Task, now: Round, *, to: Reach, by: Person, at: datetime) -> Event:
    """Record that a unit was urged to get on with a task; `queue_urging` writes to its people.

    Refused: anybody but the secretariat, no text, nobody to write to, a task that is submitted or
    over, a unit that was urged twice that day; and while letters are held.
    """
    holds.refuse_while_held(by.authority_id, at=at)
    unit = task.collecting_unit or task.lead_unit
    _check_reached(to, unit)
    move(task, Move.URGE_LEAD, Given(text=now.act.text), by=by, at=at)
    if unit is not None:
        urgings.by_letter(unit, task, now.act, by=by, at=at)
    changes = {"person_ids": [person.id for person in to.people], "mailbox": to.mailbox is not None}
    event = record(task, Moved(Move.URGE_LEAD, now.act.text.strip(), changes), by=by, at=at)
    now.told.setdefault(to, ([], []))[0].append(task.id)
    return event


def urge_answer(
    answer: TaskAnswer, now: Round, *, to: Reach, by: Person, at: datetime
) -> Event:  # fmt: skip
    """Record that a unit was urged to answer a task given to many; refused as `urge`."""
    holds.refuse_while_held(by.authority_id, at=at)
    _check_reached(to, answer.unit)
    move(answer.task, Move.URGE, Given(), by=by, at=at)
    urgings.by_letter(answer.unit, answer.task, now.act, by=by, at=at)
    answer.urged_on = day_of(at)
    moved = Moved(Move.URGE, now.act.text.strip(), {"unit_ids": [answer.unit_id]})
    event = record(answer.task, moved, by=by, at=at)
    now.told.setdefault(to, ([], []))[1].append(answer.id)
    return event


def queue_urging(now: Round, *, at: datetime) -> None:
    """Queue one letter to each reader about all that he or she was urged on by the act."""
    readers: dict[Person | Unit, tuple[list[int], list[int]]] = {}
    for reach, matters in now.told.items():
        found: list[Person | Unit] = [*reach.people, *filter(None, [reach.mailbox])]
        for reader in found:
            held = readers.setdefault(reader, ([], []))
            for kept, more in zip(held, matters, strict=True):
                kept.extend(more)
    for reader, (task_ids, answer_ids) in readers.items():
        facts = {"task_ids": task_ids, "answer_ids": answer_ids, "text": now.act.text.strip()}
        alone = Reach((reader,)) if isinstance(reader, Person) else Reach(mailbox=reader)
        urgings.send(URGED, alone, now.act, at=at, facts=facts)


def proposed_text(authority_id: int, *, on: date) -> str:
    """Return words to begin an urging with, by when to tell; in the office's language for all."""
    day = workdays.calendar(authority_id).add(on, DAYS_GIVEN)
    return (
        "Đề nghị khẩn trương thực hiện các nhiệm vụ dưới đây và cập nhật kết quả trên hệ thống "
        f"trước ngày {format_day(day)}. Nếu có khó khăn, vướng mắc hoặc cần gia hạn, đề nghị báo "
        "rõ lý do trên hệ thống để được xem xét, giải quyết."
    )


def _read_by(told: Sequence[Person], unit: Unit, people: People) -> Reach:
    readers = [reader for person in told for reader, _for in people.readers(person)]
    return urgings.reached(readers, unit)


def _check_reached(to: Reach, unit: Unit | None) -> None:
    if to.is_nobody:
        raise Refused(
            N_("%(unit)s không có địa chỉ nào nhận được thư. Gọi điện rồi ghi nhận cuộc gọi."),
            unit=unit.name if unit else N_("Nhiệm vụ này"),
        )
