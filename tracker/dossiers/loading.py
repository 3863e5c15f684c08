"""What an authority's units counted over a period: by unit and field, added up in the database."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Select,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)

from tracker.db import db
from tracker.dossiers.facts import DossierRow
from tracker.rules.dossiers import CARRIED, COUNTS, FLOWS, PENDING, Counts, Span

Cell = tuple[int, int]
INCLUDES, PLACE = "on_time_includes_early", "place"


def by_unit_and_field(
    authority_id: int, period: Span, *, unit_id: int | None = None
) -> dict[Cell, Counts]:  # fmt: skip
    """Return the counts of a period by unit and field: what `in_sequence` makes of its months.

    Flows are added; what was carried over is that of the first month entered and what is pending
    that of the last. A month that nobody entered adds nothing: `missing` names it.
    """
    cells = _cells(authority_id, period, unit_id).subquery()
    rows = db.session.execute(select(cells))
    return {(unit, field): _counts(rest) for unit, field, *rest in rows}


def by_field(authority_id: int, period: Span, *, unit_id: int | None = None) -> dict[int, Counts]:
    """Return the counts of a period by field, of one unit or of all together (`add_up`)."""
    return by_field_of_each(authority_id, [period], unit_id=unit_id)[0]


def by_field_of_each(
    authority_id: int, periods: Sequence[Span], *, unit_id: int | None = None
) -> list[dict[int, Counts]]:  # fmt: skip
    """Return the counts by field of each of some periods, asked for at once."""
    cells = (
        _cells(authority_id, period, unit_id).add_columns(literal(place).label(PLACE))
        for place, period in enumerate(periods)
    )
    found: list[dict[int, Counts]] = [{} for _ in periods]
    for (place, field_id), counts in _added_up(union_all(*cells), PLACE, "field_id"):
        found[place][field_id] = counts
    return found


def by_unit(authority_id: int, period: Span) -> dict[int, Counts]:
    """Return the counts of a period by unit, all fields together (`add_up`)."""
    cells = _cells(authority_id, period, None)
    return {unit_id: counts for (unit_id,), counts in _added_up(cells, "unit_id")}


def _added_up(
    cells: Select[Any] | CompoundSelect[Any], *keys: str
) -> Iterator[tuple[list[int], Counts]]:  # fmt: skip
    columns = cells.subquery().c
    kept = [columns[key] for key in keys]
    sums = [_sum(columns[name]).label(name) for name in COUNTS]
    rows = select(*kept, *sums, func.max(columns[INCLUDES])).group_by(*kept)
    for found in db.session.execute(rows):
        yield list(found[: len(keys)]), _counts(found[len(keys) :])


def _counts(values: Sequence[int | None]) -> Counts:
    *numbers, includes = values
    found = dict(zip(COUNTS, numbers, strict=True))
    return Counts(**found, on_time_includes_early=bool(includes))


def _cells(authority_id: int, period: Span, unit_id: int | None) -> Select[Any]:
    """Return the query of unit, field, the counts in their order, and the flag."""
    months = _months(_within(authority_id, period, unit_id)).subquery()
    columns = months.c
    is_first, is_last = columns.earlier.is_(None), columns.later.is_(None)
    # Later months add only what came in within them: their stock was counted the month before.
    came_in = columns.received_direct + columns.received_online + columns.received_postal
    since = func.coalesce(came_in, columns.received - columns.carried_over)
    received = case((is_first, columns.received), else_=since)
    made = {name: _sum(columns[name]) for name in FLOWS}
    made |= {name: _sum(case((is_last, columns[name]))) for name in PENDING}
    made[CARRIED] = _sum(case((is_first, columns[CARRIED])))
    made["received"] = case((func.count() == func.count(received), _sum(received)))
    keys = (columns.unit_id, columns.field_id)
    counts = [made[name].label(name) for name in COUNTS]
    shown = [*keys, *counts, func.max(columns[INCLUDES]).label(INCLUDES)]
    return select(*shown).group_by(*keys)


def _within(authority_id: int, period: Span, unit_id: int | None) -> list[ColumnElement[bool]]:
    row = DossierRow
    wanted: list[ColumnElement[bool]] = [
        row.authority_id == authority_id, row.year == period.year,
        row.month.between(period.first, period.last),
    ]  # fmt: skip
    return [*wanted, row.unit_id == unit_id] if unit_id is not None else wanted


def _months(wanted: Iterable[ColumnElement[bool]]) -> Select[Any]:
    """Return the query of the rows, each knowing the month entered before and after it."""
    row = DossierRow
    series = (row.unit_id, row.field_id)
    return select(
        row.unit_id, row.field_id, *(getattr(row, name) for name in COUNTS),
        case((row.on_time_includes_early, 1), else_=0).label(INCLUDES),
        func.lag(row.month).over(partition_by=series, order_by=row.month).label("earlier"),
        func.lead(row.month).over(partition_by=series, order_by=row.month).label("later"),
    ).where(*wanted)  # fmt: skip


def _sum(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a sum as a whole number: of sums PostgreSQL makes decimals."""
    return cast(func.sum(column), BigInteger)
