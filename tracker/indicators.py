"""Indicators of a plan and the values reported for them."""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Numeric, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from tracker.db import Model, db
from tracker.rules.indicators import Reading, Standing, standing
from tracker.units import Unit


class Indicator(Model):
    """An indicator (chỉ tiêu) as the plan prints it; `direction` is >=, <=, = or yes_no."""

    __tablename__ = "indicator"
    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    code: Mapped[str]
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    measure: Mapped[str] = mapped_column(Text, default="")
    unit_text: Mapped[str] = mapped_column(default="")
    target_text: Mapped[str] = mapped_column(default="")
    direction: Mapped[str] = mapped_column(default="")
    target: Mapped[Decimal | None] = mapped_column(Numeric(18, 4))
    lead_text: Mapped[str] = mapped_column(Text, default="")
    lead_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    place: Mapped[str] = mapped_column(default="")

    lead_unit: Mapped[Unit | None] = relationship()
    values: Mapped[list["IndicatorValue"]] = relationship(order_by="IndicatorValue.on")


class IndicatorValue(Model):
    """A value as of a day: numerator and denominator, or the value alone for want of them."""

    __tablename__ = "indicator_value"
    __table_args__ = (UniqueConstraint("indicator_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    on: Mapped[date]
    numerator: Mapped[Decimal | None] = mapped_column(Numeric(18, 4))
    denominator: Mapped[Decimal | None] = mapped_column(Numeric(18, 4))
    value: Mapped[Decimal | None] = mapped_column(Numeric(18, 4))
    note: Mapped[str] = mapped_column(Text, default="")
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]

    def reading(self, *, is_percent: bool) -> Reading:
        """Return the value as the rule of indicators takes it."""
        return Reading(self.numerator, self.denominator, self.value, is_percent)


def standing_of(indicator: Indicator, *, as_of: date) -> Standing:
    """Return where an indicator stands on a day, by its latest value until then."""
    known = value_on(indicator, as_of)
    reading = known.reading(is_percent=indicator.unit_text == "%") if known else None
    return standing(reading, direction=indicator.direction, target=indicator.target)


def value_on(indicator: Indicator, on: date) -> IndicatorValue | None:
    """Return the latest value of an indicator until a day."""
    return next((value for value in reversed(indicator.values) if value.on <= on), None)


def of_plan(plan_id: int) -> list[Indicator]:
    """Return a plan's indicators with their values, in the plan's order."""
    rows = select(Indicator).where(Indicator.plan_id == plan_id).order_by(Indicator.position)
    return list(db.session.scalars(rows.options(joinedload(Indicator.values))).unique())


def count_standings(measured: list[Indicator], *, as_of: date) -> Counter[Standing]:
    """Return how many indicators stand where on a day."""
    return Counter(standing_of(indicator, as_of=as_of) for indicator in measured)


def standings(plan_id: int, *, as_of: date) -> dict[str, int]:
    """Return how many indicators a plan has and how many stand where, on a day."""
    found = count_standings(of_plan(plan_id), as_of=as_of)
    return {"total": found.total()} | {str(where): found[where] for where in Standing}
