"""Indicators in words: values, targets, periods, and where they stand."""

from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext

from tracker.figures.measured import Measured
from tracker.indicators import Indicator, SourceKind
from tracker.rules import N_
from tracker.rules.indicators import (
    Direction,
    Frequency,
    Reading,
    Span,
    Track,
    source_of,
    telling_places,
    unrounded,
)
from tracker.rules.numbers import format_decimal, roman

SIGNS = {Direction.AT_LEAST: "≥", Direction.AT_MOST: "≤", Direction.EQUAL: "="}
DIRECTIONS: dict[str, str] = {
    Direction.AT_LEAST: N_("Từ mức giao trở lên (≥)"),
    Direction.AT_MOST: N_("Không quá mức giao (≤)"),
    Direction.EQUAL: N_("Bằng mức giao (=)"),
    Direction.BETWEEN: N_("Trong khoảng, kể cả hai đầu"),
    Direction.YES_NO: N_("Có hoặc chưa"),
}
FREQUENCIES: dict[str, str] = {
    Frequency.MONTH: N_("Hằng tháng"),
    Frequency.QUARTER: N_("Hằng quý"),
    Frequency.HALF: N_("06 tháng một lần"),
    Frequency.YEAR: N_("Mỗi năm một lần"),
}
SOURCE_KINDS: dict[str, str] = {
    SourceKind.TYPED: N_("Đơn vị nhập"),
    SourceKind.DOSSIERS: N_("Thống kê hồ sơ"),
    SourceKind.TASKS: N_("Nhiệm vụ của kế hoạch"),
    SourceKind.REGISTERS: N_("Sổ theo dõi"),
    SourceKind.SURVEY: N_("Đợt khảo sát"),
    SourceKind.FORMULA: N_("Công thức từ các chỉ tiêu khác"),
}


@dataclass(frozen=True)
class Look:
    """How a place on the way looks: the word of its address, its words, icon and tone."""

    slug: str
    words: str
    icon: str
    tone: str


LOOKS = {
    Track.MET: Look("dat", N_("Đạt"), "circle-check", "met"),
    Track.ON_TRACK: Look("dung-lo-trinh", N_("Đúng lộ trình"), "player-play", "run"),
    Track.BEHIND: Look("cham", N_("Chưa đạt, chậm"), "circle-x", "short"),
    Track.OPEN: Look("dang-cong-don", N_("Đang cộng dồn"), "hourglass", "wait"),
    Track.NOT_APPLICABLE: Look("khong-phat-sinh", N_("Không phát sinh"), "minus", "none"),
    Track.NO_DATA: Look("chua-co-du-lieu", N_("Chưa có dữ liệu"), "circle-dashed", "none"),
}
BY_SLUG = {look.slug: track for track, look in LOOKS.items()}


def value_words(indicator: Indicator, reading: Reading | None) -> str:
    """Return a value with its unit, rounded to two decimals or to what tells it from the target.

    Empty without a value.
    """
    exact = unrounded(reading) if reading else None
    if exact is None:
        return ""
    if indicator.direction == Direction.YES_NO:
        return gettext("Có") if exact == 1 else gettext("Chưa")
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    places = telling_places(exact, indicator.aim)
    return with_unit(format_decimal(number, places), indicator.unit_text)


def fraction_words(indicator: Indicator, reading: Reading | None) -> str:
    """Return 9.412/9.530 where a value is a fraction of counts; a formula is none."""
    if reading is None or reading.numerator is None or not reading.denominator:
        return ""
    if indicator.source_kind == SourceKind.FORMULA:
        return ""
    return f"{format_decimal(reading.numerator)}/{format_decimal(reading.denominator)}"


def target_words(indicator: Indicator) -> str:
    """Return the target with its sign and unit; as printed where it was not read."""
    if indicator.direction == Direction.YES_NO:
        return gettext("Có")
    if indicator.target is None or indicator.direction not in set(Direction):
        return indicator.target_text
    low = with_unit(format_decimal(indicator.target), indicator.unit_text)
    if indicator.direction == Direction.BETWEEN:
        high = with_unit(format_decimal(indicator.target2), indicator.unit_text)
        return gettext("từ %(low)s đến %(high)s", low=format_decimal(indicator.target), high=high)
    return low if indicator.direction == Direction.EQUAL else f"{SIGNS[sign(indicator)]} {low}"


def sign(indicator: Indicator) -> Direction:
    """Return the direction of an indicator whose target was read."""
    return Direction(indicator.direction)


def with_unit(number: str, unit: str) -> str:
    """Return 98% and 7 sáng kiến: no blank before %."""
    return f"{number}%" if unit.strip() == "%" else f"{number} {unit}".strip()


def span_words(span: Span) -> str:
    """Return a period as offices write it: Quý II/2026."""
    year = span.since.year
    if span.frequency is Frequency.QUARTER:
        return gettext("Quý %(number)s/%(year)s", number=roman(span.ordinal), year=year)
    if span.frequency is Frequency.MONTH:
        return gettext("Tháng %(number)s/%(year)s", number=span.ordinal, year=year)
    if span.frequency is Frequency.HALF:
        half = N_("6 tháng đầu năm %(year)s"), N_("6 tháng cuối năm %(year)s")
        return gettext(half[span.ordinal - 1], year=year)
    return gettext("Năm %(year)s", year=year)


def denominator_words(indicator: Indicator) -> str:
    """Return what is divided by what: two rates never stand under one name without it.

    A derived indicator tells its source's; a typed one what the plan names, else its measure.
    """
    source = source_of(indicator.source_kind, indicator.source)
    if source is not None:
        return gettext(source.name)
    if indicator.source_kind == SourceKind.FORMULA:
        return gettext("công thức %(formula)s", formula=indicator.source)
    if indicator.numerator_label and indicator.denominator_label:
        return f"{indicator.numerator_label} / {indicator.denominator_label}"
    return indicator.measure


def enters(indicator: Indicator) -> str:
    """Return who enters the values: the lead unit, or what they are computed from."""
    if indicator.source_kind != SourceKind.TYPED:
        return gettext(SOURCE_KINDS[SourceKind(indicator.source_kind)])
    return indicator.lead_unit.name if indicator.lead_unit else indicator.lead_text


def owed_words(measured: Measured) -> str:
    """Return the periods for which nothing was entered: Quý I/2026, Quý II/2026."""
    return ", ".join(span_words(span) for span in measured.owed)
