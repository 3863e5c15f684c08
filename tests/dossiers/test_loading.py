"""Sums made by the database are those that the rules make of the same months."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import Office
from tests.dossiers.forms import lay, make_fields
from tracker import dossiers
from tracker.db import db
from tracker.dossiers import DossierField, DossierRow, DossierSheet
from tracker.rules.dossiers import COUNTS, Counts, in_sequence, span, total_of
from tracker.units import Unit

YEAR = 2026
count = st.none() | st.integers(0, 50)
anything = st.builds(Counts, on_time_includes_early=st.booleans(), **dict.fromkeys(COUNTS, count))


@st.composite
def forms(draw: st.DrawFn) -> Counts:
    """Return a month as offices fill it in: all columns, but for some that are left unsaid."""
    whole = Counts(**{name: draw(st.integers(0, 50)) for name in COUNTS})
    unsaid = draw(st.sets(st.sampled_from(COUNTS), max_size=4))
    return replace(whole, **dict.fromkeys(unsaid), on_time_includes_early=draw(st.booleans()))


counts = st.one_of(forms(), anything)
Place = tuple[int, int, int]  # unit, field, month
laid = st.dictionaries(
    st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(1, 6)), counts, max_size=12
)
keys = st.sampled_from(["M02", "Q1", "Q2", "H1", "Y"])


@pytest.fixture
def ground(office: Office) -> tuple[list[Unit], list[DossierField]]:
    """Two units and two fields."""
    return [office.vp, office.pkt], make_fields(office, "Hộ tịch", "Chứng thực")


def put(office: Office, ground, rows: Mapping[Place, Counts]) -> None:
    """Store rows as they are: sums must hold of anything that may be stored."""
    units, fields = ground
    db.session.query(DossierRow).delete()
    db.session.query(DossierSheet).delete()
    sheets: dict[tuple[int, int], DossierSheet] = {}
    for (unit, field, month), one in rows.items():
        sheet = sheets.get((unit, month)) or DossierSheet(
            authority_id=office.authority.id, unit_id=units[unit].id, year=YEAR, month=month,
            scope_note="", totals={}, entered_at=office.tu.created_at,
        )  # fmt: skip
        sheets[unit, month] = sheet
        stated = {name: getattr(one, name) for name in COUNTS}
        row = DossierRow(
                authority_id=office.authority.id,
                unit_id=units[unit].id,
                year=YEAR,
                month=month,
                field_id=fields[field].id,
                on_time_includes_early=one.on_time_includes_early,
                **stated,
            )  # fmt: skip
        sheet.rows.append(row)
    db.session.add_all(sheets.values())
    db.session.flush()


def folded(rows: Mapping[Place, Counts], months: range, *, unit: int, field: int) -> Counts | None:
    found = [rows.get((unit, field, month)) for month in months]
    return in_sequence(found) if any(found) else None


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=laid, key=keys)
def test_the_database_adds_as_the_rules_do(office: Office, ground, rows, key: str):
    put(office, ground, rows)
    units, fields = ground
    period, authority_id = span(key, year=YEAR), office.authority.id
    cells = {
        (units[unit].id, fields[field].id): one
        for unit in (0, 1)
        for field in (0, 1)
        if (one := folded(rows, period.months, unit=unit, field=field))
    }
    assert dossiers.by_unit_and_field(authority_id, period) == cells
    for place, found in (
        (0, dossiers.by_unit(authority_id, period)),
        (1, dossiers.by_field(authority_id, period)),
    ):
        wanted = {key[place] for key in cells}
        assert found == {
            one: total_of(cell for key, cell in cells.items() if key[place] == one)
            for one in wanted
        }


def test_one_statement_answers(office: Office, ground, queries: list[str]):
    _, (civil, _) = ground
    lay(office, office.vp, 1, {civil: Counts(received=5)})
    db.session.flush()
    authority_id = office.authority.id
    queries.clear()
    found = dossiers.by_field(authority_id, span("Y", year=YEAR))
    assert len(queries) == 1
    assert found[civil.id].counts.received == 5


def test_another_authority_year_or_unit_adds_nothing(office: Office, ground):
    _, (civil, _) = ground
    lay(office, office.vp, 12, {civil: Counts(received=7)}, year=2025)
    lay(office, office.pkt, 1, {civil: Counts(received=5)})
    period, authority_id = span("Q1", year=YEAR), office.authority.id
    assert dossiers.by_field(authority_id, period, unit_id=office.vp.id) == {}
    assert dossiers.by_field(authority_id + 1, period) == {}
    assert dossiers.by_field(authority_id, period)[civil.id].counts.received == 5
