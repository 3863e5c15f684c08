"""How work goes on: an update, "nothing new", proof shown or taken away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tracker import evidence
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.evidence import Document
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.words import Move
from tracker.rules.workflow import Given, MoveRule, Need
from tracker.tasks import Moved, Task, move, record
from tracker.tasks.occurrences import open_check_in, waits_for_event

# What the unit is taken to say, and to propose, where it writes nothing else.
NOTHING_OCCURRED = (
    "Không phát sinh trong kỳ; nếu đến hết năm không phát sinh, đề nghị đưa ra khỏi kế hoạch."
)


@dataclass(frozen=True)
class News:
    """What is told in an update: a sentence, how far it got in percent (0–100), documents.

    `basis` is compulsory where the secretariat enters it for the unit: the document or the call
    that it rests on. `sent_to` is the masked address whose letter's link it came through, if any.
    """

    text: str = ""
    percent: Decimal | None = None
    documents: Sequence[Document] = ()
    basis: str = ""
    sent_to: str = ""


def start(task: Task, *, by: Person, at: datetime) -> Event:
    """Say that work on a task has begun (T2), without further news."""
    move(task, Move.START, Given(), by=by, at=at)
    return record(task, Moved(Move.START), by=by, at=at)


def post(task: Task, news: News, *, by: Person, at: datetime) -> Event:
    """Post an update on a task; the first one starts it (T2), and an open check-in is answered.

    Refused: nobody of the lead unit, a state without updates, no text, a percent beyond 0–100.
    """
    if not news.text.strip():
        raise Refused(N_("Ghi một câu về kết quả, tình hình thực hiện."))
    return tell(task, news, check_in(task, at=at), by=by, at=at)


def no_change(
    task: Task, *, by: Person, at: datetime, basis: str = "", sent_to: str = ""
) -> Event:  # fmt: skip
    """Answer a check-in: nothing has changed, an ongoing task is still under way.

    Refused as `post`.
    """
    said = {"no_change": True} | check_in(task, at=at)
    return tell(task, News(basis=basis, sent_to=sent_to), said, by=by, at=at)


def nothing_occurred(task: Task, news: News, *, by: Person, at: datetime) -> Event:
    """Say that what an event-driven task waits for did not occur, and that it may be removed.

    The task stays in the plan until its removal is decided; without a text, the usual proposal is
    recorded. Refused as `post`, and for tasks that wait for no event.
    """
    if not waits_for_event(task):
        raise Refused(N_("Chỉ nhiệm vụ thực hiện khi phát sinh mới báo không phát sinh trong kỳ."))
    told = news if news.text.strip() else replace(news, text=NOTHING_OCCURRED)
    return tell(task, told, {"nothing_occurred": True}, by=by, at=at)


def add_evidence(
    task: Task, documents: Sequence[Document], *, by: Person, at: datetime, sent_to: str = ""
) -> Event:  # fmt: skip
    """Show documents as proof of a task without further news. Refused as `post`, and without any.

    The secretariat adds no proof by itself: a unit's evidence is the unit's.
    """
    if not documents:
        raise Refused(N_("Ghi số, ký hiệu và ngày của văn bản, hoặc đính kèm tệp."))
    return tell(task, News(documents=documents, sent_to=sent_to), {}, by=by, at=at)


def remove_evidence(task: Task, document: Document, *, by: Person, at: datetime) -> Event:
    """Take a document away from a task's proof; the history keeps that it was there.

    Refused as `post`.
    """
    event = tell(task, News(), {"removed_document_ids": [document.id]}, by=by, at=at)
    evidence.remove(task, document=document)
    return event


def check_done_on(task: Task, done_on: date, *, at: datetime) -> None:
    """Refuse a day of completion that is still to come or lies before the plan's period."""
    if done_on > day_of(at):
        raise Refused(
            N_("Ngày hoàn thành thực tế không được sau hôm nay (%(today)s)."),
            today=f"{day_of(at):%d/%m/%Y}",
        )
    if done_on < task.plan.period_from:
        raise Refused(
            N_("Ngày hoàn thành thực tế không được trước %(first)s, ngày đầu kỳ kế hoạch."),
            first=f"{task.plan.period_from:%d/%m/%Y}",
        )


def percent_change(percent: Decimal | None) -> dict[str, Any]:
    """Return what the history keeps of a percent, or refuse one beyond 0–100."""
    if percent is None:
        return {}
    if not 0 <= percent <= 100:
        raise Refused(N_("Mức đạt đến nay phải từ 0% đến 100%."))
    return {"percent": f"{percent.normalize():f}"}


def show(task: Task, documents: Sequence[Document], *, by: Person, at: datetime) -> dict[str, Any]:
    """Add documents to a task's evidence and return what the history keeps of it."""
    for document in documents:
        evidence.add(task, document=document, by=by, at=at)
    return {"document_ids": [document.id for document in documents]} if documents else {}


def check_in(task: Task, *, at: datetime) -> dict[str, Any]:
    """Mark the open check-in of an ongoing task as answered; return what the history keeps."""
    asked = open_check_in(task, on=day_of(at))
    if asked is None:
        return {}
    asked.done_on = day_of(at)
    return {"occurrence_due_on": asked.due_on, "done_on": asked.done_on}


def tell(
    task: Task, news: News, changes: dict[str, Any], *, by: Person, at: datetime,
) -> Event:  # fmt: skip
    """Record what is told of a task, its documents shown; the first news start it.

    An occurrence takes effect on the day it was done, anything else at once.
    """
    changes = changes | percent_change(news.percent)
    text = news.text.strip()
    given = Given(text=text, evidence=len(news.documents), basis=news.basis.strip())
    was = task.status
    rule = move(task, Move.POST, given, by=by, at=at)
    if task.status != was:
        record(task, Moved(Move.START), by=by, at=at)
    changes |= show(task, news.documents, by=by, at=at) | on_behalf(rule, given)
    if news.sent_to:
        changes["by_link"] = news.sent_to
    return record(task, Moved(Move.POST, text, changes, changes.get("done_on")), by=by, at=at)


def on_behalf(rule: MoveRule, given: Given) -> dict[str, str]:
    """Return what the history keeps of an entry made for a unit: the basis it rests on.

    What a unit says itself rests on nothing else, whatever it writes there.
    """
    return {"basis": given.basis} if Need.BASIS in rule.needs else {}
