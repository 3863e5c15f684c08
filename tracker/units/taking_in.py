"""A list of units goes in: what is new is added, what is there stays as it is, all or nothing."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from tracker.db import db
from tracker.rules import N_, Refused
from tracker.rules.addresses import is_reachable
from tracker.units import aliases, groups, tree, types
from tracker.units.facts import Unit
from tracker.units.sheet import UnitRow
from tracker.units.spelling import key
from tracker.units.tree import Names


@dataclass
class TakenIn:
    """What a list of units did: the codes added, the codes that were there already."""

    added: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def take_in(rows: list[UnitRow], *, authority: Unit | None, at: datetime) -> TakenIn:
    """Add the units of a list to an authority and return what was added.

    Without an authority the row without a parent becomes one. Rows may stand in any order. A unit
    that is there under another name is refused: renaming needs a decision and a day.
    Raises Refused, naming the row, where a kind, a parent or a group is unknown, or a
    mailbox is none.
    """
    types.seed()
    kinds = {key(text): kind.code for kind in types.every() for text in (kind.code, kind.name)}
    kinds |= {key(part): code for name, code in list(kinds.items()) for part in name.split(",")}
    taken = TakenIn()
    units = _present(authority)
    for row in _parents_first(rows, set(units)):
        parent = units.get(row.parent) or authority
        if row.code in units:
            _check_same(row, units[row.code])
            taken.unchanged.append(row.code)
            continue
        code = kinds.get(key(row.kind))
        if code is None:
            raise _bad(row, N_("Dòng %(line)s: không có loại đơn vị “%(text)s”."), row.kind)
        names = Names(row.name, row.code, row.short_name)
        units[row.code] = made = tree.create(names, type_code=code, parent=parent, by=None, at=at)
        made.mailbox = _mailbox(row)
        authority = authority or made
        taken.added.append(row.code)
    _name_and_seat(rows, units, at=at)
    return taken


def _present(authority: Unit | None) -> dict[str, Unit]:
    if authority is None:
        return {}
    rows = select(Unit).where(Unit.authority_id == authority.id, Unit.ended_on.is_(None))
    return {unit.code: unit for unit in db.session.scalars(rows)}


def _parents_first(rows: list[UnitRow], known: set[str]) -> list[UnitRow]:
    """Return the rows in an order in which every parent stands before its units."""
    ordered: list[UnitRow] = []
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if not row.parent or row.parent in known]
        if not ready:
            row = waiting[0]
            raise _bad(row, N_("Dòng %(line)s: không có đơn vị cấp trên “%(text)s”."), row.parent)
        known |= {row.code for row in ready}
        ordered += ready
        waiting = [row for row in waiting if row not in ready]
    return ordered


def _name_and_seat(rows: list[UnitRow], units: dict[str, Unit], *, at: datetime) -> None:
    for row in rows:
        unit = units[row.code]
        for text in row.aliases:
            owner = unit.authority_id or unit.id
            aliases.add(unit, authority_id=owner, text=text, by=None, at=at)
        for code in row.groups:
            if code not in units:
                raise _bad(row, N_("Dòng %(line)s: không có nhóm “%(text)s”."), code)
            groups.join_all(units[code], units=[unit], on=None, by=None, at=at)


def _check_same(row: UnitRow, unit: Unit) -> None:
    if key(row.name) != key(unit.name):
        raise _bad(
            row,
            N_(
                "Dòng %(line)s: mã này đang là “%(text)s”. Đổi tên đơn vị tại trang Quản trị, "
                "có quyết định và ngày."
            ),
            unit.name,
        )


def _mailbox(row: UnitRow) -> str:
    if row.mailbox and not is_reachable(row.mailbox):
        raise _bad(row, N_("Dòng %(line)s: “%(text)s” không phải địa chỉ thư."), row.mailbox)
    return row.mailbox


def _bad(row: UnitRow, msgid: str, text: str) -> Refused:
    return Refused(msgid, line=row.line, text=text)
