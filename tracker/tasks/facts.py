"""The facts of tasks: what the annex says, who works on it, where it stands now."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from tracker.accounts import Person
from tracker.db import Model, SortText
from tracker.evidence import Document
from tracker.plans import ContentArea, Plan
from tracker.rules.fold import sort_text
from tracker.units import Unit

if TYPE_CHECKING:
    from tracker.tasks.answers import TaskAnswer


class DueSource(StrEnum):
    """Where the due day comes from: the text, the office, or the plan's end for want of both."""

    TEXT = "text"
    OFFICE = "office"
    PLAN_END = "plan_end"


class Task(Model):
    """A task of a plan.

    As printed: `printed_no`, texts, `deadline_text`, `printed` (the row's cells by header) and its
    place. `lead_unit` is the lead as printed, a group where the annex names one; `collecting_unit`
    the unit that works for a group, `threshold` how many of the group's answers close it (empty:
    all). `original_due_on` is the roll-up due day as issued, `due_on`
    the one in force: the last date, the plan's end where none is stated or it lies beyond.
    The state now (`status` … `removed_on`) always equals the fold of the task's events, `told_at`
    is the instant of the last of them that tells how the work goes.
    `source_document` gave a task outside the plan or added one to it; `carried_from` is the task
    that this one goes on with. `closing_reason` is one of `BlockedReason`, prepared while
    the plan is open; `closing_result` is set when it closes.
    """

    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("plan_id", "code"),
        Index("ix_task_figures", "authority_id", "year", "status", "outcome", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    year: Mapped[int]
    area_id: Mapped[int | None] = mapped_column(ForeignKey("content_area.id"))
    code: Mapped[str]
    position: Mapped[int]

    printed_no: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(Text)
    deliverable: Mapped[str] = mapped_column(Text, default="")
    lead_text: Mapped[str] = mapped_column(Text, default="")
    coordinating_text: Mapped[list[str]] = mapped_column(JSON, default=list)
    deadline_text: Mapped[str] = mapped_column(Text, default="")
    deadline_kind: Mapped[str] = mapped_column(default="unspecified")
    recurrence: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(Text, default="")
    approval_level: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")
    printed: Mapped[dict[str, Any]] = mapped_column(default=dict)
    place: Mapped[str] = mapped_column(default="")
    needs_review: Mapped[bool] = mapped_column(default=False)
    search_key: Mapped[str] = mapped_column(Text, default="")
    sort_key: Mapped[str] = mapped_column(SortText, default="")

    lead_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    collecting_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    threshold: Mapped[int | None]
    threshold_is_percent: Mapped[bool] = mapped_column(default=True)
    upstream_task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"))

    original_due_on: Mapped[date]
    due_on: Mapped[date]
    due_source: Mapped[str] = mapped_column(default=DueSource.TEXT)
    strict_before: Mapped[bool] = mapped_column(default=False)
    extension_count: Mapped[int] = mapped_column(default=0)

    status: Mapped[str] = mapped_column(default="draft")
    outcome: Mapped[str | None]
    status_at: Mapped[datetime | None]
    completed_on: Mapped[date | None]
    reported_done_on: Mapped[date | None]
    reported_outcome: Mapped[str | None]
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    submitted_at: Mapped[datetime | None]
    returned_count: Mapped[int] = mapped_column(default=0)
    blocked_reason: Mapped[str | None]
    blocked_agency: Mapped[str] = mapped_column(default="")
    blocked_since_on: Mapped[date | None]
    added_on: Mapped[date | None]
    removed_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")
    source_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    closing_result: Mapped[str | None]
    closing_reason: Mapped[str | None]
    closing_note: Mapped[str] = mapped_column(Text, default="")
    updated_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    entered_at: Mapped[datetime | None]
    objected_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    plan: Mapped[Plan] = relationship()
    area: Mapped[ContentArea | None] = relationship()
    lead_unit: Mapped[Unit | None] = relationship(foreign_keys=lead_unit_id)
    collecting_unit: Mapped[Unit | None] = relationship(foreign_keys=collecting_unit_id)
    staff: Mapped[Person | None] = relationship(foreign_keys=staff_id)
    leader: Mapped[Person | None] = relationship(foreign_keys=leader_id)
    submitted_by: Mapped[Person | None] = relationship(foreign_keys=submitted_by_id)
    source_document: Mapped[Document | None] = relationship(foreign_keys=source_document_id)
    carried_from: Mapped["Task | None"] = relationship(
        foreign_keys=carried_from_id, remote_side="Task.id"
    )
    parts: Mapped[list["TaskPart"]] = relationship(order_by="TaskPart.position")
    occurrences: Mapped[list["TaskOccurrence"]] = relationship(order_by="TaskOccurrence.due_on")
    answers: Mapped[list["TaskAnswer"]] = relationship(
        order_by="TaskAnswer.id", back_populates="task"
    )

    __mapper_args__ = {"version_id_col": version}

    @validates("title")
    def _keep_sort_key(self, _name: str, title: str) -> str:
        # Titles are written in many places; the order they stand in follows wherever that is.
        self.sort_key = sort_text(title)
        return title

    @property
    def working_unit_id(self) -> int | None:
        """The unit whose people write on the task: a group's collecting unit, else the lead."""
        return self.collecting_unit_id or self.lead_unit_id


class TaskPart(Model):
    """The part of a coordinating unit, by its printed name and, once matched, its unit."""

    __tablename__ = "task_part"

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    done_on: Mapped[date | None]
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime | None]

    unit: Mapped[Unit | None] = relationship()


class TaskOccurrence(Model):
    """One due day of a recurring task, of several milestones, or one check-in of an ongoing task.

    When it was done, and when that was verified where a plan counts per period; always equal to
    the fold of the task's events.
    """

    __tablename__ = "task_occurrence"
    __table_args__ = (UniqueConstraint("task_id", "due_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    verified_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(Text, default="")
