"""Units merge or split by a decision: what is open moves in one act, what is done stays.

Tasks, parts and answers that are over keep the old unit's name, and so do figures of earlier days:
every move is an event effective on the decision's day.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.handover.decided import Reorganisation
from tracker.handover.moving import move_answers, move_parts, move_tasks
from tracker.handover.settling import move_people, move_seats, move_units_below, take_names
from tracker.handover.unit_work import open_work
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.units import Unit, trail, tree


@dataclass
class Moved:
    """How much moved: of each kind a number."""

    tasks: int = 0
    parts: int = 0
    answers: int = 0
    people: int = 0
    seats: int = 0


def reorganise(change: Reorganisation, *, by: Person, at: datetime) -> Moved:
    """Carry out a decision about units in one act and return how much moved.

    The general chain and those of all plans of the authority that are not closed must have been
    taken. Refused: no number, a day to come or before one of the units existed, a group or an
    authority, a unit of elsewhere or one that ended, a unit that would verify its own work, an heir
    without a head.
    """
    _check(change)
    _check_day(change, today=day_of(at))
    moved = Moved()
    for source in change.sources:
        _move_work(source, change, moved, by=by, at=at)
    moved.people = move_people(change, by=by, at=at)
    for source in change.ending:
        heir = change.heir_of(source)
        moved.seats += move_seats(source, heir, decision=change.decision, by=by, at=at)
        move_units_below(source, heir, decision=change.decision, by=by, at=at)
        _move_offices(source, heir)
        tree.end(source, decision=change.decision, by=by, at=at)
        take_names(source, heir, by=by, at=at)
    _write_down(change, moved, by=by, at=at)
    return moved


def _move_work(
    source: Unit, change: Reorganisation, moved: Moved, *, by: Person, at: datetime
) -> None:
    work = open_work(source, on=change.decision.on)
    moved.tasks += move_tasks(source, work.tasks, change, by=by, at=at)
    heir = change.heir_of(source)
    if heir.id != source.id:
        moved.parts += move_parts(work.parts, heir, change.decision, by=by, at=at)
        moved.answers += move_answers(work.answers, heir, change.decision, by=by, at=at)


def _check(change: Reorganisation) -> None:
    if not change.decision.number.strip():
        raise Refused(N_("Nhập số, ký hiệu và ngày của quyết định."))
    authority_id = change.sources[0].authority_id
    for unit in (*change.sources, *change.receiving()):
        if unit.authority_id != authority_id or unit.type.is_group or unit.id == authority_id:
            raise Refused(N_("Chỉ sắp xếp được phòng, đơn vị thuộc cơ quan mình."))
        if unit.ended_on is not None:
            raise Refused(N_("%(unit)s đã kết thúc hoạt động."), unit=unit.name)
    if not change.ending and not change.tasks and not change.people:
        raise Refused(N_("Chưa có gì thay đổi: chọn đơn vị nhận, hoặc nhiệm vụ, người chuyển đi."))
    gone = {unit.id for unit in change.ending}
    if any(unit.id in gone for unit in change.receiving()):
        raise Refused(N_("Đơn vị nhận việc không thể là đơn vị kết thúc hoạt động."))


def _check_day(change: Reorganisation, *, today: date) -> None:
    on = change.decision.on
    if on > today:
        raise Refused(N_("Ngày quyết định không được sau hôm nay."))
    for unit in (*change.sources, *change.receiving()):
        began = tree.began_on(unit)
        if began and on < began:
            raise Refused(
                N_("Ngày quyết định không được trước %(day)s, ngày %(unit)s bắt đầu hoạt động."),
                day=f"{began:%d/%m/%Y}", unit=unit.name,
            )  # fmt: skip


def _move_offices(source: Unit, heir: Unit) -> None:
    """Let the heir be the standing secretariat or the verifier where the unit was."""
    rows = select(Plan).where(
        Plan.authority_id == source.authority_id, Plan.state != PlanState.CLOSED,
        or_(Plan.coordinator_unit_id == source.id, Plan.verifier_unit_id == source.id),
    )  # fmt: skip
    for plan in db.session.scalars(rows):
        if plan.coordinator_unit_id == source.id:
            plan.coordinator_unit_id = heir.id
        if plan.verifier_unit_id == source.id:
            plan.verifier_unit_id = heir.id
        if plan.coordinator_unit_id == plan.verifier_unit_id:
            raise Refused(N_("Đơn vị xác nhận phải khác cơ quan thường trực."))


def _write_down(
    change: Reorganisation, moved: Moved, *, by: Person, at: datetime
) -> None:  # fmt: skip
    for heir in change.receiving():
        changes: dict[str, str | int] = {
            "on": change.decision.on.isoformat(), "decision": change.decision.number,
            "from": ", ".join(unit.name for unit in change.sources if unit.id != heir.id),
            "tasks": moved.tasks, "people": moved.people,
        }  # fmt: skip
        trail.record(heir, "take_over", changes, by=by, at=at)
