"""A sample that is put back is, to the letter, the one that was loaded."""

import pytest
from sqlalchemy import LargeBinary, Row, Table, Text, cast, select

from tests.laid import KEPT, loaded
from tracker.db import db


def told() -> dict[str, list[Row]]:
    """Return every row of the database as it is written there."""
    return {table.name: rows_of(table) for table in db.metadata.sorted_tables}


def rows_of(table: Table) -> list[Row]:
    written = [
        column if isinstance(column.type, LargeBinary) else cast(column, Text)
        for column in table.columns
    ]
    return list(db.session.execute(select(*written).order_by(*table.primary_key)))


@pytest.mark.parametrize("name", ["xa_2026", "tinh_2026", "thu_duc_2022"])
def test_rows_put_back_are_those_that_were_loaded(session, name: str):
    KEPT.pop(name, None)
    before = db.engine.begin_nested()
    loaded(name)
    first = told()
    db.session.remove()
    before.rollback()
    loaded(name)
    assert told() == first
