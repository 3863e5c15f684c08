"""The indicators of a sample: the file's value of its last day, and illustrative ones before it."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import select

from tracker.accounts import Appointment
from tracker.commands.demo import people
from tracker.commands.demo.sample import OFFICES, Row, rows
from tracker.db import db
from tracker.indicators import Indicator, IndicatorPoint, IndicatorValue
from tracker.plans import Plan
from tracker.rules.indicators import Frequency, Span, spans
from tracker.rules.words import Role
from tracker.units import Unit

REMARK = "Số liệu minh họa"
# Of the year's value at the end of each quarter, and how near the rate was to it by then.
GROWN = (Decimal("0.22"), Decimal("0.47"), Decimal("0.73"))
NEAR = (Decimal("0.970"), Decimal("0.984"), Decimal("0.993"))
# What the paths want by the end of each quarter.
PATHS: dict[str, dict[str, tuple[int, ...]]] = {
    "xa_2026": {"CT02": (70, 74, 77, 80), "CT03": (90, 92, 94, 95), "CT06": (10, 30, 45, 60)},
    "tinh_2026": {"CT03": (40, 48, 55, 60), "CT06": (5, 12, 20, 30), "CT08": (40, 90, 140, 200)},
    "thu_duc_2022": {"CT02": (40, 44, 47, 50), "CT07": (5, 12, 20, 30), "CT08": (1, 2, 4, 5)},
}
HALVES = {("xa_2026", "CT03"), ("xa_2026", "CT07"), ("thu_duc_2022", "CT03")}


def build_indicators(name: str, plan: Plan, units: dict[str, Unit]) -> None:
    """Add the indicators with their paths, and a value for each period up to the file's own."""
    for place, row in enumerate(rows(name, "chi_tieu"), start=1):
        indicator = build_indicator(row, plan, units.get(row["lead_unit_code"]))
        indicator.position = place
        indicator.points = path_of(name, indicator, year=plan.year)
        measured = row["indicator_actual"] or row["indicator_denominator"]
        indicator.frequency = frequency_of(name, row["code"], is_measured=bool(measured))
        if measured:
            indicator.values = values_of(row, indicator, measured_on=OFFICES[name].measured_on)
        db.session.add(indicator)


def frequency_of(name: str, code: str, *, is_measured: bool) -> Frequency:
    """Return how often an indicator is measured; once a year what is published only after it."""
    if not is_measured:
        return Frequency.YEAR
    return Frequency.HALF if (name, code) in HALVES else Frequency.QUARTER


def build_indicator(row: Row, plan: Plan, lead: Unit | None) -> Indicator:
    """Return an indicator as the file gives it; its values hold the year so far."""
    top, _, base = row["product_or_measure_vi"].partition(" / ")
    return Indicator(
        plan_id=plan.id, code=row["code"], title=row["title_vi"],
        measure=row["product_or_measure_vi"], unit_text=row["indicator_unit"],
        numerator_label=top if base else "", denominator_label=base,
        direction=row["indicator_direction"], target=number(row["indicator_target"]),
        target_text=f"{row['indicator_direction']} {row['indicator_target']}",
        lead_text=row["lead_unit_vi"], lead_unit_id=lead.id if lead else None,
    )  # fmt: skip


def path_of(name: str, indicator: Indicator, *, year: int) -> list[IndicatorPoint]:
    """Return the path of an indicator, where the sample has one."""
    wanted = PATHS[name].get(indicator.code, ())
    ends = (span.until for span in spans(Frequency.QUARTER, year=year))
    return [
        IndicatorPoint(on=on, target=Decimal(each)) for on, each in zip(ends, wanted, strict=False)
    ]


def values_of(row: Row, indicator: Indicator, *, measured_on: date) -> list[IndicatorValue]:
    """Return the file's value, and an illustrative one for each period that ended before it."""
    last = IndicatorValue(
        on=measured_on, numerator=number(row["indicator_numerator"]),
        denominator=number(row["indicator_denominator"]), value=number(row["indicator_actual"]),
        note=row["note_vi"], entered_at=people.noon(measured_on),
    )  # fmt: skip
    quarters = spans(Frequency.QUARTER, year=measured_on.year)
    ended = [one for one in quarters if one.until < measured_on][: len(GROWN)]
    if indicator.frequency == Frequency.HALF:
        ended = [one for one in ended if one.until.month == 6]
    before = [earlier(last, one) for one in ended]
    for value in (*before, last):
        value.entered_by_id = enters(indicator.lead_unit_id)
    return [*before, last]


def earlier(last: IndicatorValue, quarter: Span) -> IndicatorValue:
    """Return what a value may have been at the end of a quarter: less, and a little worse."""
    grown, near = GROWN[quarter.ordinal - 1], NEAR[quarter.ordinal - 1]
    made = IndicatorValue(
        since=None, on=quarter.until, note=REMARK, entered_at=people.noon(quarter.until)
    )
    if last.numerator is None or last.denominator is None:
        made.value = whole((last.value or Decimal(0)) * grown)
    else:
        made.denominator = whole(last.denominator * grown)
        made.numerator = min(whole(last.numerator * grown * near), made.denominator * 2)
    return made


def whole(number: Decimal) -> Decimal:
    """Return a number of things."""
    return number.quantize(Decimal(1), ROUND_HALF_UP)


def enters(unit_id: int | None) -> int | None:
    """Return who enters a unit's values: whoever works there, the head first."""
    posts = select(Appointment.person_id).where(
        Appointment.unit_id == unit_id, Appointment.role.in_((Role.UNIT_HEAD, Role.STAFF))
    )
    return db.session.scalar(posts.order_by(Appointment.role.desc(), Appointment.id).limit(1))


def number(text: str) -> Decimal | None:
    """Return the number of a cell, None where it is empty."""
    return Decimal(text) if text else None
