"""The values of all indicators as a workbook, to be worked with or filled in and sent back."""

import io
from collections.abc import Iterator
from decimal import Decimal

from flask import send_file
from flask_babel import gettext
from werkzeug.wrappers import Response

from tracker.documents.indicator_sheet import IndicatorSheet, Row, to_xlsx
from tracker.figures.measured import Measured, Spot, counted, measure
from tracker.indicators import ENTERED
from tracker.pages.guard import Audience, audience
from tracker.pages.indicators.blueprint import pages
from tracker.pages.indicators.day import asked_day, plan_asked
from tracker.pages.indicators.rows import number_of
from tracker.pages.indicators.typing import spans_of
from tracker.pages.indicators.words import LOOKS, enters, span_words, target_words
from tracker.plans import Plan
from tracker.rules.indicators import Reading, Span
from tracker.rules.numbers import format_day

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    made = IndicatorSheet(plan.title, remark, rows_of(typed, plan), rows_of(derived, plan))
    name = f"chi-tieu-{plan.code}-{on:%Y-%m-%d}.xlsx"
    content = io.BytesIO(to_xlsx(made))
    return send_file(content, mimetype=XLSX, as_attachment=True, download_name=name)


def rows_of(found: list[Measured], plan: Plan) -> Iterator[Row]:
    """Yield a row for every period that has begun."""
    for one in found:
        spots = {spot.span: spot for spot in one.spots}
        for span in spans_of(one.indicator, year=plan.year):
            if span.since <= one.as_of:
                yield row_of(one, span, spots.get(span))


def row_of(measured: Measured, span: Span, spot: Spot | None) -> Row:
    """Return the row of a period: what was typed, or what was computed."""
    indicator = measured.indicator
    value = spot.value if spot else None
    head = [
        indicator.code, indicator.title, indicator.unit_text, target_words(indicator),
        span_words(span), format_day(span.until),
    ]  # fmt: skip
    if value is not None:
        numbers = [value.numerator, value.denominator, value.value]
        who = value.entered_by.full_name if value.entered_by else enters(indicator)
    else:
        numbers = numbers_of(counted(indicator, spot) if spot else None)
        who = enters(indicator)
    state = gettext(LOOKS[measured.track_at(spot)].words) if spot else ""
    return Row([*head, *numbers, state, value.note if value else "", who])


def numbers_of(reading: Reading | None) -> list[Decimal | None]:
    """Return numerator, denominator and value of what was computed."""
    if reading is None:
        return [None, None, None]
    return [reading.numerator, reading.denominator, number_of(reading)]
