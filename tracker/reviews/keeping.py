"""What the room saw of the figures, kept in the event that ends a session and read from there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker.db import db
from tracker.history import Event
from tracker.indicators import Indicator
from tracker.registers.quotas import UnitCells
from tracker.reviews.facts import AgendaItem, Review
from tracker.reviews.looking import Back, Looked, Stood, look_back, short_of, stood_of
from tracker.reviews.planning import KIND
from tracker.rules.indicators import Frequency, Reading, Track, spans
from tracker.rules.progress import NAMES, Counts
from tracker.rules.quotas import Cell, CellState
from tracker.units import Unit

CLOSE = "close"
# What is written of an indicator and printed beside its value.
WRITTEN = ("code", "title", "unit_text", "direction", "target_text", "source_kind")
AIMS = ("target", "target2")
FIGURES = ("numerator", "denominator", "value")


@dataclass(frozen=True)
class Kept:
    """The figures of a session that has ended; `items` by the id of the matter, as JSON."""

    looked: Looked
    items: dict[str, dict[str, Any]]

    def stood(self, item: AgendaItem) -> Stood | None:
        """Return where the indicator of a matter stood, and what was wanted of it then."""
        told = self.items.get(str(item.id), {}).get("stood")
        return _stood(told) if told else None

    def short(self, item: AgendaItem) -> tuple[UnitCells, ...]:
        """Return the units that had missed periods of a matter's quota, though it be dropped."""
        told = self.items.get(str(item.id), {}).get("short", [])
        rows = select(Unit).where(Unit.id.in_([one["unit"] for one in told]))
        named = {unit.id: unit for unit in db.session.scalars(rows)} if told else {}
        return tuple(UnitCells(named[one["unit"]], _cells(one["cells"])) for one in told)


def shown_of(review: Review) -> dict[str, Any]:
    """Return as JSON what the chair's screen shows of the figures on the day of the session."""
    back = Back(review, on=review.held_on)
    looked, items = look_back(back), review.items
    stood = stood_of(back) if any(item.indicator_id for item in items) else {}
    short = dict(short_of(back, [item.quota for item in items if item.quota]))
    shown: dict[str, dict[str, Any]] = {}
    for item in items:
        if item.indicator_id in stood:
            shown[str(item.id)] = {"stood": _plain(stood[item.indicator_id])}
        elif item.quota is not None:
            shown[str(item.id)] = {"short": [_missed(one) for one in short[item.quota]]}
    return {
        "as_of": looked.as_of.isoformat(),
        "frozen_at": looked.frozen_at.isoformat() if looked.frozen_at else None,
        "counts": {name: getattr(looked.counts, name) for name in NAMES},
        "items": shown,
    }


def kept_of(review: Review) -> Kept:
    """Return what was kept when a session last ended."""
    rows = select(Event.changes).where(
        Event.chain_id == review.plan_id, Event.kind == KIND, Event.record_id == review.id,
        Event.move == CLOSE,
    )  # fmt: skip
    shown = db.session.scalars(rows.order_by(Event.seq.desc()).limit(1)).one()["shown"]
    frozen = shown["frozen_at"]
    looked = Looked(
        Counts(**shown["counts"]), date.fromisoformat(shown["as_of"]),
        datetime.fromisoformat(frozen) if frozen else None,
    )  # fmt: skip
    return Kept(looked, shown["items"])


def _plain(one: Stood) -> dict[str, Any]:
    made, reading = one.indicator, one.reading
    return {
        **{name: getattr(made, name) for name in WRITTEN},
        **{name: _text(getattr(made, name)) for name in AIMS},
        **{name: _text(getattr(reading, name, None)) for name in FIGURES},
        "lead": made.lead_unit.name if made.lead_unit else made.lead_text,
        "has_value": reading is not None, "track": one.track,
        "on": one.on.isoformat() if one.on else None, "expected": _text(one.expected),
    }  # fmt: skip


def _stood(told: dict[str, Any]) -> Stood:
    """Return an indicator as it was written then, of which no row need be left."""
    aims = {name: _number(told[name]) for name in AIMS}
    written = {name: told[name] for name in WRITTEN}
    made = Indicator(**written, **aims, lead_text=told["lead"])
    top, base, value = (_number(told[name]) for name in FIGURES)
    reading = Reading(top, base, value, made.is_percent) if told["has_value"] else None
    day = date.fromisoformat(told["on"]) if told["on"] else None
    return Stood(made, reading, Track(told["track"]), day, _number(told["expected"]))


def _missed(one: UnitCells) -> dict[str, Any]:
    cells = [
        [cell.span.frequency, cell.span.since.year, cell.span.ordinal, cell.count, cell.least]
        for cell in one.short
    ]
    return {"unit": one.unit.id, "cells": cells}


def _cells(told: Iterable[list[Any]]) -> list[Cell]:
    return [
        Cell(spans(Frequency(per), year=year)[ordinal - 1], count, least, CellState.SHORT)
        for per, year, ordinal, count, least in told
    ]


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
