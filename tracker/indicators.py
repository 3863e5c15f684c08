"""Indicators of a plan and the values reported for them."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Numeric, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Model
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
