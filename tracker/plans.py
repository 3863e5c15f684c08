"""Plans and their content areas, with the settings that say how the plan's figures are counted."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Model, db
from tracker.units import Unit


class PlanState(StrEnum):
    """A plan's life."""

    DRAFT = "draft"
    ISSUED = "issued"
    CLOSED = "closed"


class Plan(Model):
    """An authority's plan of one year; issued by a decision (number, day), closed at its end.

    `coordinator_unit` is the standing secretariat; `verifier_unit` verifies the secretariat's own
    tasks. `settings` holds the rules of counting (see `rules.progress.Settings`).
    """

    __tablename__ = "plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    year: Mapped[int]
    title: Mapped[str]
    state: Mapped[str] = mapped_column(default=PlanState.DRAFT)
    period_from: Mapped[date]
    period_to: Mapped[date]
    doc_number: Mapped[str] = mapped_column(default="")
    doc_on: Mapped[date | None]
    issued_on: Mapped[date | None]
    closed_on: Mapped[date | None]
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
    """Return an authority's plans, the newest year first."""
    rows = select(Plan).where(Plan.authority_id == authority_id)
    return list(db.session.scalars(rows.order_by(Plan.year.desc(), Plan.id.desc())))
