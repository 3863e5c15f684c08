"""The facts of the small registers that feed indicators."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.db import BigKey, Model
from tracker.evidence import Document
from tracker.rules import N_
from tracker.units import Unit


class ItemKind(StrEnum):
    """What a unit may have to bring so many of."""

    NEWS = "news"
    INITIATIVE = "initiative"


ITEM_LABELS = {
    ItemKind.NEWS: N_("Tin, bài"),
    ItemKind.INITIATIVE: N_("Sáng kiến"),
}


def one_that_counts(*columns: str) -> Index:
    """Return the index that lets one entry alone stand for some columns, the void ones aside."""
    stands = text("voided_at IS NULL")
    return Index(None, *columns, unique=True, sqlite_where=stands, postgresql_where=stands)


class RegisterItem(Model):
    """A news item or an initiative of a unit: its day, and a link or a file as its proof.

    `recognised_by` names who recognised an initiative. In every register `voided_at` takes a wrong
    entry out of all counts without deleting it; why is in the history.
    """

    __tablename__ = "register_item"
    __table_args__ = (Index(None, "authority_id", "kind", "on"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    kind: Mapped[str]
    title: Mapped[str] = mapped_column(Text)
    on: Mapped[date]
    link: Mapped[str] = mapped_column(Text, default="")
    recognised_by: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]
    voided_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    unit: Mapped[Unit] = relationship(foreign_keys=unit_id)
    document: Mapped[Document | None] = relationship()
    added_by: Mapped[Person | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class Quota(Model):
    """How many of a kind each unit of a plan must bring, each month or year.

    `group_id` is the group of units that it binds; empty for every unit of the authority.
    `code` is the indicator of the plan that it is the measure of, where there is one.
    """

    __tablename__ = "quota"
    __table_args__ = (Index(None, "plan_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    kind: Mapped[str]
    least: Mapped[int]
    per: Mapped[str]
    group_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    code: Mapped[str] = mapped_column(default="")

    group: Mapped[Unit | None] = relationship()


class ApologySlip(Model):
    """A letter of apology for a late dossier, which is named by its code alone, never a citizen.

    `days_late` are working days; `new_due_on` is the new day promised; `sent_on` is empty while
    the letter is still owed.
    """

    __tablename__ = "apology_slip"
    __table_args__ = (
        one_that_counts("authority_id", "dossier_code", "number"),
        Index(None, "authority_id", "unit_id", "late_on"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    dossier_code: Mapped[str]
    field_id: Mapped[int | None] = mapped_column(ForeignKey("dossier_field.id"))
    late_on: Mapped[date]
    days_late: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")
    number: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None]
    new_due_on: Mapped[date | None]
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]
    voided_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    unit: Mapped[Unit] = relationship(foreign_keys=unit_id)

    __mapper_args__ = {"version_id_col": version}


class ProcedureCount(Model):
    """How many procedures (TTHC) a unit has, as of a day, and the proof that they are posted."""

    __tablename__ = "procedure_count"
    __table_args__ = (one_that_counts("unit_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    on: Mapped[date]
    total: Mapped[int | None]
    at_one_stop: Mapped[int | None]
    posted: Mapped[int | None]
    online_full: Mapped[int | None]
    online_partial: Mapped[int | None]
    linked: Mapped[int | None]
    simplified: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    link: Mapped[str] = mapped_column(Text, default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]
    voided_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    unit: Mapped[Unit] = relationship(foreign_keys=unit_id)
    document: Mapped[Document | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class SurveyRound(Model):
    """A round of asking citizens: forms sent, valid ones, and those satisfied."""

    __tablename__ = "survey_round"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    title: Mapped[str]
    since: Mapped[date]
    until: Mapped[date]
    sent: Mapped[int]
    valid: Mapped[int]
    satisfied: Mapped[int]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]
    voided_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    unit: Mapped[Unit] = relationship(foreign_keys=unit_id)
    document: Mapped[Document | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
