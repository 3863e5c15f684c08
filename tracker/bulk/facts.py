"""The facts of an act on many tasks: what was chosen, what is to be done, and what became of it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.db import Model
from tracker.evidence import Document
from tracker.plans import Plan
from tracker.rules import N_
from tracker.tasks import Task

KIND = "bulk"


class Act(StrEnum):
    """What the secretariat does with many tasks at once."""

    URGE = "urge"
    ASSIGN = "assign"
    VERIFY = "verify"
    EXTEND = "extend"
    REMOVE = "remove"


ACT_LABELS = {
    Act.URGE: N_("Đôn đốc"),
    Act.ASSIGN: N_("Giao người thực hiện"),
    Act.VERIFY: N_("Xác nhận hoàn thành"),
    Act.EXTEND: N_("Ghi nhận gia hạn"),
    Act.REMOVE: N_("Ghi nhận đưa ra khỏi kế hoạch"),
}
BY_DOCUMENT = frozenset({Act.VERIFY, Act.EXTEND, Act.REMOVE})


class Fate(StrEnum):
    """What becomes of one of the tasks."""

    CHOSEN = "chosen"
    READY = "ready"
    REFUSED = "refused"
    DONE = "done"


class Bulk(Model):
    """Tasks of a plan chosen at once: kept until the secretariat has seen what would change.

    `terms` is what the act needs beside the document, empty until it was told: days as ISO text,
    people by id. `told_at` is when the terms were told, `done_at` when it was carried out.
    """

    __tablename__ = "bulk"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    act: Mapped[str]
    terms: Mapped[dict[str, Any]] = mapped_column(default=dict)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    told_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]

    plan: Mapped[Plan] = relationship()
    by: Mapped[Person] = relationship()
    document: Mapped[Document | None] = relationship()
    items: Mapped[list["BulkItem"]] = relationship(
        order_by="BulkItem.id", back_populates="bulk", cascade="all, delete-orphan"
    )

    @property
    def due_on(self) -> date | None:
        """The new due day of an extension."""
        return date.fromisoformat(self.terms["due_on"]) if self.terms.get("due_on") else None

    @property
    def text(self) -> str:
        """The words that go with the act."""
        return str(self.terms.get("text", ""))

    @property
    def basis(self) -> str:
        """Number and day of the document, empty without one."""
        return self.document.cited if self.document else ""

    def of(self, fate: Fate) -> list["BulkItem"]:
        """Return the tasks with a fate."""
        return [item for item in self.items if item.fate == fate]


class BulkItem(Model):
    """One of the tasks: the version that was looked at, and why it is refused where it is."""

    __tablename__ = "bulk_item"
    __table_args__ = (UniqueConstraint("bulk_id", "task_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bulk_id: Mapped[int] = mapped_column(ForeignKey("bulk.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    seen_version: Mapped[int] = mapped_column(default=0)
    fate: Mapped[str] = mapped_column(default=Fate.CHOSEN)
    refusal: Mapped[dict[str, Any]] = mapped_column(default=dict)

    bulk: Mapped[Bulk] = relationship(back_populates="items")
    task: Mapped[Task] = relationship()
