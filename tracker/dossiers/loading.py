"""What an authority's units counted over a period: by unit and field, added up in the database."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, select, union_all

from tracker.db import db
from tracker.dossiers.facts import DossierRow
from tracker.dossiers.totalling import INCLUDES, added_up, counts_of, followed, sum_of
from tracker.rules.dossiers import CARRIED, COUNTS, FLOWS, PENDING, Counts, Span, Total

Cell = tuple[int, int]
PLACE = "place"


def by_unit_and_field(
    authority_id: int, period: Span, *, unit_id: int | None = None
) -> dict[Cell, Counts]:  # fmt: skip
    """Return the counts of a period by unit and field: what `in_sequence` makes of its months.

    A flow is known where every month entered states it; what was carried over is that of the first
    month and what is pending that of the last. A month that nobody entered adds nothing: `missing`
    names it.
    """
    cells = _cells(authority_id, period, unit_id).subquery()
    rows = db.session.execute(select(cells))
    return {(unit, field): counts_of(rest) for unit, field, *rest in rows}


def by_field(authority_id: int, period: Span, *, unit_id: int | None = None) -> dict[int, Total]:
    """Return the totals of a period by field, of one unit or of all together (`total_of`)."""
    return by_field_of_each(authority_id, [period], unit_id=unit_id)[0]


def by_field_of_each(
    authority_id: int, periods: Sequence[Span], *, unit_id: int | None = None
) -> list[dict[int, Total]]:  # fmt: skip
    """Return the totals by field of each of some periods, asked for at once."""
    cells = (
        _cells(authority_id, period, unit_id).add_columns(literal(place).label(PLACE))
        for place, period in enumerate(periods)
    )
    found: list[dict[int, Total]] = [{} for _ in periods]
    for (place, field_id), total in added_up(union_all(*cells), PLACE, "field_id"):
        found[place][field_id] = total
    return found


def by_unit(authority_id: int, period: Span) -> dict[int, Total]:
    """Return the totals of a period by unit, all fields together (`total_of`)."""
    cells = _cells(authority_id, period, None)
    return {unit_id: total for (unit_id,), total in added_up(cells, "unit_id")}


def _cells(authority_id: int, period: Span, unit_id: int | None) -> Select[Any]:
    """Return the query of unit, field, the counts in their order, and the flag."""
    columns = _months(_within(authority_id, period, unit_id)).subquery().c
    is_first, is_last = columns.earlier.is_(None), columns.later.is_(None)
    # Later months add only what came in within them: their stock was counted the month before.
    was_pending = case((columns.earlier == columns.month - 1, columns.was_pending))
    since = func.coalesce(columns.in_period, columns.received - was_pending)
    received = case((is_first, columns.all_received), else_=since)
    includes = func.max(columns[INCLUDES])
    made = {name: _whole(columns[name]) for name in FLOWS}
    made |= {name: sum_of(case((is_last, columns[name]))) for name in PENDING}
    made["resolved"] = _whole(columns.all_resolved)
    made["pending"] = sum_of(case((is_last, columns.all_pending)))
    made[CARRIED] = sum_of(case((is_first, columns[CARRIED])))
    made["received"] = _whole(received)
    # One month that counts early ones as on time makes the whole period count so.
    made["resolved_early"] = case((includes == 0, made["resolved_early"]))
    on_time = made["resolved_on_time"]
    made["resolved_on_time"] = case((includes == 0, on_time), else_=_whole(columns.in_time))
    keys = (columns.unit_id, columns.field_id)
    counts = [made[name].label(name) for name in COUNTS]
    return select(*keys, *counts, includes.label(INCLUDES)).group_by(*keys)


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
    series: dict[str, Any] = {"partition_by": (row.unit_id, row.field_id), "order_by": row.month}
    made = followed(row, includes=row.on_time_includes_early.is_(True))
    return select(
        row.unit_id, row.field_id, row.month, *(getattr(row, name) for name in COUNTS),
        *(one.label(name) for name, one in made.items()),
        case((row.on_time_includes_early, 1), else_=0).label(INCLUDES),
        func.lag(row.month).over(**series).label("earlier"),
        func.lag(made["all_pending"]).over(**series).label("was_pending"),
        func.lead(row.month).over(**series).label("later"),
    ).where(*wanted)  # fmt: skip


def _whole(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a sum that is known only where every month states its part."""
    return case((func.count() == func.count(column), sum_of(column)))
