"""Procedure counters: how many procedures a unit has and publishes, as of a day."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.accounts import Person
from tracker.db import db
from tracker.evidence import Document
from tracker.registers.counting import PROCEDURE_COUNTS
from tracker.registers.facts import ProcedureCount
from tracker.registers.trail import check_day, check_link, keep, write
from tracker.rules import N_, Refused, Told
from tracker.rules.numbers import format_count
from tracker.units import Unit

# Each is a part of all procedures; full and partial online service exclude each other.
PROCEDURE_LABELS = {
    "total": N_("Tổng số thủ tục hành chính"),
    "at_one_stop": N_("Tiếp nhận tại Bộ phận Một cửa"),
    "posted": N_("Đã niêm yết, công khai"),
    "online_full": N_("Trực tuyến toàn trình"),
    "online_partial": N_("Trực tuyến một phần"),
    "linked": N_("Liên thông"),
    "simplified": N_("Đã đơn giản hóa"),
}


@dataclass(frozen=True)
class Procedures:
    """What a unit counted on a day, by the names of `PROCEDURE_COUNTS`; None is not counted."""

    on: date
    counts: dict[str, int | None]
    note: str = ""
    link: str = ""
    document: Document | None = None


def count_procedures(
    unit: Unit, told: Procedures, *, by: Person | None, at: datetime
) -> ProcedureCount:
    """Enter a unit's counts of a day, or correct those of the same day.

    Refused: a day to come, no count at all, a part larger than the whole, posted procedures
    without proof (link or document), a link that is none.
    """
    check_day(told.on, unit=unit, at=at)
    check_link(told.link.strip())
    _check(told.counts)
    same = select(ProcedureCount).where(
        ProcedureCount.unit_id == unit.id, ProcedureCount.on == told.on,
        ProcedureCount.voided_at.is_(None),
    )  # fmt: skip
    known = db.session.scalar(same)
    made = known or ProcedureCount(authority_id=unit.authority_id, unit=unit, unit_id=unit.id)
    has_proof = told.link.strip() or told.document or made.document_id
    if told.counts.get("posted") and not has_proof:
        raise Refused(N_("Ghi liên kết hoặc đính kèm văn bản chứng minh việc niêm yết, công khai."))
    changes = _write(made, told)
    if changes:
        made.entered_by_id, made.entered_at = by.id if by else None, at
    keep(made, changes, "correct" if known else "enter", by=by, at=at)
    return made


def _check(counts: dict[str, int | None]) -> None:
    if all(count is None for count in counts.values()):
        raise Refused(N_("Nhập ít nhất một số liệu."))
    total = counts.get("total")
    for name in PROCEDURE_COUNTS:
        _check_part(PROCEDURE_LABELS[name], counts.get(name), total)
    online = [counts.get(name) for name in ("online_full", "online_partial")]
    _check_part(N_("Trực tuyến toàn trình và một phần"), sum(one or 0 for one in online), total)


def _check_part(label: str, part: int | None, total: int | None) -> None:
    if part is not None and part < 0:
        raise Refused(N_("Số liệu không được âm."))
    if part is not None and total is not None and part > total:
        sentence = N_("%(what)s: %(part)s, lớn hơn tổng số %(total)s thủ tục.")
        values = {"part": format_count(part), "total": format_count(total)}
        raise Refused(sentence, what=Told(label), **values)


def _write(made: ProcedureCount, told: Procedures) -> dict[str, list[object]]:
    values: dict[str, object] = {name: told.counts.get(name) for name in PROCEDURE_COUNTS}
    values |= {"on": told.on, "note": told.note.strip(), "link": told.link.strip()}
    if told.document is not None:
        values["document_id"] = told.document.id
    return write(made, values)
