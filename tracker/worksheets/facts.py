"""The facts of filled worksheets: kept until their sender has seen what they change."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.db import Model
from tracker.evidence import Document
from tracker.files import StoredFile
from tracker.plans import Plan
from tracker.tasks import Task


class Verdict(StrEnum):
    """What a line would do, as far as the rules and the site said when it was last looked at."""

    CHANGE = "change"
    CONFLICT = "conflict"
    REFUSED = "refused"
    SAME = "same"


class Batch(Model):
    """Worksheets sent at once: of one plan, by one person, applied together or not at all.

    `document` is what the secretariat's entries for units rest on, None for a unit's own file.
    `files` names each file with its rows and how many of them were filled in.
    """

    __tablename__ = "worksheet_batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    files: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    applied_at: Mapped[datetime | None]
    applied: Mapped[int] = mapped_column(default=0)

    plan: Mapped[Plan] = relationship()
    by: Mapped[Person] = relationship()
    document: Mapped[Document | None] = relationship()
    lines: Mapped[list["Line"]] = relationship(
        order_by="Line.id", back_populates="batch", cascade="all, delete-orphan"
    )

    @property
    def basis(self) -> str:
        """Number and day of the document that entries for units rest on, empty without one."""
        return self.document.cited if self.document else ""

    @property
    def untouched(self) -> int:
        """How many rows of the files were left blank."""
        return sum(one["rows"] - one["filled"] for one in self.files)

    def of(self, verdict: Verdict) -> list["Line"]:
        """Return the lines with a verdict."""
        return [line for line in self.lines if line.verdict == verdict]


class Line(Model):
    """A filled row of a file: the task and version it was made from, and the texts filled in.

    `seen_version` is the task's version when the verdict was given; `refusal` says why not, as
    msgid, values and, where one is to blame, the column.
    """

    __tablename__ = "worksheet_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("worksheet_batch.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    row: Mapped[int]
    code: Mapped[str]
    sheet_version: Mapped[int]
    cells: Mapped[dict[str, Any]] = mapped_column(default=dict)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"))
    verdict: Mapped[str] = mapped_column(default="")
    seen_version: Mapped[int] = mapped_column(default=0)
    refusal: Mapped[dict[str, Any]] = mapped_column(default=dict)

    batch: Mapped[Batch] = relationship(back_populates="lines")
    file: Mapped[StoredFile] = relationship(lazy="joined")
    task: Mapped[Task | None] = relationship()
