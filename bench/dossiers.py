"""A province's dossiers of a year: its page against the statements that the page itself sends."""

from collections.abc import Callable, Iterator
from typing import Any

from flask import Flask
from sqlalchemy import event, insert

from bench.commune import Visitor, commune
from bench.measure import Row, compared
from bench.pages import SECRETARIAT
from tracker import clock
from tracker.accounts import Person
from tracker.db import db
from tracker.dossiers import DossierRow, DossierSheet
from tracker.dossiers.fields import add_field
from tracker.units import Unit

COMMUNES, FIELDS, MONTHS = 124, 20, 12
YEAR = 2024  # the sample's own figures are of later years
VIEWS = {
    "by field": f"/ho-so?ky=Y&nam={YEAR}",
    "by unit": f"/ho-so?ky=Y&nam={YEAR}&xem=don-vi",
    "one month": f"/ho-so?ky=M06&nam={YEAR}",
}
GOAL = 1.5
Sent = list[tuple[str, Any]]


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    with commune() as app:
        with app.app_context():
            count = fill()
        visitor = Visitor(app, SECRETARIAT)
        for words, path in VIEWS.items():
            goal = GOAL if words != "one month" else None
            yield against_statements(visitor, path, f"dossiers {words}, {count} rows", goal=goal)


def fill() -> int:
    """Lay a year of forms of every commune; return how many rows they have."""
    person = db.session.query(Person).filter_by(login=SECRETARIAT).one()
    authority = db.session.get_one(Unit, person.authority_id)
    fields = [add_field(authority, name=f"Lĩnh vực thứ {number}").id for number in range(FIELDS)]
    units = [
        Unit(type_code="xa", code=f"X{number}", name=f"UBND xã {number}", parent_id=authority.id,
             authority_id=authority.id, position=number)
        for number in range(COMMUNES)
    ]  # fmt: skip
    db.session.add_all(units)
    db.session.flush()
    sheets = [
        DossierSheet(authority_id=authority.id, unit_id=unit.id, year=YEAR, month=month,
                     scope_note="", totals={}, entered_at=clock.now())
        for unit in units for month in range(1, MONTHS + 1)
    ]  # fmt: skip
    db.session.add_all(sheets)
    db.session.flush()
    found = [row(sheet, field) for sheet in sheets for field in fields]
    db.session.execute(insert(DossierRow), found)
    db.session.commit()
    db.session.execute(db.text("ANALYZE"))
    return len(found)


def row(sheet: DossierSheet, field_id: int) -> dict[str, Any]:
    """Return the counts of a field in a form, all columns of the form filled."""
    came, left = 40 + (sheet.month * field_id) % 17, sheet.month % 4
    return {
        "sheet_id": sheet.id, "authority_id": sheet.authority_id, "unit_id": sheet.unit_id,
        "year": sheet.year, "month": sheet.month, "field_id": field_id, "received": came + left,
        "received_online": came - 12, "received_direct": 10, "received_postal": 2,
        "carried_over": left, "resolved": came, "resolved_early": came - 10,
        "resolved_on_time": 9, "resolved_late": 1, "pending": left, "pending_in_time": left,
        "pending_overdue": 0, "on_time_includes_early": False, "qualifier": "", "stated": "",
    }  # fmt: skip


def against_statements(visitor: Visitor, path: str, what: str, *, goal: float | None) -> Row:
    """Return a page against its own statements, sent once more with nothing around them."""
    visitor.get(path)
    sent = statements_of(visitor.app, lambda: visitor.get(path))
    with visitor.app.app_context():
        raw = db.engine.raw_connection()
        try:
            found = compared(lambda: visitor.get(path), lambda: send(raw, sent), rounds=11)
        finally:
            raw.close()
    return Row(f"{what} / its SQL", found.ratio, "×", goal, remark=found.remark)


def send(raw: Any, sent: Sent) -> None:
    """Send statements to the database and fetch all that they find."""
    for statement, values in sent:
        raw.cursor().execute(statement, values).fetchall()


def statements_of(app: Flask, act: Callable[[], object]) -> Sent:
    """Return the questions that an act asks the database, with their values."""
    sent: Sent = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            sent.append((statement, values))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return sent
