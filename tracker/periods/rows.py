"""The rows of dossiers and registers behind frozen figures: the fold of their events up to one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, not_, or_, select

from tracker.db import db
from tracker.dossiers import DossierSheet
from tracker.history import GENERAL, Event
from tracker.registers import ApologySlip, ProcedureCount, RegisterItem, SurveyRound

Record = dict[str, Any]
Rows = dict[str, dict[str, Record]]
SHEET = DossierSheet.__tablename__
ITEM, SLIP = RegisterItem.__tablename__, ApologySlip.__tablename__
ROUND, PROCEDURES = SurveyRound.__tablename__, ProcedureCount.__tablename__
REGISTERS = (RegisterItem, ApologySlip, SurveyRound, ProcedureCount)
DAY = {ITEM: "on", SLIP: "late_on", ROUND: "until", PROCEDURES: "on"}


@dataclass(frozen=True)
class Reach:
    """Which rows count: of which authority, of which days, and of a year's months up to one.

    The newest counts of procedures stand however old they are. `upto` and `known` are the place
    in the chain, and the instant, of the last event that was there when figures were frozen.
    """

    authority_id: int
    since: date
    until: date
    year: int
    last_month: int
    upto: int
    known: datetime

    def holds(self, kind: str, record: Record) -> bool:
        """Tell whether a record stands and its day is within reach."""
        if kind == SHEET:
            return bool(record.get("rows"))
        day: str = record.get(DAY[kind], "")
        if not day or record.get("is_void"):
            return False
        is_recent = kind == PROCEDURES or day >= self.since.isoformat()
        return is_recent and day <= self.until.isoformat()


def rows_told(reach: Reach) -> Rows:
    """Return the rows within reach as the events known then tell them, by kind and id as text."""
    found: Rows = {}
    for made in events(reach, is_known=True):
        apply(found.setdefault(made.kind, {}).setdefault(str(made.record_id), {}), made)
    sheets = sheets_of(reach)
    for key, record in found.get(SHEET, {}).items():
        record |= sheets[key]
        record.setdefault("rows", {})
    return {
        kind: {key: one for key, one in records.items() if reach.holds(kind, one)}
        for kind, records in found.items()
    }


def apply(record: Record, made: Row[Any]) -> None:
    """Let one event take effect on a record, by the names of its columns."""
    for name, change in made.changes.items():
        if name == "rows":
            _apply_rows(record.setdefault("rows", {}), change)
        elif name == "unit_id":
            record[name] = change
        elif isinstance(change, list) and len(change) == 2:
            record[name] = change[1]
    if made.move == "void":
        record["is_void"] = True


def _apply_rows(rows: dict[str, Record], changes: dict[str, dict[str, list[Any]]]) -> None:
    """Let what was typed into a form take effect; a row whose counts are all empty is gone."""
    for field_id, told in changes.items():
        row = rows.get(field_id, {}) | {name: new for name, (_old, new) in told.items()}
        rows[field_id] = {name: value for name, value in row.items() if value not in (None, "")}
        if not any(type(value) is int for value in rows[field_id].values()):
            del rows[field_id]


def events(reach: Reach, *, is_known: bool) -> Iterator[Row[Any]]:
    """Yield what was recorded of the authority's rows: by the freezing, or what was not yet."""
    made = Event
    known = and_(made.seq <= reach.upto, made.at <= reach.known)
    rows = select(
        made.id, made.seq, made.at, made.actor_id, made.kind, made.record_id, made.move,
        made.changes, made.note,
    ).where(
        made.chain_id == GENERAL, known if is_known else not_(known), or_(*_kinds(reach))
    )  # fmt: skip
    yield from db.session.execute(rows.order_by(made.seq))


def _kinds(reach: Reach) -> Iterator[ColumnElement[bool]]:
    ids = select(DossierSheet.id).where(*_of_year(reach))
    yield and_(Event.kind == SHEET, Event.record_id.in_(ids))
    for model in REGISTERS:
        ids = select(model.id).where(model.authority_id == reach.authority_id)
        yield and_(Event.kind == model.__tablename__, Event.record_id.in_(ids))


def _of_year(reach: Reach) -> tuple[ColumnElement[bool], ...]:
    sheet = DossierSheet
    return (
        sheet.authority_id == reach.authority_id, sheet.year == reach.year,
        sheet.month <= reach.last_month,
    )  # fmt: skip


def sheets_of(reach: Reach) -> dict[str, Record]:
    """Return of which unit and month each form is."""
    sheet = DossierSheet
    rows = select(sheet.id, sheet.unit_id, sheet.month).where(*_of_year(reach))
    return {
        str(one.id): {"unit_id": one.unit_id, "month": one.month}
        for one in db.session.execute(rows)
    }
