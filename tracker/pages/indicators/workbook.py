"""The values of all indicators as a workbook, to be worked with or filled in and sent back."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

from flask_babel import gettext
from sqlalchemy import select
from werkzeug.wrappers import Response

from tracker.db import db
from tracker.documents.indicator_sheet import IndicatorSheet, to_xlsx
from tracker.documents.table import Cell, Summary
from tracker.figures.measured import Measured, Spot, count_tracks, counted, measure
from tracker.indicators import ENTERED, Indicator
from tracker.pages.downloads import XLSX, sent
from tracker.pages.guard import Audience, audience
from tracker.pages.indicators.blueprint import pages
from tracker.pages.indicators.breakdown import OF_STANDING, order_of, ranked
from tracker.pages.indicators.day import asked_day, plan_asked
from tracker.pages.indicators.rows import number_of
from tracker.pages.indicators.typing import spans_of
from tracker.pages.indicators.words import LOOKS, enters, span_words, target_words
from tracker.plans import Plan
from tracker.rules.indicators import Reading, Span, standing
from tracker.rules.numbers import format_day
from tracker.units import Unit


@pages.get("/chi-tieu.xlsx")
@audience(Audience.SIGNED_IN)
def workbook() -> Response:
    """Send every period of every indicator as a workbook."""
    plan = plan_asked()
    on = asked_day(plan)
    found = measure(plan, as_of=on)
    typed = [one for one in found if one.indicator.source_kind in ENTERED]
    derived = [one for one in found if one not in typed]
    remark = gettext("Chỉ tiêu, tính đến ngày %(day)s", day=format_day(on))
    made = IndicatorSheet(
        plan.title,
        remark,
        rows_of(typed, plan),
        rows_of(derived, plan),
        unit_rows(found),
        by_place(found),
    )
    name = f"chi-tieu-{plan.code}-{on:%Y-%m-%d}.xlsx"
    return sent(to_xlsx(made), name=name, kind=XLSX)


def by_place(found: list[Measured]) -> Summary:
    """Return how many indicators stand where on the day."""
    tracks = count_tracks(found)
    rows = [(gettext(look.words), tracks[track]) for track, look in LOOKS.items() if tracks[track]]
    return Summary(gettext("Tổng hợp"), gettext("Tình trạng"), gettext("Số chỉ tiêu"), rows)


def rows_of(found: list[Measured], plan: Plan) -> Iterator[list[Cell]]:
    """Yield a row for every period that has begun."""
    for one in found:
        spots = {spot.span: spot for spot in one.spots}
        for span in spans_of(one.indicator, year=plan.year):
            if span.since <= one.as_of:
                yield row_of(one, span, spots.get(span))


def row_of(measured: Measured, span: Span, spot: Spot | None) -> list[Cell]:
    """Return the row of a period: what was typed, or what was computed."""
    indicator = measured.indicator
    value = spot.value if spot else None
    head: list[Cell] = [
        indicator.code, indicator.title, indicator.unit_text, target_words(indicator),
        span_words(span), span.until,
    ]  # fmt: skip
    if value is not None:
        numbers = [whole_or_not(one) for one in (value.numerator, value.denominator, value.value)]
        who = value.entered_by.full_name if value.entered_by else enters(indicator)
    else:
        numbers = numbers_of(counted(indicator, spot) if spot else None)
        who = enters(indicator)
    state = gettext(LOOKS[measured.track_at(spot)].words) if spot else ""
    return [*head, *numbers, state, value.note if value else "", who]


def unit_rows(found: Iterable[Measured]) -> Iterator[list[Cell]]:
    """Yield the units of every indicator whose source tells them apart, the best first."""
    told = [(one, one.latest) for one in found if one.latest and len(one.latest.by_unit) > 1]
    ids = {unit_id for _one, latest in told for unit_id in latest.by_unit}
    rows = select(Unit).where(Unit.id.in_(ids))
    units = {unit.id: unit for unit in db.session.scalars(rows)} if ids else {}
    for measured, latest in told:
        places = ranked(measured.indicator, latest.by_unit)
        here = [units[unit_id] for unit_id in latest.by_unit if unit_id in units]
        for unit in sorted(here, key=partial(order_of, places)):
            yield unit_row(measured.indicator, latest, unit, places.get(unit.id))


def unit_row(indicator: Indicator, latest: Spot, unit: Unit, rank: int | None) -> list[Cell]:
    """Return the row of one unit."""
    reading = latest.by_unit[unit.id]
    look = OF_STANDING[standing(reading, aim=indicator.aim)]
    return [
        indicator.code, indicator.title, indicator.unit_text, target_words(indicator), latest.on,
        rank, unit.name, *numbers_of(reading), gettext(look.words),
    ]  # fmt: skip


def numbers_of(reading: Reading | None) -> list[Cell]:
    """Return numerator, denominator and value of what was computed."""
    if reading is None:
        return [None, None, None]
    told = (reading.numerator, reading.denominator, number_of(reading))
    return [whole_or_not(one) for one in told]


def whole_or_not(number: Decimal | None) -> Cell:
    """Return a count as such: no program should show 36.466,00 dossiers."""
    return number if number is None or number % 1 else int(number)
