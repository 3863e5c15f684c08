"""How templates write days, instants, counts and percents: the office's way, "–" for nothing."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from flask import Flask
from markupsafe import Markup

from tracker.clock import VIETNAM
from tracker.pages.figures_curve import FLAT, NARROW, WIDE, step_curve
from tracker.pages.figures_svg import ring_arcs, tally_blocks
from tracker.rules.hits import composed, find_hits
from tracker.rules.indicators import Aim, telling_places
from tracker.rules.numbers import (
    NOTHING,
    format_count,
    format_day,
    format_decimal,
    format_percent,
    long_day,
    quarter,
    two_digits,
    two_digits_of,
)

KILO = 1024
DECIMALS_BELOW = 10  # of a size: 1,2 MB but 412 KB


def register(app: Flask) -> None:
    """Give the templates their filters and the geometry of figures."""
    app.jinja_env.filters.update(
        day=or_nothing(format_day), long_day=or_nothing(long_day), instant=or_nothing(instant),
        clock_time=or_nothing(clock_time), count=or_nothing(format_count),
        decimal=or_nothing(format_decimal),
        percent=or_nothing(format_percent), two=or_nothing(two_digits),
        filesize=or_nothing(filesize), local_day=local_day, quarter=or_nothing(quarter),
        signed=or_nothing(signed), measured=measured, marked=marked, two_of=two_digits_of,
    )  # fmt: skip
    app.jinja_env.globals.update(
        tally_blocks=tally_blocks, ring_arcs=ring_arcs, step_curve=step_curve,
        frames={"wide": WIDE, "narrow": NARROW, "flat": FLAT},
    )  # fmt: skip


def measured(value: Decimal, aim: Aim) -> str:
    """Return a number with as many decimals as tell whether it reaches what is aimed at."""
    return format_decimal(value, telling_places(Fraction(value), aim))


def or_nothing(write: Callable[[Any], str]) -> Callable[[Any], str]:
    """Return a filter that writes a dash where there is no value."""
    return lambda value: NOTHING if value is None or value == "" else write(value)


def instant(at: datetime) -> str:
    """Return an instant in Vietnam's time: 18/06/2026 16:30."""
    return f"{format_day(local(at).date())} {clock_time(at)}"


def clock_time(at: datetime) -> str:
    """Return the time of day in Vietnam: 09:40."""
    return f"{local(at):%H:%M}"


def local_day(at: datetime | None) -> date | None:
    """Return the day in Vietnam on which an instant falls, None for none."""
    return local(at).date() if at else None


def local(at: datetime) -> datetime:
    """Return an instant on Vietnam's clocks; one without a zone is a fault of ours."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return at.astimezone(VIETNAM)


def filesize(octets: int) -> str:
    """Return how large a file is: 980 KB, 1,2 MB."""
    size = Decimal(octets) / KILO
    if size < KILO:
        return f"{max(1, round(size))} KB"
    size /= KILO
    return f"{format_decimal(size, places=1 if size < DECIMALS_BELOW else 0)} MB"


def signed(difference: int) -> str:
    """Return a difference with its sign: +3, −5, 0."""
    if difference == 0:
        return "0"
    return f"{'+' if difference > 0 else '−'}{format_count(abs(difference))}"


def marked(text: str, wanted: str) -> Markup:
    """Return a text with the places set off that read as `wanted` without marks."""
    written = composed(text)
    shown, end = Markup(), 0
    for start, after in find_hits(written, wanted):
        shown += written[end:start] + Markup("<mark>{}</mark>").format(written[start:after])
        end = after
    return shown + written[end:]
