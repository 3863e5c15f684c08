"""Frozen indicators as the public page shows them: value, target, whether met, and a bar."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from flask_babel import gettext

from tracker.rules import N_
from tracker.rules.indicators import (
    Direction,
    Reading,
    Standing,
    Track,
    aim_of,
    telling_places,
    unrounded,
)
from tracker.rules.numbers import format_decimal

WIDTH, HEIGHT = 200.0, 14
ROOM = Fraction(11, 10)  # beyond the largest number drawn, so that a mark does not lie on the edge
WHOLE = Fraction(100)
SIGNS = {Direction.AT_LEAST: "≥", Direction.AT_MOST: "≤", Direction.EQUAL: ""}


@dataclass(frozen=True)
class Bar:
    """A value as a bar of `length`, and its targets as marks, in pixels."""

    width: float
    height: int
    length: float
    marks: list[float]


@dataclass(frozen=True)
class Shown:
    """An indicator in words, with its bar where there are numbers to draw."""

    code: str
    title: str
    target: str
    value: str
    fraction: str
    words: str
    icon: str
    tone: str
    bar: Bar | None


LOOKS = {
    Standing.MET: (N_("Đạt"), "circle-check", "met"),
    Standing.NOT_MET: (N_("Chưa đạt"), "circle-x", "short"),
    Standing.NOT_APPLICABLE: (N_("Không phát sinh"), "minus", "none"),
    Standing.NOT_MEASURED: (N_("Chưa có dữ liệu"), "circle-dashed", "none"),
}


# A target of the plan's end is not missed while its path is kept: as the report says it.
UNDER_WAY = {
    Track.ON_TRACK: (N_("Đúng lộ trình"), "player-play", "run"),
    Track.OPEN: (N_("Đang cộng dồn"), "hourglass", "wait"),
}


def shown(told: dict[str, Any]) -> Shown:
    """Return an indicator of a snapshot (see `periods.shown.indicator_of`)."""
    is_percent = told["unit"].strip() == "%"
    numerator, denominator, alone = (_number(told[name]) for name in FIGURES)
    reading = Reading(numerator, denominator, alone, is_percent)
    value = unrounded(reading)
    direction, *aims = told["aim"]
    words, icon, tone = _look(told)
    said, bar = _value_words(value, told), None
    if direction == Direction.YES_NO:
        said = gettext("Có") if value == 1 else gettext("Chưa")
    else:
        bar = bar_of(value, _exact(aims), whole=WHOLE if is_percent else Fraction(0))
    return Shown(
        told["code"], told["title"], _target_words(told), said, _fraction_words(reading),
        gettext(words), icon, tone, bar,
    )  # fmt: skip


def _look(told: dict[str, Any]) -> tuple[str, str, str]:
    standing = Standing(told["standing"])
    kept = UNDER_WAY.get(Track(told["track"])) if standing is Standing.NOT_MET else None
    return kept or LOOKS[standing]


FIGURES = ("numerator", "denominator", "value")


def bar_of(value: Fraction | None, aims: list[Fraction], *, whole: Fraction) -> Bar | None:
    """Return the bar of a value from 0 to `whole`, or somewhat beyond the largest number drawn.

    None without a value or a target, and for numbers below 0.
    """
    if value is None or not aims or min(value, *aims) < 0:
        return None
    most = max(value, *aims)
    end = whole if whole >= most else most * ROOM
    if not end:
        return None

    def across(number: Fraction) -> float:
        return round(float(number / end) * WIDTH, 1)

    return Bar(WIDTH, HEIGHT, across(value), [across(aim) for aim in aims])


def _value_words(value: Fraction | None, told: dict[str, Any]) -> str:
    if value is None:
        return ""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return _with_unit(number, told["unit"], telling_places(value, aim_of(*told["aim"])))


def _target_words(told: dict[str, Any]) -> str:
    """Return a target with its sign and unit; as printed where it is no single number."""
    direction, target, _end = told["aim"]
    if direction not in SIGNS or target is None:
        return str(told["target"])
    return f"{SIGNS[direction]} {_with_unit(Decimal(target), told['unit'])}".strip()


def _with_unit(number: Decimal, unit: str, places: int = 2) -> str:
    written = format_decimal(number, places)
    return f"{written}%" if unit.strip() == "%" else f"{written} {unit}".strip()


def _fraction_words(reading: Reading) -> str:
    if reading.numerator is None or not reading.denominator:
        return ""
    return f"{format_decimal(reading.numerator)}/{format_decimal(reading.denominator)}"


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _exact(aims: Iterable[str | None]) -> list[Fraction]:
    return [Fraction(aim) for aim in aims if aim is not None]
