"""One indicator: how it is measured, its line against its path, its values, its units."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from flask import render_template
from flask_login import current_user

from tracker import access, clock
from tracker.access import measures as desk
from tracker.db import db
from tracker.evidence import Document
from tracker.figures.measured import Measured, Spot, counted, measure
from tracker.indicators import ENTERED, Indicator
from tracker.pages.figures_series import NARROW, WIDE, Drawing, series_drawing
from tracker.pages.guard import Audience, audience
from tracker.pages.indicators.blueprint import pages
from tracker.pages.indicators.breakdown import breakdown_of
from tracker.pages.indicators.corrections import Correction, corrections_of
from tracker.pages.indicators.day import asked_day, plan_asked
from tracker.pages.indicators.rows import number_of, row_of, series_of
from tracker.pages.indicators.story import events_of, story_of
from tracker.pages.indicators.words import (
    DIRECTIONS,
    FREQUENCIES,
    LOOKS,
    SOURCE_KINDS,
    Look,
    denominator_words,
    enters,
    fraction_words,
    span_words,
    target_words,
    value_words,
    with_unit,
)
from tracker.plans import Plan
from tracker.rules.numbers import format_day, format_decimal

Corrected = Mapping[int, list[Correction]]  # of each value, by its id


@dataclass(frozen=True)
class PeriodRow:
    """One period in words: its own value, the year so far, the path, where that leaves it."""

    spot: Spot
    words: str
    own: str
    own_fraction: str
    to_date: str
    fraction: str
    expected: str
    look: Look
    number: Decimal | None
    document: Document | None
    corrections: list[Correction]


@pages.get("/<indicator_code>")
@audience(Audience.SIGNED_IN)
def one(indicator_code: str) -> str:
    """Show an indicator of the plan in force, or of the one asked for."""
    plan = plan_asked()
    measured = measured_one(plan, indicator_code, on=asked_day(plan))
    indicator, today = measured.indicator, clock.today()
    events, names = events_of(indicator)
    corrected = corrections_of(indicator, events, names)
    may_enter = desk.may_enter(indicator, by=current_user, on=today)
    return render_template(
        "indicators/one.html", plan=plan, measured=measured, indicator=indicator,
        row=row_of(measured), periods=periods_of(measured, corrected),
        later=corrected_later(corrected, measured.as_of),
        drawings=drawings_of(measured, plan),
        breakdown=breakdown_of(measured, plan), story=story_of(events, names),
        may_enter=may_enter and indicator.source_kind in ENTERED,
        is_secretariat=desk.is_secretariat(current_user, on=today), words=words_of(indicator),
        span_words=span_words, path=path_of(indicator),
    )  # fmt: skip


def measured_one(plan: Plan, code: str, *, on: date) -> Measured:
    """Return one indicator of a plan as measured on a day, or raise NotFound."""
    desk.indicator_to_see(plan, code)
    return next(one for one in measure(plan, as_of=on) if one.indicator.code == code)


def corrected_later(corrected: Corrected, on: date) -> list[Correction]:
    """Return what was corrected of a past day's figures when that day was over, newest first."""
    found = (one for each in corrected.values() for one in each if one.is_after(on))
    return sorted(found, key=lambda one: one.at, reverse=True)


def periods_of(measured: Measured, corrected: Corrected) -> list[PeriodRow]:
    """Return the periods with a figure, the newest first."""
    shown = readable_papers(measured)
    rows = [period_row(measured, spot, shown, corrected) for spot in measured.spots]
    return rows[::-1]


def period_row(
    measured: Measured, spot: Spot, shown: Mapping[int, Document], corrected: Corrected
) -> PeriodRow:  # fmt: skip
    """Return a period in words."""
    indicator, wanted = measured.indicator, measured.expected_at(spot)
    expected = "" if wanted is None else with_unit(format_decimal(wanted), indicator.unit_text)
    paper_id = spot.value.document_id if spot.value else None
    return PeriodRow(
        spot=spot, words=span_words(spot.span), own=value_words(indicator, spot.own),
        own_fraction=fraction_words(indicator, spot.own), expected=expected,
        to_date=value_words(indicator, counted(indicator, spot)),
        fraction=fraction_words(indicator, counted(indicator, spot)),
        look=LOOKS[measured.track_at(spot)], number=number_of(counted(indicator, spot)),
        document=shown.get(paper_id) if paper_id else None,
        corrections=corrected.get(spot.value.id, []) if spot.value else [],
    )  # fmt: skip


def readable_papers(measured: Measured) -> dict[int, Document]:
    """Return the documents behind the values that the person may read, by id."""
    ids = {spot.value.document_id for spot in measured.spots if spot.value}
    rows = access.visible_documents(current_user, on=clock.today()).where(
        Document.id.in_([one for one in ids if one])
    )
    return {paper.id: paper for paper in db.session.scalars(rows)} if ids else {}


def drawings_of(measured: Measured, plan: Plan) -> dict[str, Drawing]:
    """Return the line of an indicator for a wide and a narrow screen; none without a value."""
    series = series_of(measured, plan)
    if not series.values:
        return {}
    return {"wide": series_drawing(series, WIDE), "narrow": series_drawing(series, NARROW)}


def words_of(indicator: Indicator) -> dict[str, Any]:
    """Return how an indicator is measured, in words."""
    return {
        "target": target_words(indicator),
        "direction": DIRECTIONS.get(indicator.direction, ""),
        "frequency": FREQUENCIES[indicator.frequency],
        "denominator": denominator_words(indicator),
        "source": SOURCE_KINDS[indicator.source_kind],
        "enters": enters(indicator),
        "baseline": baseline_of(indicator),
    }


def baseline_of(indicator: Indicator) -> str:
    """Return what it was before, with its note."""
    if indicator.baseline is None:
        return indicator.baseline_note
    words = with_unit(format_decimal(indicator.baseline), indicator.unit_text)
    return f"{words} ({indicator.baseline_note})" if indicator.baseline_note else words


def path_of(indicator: Indicator) -> str:
    """Return the path in words: 30/06/2026: 60%; 31/12/2026: 80%."""
    return "; ".join(
        f"{format_day(point.on)}: {with_unit(format_decimal(point.target), indicator.unit_text)}"
        for point in indicator.points
    )
