"""The facts of a session of the steering committee: its agenda and its conclusions."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.db import Model
from tracker.evidence import Document
from tracker.indicators import Indicator
from tracker.periods import ReportPeriod
from tracker.plans import Plan
from tracker.registers import Quota
from tracker.requests import Request
from tracker.reviews.words import (
    MINUTES,
    ConclusionState,
    ReviewState,
)
from tracker.rules import Told
from tracker.rules.periods import label
from tracker.tasks import Task
from tracker.units import Unit


class Review(Model):
    """A session of the steering committee on a plan, on one day, under one chair.

    It looks back on a reporting `period` of the plan, on the days `since`-`until`, or on nothing in
    particular. `paper` is the document on which all it decides rests: the minutes until the notice
    of conclusions has its number. `replaced` is the notice in whose place it came by a correction.
    """

    __tablename__ = "review"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    title: Mapped[str]
    held_on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    period_id: Mapped[int | None] = mapped_column(ForeignKey("report_period.id"))
    since: Mapped[date | None]
    until: Mapped[date | None]
    chair_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = mapped_column(default=ReviewState.PLANNED)
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("review.id"))
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    replaced_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    plan: Mapped[Plan] = relationship()
    period: Mapped[ReportPeriod | None] = relationship()
    chair: Mapped[Person] = relationship()
    previous: Mapped["Review | None"] = relationship(remote_side="Review.id")
    paper: Mapped[Document | None] = relationship(foreign_keys=paper_id)
    replaced: Mapped[Document | None] = relationship(foreign_keys=replaced_id)
    items: Mapped[list["AgendaItem"]] = relationship(
        order_by="AgendaItem.position", back_populates="review", cascade="all, delete-orphan"
    )
    conclusions: Mapped[list["Conclusion"]] = relationship(
        order_by="Conclusion.position", back_populates="review"
    )
    corrections: Mapped[list["Correction"]] = relationship(
        order_by="Correction.id", back_populates="review"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def ends_on(self) -> date | None:
        """The last day of what it looks back on."""
        return self.period.until if self.period else self.until

    @property
    def looks_back_on(self) -> Told | None:
        """The name of what it looks back on: Quý I năm 2026, or from one day to another."""
        if self.period:
            return self.period.label
        if self.since is None or self.until is None:
            return None
        return label("", year=self.until.year, since=self.since, until=self.until)

    @property
    def is_open(self) -> bool:
        """Whether conclusions are taken now."""
        return self.state == ReviewState.OPEN

    @property
    def has_number(self) -> bool:
        """Whether the notice of conclusions has its number."""
        return self.paper is not None and self.paper.number != MINUTES

    @property
    def standing(self) -> list["Conclusion"]:
        """The conclusions that were not taken back, in their order."""
        return [one for one in self.conclusions if one.state != ConclusionState.WITHDRAWN]


class AgendaItem(Model):
    """One matter of an agenda: its place, why it stands there, and what it speaks of by id."""

    __tablename__ = "agenda_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"))
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    quota_id: Mapped[int | None] = mapped_column(ForeignKey("quota.id", ondelete="SET NULL"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    version: Mapped[int] = mapped_column()

    review: Mapped[Review] = relationship(back_populates="items")
    task: Mapped[Task | None] = relationship()
    indicator: Mapped[Indicator | None] = relationship()
    quota: Mapped[Quota | None] = relationship()
    unit: Mapped[Unit | None] = relationship()
    papers: Mapped[list[Document]] = relationship(secondary="agenda_paper", order_by=Document.id)

    __mapper_args__ = {"version_id_col": version}


class AgendaPaper(Model):
    """A document laid before the committee with a matter."""

    __tablename__ = "agenda_paper"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id"), primary_key=True, index=True
    )


class Conclusion(Model):
    """One conclusion: its words and kind, and what it gives, or decides of a task.

    A task is given to each of `units` by itself, or, where `collecting` is set, once to all of
    them, who answer to that unit; `coordinating` names who helps, parted by `;`. `due_text` is the
    deadline in words, `fixed_on` a day set beside it. A decision has its `task`, what is `ruled`,
    the new day or why it is removed; `request` is what was decided. `typed_by` worded it last, at
    `typed_at`.
    """

    __tablename__ = "conclusion"

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default=ConclusionState.TYPED)
    text: Mapped[str] = mapped_column(Text)
    deliverable: Mapped[str] = mapped_column(Text, default="")
    coordinating: Mapped[str] = mapped_column(Text, default="")
    due_text: Mapped[str] = mapped_column(Text, default="")
    fixed_on: Mapped[date | None]
    collecting_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"))
    ruled: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    why: Mapped[str] = mapped_column(default="")
    request_id: Mapped[int | None] = mapped_column(ForeignKey("request.id"))
    typed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    typed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    review: Mapped[Review] = relationship(back_populates="conclusions")
    item: Mapped[AgendaItem | None] = relationship()
    units: Mapped[list[Unit]] = relationship(
        secondary="conclusion_unit", order_by=(Unit.position, Unit.id)
    )
    collecting: Mapped[Unit | None] = relationship(foreign_keys=collecting_id)
    task: Mapped[Task | None] = relationship(foreign_keys=task_id)
    request: Mapped[Request | None] = relationship()
    typed_by: Mapped[Person] = relationship()
    tasks: Mapped[list[Task]] = relationship(secondary="conclusion_task", order_by=Task.position)

    __mapper_args__ = {"version_id_col": version}


class ConclusionUnit(Model):
    """A unit to which a conclusion gives work."""

    __tablename__ = "conclusion_unit"

    conclusion_id: Mapped[int] = mapped_column(ForeignKey("conclusion.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)


class ConclusionTask(Model):
    """A task that a conclusion has become."""

    __tablename__ = "conclusion_task"

    conclusion_id: Mapped[int] = mapped_column(ForeignKey("conclusion.id"), primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True, index=True)


class Correction(Model):
    """What was put right after the end: new words of a conclusion, or one that was left out."""

    __tablename__ = "review_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    conclusion_id: Mapped[int | None] = mapped_column(ForeignKey("conclusion.id"))
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    typed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    typed_at: Mapped[datetime]

    review: Mapped[Review] = relationship(back_populates="corrections")
    conclusion: Mapped[Conclusion | None] = relationship()
    typed_by: Mapped[Person] = relationship()
