"""The facts of indicators, and where each stands by the values entered."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Numeric,
    Select,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.orm import (
    Mapped,
    aliased,
    contains_eager,
    joinedload,
    mapped_column,
    relationship,
)

from tracker.accounts import Person
from tracker.db import Model, db
from tracker.evidence import Document
from tracker.rules.indicators import Aim, Frequency, Point, Reading
from tracker.units import Unit


class SourceKind(StrEnum):
    """Where an indicator's values come from; all but `typed` are derived."""

    TYPED = "typed"
    SURVEY = "survey"
    DOSSIERS = "dossiers"
    TASKS = "tasks"
    REGISTERS = "registers"
    FORMULA = "formula"


class Indicator(Model):
    """An indicator (chỉ tiêu): as the plan prints it, and how it is measured.

    `direction` is one of `rules.indicators.Direction`, empty where nobody could read the target;
    `target2` is the upper end of `between`. `adds_up` says that periods are counted up to the
    year's target (05 procedures a year); `is_cumulative` that each value entered already holds
    the year so far. `source` names what a derived value is made of: a rate of dossiers, a
    register, or a formula over other indicators' codes.
    """

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
    target2: Mapped[Decimal | None] = mapped_column(Numeric(18, 4))
    baseline: Mapped[Decimal | None] = mapped_column(Numeric(18, 4))
    baseline_note: Mapped[str] = mapped_column(default="")
    numerator_label: Mapped[str] = mapped_column(default="")
    denominator_label: Mapped[str] = mapped_column(default="")
    frequency: Mapped[str] = mapped_column(default=Frequency.QUARTER)
    adds_up: Mapped[bool] = mapped_column(default=False)
    is_cumulative: Mapped[bool] = mapped_column(default=True)
    source_kind: Mapped[str] = mapped_column(default=SourceKind.TYPED)
    source: Mapped[str] = mapped_column(default="")
    scope_note: Mapped[str] = mapped_column(Text, default="")
    lead_text: Mapped[str] = mapped_column(Text, default="")
    lead_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    place: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    lead_unit: Mapped[Unit | None] = relationship()
    points: Mapped[list["IndicatorPoint"]] = relationship(
        order_by="IndicatorPoint.on", cascade="all, delete-orphan"
    )
    values: Mapped[list["IndicatorValue"]] = relationship(order_by="IndicatorValue.on")

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_percent(self) -> bool:
        """Tell whether values are percents of 0-100."""
        return self.unit_text.strip() == "%"

    @property
    def aim(self) -> Aim:
        """Return what is aimed at, as the rules take it."""
        return Aim(self.direction, self.target, self.target2)

    @property
    def path(self) -> list[Point]:
        """Return the path over the year, as the rules take it."""
        return [Point(point.on, point.target) for point in self.points]


class IndicatorPoint(Model):
    """What an indicator should reach by the end of a day (lộ trình)."""

    __tablename__ = "indicator_point"
    __table_args__ = (UniqueConstraint("indicator_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    on: Mapped[date]
    target: Mapped[Decimal] = mapped_column(Numeric(18, 4))


class IndicatorValue(Model):
    """A value of the period from `since` until `on`, or as of `on` where it holds the year so far.

    Numerator and denominator, or the value alone for want of them. `document_id` is its proof.
    It is verified by somebody else than who entered it; a correction takes the verification off.
    """

    __tablename__ = "indicator_value"
    __table_args__ = (UniqueConstraint("indicator_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    since: Mapped[date | None]
    on: Mapped[date]
    numerator: Mapped[Decimal | None] = mapped_column(Numeric(18, 4))
    denominator: Mapped[Decimal | None] = mapped_column(Numeric(18, 4))
    value: Mapped[Decimal | None] = mapped_column(Numeric(18, 4))
    note: Mapped[str] = mapped_column(Text, default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]
    verified_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    verified_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    entered_by: Mapped[Person | None] = relationship(foreign_keys=entered_by_id)
    verified_by: Mapped[Person | None] = relationship(foreign_keys=verified_by_id)
    document: Mapped[Document | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def reading(self, *, is_percent: bool) -> Reading:
        """Return the value as the rule of indicators takes it."""
        return Reading(self.numerator, self.denominator, self.value, is_percent)


def of_plan(plan_id: int) -> list[Indicator]:
    """Return a plan's indicators with their values, in the plan's order."""
    return of_plans([plan_id])


def of_plans(plan_ids: Collection[int]) -> list[Indicator]:
    """Return the indicators of some plans with their values, by plan and in its order."""
    return list(db.session.scalars(_of_plans(), {"plan_ids": list(plan_ids)}).unique())


@cache
def _of_plans() -> Select[Indicator]:
    """Return the query of indicators with all that is theirs; building it takes as long as asking.

    One query: a plan has a dozen of them. All values stand beside the first point of the path and
    none beside the others, so that there are as many rows as both together, not one for each pair.
    """
    point, value, other = IndicatorPoint, IndicatorValue, aliased(IndicatorPoint)
    first = select(func.min(other.on)).where(other.indicator_id == Indicator.id).scalar_subquery()
    beside = or_(point.on.is_(None), point.on == first)
    return (
        select(Indicator).outerjoin(Indicator.points)
        .outerjoin(value, and_(value.indicator_id == Indicator.id, beside))
        .where(Indicator.plan_id.in_(bindparam("plan_ids", expanding=True)))
        .order_by(Indicator.plan_id, Indicator.position, Indicator.id, point.on, value.on)
        .options(
            contains_eager(Indicator.points), joinedload(Indicator.lead_unit),
            contains_eager(Indicator.values).joinedload(IndicatorValue.entered_by),
        )
    )  # fmt: skip


def papers_read_by(units: Collection[int]) -> ColumnElement[bool]:
    """Return which documents the people of some units read as proof of an indicator's value.

    The lead unit's people read all of theirs; everybody else those that are not restricted.
    """
    shown = select(IndicatorValue.document_id).where(IndicatorValue.document_id.is_not(None))
    own = shown.join(Indicator).where(Indicator.lead_unit_id.in_(units))
    return or_(
        Document.id.in_(own), and_(Document.id.in_(shown), Document.is_restricted.is_(False))
    )
