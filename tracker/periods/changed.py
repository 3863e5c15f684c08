"""What was recorded of dossiers and registers after a freezing, as far as their figures show it."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, select

from tracker.accounts import Person
from tracker.db import db
from tracker.dossiers import DossierField
from tracker.periods.freezing import frame_of
from tracker.periods.rows import (
    ITEM,
    PROCEDURES,
    ROUND,
    SHEET,
    SLIP,
    Reach,
    Record,
    apply,
    events,
    sheets_of,
)
from tracker.periods.snapshots import Snapshot
from tracker.registers import PROCEDURE_LABELS
from tracker.registers.counting import PROCEDURE_COUNTS
from tracker.rules import N_
from tracker.rules.dossiers import COUNTS
from tracker.rules.dossiers.counts import LABELS

# What of a record the figures show, by its kind; of dossiers every count.
SHOWN = {
    SLIP: ("late_on", "sent_on"),
    ROUND: ("until", "sent", "valid", "satisfied"),
    PROCEDURES: ("on", *PROCEDURE_COUNTS),
}
KINDS = {
    SHEET: N_("Số liệu hồ sơ"), ITEM: N_("Tin, bài, sáng kiến"), SLIP: N_("Phiếu xin lỗi"),
    ROUND: N_("Khảo sát"), PROCEDURES: N_("Thủ tục hành chính"),
}  # fmt: skip
WORDS = {
    **LABELS, **PROCEDURE_LABELS,
    "late_on": N_("ngày trễ hẹn"), "sent_on": N_("ngày gửi phiếu"), "until": N_("ngày kết thúc"),
    "sent": N_("phiếu phát ra"), "valid": N_("phiếu hợp lệ"), "satisfied": N_("phiếu hài lòng"),
    "on": N_("ngày"),
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """A figure before and after an event: its name, and of which field of dossiers it is."""

    words: str
    before: Any
    after: Any
    of: str = ""


@dataclass(frozen=True)
class Changed:
    """An event after the freezing that changes a row behind the figures, and what it changed.

    `kind` is its name; `is_new` and `is_gone` tell of a row that came into the period or left it.
    """

    event: Row[Any]
    kind: str
    who: str
    unit: str
    month: int | None
    steps: list[Step] = field(default_factory=list)
    is_new: bool = False
    is_gone: bool = False


def changed_since(snapshot: Snapshot) -> list[Changed]:
    """Return what was recorded since that changes dossiers or registers behind frozen figures."""
    reach = frame_of(snapshot).reach()
    late = list(events(reach, is_known=False))
    if not late:
        return []
    names, fields = people_of(late), _fields(snapshot.authority_id)
    units, sheets = snapshot.body["shown"]["units"], sheets_of(reach)
    rows: dict[str, dict[str, Record]] = snapshot.rows
    found = []
    for made in late:
        key = str(made.record_id)
        record = rows.setdefault(made.kind, {}).setdefault(key, {})
        if made.kind == SHEET:
            record |= sheets[key]
        before = deepcopy(record)
        apply(record, made)
        told = _told(made, before, record, reach)
        if told is not None:
            is_new, is_gone = told
            found.append(
                Changed(
                    made, KINDS[made.kind], names.get(made.actor_id or 0, ""),
                    units.get(str(made.changes.get("unit_id", record.get("unit_id"))), ""),
                    record.get("month"), list(_steps(made.kind, before, record, fields)),
                    is_new=is_new, is_gone=is_gone,
                )
            )  # fmt: skip
    return found


def _told(made: Row[Any], before: Record, after: Record, reach: Reach) -> tuple[bool, bool] | None:
    """Return whether a row came or went; None where the figures show nothing of the event."""
    was, held = bool(before) and reach.holds(made.kind, before), reach.holds(made.kind, after)
    if was == held and (not held or _figures(made.kind, before) == _figures(made.kind, after)):
        return None
    return held and not was, was and not held


def _figures(kind: str, record: Record) -> list[Any]:
    if kind == SHEET:
        return [
            {name: row.get(name) for name in COUNTS} | {"field": key}
            for key, row in sorted(record.get("rows", {}).items())
        ]
    return [record.get(name) for name in SHOWN.get(kind, ())]


def _steps(kind: str, before: Record, after: Record, fields: dict[str, str]) -> Iterator[Step]:
    """Yield which figures changed from what to what."""
    if kind != SHEET:
        yield from _of_names(SHOWN.get(kind, ()), before, after)
        return
    old, new = before.get("rows", {}), after.get("rows", {})
    for key in sorted({*old, *new}, key=int):
        yield from _of_names(COUNTS, old.get(key, {}), new.get(key, {}), of=fields.get(key, ""))


def _of_names(
    names: tuple[str, ...], before: Record, after: Record, *, of: str = ""
) -> Iterator[Step]:
    for name in names:
        if before.get(name) != after.get(name):
            yield Step(WORDS[name], before.get(name), after.get(name), of)


def people_of(late: Iterable[Any]) -> dict[int, str]:
    """Return who recorded some events, by the person's id."""
    ids = {made.actor_id for made in late}
    rows = select(Person.id, Person.full_name).where(Person.id.in_(ids))
    return {one.id: one.full_name for one in db.session.execute(rows)}


def _fields(authority_id: int) -> dict[str, str]:
    rows = select(DossierField.id, DossierField.name)
    found = db.session.execute(rows.where(DossierField.authority_id == authority_id))
    return {str(one.id): one.name for one in found}
