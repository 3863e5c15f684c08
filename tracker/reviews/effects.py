"""What a conclusion does when it takes effect: tasks are given, a decision is carried out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from tracker import issuing, requests
from tracker.accounts import Person
from tracker.db import db
from tracker.evidence import Decision, Document
from tracker.issuing import Instruction, Row
from tracker.plans import Plan
from tracker.requests import Kind, RemovalReason, Request, Ruling, Wanted, Wish
from tracker.requests import State as RequestState
from tracker.reviews.facts import Conclusion, Review
from tracker.reviews.words import ConclusionKind, Ruled
from tracker.rules import N_, Refused
from tracker.rules.words import Source
from tracker.tasks import Task

ASKED_AS = {Ruled.EXTEND: Kind.EXTENSION, Ruled.REMOVE: Kind.REMOVAL}


def carry_out(conclusion: Conclusion, *, by: Person, at: datetime) -> None:
    """Let a conclusion take effect on its basis, the session; refused as its verb says.

    The general chain and those of the plans concerned must have been taken.
    """
    CARRY_OUT[ConclusionKind(conclusion.kind)](conclusion, by, at)


def row_of(conclusion: Conclusion) -> Row:
    """Return the task that a conclusion gives, without units and area."""
    return Row(
        conclusion.text, deliverable=conclusion.deliverable, deadline_text=conclusion.due_text,
        fixed_on=conclusion.fixed_on, coordinating=tuple(conclusion.coordinating.split(";")),
    )  # fmt: skip


def _give(conclusion: Conclusion, by: Person, at: datetime) -> None:
    if not conclusion.units:
        raise Refused(N_("Chọn ít nhất một đơn vị thực hiện."))
    review = conclusion.review
    for unit in (*conclusion.units, *filter(None, [conclusion.collecting])):
        if unit.ended_on is not None and unit.ended_on <= review.held_on:
            raise Refused(N_("%(unit)s đã kết thúc hoạt động."), unit=unit.name)
    collection = issuing.collection_of(review.plan.authority, year=review.held_on.year, at=at)
    instruction = Instruction(Source.MEETING, paper_of(review))
    rows = _rows(conclusion, collection)
    made = issuing.add_outside(collection, rows, instruction=instruction, by=by, at=at)
    conclusion.tasks = made


def _rows(conclusion: Conclusion, collection: Plan) -> list[Row]:
    """Return one task that all units answer to, or one for each unit."""
    row = row_of(conclusion)
    area = issuing.area_of(collection, Source.MEETING)
    if conclusion.collecting is None:
        return [replace(row, area=area, lead=unit) for unit in conclusion.units]
    return [
        replace(row, area=area, lead=conclusion.collecting, collecting=conclusion.collecting,
                answering=tuple(conclusion.units))
    ]  # fmt: skip


def _decide(conclusion: Conclusion, by: Person, at: datetime) -> None:
    task = conclusion.task
    if task is None:
        raise Refused(N_("Chọn nhiệm vụ mà kết luận này quyết định."))
    if not conclusion.ruled:
        raise Refused(N_("Chọn gia hạn, đưa ra khỏi kế hoạch hoặc không đồng ý đề nghị."))
    review = conclusion.review
    # The chair decides, in the session; whoever types only takes it down.
    decision = Decision(review.chair, review.held_on, paper_of(review))
    if conclusion.ruled == Ruled.REFUSE:
        conclusion.request = _refuse(conclusion, task, decision, by=by, at=at)
    else:
        conclusion.request = _grant(conclusion, task, decision, by=by, at=at)


def _grant(
    conclusion: Conclusion, task: Task, decision: Decision, *, by: Person, at: datetime
) -> Request:
    kind = ASKED_AS[Ruled(conclusion.ruled)]
    asked = next((one for one in _open_on(task) if one.kind == kind), None)
    if asked is not None:
        due_on = conclusion.due_on if kind is Kind.EXTENSION else None
        ruling = Ruling(decision, note=conclusion.text, due_on=due_on)
        requests.decide(asked, ruling, by=by, at=at)
        return asked
    why = RemovalReason(conclusion.why) if conclusion.why else None
    wish = Wish(kind, conclusion.text, Wanted(due_on=conclusion.due_on, why=why))
    requests.record_decision(task, wish, decision, by=by, at=at)
    return requests.of_task(task.id)[0]


def _refuse(
    conclusion: Conclusion, task: Task, decision: Decision, *, by: Person, at: datetime
) -> Request:
    asked = _open_on(task)
    if not asked:
        raise Refused(N_("Nhiệm vụ %(code)s không có đề nghị nào đang chờ."), code=task.code)
    for request in asked:
        ruling = Ruling(decision, is_granted=False, note=conclusion.text)
        requests.decide(request, ruling, by=by, at=at)
    return asked[0]


def day_asked(task: Task) -> date | None:
    """Return the day to which a task's open request wants it put off; None where there is none."""
    asked = (one for one in _open_on(task) if one.kind == Kind.EXTENSION)
    return next((one.asks.due_on for one in asked), None)


def _open_on(task: Task) -> list[Request]:
    rows = select(Request).where(Request.task_id == task.id, Request.state == RequestState.ASKED)
    return list(db.session.scalars(rows.order_by(Request.id)))


def paper_of(review: Review) -> Document:
    """Return the document on which the decisions of an open session rest."""
    if review.paper is None:
        raise Refused(N_("Phiên họp chưa bắt đầu."))
    return review.paper


def _say(_conclusion: Conclusion, _by: Person, _at: datetime) -> None:
    """General direction stands in the paper and has no other effect."""


CARRY_OUT: dict[ConclusionKind, Callable[[Conclusion, Person, datetime], None]] = {
    ConclusionKind.TASK: _give,
    ConclusionKind.DECISION: _decide,
    ConclusionKind.GENERAL: _say,
}
