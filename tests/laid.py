"""A sample plan with its history, loaded once by each worker and then put back row by row."""

from typing import Any

from sqlalchemy import Table, insert, select

from tests.cast import ISSUED_AT
from tracker.commands.demo.load import load
from tracker.db import db
from tracker.plans import Plan, by_code
from tracker.units import Unit, types

Rows = list[dict[str, Any]]
KEPT: dict[str, list[tuple[Table, Rows]]] = {}


def loaded(name: str) -> Plan:
    """Load a sample into the empty database of the test."""
    if db.session.query(Unit).count():
        raise ValueError("the rows of a sample are put back into an empty database")
    if name in KEPT:
        for table, rows in KEPT[name]:
            db.session.execute(insert(table), rows)
    else:
        types.seed()
        load(name, password_hash="", at=ISSUED_AT)
        KEPT[name] = everything()
    db.session.commit()
    plan = by_code(name)
    assert plan is not None
    return plan


def everything() -> list[tuple[Table, Rows]]:
    """Return the rows of all tables that have any, in an order in which they can be inserted.

    Put back under the same ids they take none that another row has: a database counts on from the
    highest, or never gives one twice.
    """
    db.session.flush()
    found = []
    for table in db.metadata.sorted_tables:
        rows = select(table).order_by(*table.primary_key)
        if kept := [dict(row) for row in db.session.execute(rows).mappings()]:
            found.append((table, kept))
    return found
