"""Evidence: records of documents (number, day, issuer, abstract, file) and what they prove."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Model, db
from tracker.files import StoredFile


class Document(Model):
    """A document as offices cite it, reusable across tasks; `is_restricted` is hạn chế xem."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    number: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    issuer: Mapped[str] = mapped_column(default="")
    abstract: Mapped[str] = mapped_column(Text, default="")
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    is_restricted: Mapped[bool] = mapped_column(default=False)
    search_key: Mapped[str] = mapped_column(Text, default="")
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]

    file: Mapped[StoredFile | None] = relationship(lazy="joined")


class Evidence(Model):
    """A document shown as proof of one task."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("task_id", "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]

    document: Mapped[Document] = relationship(lazy="joined")


def of_task(task_id: int) -> list[Evidence]:
    """Return the evidence of a task, the newest first."""
    rows = select(Evidence).where(Evidence.task_id == task_id)
    return list(db.session.scalars(rows.order_by(Evidence.id.desc())))
