"""Evidence: records of documents (number, day, issuer, abstract, file) and what they prove."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker import history
from tracker.clock import day_of
from tracker.db import Model, SortText, db
from tracker.files import StoredFile
from tracker.history import Entry
from tracker.rules import N_, Refused
from tracker.rules.fold import fold, number_key, sort_text
from tracker.rules.numbers import format_day

if TYPE_CHECKING:
    from tracker.accounts import Person
    from tracker.tasks import Task


KIND = "document"
RESTRICT, OPEN_UP = "restrict", "open_up"


class Document(Model):
    """A document as offices cite it, reusable across tasks; `is_restricted` is hạn chế xem."""

    __tablename__ = "document"
    __table_args__ = (Index(None, "authority_id", "number_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    number: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    issuer: Mapped[str] = mapped_column(default="")
    signer: Mapped[str] = mapped_column(default="")
    abstract: Mapped[str] = mapped_column(Text, default="")
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    is_restricted: Mapped[bool] = mapped_column(default=False)
    search_key: Mapped[str] = mapped_column(Text, default="")
    number_key: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(SortText, default="")
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]

    file: Mapped[StoredFile | None] = relationship(lazy="joined")

    @property
    def cited(self) -> str:
        """Number and day as offices cite them, in Vietnamese; empty without a number."""
        return cite(self.number, self.issued_on)


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


@dataclass(frozen=True)
class Cited:
    """A document as a person cites it: number and sign, day, issuer, abstract."""

    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    abstract: str = ""
    is_restricted: bool = False
    signer: str = ""


@dataclass(frozen=True)
class Decision:
    """A leader's decision: who decided, on what day, and the document where there is one.

    The leader decides in person, or the secretariat records it from the document; then `decider`
    is the leader and the actor of the verb the secretariat.
    """

    decider: "Person"
    on: date
    document: Document | None = None

    @property
    def number(self) -> str:
        """Number and sign of the document, empty without one."""
        return self.document.number if self.document else ""

    def as_changes(self) -> dict[str, object]:
        """Return what the history keeps of the decision."""
        return {
            "decider_id": self.decider.id,
            "decided_on": self.on.isoformat(),
            "decision": self.number,
            "decision_document_id": self.document.id if self.document else None,
        }


def describe(
    cited: Cited, *, authority_id: int, by: "Person | None", at: datetime,
    file: StoredFile | None = None,
) -> Document:  # fmt: skip
    """Keep the record of a document of an authority, with its file where there is one.

    Refused: neither a number nor a file; a number without its day; a day still to come.
    """
    if not cited.number and file is None:
        raise Refused(N_("Ghi số, ký hiệu và ngày của văn bản, hoặc đính kèm tệp."))
    if cited.number and cited.issued_on is None:
        raise Refused(N_("Ghi ngày của văn bản %(number)s."), number=cited.number)
    if cited.issued_on and cited.issued_on > day_of(at):
        raise Refused(N_("Ngày của văn bản không được sau ngày hôm nay."))
    document = Document(
        authority_id=authority_id, number=cited.number, issued_on=cited.issued_on,
        issuer=cited.issuer, signer=cited.signer,
        abstract=cited.abstract or (file.name if file else ""), file=file,
        is_restricted=cited.is_restricted, added_by_id=by.id if by else None, added_at=at,
    )  # fmt: skip
    refresh_search(document)
    db.session.add(document)
    db.session.flush()
    return document


def cite(number: str, issued_on: date | None) -> str:
    """Return `31/BC-UBND ngày 05/03/2026`; without a number nothing, without a day the number."""
    day = f" ngày {format_day(issued_on)}" if issued_on else ""
    return f"{number}{day}" if number else ""


def refresh_search(document: Document) -> None:
    """Fold what documents are sought, told apart and sorted by; call when a text changes."""
    texts = (document.number, document.issuer, document.signer, document.abstract)
    file = document.file.name if document.file else ""
    document.search_key = fold("\n".join(text for text in (*texts, file) if text))
    document.number_key = number_key(document.number)
    document.sort_key = sort_text(document.abstract)


def add(task: "Task", *, document: Document, by: "Person | None", at: datetime) -> Evidence:
    """Show a document of the task's authority as proof of the task; once only."""
    if document.authority_id != task.authority_id:
        raise ValueError("a document proves tasks of its own authority only")
    rows = select(Evidence).where(Evidence.task_id == task.id, Evidence.document == document)
    shown = db.session.scalar(rows)
    if shown is None:
        shown = Evidence(
            task_id=task.id, document=document, added_by_id=by.id if by else None, added_at=at
        )
        db.session.add(shown)
        db.session.flush()
    return shown


def restrict(document: Document, *, by: "Person", at: datetime) -> None:
    """Leave a document to the units of its tasks, the secretariat, leaders and auditors."""
    if not document.is_restricted:
        document.is_restricted = True
        _record(document, RESTRICT, by=by, at=at)


def open_up(document: Document, *, by: "Person", at: datetime) -> None:
    """Let coordinating units and the committee read a document again."""
    if document.is_restricted:
        document.is_restricted = False
        _record(document, OPEN_UP, by=by, at=at)


def _record(document: Document, move: str, *, by: "Person", at: datetime) -> None:
    changes = {"is_restricted": document.is_restricted, "number": document.number}
    entry = Entry(kind=KIND, record_id=document.id, move=move, changes=changes)
    history.record(entry, chain_id=history.GENERAL, by=by.id, at=at)


def remove(task: "Task", *, document: Document) -> None:
    """Take a document away from the proof of a task; the record of the document stays."""
    rows = select(Evidence).where(Evidence.task_id == task.id, Evidence.document == document)
    for shown in db.session.scalars(rows):
        db.session.delete(shown)
    db.session.flush()


def of_task(task_id: int) -> list[Evidence]:
    """Return the evidence of a task, the newest first."""
    rows = select(Evidence).where(Evidence.task_id == task_id)
    return list(db.session.scalars(rows.order_by(Evidence.id.desc())))
