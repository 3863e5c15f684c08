"""Conclusions as they are typed: worded, reworded, taken back; tried, but without effect yet."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import func, select

from tracker.accounts import Person
from tracker.db import db
from tracker.requests import RemovalReason
from tracker.reviews.effects import carry_out, day_asked
from tracker.reviews.facts import AgendaItem, Conclusion, Review
from tracker.reviews.planning import record
from tracker.reviews.words import ConclusionKind, ConclusionState, Ruled
from tracker.rules import N_, Refused
from tracker.tasks import Task
from tracker.units import Unit


@dataclass(frozen=True)
class Said:
    """A conclusion as somebody types it; see `facts.Conclusion` for what each kind needs."""

    kind: ConclusionKind
    text: str
    units: tuple[Unit, ...] = ()
    collecting: Unit | None = None
    deliverable: str = ""
    due_text: str = ""
    fixed_on: date | None = None
    task: Task | None = None
    ruled: Ruled | None = None
    due_on: date | None = None
    why: RemovalReason | None = None
    coordinating: str = ""


def conclude(
    review: Review, said: Said, *, by: Person, at: datetime, item: AgendaItem | None = None
) -> Conclusion:
    """Take a conclusion down, on a matter of the agenda or beside it.

    It takes effect when the session ends; what could not take effect now is refused now, by the
    verb that would do it. Refused, too: no words, a session that is not open, a second decision on
    one task.
    """
    check_open(review)
    _check_once(review, said)
    said = _with_day(said)
    made = Conclusion(review=review, item=item, position=_next(review))
    _write(made, said, by=by, at=at)
    db.session.add(made)
    db.session.flush()
    try_out(made, by=by, at=at)
    _record(made, "conclude", by=by, at=at)
    return made


def reword(conclusion: Conclusion, said: Said, *, by: Person, at: datetime) -> None:
    """Put a conclusion into other words, or make another kind of it; refused as above."""
    _check_typed(conclusion)
    _check_once(conclusion.review, said, but=conclusion)
    _write(conclusion, _with_day(said), by=by, at=at)
    db.session.flush()
    try_out(conclusion, by=by, at=at)
    _record(conclusion, "reword", by=by, at=at)


def take_back(conclusion: Conclusion, *, by: Person, at: datetime) -> None:
    """Take a conclusion back before it has any effect; its words stay in the history."""
    _check_typed(conclusion)
    conclusion.state = ConclusionState.WITHDRAWN
    _record(conclusion, "take_back", by=by, at=at)


def try_out(conclusion: Conclusion, *, by: Person, at: datetime) -> None:
    """Let a conclusion take effect and undo that; raises what its verb refuses.

    The chains of what it changes must have been taken.
    """
    trial = db.session.begin_nested()
    try:
        carry_out(conclusion, by=by, at=at)
        db.session.flush()
    finally:
        trial.rollback()


def check_open(review: Review) -> None:
    """Raise Refused unless conclusions are taken down now."""
    if not review.is_open:
        raise Refused(N_("Chỉ ghi kết luận khi phiên họp đang diễn ra."))


def _check_typed(conclusion: Conclusion) -> None:
    check_open(conclusion.review)
    if conclusion.state != ConclusionState.TYPED:
        raise Refused(N_("Kết luận này đã bỏ."))


def _check_once(review: Review, said: Said, *, but: Conclusion | None = None) -> None:
    """Raise Refused where the session has decided on the task already: one word on each."""
    if said.kind is not ConclusionKind.DECISION or said.task is None:
        return
    for place, one in enumerate(review.standing, start=1):
        if one is not but and one.task_id == said.task.id:
            raise Refused(
                N_("%(code)s đã có quyết định ở kết luận %(place)s; sửa kết luận đó."),
                code=said.task.code, place=place,
            )  # fmt: skip


def _with_day(said: Said) -> Said:
    """Return what was said, an extension without a day to the day that was asked for."""
    if said.ruled is Ruled.EXTEND and said.task and said.due_on is None:
        return replace(said, due_on=day_asked(said.task))
    return said


def _next(review: Review) -> int:
    rows = select(func.max(Conclusion.position)).where(Conclusion.review_id == review.id)
    return (db.session.scalar(rows) or 0) + 1


def _write(conclusion: Conclusion, said: Said, *, by: Person, at: datetime) -> None:
    text = " ".join(said.text.split())
    if not text:
        raise Refused(N_("Ghi nội dung kết luận."))
    gives, rules = said.kind is ConclusionKind.TASK, said.kind is ConclusionKind.DECISION
    conclusion.kind, conclusion.text = said.kind, text
    conclusion.units = list(said.units) if gives else []
    conclusion.collecting = said.collecting if gives else None
    conclusion.deliverable = said.deliverable.strip() if gives else ""
    conclusion.due_text = said.due_text.strip() if gives else ""
    conclusion.fixed_on = said.fixed_on if gives else None
    conclusion.coordinating = said.coordinating.strip() if gives else ""
    conclusion.task = said.task if rules else None
    conclusion.ruled = (said.ruled or "") if rules else ""
    conclusion.due_on = said.due_on if rules else None
    conclusion.why = (said.why or "") if rules else ""
    conclusion.typed_by, conclusion.typed_at = by, at


def _record(conclusion: Conclusion, move: str, *, by: Person, at: datetime) -> None:
    told = {
        "conclusion_id": conclusion.id, "kind": conclusion.kind, "text": conclusion.text,
        "unit_ids": [unit.id for unit in conclusion.units], "task_id": conclusion.task_id,
    }  # fmt: skip
    record(conclusion.review, move, by=by, at=at, **told)
