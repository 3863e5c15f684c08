"""One unit's answer to a task given to many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Document
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.answers import AnswerState
from tracker.rules.words import Move
from tracker.rules.workflow import Given
from tracker.tasks import AnswerDocument, Moved, Task, TaskAnswer, move, record, works_in
from tracker.updates.progress import check_done_on


@dataclass(frozen=True)
class Reply:
    """What a unit answers: which answer it is, what was done, the day done (None: not yet), proof.

    With a day the answer is sent and waits for the collecting unit; without one work goes on.
    """

    answer: TaskAnswer
    text: str
    done_on: date | None = None
    documents: Sequence[Document] = ()


def answer(task: Task, reply: Reply, *, by: Person, at: datetime) -> Event:
    """Give a unit's answer; the task itself stays with the unit that collects the answers.

    Refused: people of any other unit, no text, a day to come or before the plan's period, an
    answer that was accepted, a unit that is no longer asked, a task whose work is over.
    """
    given, done_on = reply.answer, reply.done_on
    if not works_in(by, given.unit_id, on=day_of(at)):
        raise Refused(N_("Chỉ %(unit)s gửi kết quả này."), unit=given.unit.name)
    _check_open(given)
    if done_on:
        check_done_on(task, done_on, at=at)
    move(task, Move.ANSWER, Given(text=reply.text), by=by, at=at)
    given.note, given.done_on = reply.text.strip(), done_on
    given.status = AnswerState.SENT if done_on else AnswerState.AT_WORK
    given.given_by_id, given.given_at = by.id, at
    changes: dict[str, Any] = {"answer_id": given.id, "unit_id": given.unit_id, "done_on": done_on}
    changes |= _show(given, reply.documents)
    return record(task, Moved(Move.ANSWER, given.note, changes), by=by, at=at)


def _check_open(given: TaskAnswer) -> None:
    if given.status == AnswerState.ACCEPTED:
        raise Refused(N_("Kết quả của %(unit)s đã được chấp nhận."), unit=given.unit.name)
    if given.left_on is not None:
        raise Refused(
            N_("%(unit)s thôi thực hiện nhiệm vụ này từ ngày %(day)s."),
            unit=given.unit.name, day=f"{given.left_on:%d/%m/%Y}",
        )  # fmt: skip


def _show(given: TaskAnswer, documents: Sequence[Document]) -> dict[str, Any]:
    """Show documents with an answer and return what the history keeps of it."""
    db.session.add_all(
        AnswerDocument(answer_id=given.id, document_id=document.id) for document in documents
    )
    return {"document_ids": [document.id for document in documents]} if documents else {}
