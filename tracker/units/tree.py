"""A unit begins, is renamed, moves under another, ends; its names and parents keep their days."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from tracker.clock import day_of
from tracker.db import db
from tracker.rules import N_, Refused
from tracker.rules.addresses import is_reachable
from tracker.rules.fold import fold
from tracker.units.facts import GroupMember, Unit, UnitType, UnitVersion
from tracker.units.trail import record

if TYPE_CHECKING:
    from tracker.accounts import Person

# Digests go out until 17:30; later than this hour they would find nobody at work.
FIRST_HOUR, LAST_HOUR = 7, 16


@dataclass(frozen=True)
class Names:
    """What a unit is called: its name, its code within the authority, its short name."""

    name: str
    code: str
    short_name: str = ""


@dataclass(frozen=True)
class Mail:
    """Where letters to the unit go, and the hour from which its people take their digests."""

    mailbox: str = ""
    digest_hour: int = FIRST_HOUR


@dataclass(frozen=True)
class Decision:
    """The paper behind a change of organisation, and the day from which the change holds."""

    on: date
    number: str = ""


def create(
    names: Names, *, type_code: str, parent: Unit | None, by: "Person | None", at: datetime
) -> Unit:
    """Begin a unit under a parent and return it; one without a parent is its own authority.

    Raises Refused where the code is taken within the authority, the names are empty, or a unit
    without a parent is of a kind that issues no plans.
    """
    if parent is None and not db.session.get_one(UnitType, type_code).is_authority:
        raise Refused(N_("Chọn đơn vị cấp trên."))
    authority_id = parent.authority_id if parent else None
    _check(names, authority_id=authority_id, but=None)
    made = Unit(
        type_code=type_code,
        parent_id=parent.id if parent else None,
        authority_id=authority_id,
        position=_next_position(parent),
    )
    _call(made, names)
    db.session.add(made)
    db.session.flush()
    made.authority_id = authority_id or made.id
    db.session.add(UnitVersion(unit_id=made.id, parent_id=made.parent_id, **asdict(names)))
    record(made, "create", asdict(names), by=by, at=at)
    return made


def found(unit: Unit, decision: Decision) -> None:
    """Say by which decision, and from which day on, a unit exists that was just created."""
    first = _open_version(unit)
    first.from_on, first.decision = decision.on, decision.number


def began_on(unit: Unit) -> date | None:
    """Return the day from which a unit exists, None where nobody knows of one."""
    rows = select(UnitVersion.from_on).where(UnitVersion.unit_id == unit.id)
    return db.session.scalar(rows.order_by(UnitVersion.id).limit(1))


def rename(
    unit: Unit, *, names: Names, decision: Decision, by: "Person | None", at: datetime
) -> None:
    """Give a unit new names from the decision's day on; the old ones stay with their days.

    Raises Refused where the code is taken, the day lies ahead or before the present name began.
    """
    _check(names, authority_id=unit.authority_id, but=unit)
    _begin_version(unit, decision, at=at)
    _call(unit, names)
    db.session.add(_version_now(unit, decision))
    record(unit, "rename", asdict(names) | _paper(decision), by=by, at=at)


def correct(unit: Unit, *, names: Names, mail: Mail, by: "Person | None", at: datetime) -> None:
    """Mend what was typed wrong in the present names: no new name, so no new version.

    Raises Refused also for an hour of the digest before 7 or after 16, and for a mailbox to which
    letters cannot go.
    """
    if not FIRST_HOUR <= mail.digest_hour <= LAST_HOUR:
        raise Refused(N_("Chọn giờ nhận thư từ 7 đến 16."))
    check_mailbox(mail.mailbox)
    _check(names, authority_id=unit.authority_id, but=unit)
    now = _open_version(unit)
    _call(unit, names)
    now.name, now.short_name, now.code = names.name, names.short_name, names.code
    unit.mailbox, unit.digest_hour = mail.mailbox, mail.digest_hour
    record(unit, "correct", {**asdict(names), **asdict(mail)}, by=by, at=at)


def check_mailbox(text: str) -> None:
    """Raise Refused where letters cannot go to what was written as a unit's mailbox."""
    if text and not is_reachable(text):
        raise Refused(N_("Địa chỉ thư điện tử chưa đúng."))


def move(
    unit: Unit, *, parent: Unit, decision: Decision, by: "Person | None", at: datetime
) -> None:
    """Put a unit under another one of the same authority from the decision's day on.

    Raises Refused where the new parent lies below the unit or belongs to another authority.
    """
    if parent.authority_id != unit.authority_id or unit.id in _line(parent):
        raise Refused(
            N_("Không chuyển được vào đơn vị này: đơn vị đó thuộc chính đơn vị đang sửa.")
        )
    _begin_version(unit, decision, at=at)
    unit.parent_id = parent.id
    db.session.add(_version_now(unit, decision))
    record(unit, "move", {"parent_id": parent.id, **_paper(decision)}, by=by, at=at)


def end(unit: Unit, *, decision: Decision, by: "Person | None", at: datetime) -> None:
    """End a unit on the decision's day; it is never deleted, and its seats in groups end with it.

    Raises Refused while units below it still exist.
    """
    below = select(Unit.name).where(Unit.parent_id == unit.id, Unit.ended_on.is_(None))
    if (name := db.session.scalar(below)) is not None:
        raise Refused(N_("Còn đơn vị trực thuộc: %(name)s. Kết thúc hoặc chuyển trước."), name=name)
    _begin_version(unit, decision, at=at)
    unit.ended_on = decision.on
    seats = select(GroupMember).where(
        (GroupMember.unit_id == unit.id) | (GroupMember.group_id == unit.id),
        GroupMember.until_on.is_(None),
    )
    for seat in db.session.scalars(seats):
        seat.until_on = decision.on
    record(unit, "end", _paper(decision), by=by, at=at)


def versions(unit: Unit) -> list[UnitVersion]:
    """Return the names that a unit had, the present one first."""
    rows = select(UnitVersion).where(UnitVersion.unit_id == unit.id)
    return list(db.session.scalars(rows.order_by(UnitVersion.id.desc())))


def _check(names: Names, *, authority_id: int | None, but: Unit | None) -> None:
    if not names.name.strip() or not names.code.strip():
        raise Refused(N_("Nhập tên và mã đơn vị."))
    same = select(Unit).where(Unit.authority_id == authority_id, Unit.code == names.code)
    taken = db.session.scalar(same) if authority_id else None
    if taken is not None and taken is not but:
        raise Refused(
            N_("Mã %(code)s đã dùng cho %(name)s. Chọn mã khác."), code=names.code, name=taken.name
        )


def _call(unit: Unit, names: Names) -> None:
    unit.name, unit.short_name, unit.code = names.name, names.short_name, names.code
    unit.search_key = fold(f"{names.name} {names.short_name} {names.code}")[:255]


def _begin_version(unit: Unit, decision: Decision, *, at: datetime) -> None:
    """Close the version in force on the decision's day."""
    if unit.ended_on is not None:
        raise Refused(N_("Đơn vị đã kết thúc hoạt động."))
    if decision.on > day_of(at):
        raise Refused(N_("Ngày bắt đầu không được sau hôm nay."))
    now = _open_version(unit)
    if now.from_on is not None and decision.on <= now.from_on:
        raise Refused(
            N_("Ngày bắt đầu phải sau ngày của lần thay đổi trước: %(on)s."),
            on=f"{now.from_on:%d/%m/%Y}",
        )
    now.until_on = decision.on


def _open_version(unit: Unit) -> UnitVersion:
    rows = select(UnitVersion).where(UnitVersion.unit_id == unit.id, UnitVersion.until_on.is_(None))
    found = db.session.scalar(rows)
    if found is None:  # a unit that came without versions had its present name from the beginning
        found = _version_now(unit, None)
        db.session.add(found)
    return found


def _version_now(unit: Unit, decision: Decision | None) -> UnitVersion:
    return UnitVersion(
        unit_id=unit.id,
        name=unit.name,
        short_name=unit.short_name,
        code=unit.code,
        parent_id=unit.parent_id,
        from_on=decision.on if decision else None,
        decision=decision.number if decision else "",
    )


def _next_position(parent: Unit | None) -> int:
    rows = select(Unit.position).where(Unit.parent_id == (parent.id if parent else None))
    return max(db.session.scalars(rows), default=0) + 1


def _line(unit: Unit) -> set[int]:
    """Return the ids of a unit and of all units above it."""
    line = {unit.id}
    above = db.session.get(Unit, unit.parent_id) if unit.parent_id else None
    while above is not None and above.id not in line:
        line.add(above.id)
        above = db.session.get(Unit, above.parent_id) if above.parent_id else None
    return line


def _paper(decision: Decision) -> dict[str, str]:
    return {"on": decision.on.isoformat(), "decision": decision.number}
