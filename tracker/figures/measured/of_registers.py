"""Indicators made of the small registers and of survey rounds, by unit."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from sqlalchemy import select

from tracker.db import db
from tracker.figures.measured import of_dossiers
from tracker.figures.measured.cells import Asked, Cell, Cells
from tracker.registers import ItemKind, SurveyRound
from tracker.registers.counting import items_by_unit, latest_procedures, slips_by_unit


def cells(asked: Asked) -> Cells:
    """Return each unit's part of what a register counts."""
    return BY_NAME[asked.name](asked)


def items(asked: Asked) -> Cells:
    """Count news or initiatives of the days asked for."""
    kind, authority_id = ItemKind(asked.name), asked.plan.authority_id
    counted = items_by_unit(authority_id, kind, since=asked.since, until=asked.until)
    found = [Cell(unit_id, count) for unit_id, count in counted.items()]
    # Nothing brought is a count of 0, not a missing figure.
    return Cells(asked.until, found or [Cell(None, 0)])


def slips(asked: Asked) -> Cells:
    """Set the letters of apology sent against the late and overdue dossiers of the same months."""
    sent = slips_by_unit(
        asked.plan.authority_id, since=asked.since, until=asked.until, as_of=asked.until
    )
    late = of_dossiers.late_by_unit(asked)
    found = [
        Cell(unit_id, sent[unit_id].sent if unit_id in sent else 0, late.get(unit_id))
        for unit_id in late.keys() | sent.keys()
    ]
    return Cells(asked.until, found)


def procedures(asked: Asked) -> Cells:
    """Return the latest count of each unit until the last day asked for."""
    latest = latest_procedures(asked.plan.authority_id, as_of=asked.until)
    column = {"one_stop": "at_one_stop"}.get(asked.name, asked.name)
    found = [
        Cell(unit_id, getattr(row, column), row.total) for unit_id, row in latest.items()
        if getattr(row, column) is not None
    ]  # fmt: skip
    return Cells(asked.until, found)


def rounds(asked: Asked) -> Cells:
    """Add up the survey rounds that ended within the days asked for."""
    rows = select(SurveyRound).where(
        SurveyRound.authority_id == asked.plan.authority_id, SurveyRound.voided_at.is_(None),
        SurveyRound.until.between(asked.since, asked.until),
    )  # fmt: skip
    return Cells(asked.until, _added(asked.name, db.session.scalars(rows)))


def _added(name: str, found: Iterable[SurveyRound]) -> list[Cell]:
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for one in found:
        pair = (one.satisfied, one.valid) if name == "satisfied" else (one.valid, one.sent)
        sums[one.unit_id] = [old + new for old, new in zip(sums[one.unit_id], pair, strict=True)]
    return [Cell(unit_id, part, whole) for unit_id, (part, whole) in sums.items()]


BY_NAME: dict[str, Callable[[Asked], Cells]] = {
    "news": items,
    "initiative": items,
    "slips": slips,
    "posted": procedures,
    "one_stop": procedures,
    "simplified": procedures,
}
