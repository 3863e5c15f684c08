"""The answers of many units to one task: the facts, and asking the units in the first place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Text,
    UniqueConstraint,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.db import Model, db
from tracker.evidence import Document
from tracker.history import Event
from tracker.rules.answers import AnswerState, Threshold
from tracker.rules.words import Move
from tracker.tasks.facts import Task
from tracker.tasks.moves import Moved, record
from tracker.units import Unit


class TaskAnswer(Model):
    """One unit's answer to a task given to many; its state always equals the fold of the events.

    `asked_on` is the day from which the unit is counted, `left_on` the one from which it no longer
    is; `due_on` is empty where the task's own day holds. `return_note` says why the answer last
    came back.
    """

    __tablename__ = "task_answer"
    __table_args__ = (UniqueConstraint("task_id", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    asked_on: Mapped[date]
    left_on: Mapped[date | None]
    due_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(default=AnswerState.SILENT)
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime | None]
    returned_count: Mapped[int] = mapped_column(default=0)
    return_note: Mapped[str] = mapped_column(Text, default="")
    urged_on: Mapped[date | None]

    task: Mapped[Task] = relationship(back_populates="answers")
    unit: Mapped[Unit] = relationship(lazy="joined")

    @property
    def due(self) -> date:
        """The day by which the unit answers: its own, else the task's."""
        return self.due_on or self.task.due_on


class AnswerDocument(Model):
    """A document that a unit shows with its answer."""

    __tablename__ = "answer_document"
    __table_args__ = (UniqueConstraint("answer_id", "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("task_answer.id"))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)

    document: Mapped[Document] = relationship(lazy="joined")


DUE = func.coalesce(TaskAnswer.due_on, Task.due_on)


@dataclass(frozen=True)
class Asked:
    """Which units are asked from which day on, by which day (None: the task's own).

    `again` names units that were asked before and had left.
    """

    unit_ids: Sequence[int]
    on: date
    due_on: date | None = None
    again: Sequence[int] = ()


def open_answers(task: Task, asked: Asked, *, by: Person | None, at: datetime) -> Event:
    """Ask units for their answers from a day on, and write it into the plan's history."""
    task.answers.extend(
        TaskAnswer(unit_id=unit_id, asked_on=asked.on, due_on=asked.due_on)
        for unit_id in asked.unit_ids
    )
    db.session.flush()
    changes = {"unit_ids": [*asked.unit_ids, *asked.again], "answer_due_on": asked.due_on}
    return record(task, Moved(Move.ASK, changes=changes, on=asked.on), by=by, at=at)


def threshold_of(task: Task) -> Threshold:
    """Return how many accepted answers let a task be submitted."""
    return Threshold(task.threshold, task.threshold_is_percent)


def columns_of_tally() -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Return m/N of each task of a query as it is now, as columns `asked` and `accepted`.

    Nobody is asked, and nothing is done, in days to come: now is all that is recorded.
    """
    is_accepted = TaskAnswer.status == AnswerState.ACCEPTED
    counted = select(func.count(TaskAnswer.id)).where(TaskAnswer.task_id == Task.id)
    asked = counted.where(or_(TaskAnswer.left_on.is_(None), is_accepted))
    accepted = counted.where(is_accepted)
    return (
        asked.scalar_subquery().label("asked"), accepted.scalar_subquery().label("accepted")
    )  # fmt: skip


def documents_of(answer_ids: Collection[int]) -> dict[int, list[Document]]:
    """Return the documents shown with answers, by answer, in the order in which they came."""
    shown: dict[int, list[Document]] = {}
    rows = select(AnswerDocument).where(AnswerDocument.answer_id.in_(answer_ids))
    for one in db.session.scalars(rows.order_by(AnswerDocument.id)):
        shown.setdefault(one.answer_id, []).append(one.document)
    return shown
