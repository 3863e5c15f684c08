"""Plans and their content areas, with the settings that say how the plan's figures are counted."""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Model, db
from tracker.rules.fold import fold
from tracker.units import Unit


class PlanState(StrEnum):
    """A plan's life."""

    DRAFT = "draft"
    ISSUED = "issued"
    CLOSED = "closed"


class PlanKind(StrEnum):
    """What a row of plans holds: a plan as issued, or a year's tasks given outside of it."""

    PLAN = "plan"
    OUTSIDE = "outside"


class Plan(Model):
    """An authority's plan of one year; issued by a decision (number, day), closed at its end.

    `coordinator_unit` is the standing secretariat; `verifier_unit` verifies the secretariat's own
    tasks. `settings` holds the rules of counting (see `rules.progress.Settings`). The tasks that
    sessions, inspections and orders give stand under a row of kind `outside`, one a year: all but
    the plan's figures works on them as on others. `closing_on` is the day on which the secretariat
    proposes to close the plan, empty until it does.
    """

    __tablename__ = "plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    year: Mapped[int]
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default=PlanKind.PLAN)
    state: Mapped[str] = mapped_column(default=PlanState.DRAFT)
    period_from: Mapped[date]
    period_to: Mapped[date]
    doc_number: Mapped[str] = mapped_column(default="")
    doc_on: Mapped[date | None]
    issued_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    closing_on: Mapped[date | None]
    coordinator_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    verifier_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    authority: Mapped[Unit] = relationship(foreign_keys=authority_id, lazy="joined")
    areas: Mapped[list["ContentArea"]] = relationship(order_by="ContentArea.position")

    __mapper_args__ = {"version_id_col": version}


class ContentArea(Model):
    """A content area (nội dung) of a plan; `code` is ND1… in the order of the annex."""

    __tablename__ = "content_area"
    __table_args__ = (UniqueConstraint("plan_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    position: Mapped[int]
    code: Mapped[str]
    numeral: Mapped[str]
    title: Mapped[str]


def by_code(code: str) -> Plan | None:
    """Return the plan of a code."""
    return db.session.scalar(select(Plan).where(Plan.code == code))


def of_authority(authority_id: int) -> list[Plan]:
    """Return an authority's plans, the newest year first; not what stands outside of them."""
    rows = select(Plan).where(Plan.authority_id == authority_id, Plan.kind == PlanKind.PLAN)
    return list(db.session.scalars(rows.order_by(Plan.year.desc(), Plan.id.desc())))


def of_year(authority_id: int, *, year: int, kind: PlanKind = PlanKind.PLAN) -> Plan | None:
    """Return an authority's plan of a year, the newest where there are several."""
    rows = select(Plan).where(
        Plan.authority_id == authority_id, Plan.year == year, Plan.kind == kind
    )
    return db.session.scalar(rows.order_by(Plan.id.desc()))


def code_for(authority: Unit, *, year: int, ending: str = "") -> str:
    """Return a code that no plan has: the authority's code and the year, in lower case."""
    first = f"{re.sub(r'[^a-z0-9]', '', fold(authority.code))}_{year}{ending}"
    code, count = first, 1
    while by_code(code) is not None:
        count += 1
        code = f"{first}_{count}"
    return code
