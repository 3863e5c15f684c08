"""A period's value as one text, as grids and sheets hold it: `812/835`, `97,5`, `có`."""

from datetime import date
from decimal import Decimal

from tracker.indicators import Indicator, IndicatorValue, Reported
from tracker.rules import N_, Refused
from tracker.rules.fold import fold
from tracker.rules.indicators import Direction, Frequency, Span, spans
from tracker.rules.numbers import format_exact, format_typed, parse_count, parse_decimal

YES = {"co": Decimal(1), "1": Decimal(1), "chua": Decimal(0), "khong": Decimal(0), "0": Decimal(0)}


def text_of(indicator: Indicator, value: IndicatorValue | None) -> str:
    """Return a value as one text; empty where there is none."""
    if value is None:
        return ""
    return written(indicator, value.numerator, value.denominator, value.value)


def written(
    indicator: Indicator, top: Decimal | None, base: Decimal | None, value: Decimal | None
) -> str:  # fmt: skip
    """Return a fraction or a value as one text."""
    if indicator.direction == Direction.YES_NO:
        return "có" if value == 1 else "chưa"
    return format_typed(value) if top is None else f"{format_exact(top)}/{format_exact(base)}"


def told_in(indicator: Indicator, text: str, *, span: Span, today: date) -> Reported:
    """Read what one text says of a period. Refused: what is no number, a period still to come."""
    if span.since > today:
        raise Refused(N_("Chưa đến kỳ này."))
    until = min(span.until, today)
    kept = value_in(indicator, span)
    if kept is not None and until == today:
        until = kept.on
    if indicator.direction == Direction.YES_NO:
        return Reported(span.since, until, value=yes_or_no(text), until=span.until)
    top, slash, base = text.partition("/")
    if slash:
        return Reported(span.since, until, part(top), part(base), until=span.until)
    return Reported(span.since, until, value=value_alone(text), until=span.until)


def value_alone(text: str) -> Decimal:
    """Read a value without its fraction: 97,25 and 97,25 %."""
    return parse_decimal(text.strip().removesuffix("%").strip())


def part(text: str) -> Decimal:
    """Read one side of a fraction: 36.075 is a count here, 4.819,5 is read too."""
    try:
        return Decimal(parse_count(text))
    except Refused:
        return parse_decimal(text)


def yes_or_no(text: str) -> Decimal:
    """Read có or chưa."""
    found = YES.get(fold(text).strip())
    if found is None:
        raise Refused(N_("“%(text)s”: nhập có hoặc chưa."), text=text)
    return found


def value_in(indicator: Indicator, span: Span) -> IndicatorValue | None:
    """Return the value entered for a period, None while there is none."""
    found = (one for one in reversed(indicator.values) if span.since <= one.on <= span.until)
    return next(found, None)


def spans_of(indicator: Indicator, *, year: int) -> list[Span]:
    """Return the periods in which an indicator is measured."""
    return spans(Frequency(indicator.frequency), year=year)
