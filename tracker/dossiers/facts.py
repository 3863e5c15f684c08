"""The facts of dossier statistics: fields, a unit's monthly form, its rows, and given reasons."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.db import BigKey, Model, SortText
from tracker.rules.dossiers import COUNTS, Counts
from tracker.units import Unit


class DossierField(Model):
    """A field of dossiers (lĩnh vực) as an authority counts them.

    `aliases` are the other ways in which the one-stop software writes it, one a line; a field
    that ended on `ended_on` stays under the figures that it has.
    """

    __tablename__ = "dossier_field"
    __table_args__ = (UniqueConstraint("authority_id", "search_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[str]
    search_key: Mapped[str] = mapped_column(SortText)
    position: Mapped[int]
    aliases: Mapped[str] = mapped_column(Text, default="")
    ended_on: Mapped[date | None]


class DossierSheet(Model):
    """The form of one unit for one month; `month` is 1-12 of the year it is reported under.

    `scope_note` says what the form leaves out ("không bao gồm hồ sơ đất đai"). `totals` holds what
    the paper's own total row says, column by column, empty where nobody gave one: the total shown
    is always that of the rows.
    """

    __tablename__ = "dossier_sheet"
    __table_args__ = (
        UniqueConstraint("unit_id", "year", "month"),
        Index(None, "authority_id", "year", "month"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    year: Mapped[int]
    month: Mapped[int]
    scope_note: Mapped[str] = mapped_column(Text, default="")
    totals: Mapped[dict[str, Any]] = mapped_column(default=dict)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    unit: Mapped[Unit] = relationship(foreign_keys=unit_id)
    entered_by: Mapped[Person | None] = relationship()
    rows: Mapped[list["DossierRow"]] = relationship(
        back_populates="sheet", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}


class DossierRow(Model):
    """One field's counts in a sheet: the columns of `rules.dossiers.Counts`, empty = not stated.

    `authority_id`, `year` and `month` repeat the sheet's, so that sums need no join and years can
    be kept apart. `qualifier` is a word before the figures ("hơn"); `stated` holds the percents
    that the source printed beside them, as decimals parted by `|`.
    """

    __tablename__ = "dossier_row"
    __table_args__ = (
        UniqueConstraint("sheet_id", "field_id"),
        Index(None, "authority_id", "year", "month", "unit_id", "field_id"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("dossier_sheet.id"))
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    year: Mapped[int]
    month: Mapped[int]
    field_id: Mapped[int] = mapped_column(ForeignKey("dossier_field.id"))
    received: Mapped[int | None]
    received_online: Mapped[int | None]
    received_direct: Mapped[int | None]
    received_postal: Mapped[int | None]
    carried_over: Mapped[int | None]
    resolved: Mapped[int | None]
    resolved_early: Mapped[int | None]
    resolved_on_time: Mapped[int | None]
    resolved_late: Mapped[int | None]
    pending: Mapped[int | None]
    pending_in_time: Mapped[int | None]
    pending_overdue: Mapped[int | None]
    returned: Mapped[int | None]
    withdrawn: Mapped[int | None]
    supplement_waiting: Mapped[int | None]
    apology_sent: Mapped[int | None]
    paid_online: Mapped[int | None]
    online_processed: Mapped[int | None]
    eligible_resolved: Mapped[int | None]
    on_time_includes_early: Mapped[bool] = mapped_column(default=False)
    qualifier: Mapped[str] = mapped_column(default="")
    stated: Mapped[str] = mapped_column(default="")

    sheet: Mapped[DossierSheet] = relationship(back_populates="rows")
    field: Mapped[DossierField] = relationship()

    @property
    def counts(self) -> Counts:
        """Return the counts as the rules take them."""
        found = {name: getattr(self, name) for name in COUNTS}
        return Counts(**found, on_time_includes_early=self.on_time_includes_early)

    @property
    def stated_percents(self) -> list[Decimal]:
        """Return the percents that the source printed."""
        return [Decimal(text) for text in self.stated.split("|") if text]


class DossierReason(Model):
    """Why an identity does not hold in a sheet, as somebody explained it beside the figure.

    `field_id` is empty for what concerns the sheet's total. `told` keeps the figures that were
    explained: once they change, the reason no longer speaks of them.
    """

    __tablename__ = "dossier_reason"
    __table_args__ = (Index(None, "sheet_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("dossier_sheet.id"))
    field_id: Mapped[int | None] = mapped_column(ForeignKey("dossier_field.id"))
    identity: Mapped[str]
    told: Mapped[dict[str, Any]] = mapped_column(default=dict)
    reason: Mapped[str] = mapped_column(Text)
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime]
