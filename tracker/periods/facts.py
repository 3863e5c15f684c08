"""The facts of reporting: an authority's calendar, a plan's periods, what its units sent."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.db import Model
from tracker.evidence import Document
from tracker.files import StoredFile
from tracker.plans import Plan
from tracker.rules import Told
from tracker.rules.periods import Period, label
from tracker.units import Unit


class ReportingCalendar(Model):
    """The days of the month on which an authority cuts its periods and by which it reports.

    An authority without one follows its level (see `periods.cycle_of`).
    """

    __tablename__ = "reporting_calendar"

    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    cut_off: Mapped[int]
    send_by: Mapped[int]
    units_after: Mapped[int]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ReportPeriod(Model):
    """A period that a plan reports on: `until` is the cut-off, the day its figures are of.

    The authority sends its report by `due_on`, its units theirs by `units_due_on`. Whether it is
    frozen is no column: it has a snapshot, or none.
    """

    __tablename__ = "report_period"
    __table_args__ = (UniqueConstraint("plan_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    year: Mapped[int]
    key: Mapped[str]
    since: Mapped[date]
    until: Mapped[date]
    due_on: Mapped[date]
    units_due_on: Mapped[date]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    plan: Mapped[Plan] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def rule(self) -> Period:
        """The period as the rules take it."""
        return Period(self.key, self.year, self.since, self.until, self.due_on, self.units_due_on)

    @property
    def code(self) -> str:
        """Return 2026-Q1; of a year the year alone."""
        return self.rule.code

    @property
    def label(self) -> Told:
        """Return its name: Quý I năm 2026."""
        return label(self.key, year=self.year, since=self.since, until=self.until)


class ReportState(StrEnum):
    """Where a unit's report stands; without a row it was not sent."""

    OWED = "owed"
    SENT = "sent"
    RETURNED = "returned"


class UnitReport(Model):
    """The report that a unit sent for a period: its document, on which day, and what became of it.

    `sent_on` is the day on which it reached the secretariat. One that was returned is sent again
    in the same row; the history keeps each time.
    """

    __tablename__ = "unit_report"
    __table_args__ = (UniqueConstraint("period_id", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("report_period.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    state: Mapped[str]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    sent_on: Mapped[date]
    sent_at: Mapped[datetime]
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    return_reason: Mapped[str] = mapped_column(Text, default="")
    returned_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    period: Mapped[ReportPeriod] = relationship()
    unit: Mapped[Unit] = relationship()
    document: Mapped[Document] = relationship()

    __mapper_args__ = {"version_id_col": version}


class PaperKind(StrEnum):
    """What the authority sent: a report, or an official letter with figures."""

    REPORT = "report"
    LETTER = "letter"


class SentReport(Model):
    """A paper that left the authority: number and day as the clerk gave them, to whom.

    `snapshot` holds the figures that it says, empty for a paper without frozen figures; `made` is
    the file, kept with them, that went out. `replaces` is the paper that it takes the place of
    (NĐ 30/2020/NĐ-CP, Điều 18).
    """

    __tablename__ = "sent_report"
    __table_args__ = (Index(None, "plan_id", "period_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    period_id: Mapped[int | None] = mapped_column(ForeignKey("report_period.id"))
    snapshot_id: Mapped[int | None] = mapped_column(ForeignKey("snapshot.id"), index=True)
    made_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    kind: Mapped[str]
    recipients: Mapped[str] = mapped_column(Text)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("sent_report.id"), unique=True)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]

    document: Mapped[Document] = relationship()
    made: Mapped[StoredFile | None] = relationship(lazy="joined")
    period: Mapped[ReportPeriod | None] = relationship()
    entered_by: Mapped[Person | None] = relationship()
    replaces: Mapped["SentReport | None"] = relationship(remote_side="SentReport.id")
