"""Seats in a named group of units: who belongs to it from which day until before which."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from tracker.db import db
from tracker.rules import N_, Refused
from tracker.units.facts import GroupMember, Unit, members
from tracker.units.trail import record

if TYPE_CHECKING:
    from tracker.accounts import Person


def join(
    group: Unit, *, unit: Unit, on: date | None, by: "Person | None", at: datetime
) -> GroupMember:
    """Give a unit a seat in a group from a day on; None means from the beginning.

    Raises Refused where the first is no group, or the unit sits in it on that day or later.
    """
    if not group.type.is_group or unit.type.is_group:
        raise Refused(N_("Chỉ thêm được đơn vị vào nhóm đơn vị."))
    sits = select(GroupMember).where(
        GroupMember.group_id == group.id,
        GroupMember.unit_id == unit.id,
        or_(GroupMember.until_on.is_(None), GroupMember.until_on > (on or date.min)),
    )
    if db.session.scalar(sits) is not None:
        raise Refused(N_("%(name)s đã ở trong nhóm này."), name=unit.name)
    seat = GroupMember(group_id=group.id, unit_id=unit.id, from_on=on)
    db.session.add(seat)
    changes: dict[str, str | int] = {"unit_id": unit.id, "on": on.isoformat() if on else ""}
    record(group, "join", changes, by=by, at=at)
    return seat


def leave(seat: GroupMember, *, on: date, by: "Person | None", at: datetime) -> None:
    """End a seat on a day: the unit belongs to the group until the day before.

    Raises Refused where the seat began on or after that day, or ended already.
    """
    if seat.until_on is not None:
        raise Refused(N_("Đơn vị đã ra khỏi nhóm."))
    if seat.from_on is not None and on <= seat.from_on:
        raise Refused(N_("Ngày kết thúc phải sau ngày bắt đầu."))
    seat.until_on = on
    group = db.session.get_one(Unit, seat.group_id)
    changes: dict[str, str | int] = {"unit_id": seat.unit_id, "on": on.isoformat()}
    record(group, "leave", changes, by=by, at=at)


def join_all(
    group: Unit, *, units: list[Unit], on: date | None, by: "Person | None", at: datetime
) -> int:
    """Give a seat to every unit that has none on the day, and return how many came in."""
    sitting = {unit.id for unit in members(group, on=on or date.min)}
    coming = [unit for unit in units if unit.id not in sitting]
    for unit in coming:
        join(group, unit=unit, on=on, by=by, at=at)
    return len(coming)


def seats(group: Unit) -> list[tuple[GroupMember, Unit]]:
    """Return all seats of a group with their units, those in force first."""
    rows = (
        select(GroupMember, Unit)
        .join(Unit, Unit.id == GroupMember.unit_id)
        .where(GroupMember.group_id == group.id)
        .order_by(GroupMember.until_on.is_not(None), Unit.position, Unit.id)
    )
    return [(seat, unit) for seat, unit in db.session.execute(rows)]
