"""An indicator's drawings by themselves, as SVG and as PNG: into a report, onto a slide."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Response, render_template
from flask_babel import gettext

from tracker import access
from tracker.documents.png import to_png
from tracker.figures.measured import Measured
from tracker.pages.figures_labels import Frame
from tracker.pages.figures_series import series_drawing
from tracker.pages.guard import Audience, audience
from tracker.pages.indicators.blueprint import pages
from tracker.pages.indicators.breakdown import UnitRow, breakdown_of
from tracker.pages.indicators.day import asked_day, plan_asked
from tracker.pages.indicators.one import measured_one
from tracker.pages.indicators.rows import row_of, series_of
from tracker.pages.indicators.words import enters
from tracker.plans import Plan
from tracker.rules.numbers import format_day

WIDTH, HEIGHT = 960, 540  # a slide's shape
EDGE = 40
PER_LINE, LINES = 72, 3  # letters in a line of the title, and its lines
SMALL_PER_LINE = 125
COLUMNS, ACROSS, DOWN = 4, 226, 152  # of the small drawings, name and plot
NAME_PER_LINE = 28
TYPES = {"svg": "image/svg+xml", "png": "image/png"}
Text = tuple[float, str]


@dataclass(frozen=True)
class Picture:
    """The sheet round a drawing: lines of the title and of the foot, and where things stand."""

    height: int
    title: list[Text]
    stands: float
    foot: list[Text]
    width: int = WIDTH
    edge: int = EDGE

    @property
    def top(self) -> int:
        """Where the drawing begins."""
        return round(self.stands) + 18

    @property
    def bottom(self) -> int:
        """Where the drawing ends; the meaning of its marks stands under it."""
        return self.height - 22 - 18 * len(self.foot) - 30


@pages.get("/<indicator_code>/bieu-do.<any(svg, png):file_kind>")
@audience(Audience.SIGNED_IN)
def picture(indicator_code: str, file_kind: str) -> Response:
    """Send the line of an indicator against its target."""
    plan = plan_asked()
    measured = measured_one(plan, indicator_code, on=asked_day(plan))
    series, sheet = series_of(measured, plan), sheet_of(measured, height=HEIGHT)
    if not series.values:
        raise access.NotFound
    frame = Frame(WIDTH, HEIGHT, EDGE + 56, sheet.top + 14, WIDTH - EDGE - 64, sheet.bottom - 30)
    facts = {"sheet": sheet, "drawing": series_drawing(series, frame)}
    return sent("picture", measured, plan, file_kind, **facts)


@pages.get("/<indicator_code>/theo-don-vi.<any(svg, png):file_kind>")
@audience(Audience.SIGNED_IN)
def units_picture(indicator_code: str, file_kind: str) -> Response:
    """Send the small drawings of the units, all on one scale."""
    plan = plan_asked()
    measured = measured_one(plan, indicator_code, on=asked_day(plan))
    found = breakdown_of(measured, plan)
    if found is None or not found.drawn:
        raise access.NotFound
    rows = -(-len(found.drawn) // COLUMNS)
    flat = sheet_of(measured, height=HEIGHT)
    sheet = sheet_of(measured, height=HEIGHT - (flat.bottom - flat.top) + rows * DOWN + 12)
    facts = {"sheet": sheet, "cells": list(cells_of(found.drawn, sheet)), "breakdown": found}
    return sent("units_picture", measured, plan, file_kind, **facts)


def sent(name: str, measured: Measured, plan: Plan, kind: str, **facts: Any) -> Response:
    """Draw a picture and send it as a file named after the indicator and the day."""
    indicator = measured.indicator
    drawn = render_template(
        f"indicators/{name}.svg", measured=measured, indicator=indicator, plan=plan,
        row=row_of(measured), **facts,
    )  # fmt: skip
    end = "-don-vi" if name == "units_picture" else ""
    file = f"{indicator.code}-{measured.as_of:%Y-%m-%d}{end}.{kind}"
    headers = {"Content-Disposition": f"attachment; filename={file}"}
    content = to_png(drawn) if kind == "png" else drawn.encode()
    return Response(content, mimetype=TYPES[kind], headers=headers)


def sheet_of(measured: Measured, *, height: int) -> Picture:
    """Return the sheet of an indicator: as many lines as its title needs, three at most."""
    words = balanced(f"{measured.indicator.code} {measured.indicator.title}")
    title = [(82.0 + 28 * place, line) for place, line in enumerate(words)]
    foot = textwrap.wrap(source_words(measured), SMALL_PER_LINE, max_lines=2, placeholder=" …")
    below = [(height - 22.0 - 18 * place, line) for place, line in enumerate(foot[::-1])]
    return Picture(height, title, title[-1][0] + 34, below[::-1])


def balanced(title: str) -> list[str]:
    """Return the lines of a title, all about as long: no single syllable is left over."""
    lines = textwrap.wrap(title, PER_LINE, max_lines=LINES, placeholder=" …")
    text, least = " ".join(lines), PER_LINE * (len(lines) - 1) // len(lines)
    found = (textwrap.wrap(text, width) for width in range(max(1, least), PER_LINE + 1))
    return next(wrapped for wrapped in found if len(wrapped) <= len(lines))


def source_words(measured: Measured) -> str:
    """Return whose figures these are and of which day."""
    source = gettext("Nguồn: %(source)s.", source=enters(measured.indicator) or "–")
    if measured.latest is None:
        return source
    return f"{source} " + gettext("Số liệu đến ngày %(day)s.", day=format_day(measured.latest.on))


@dataclass(frozen=True)
class Small:
    """A unit's small drawing and its name, where they stand on the sheet."""

    unit: UnitRow
    x: float
    y: float
    name: list[Text]


def cells_of(units: Iterable[UnitRow], sheet: Picture) -> Iterable[Small]:
    """Yield the units from left to right, row by row."""
    for number, unit in enumerate(units):
        line, place = divmod(number, COLUMNS)
        ranked = f"{unit.rank}. {unit.unit.name}" if unit.rank else unit.unit.name
        words = textwrap.wrap(ranked, NAME_PER_LINE, max_lines=2, placeholder=" …")
        name = [(16.0 * at, text) for at, text in enumerate(words)]
        yield Small(unit, EDGE + place * ACROSS, sheet.top + 14 + line * DOWN, name)
