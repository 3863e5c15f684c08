"""What rows say together, in the words of SQL: the twin of `rules.dossiers.totals`."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    case,
    cast,
    func,
    select,
)

from tracker.db import db
from tracker.rules.dossiers import COUNTS, Counts, Share, Total
from tracker.rules.dossiers.rates import NAMED

INCLUDES = "on_time_includes_early"
Column = ColumnElement[Any]


def followed(columns: Any, *, includes: ColumnElement[bool]) -> dict[str, Column]:
    """Return what follows from the columns of a row, as the properties of `Counts` of that name."""
    came_in = columns.received_direct + columns.received_online + columns.received_postal
    told_apart = columns.resolved_early
    early = case((includes, func.coalesce(told_apart, 0)), else_=told_apart)
    in_time, late = early + columns.resolved_on_time, columns.resolved_late
    under_way = columns.pending_in_time + columns.pending_overdue
    return {
        "all_received": func.coalesce(columns.received, columns.carried_over + came_in),
        "all_resolved": func.coalesce(columns.resolved, in_time + late),
        "all_pending": func.coalesce(columns.pending, under_way),
        "in_time": func.coalesce(in_time, columns.resolved - late),
        "in_period": func.coalesce(came_in, columns.received - columns.carried_over),
        "late_or_overdue": late + columns.pending_overdue,
    }


def added_up(
    cells: Select[Any] | CompoundSelect[Any], *keys: str
) -> Iterator[tuple[list[int], Total]]:  # fmt: skip
    """Yield the keys and the total of each group of cells, a cell being a unit and a field."""
    columns = cells.subquery().c
    kept = [columns[key] for key in keys]
    counts = [columns[name] for name in COUNTS]
    sums = [
        *(sum_of(one) for one in counts), func.max(columns[INCLUDES]),
        func.count(), *(func.count(one) for one in counts), *_fractions(columns),
    ]  # fmt: skip
    labelled = [one.label(f"c{place}") for place, one in enumerate(sums)]
    for found in db.session.execute(select(*kept, *labelled).group_by(*kept)):
        yield list(found[: len(keys)]), _total(found[len(keys) :])


def _fractions(columns: Any) -> Iterator[Column]:
    """Yield of each rate its numerator, its denominator and the rows: of those that state both."""
    made = followed(columns, includes=columns[INCLUDES] == 1)
    for _words, top, base in NAMED.values():
        numerator, denominator = (
            made[name] if name in made else columns[name] for name in (top, base)
        )
        both = and_(numerator.is_not(None), denominator.is_not(None))
        yield sum_of(case((both, numerator)))
        yield sum_of(case((both, denominator)))
        yield func.count(case((both, 1)))


def sum_of(column: Column) -> Column:
    """Return a sum as a whole number: of sums PostgreSQL makes decimals."""
    return cast(func.sum(column), BigInteger)


def counts_of(values: Sequence[int | None]) -> Counts:
    """Return the counts in their order, the flag last, as the rules take them."""
    *numbers, includes = values
    found = dict(zip(COUNTS, numbers, strict=True))
    return Counts(**found, on_time_includes_early=bool(includes))


def _total(values: Sequence[int]) -> Total:
    end = len(COUNTS) + 1
    rows, *rest = values[end:]
    said = {name: n for name, n in zip(COUNTS, rest, strict=False) if n}
    parts = rest[len(COUNTS) :]
    shares = {
        key: Share(*parts[place : place + 3])
        for key, place in zip(NAMED, range(0, len(parts), 3), strict=True)
        if parts[place + 2]
    }
    return Total(counts_of(values[:end]), rows, said, shares)
