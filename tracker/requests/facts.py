"""The facts of a request: what is asked of which task and why, and what became of it."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.db import Model
from tracker.evidence import Document
from tracker.rules import N_
from tracker.tasks import Task


class Kind(StrEnum):
    """What can be asked of a task."""

    EXTENSION = "extension"
    REMOVAL = "removal"
    CHANGE = "change"
    REOPENING = "reopening"


KIND_LABELS = {
    Kind.EXTENSION: N_("Gia hạn"),
    Kind.REMOVAL: N_("Đưa ra khỏi kế hoạch"),
    Kind.CHANGE: N_("Điều chỉnh nhiệm vụ"),
    Kind.REOPENING: N_("Mở lại"),
}


class State(StrEnum):
    """Where a request is; `asked` waits for a word."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


STATE_LABELS = {
    State.ASKED: N_("Chờ cho ý kiến"),
    State.APPROVED: N_("Đồng ý"),
    State.REFUSED: N_("Không đồng ý"),
    State.WITHDRAWN: N_("Đã rút lại"),
}


class RemovalReason(StrEnum):
    """Why a task leaves the plan."""

    NOT_OCCURRED = "not_occurred"
    NO_LONGER_NEEDED = "no_longer_needed"
    MERGED = "merged"
    OTHER = "other"


REMOVAL_LABELS = {
    RemovalReason.NOT_OCCURRED: N_("Không phát sinh trong kỳ"),
    RemovalReason.NO_LONGER_NEEDED: N_("Không còn phù hợp"),
    RemovalReason.MERGED: N_("Ghép với nhiệm vụ khác"),
    RemovalReason.OTHER: N_("Lý do khác"),
}


@dataclass(frozen=True)
class Wanted:
    """What should become of a task; a fact left empty stays as it is.

    `due_on` is the new due day, `why` the reason of a removal; the others are the facts of a
    change: lead unit and area by id, title and product.
    """

    due_on: date | None = None
    why: RemovalReason | None = None
    lead_unit_id: int | None = None
    area_id: int | None = None
    title: str = ""
    deliverable: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what is asked for, days as ISO text."""
        given = {name: value for name, value in asdict(self).items() if value}
        return given | ({"due_on": self.due_on.isoformat()} if self.due_on else {})

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Wanted":
        """Return what a request keeps."""
        days = {"due_on": date.fromisoformat(kept["due_on"])} if kept.get("due_on") else {}
        whys = {"why": RemovalReason(kept["why"])} if kept.get("why") else {}
        return cls(**(kept | days | whys))

    def new_facts(self, task: Task) -> dict[str, Any]:
        """Return those facts of a change that differ from the task's."""
        names = ("lead_unit_id", "area_id", "title", "deliverable")
        wanted = {name: getattr(self, name) for name in names}
        return {name: new for name, new in wanted.items() if new and new != getattr(task, name)}


@dataclass(frozen=True)
class Wish:
    """What somebody asks: the kind, why (10 characters), what, and a document, if any."""

    kind: Kind
    reason: str
    wanted: Wanted = field(default_factory=Wanted)
    document: Document | None = None


class Request(Model):
    """A request on a task and its end; a decision taken without one is kept as one approved.

    `unit_id` is the unit that worked on the task when it was asked, `due_on` the due day then.
    `decider` decided, on `decided_on`; `decided_by` clicked or recorded it, at `decided_at`.
    """

    __tablename__ = "request"
    __table_args__ = (Index(None, "authority_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default=State.ASKED)
    reason: Mapped[str] = mapped_column(Text)
    wanted: Mapped[dict[str, Any]] = mapped_column(default=dict)
    is_late: Mapped[bool] = mapped_column(default=False)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    due_on: Mapped[date]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    comment: Mapped[str] = mapped_column(Text, default="")
    commented_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    commented_at: Mapped[datetime | None]
    decider_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_on: Mapped[date | None]
    decision_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    decision_note: Mapped[str] = mapped_column(Text, default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    task: Mapped[Task] = relationship()
    document: Mapped[Document | None] = relationship(foreign_keys=document_id)
    asked_by: Mapped[Person] = relationship(foreign_keys=asked_by_id)
    commented_by: Mapped[Person | None] = relationship(foreign_keys=commented_by_id)
    decider: Mapped[Person | None] = relationship(foreign_keys=decider_id)
    decided_by: Mapped[Person | None] = relationship(foreign_keys=decided_by_id)
    decision_document: Mapped[Document | None] = relationship(foreign_keys=decision_document_id)

    __mapper_args__ = {"version_id_col": version}

    @property
    def asks(self) -> Wanted:
        """What is asked for."""
        return Wanted.of(self.wanted)

    @property
    def wish(self) -> Wish:
        """What was asked."""
        return Wish(Kind(self.kind), self.reason, self.asks, self.document)

    @property
    def is_open(self) -> bool:
        """Whether it waits for a word."""
        return self.state == State.ASKED
