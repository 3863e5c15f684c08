"""What the rows behind frozen figures come to: dossiers by field, the registers, procedures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tracker.periods.rows import ITEM, PROCEDURES, ROUND, SHEET, SLIP, Record, Rows
from tracker.registers import ItemKind
from tracker.registers.counting import PROCEDURE_COUNTS
from tracker.rules.dossiers import COUNTS, Counts, Span, Total, in_sequence, total_of

INCLUDES = "on_time_includes_early"


def registers_of(rows: Rows, *, since: date, until: date) -> dict[str, Any]:
    """Return what the registers came to from day to day, as `registers.counting` counts it."""
    first, last = since.isoformat(), until.isoformat()
    items = _between(rows, ITEM, "on", first, last)
    slips = _between(rows, SLIP, "late_on", first, last)
    rounds = _between(rows, ROUND, "until", first, last)
    sent = [one for one in slips if (one.get("sent_on") or "9") <= last]
    found: dict[str, Any] = {
        kind: sum(1 for one in items if one["kind"] == kind) for kind in ItemKind
    }
    found["slips"] = [len(slips), len(sent)]
    sums = [sum(one[name] for one in rounds) for name in ("sent", "valid", "satisfied")]
    found["surveyed"] = [len(rounds), *sums]
    found["procedures"] = _procedures(rows.get(PROCEDURES, {}).values())
    return found


def dossiers_of(rows: Rows, period: Span) -> dict[tuple[int, int], Counts]:
    """Return the counts of a period by unit and field."""
    months: dict[tuple[int, int], dict[int, Counts]] = defaultdict(dict)
    for sheet in rows.get(SHEET, {}).values():
        if period.first <= sheet["month"] <= period.last:
            for field_id, row in sheet["rows"].items():
                months[sheet["unit_id"], int(field_id)][sheet["month"]] = counts_of(row)
    return {
        cell: in_sequence([by_month.get(month) for month in period.months])
        for cell, by_month in sorted(months.items())
    }


def totals_of(cells: Mapping[tuple[int, int], Counts], *, by: int) -> dict[int, Total]:
    """Return the totals of cells by unit (`by` is 0) or by field (1)."""
    found: dict[int, list[Counts]] = defaultdict(list)
    for cell, counts in cells.items():
        found[cell[by]].append(counts)
    return {key: total_of(parts) for key, parts in found.items()}


def counts_of(row: Mapping[str, Any]) -> Counts:
    """Return a kept row as the rules take it; what is not in it was not stated."""
    counts = {name: row.get(name) for name in COUNTS}
    return Counts(**counts, on_time_includes_early=bool(row.get(INCLUDES)))


def plain_counts(counts: Counts) -> Record:
    """Return counts as they are kept: those that are stated."""
    found: Record = dict(counts.stated())
    return found | {INCLUDES: True} if counts.on_time_includes_early else found


def _between(rows: Rows, kind: str, name: str, first: str, last: str) -> list[Record]:
    return [one for one in rows.get(kind, {}).values() if first <= one[name] <= last]


def _procedures(records: Iterable[Record]) -> dict[str, int | None]:
    """Add up each unit's newest counts; what a unit left empty is not known for all."""
    newest: dict[int, Record] = {}
    for one in records:
        if one["unit_id"] not in newest or newest[one["unit_id"]]["on"] < one["on"]:
            newest[one["unit_id"]] = one
    found: dict[str, int | None] = {}
    for name in PROCEDURE_COUNTS:
        counts = [one.get(name) for one in newest.values()]
        known = [count for count in counts if count is not None]
        found[name] = sum(known) if known and len(known) == len(counts) else None
    return found
