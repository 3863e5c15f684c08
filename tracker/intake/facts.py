"""The facts of an import: the file that came in, its rows as read, and what was doubtful."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.annex.problems import Severity
from tracker.db import Model
from tracker.files import StoredFile
from tracker.rules import N_
from tracker.tasks import Task

SEVERITY_LABELS = {
    Severity.ERROR: N_("Phải xử lý"),
    Severity.WARN: N_("Nên xem"),
    Severity.INFO: N_("Để biết"),
}


class Column(StrEnum):
    """The columns of an annex that the review shows side by side."""

    TITLE = "title"
    DELIVERABLE = "deliverable"
    LEAD = "lead"
    COORDINATING = "coordinating"
    DEADLINE = "deadline"


COLUMN_LABELS = {
    Column.TITLE: N_("Nội dung, nhiệm vụ"),
    Column.DELIVERABLE: N_("Sản phẩm"),
    Column.LEAD: N_("Chủ trì"),
    Column.COORDINATING: N_("Phối hợp"),
    Column.DEADLINE: N_("Thời gian hoàn thành"),
}


class ImportBatch(Model):
    """One annex that was read into a draft plan; `agreed` is what its own counts confirm."""

    __tablename__ = "import_batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    sha256: Mapped[str]
    year: Mapped[int]
    agreed: Mapped[list[str]] = mapped_column(JSON, default=list)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    file: Mapped[StoredFile] = relationship(lazy="joined")
    by: Mapped[Person | None] = relationship()


class ImportRow(Model):
    """A task row as the file gave it: its place and what was read, before anybody settled it.

    `task_id` is empty once the row was dropped from the draft: a second reading of the same file
    must not bring it back.
    """

    __tablename__ = "import_row"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), unique=True)
    position: Mapped[int]
    sheet: Mapped[str] = mapped_column(default="")
    row: Mapped[int]
    read: Mapped[dict[str, Any]] = mapped_column(default=dict)

    task: Mapped[Task | None] = relationship()


class ImportProblem(Model):
    """One doubtful place of an annex: a cell of a task's row, a unit's name, or the whole file.

    `column` is one of `Column` where the place is a cell of the review, else the printed header;
    `message` with `values` filled in says what is wrong; `text` is the name in doubt. Open until
    somebody settles it; `resolution` says how.
    """

    __tablename__ = "import_problem"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    sheet: Mapped[str] = mapped_column(default="")
    row: Mapped[int | None]
    column: Mapped[str] = mapped_column(default="")
    severity: Mapped[str]
    code: Mapped[str]
    message: Mapped[str] = mapped_column(Text)
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    text: Mapped[str] = mapped_column(Text, default="")
    resolved_at: Mapped[datetime | None]
    resolved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    resolution: Mapped[str] = mapped_column(Text, default="")

    task: Mapped[Task | None] = relationship()

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has settled it yet."""
        return self.resolved_at is None
