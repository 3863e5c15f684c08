"""What was made public of a period: which parts, which documents, when, by which unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Select, Text, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from tracker.db import Model, db
from tracker.evidence import Document
from tracker.periods.facts import ReportPeriod
from tracker.periods.snapshots import Snapshot
from tracker.plans import Plan


class Publication(Model):
    """Frozen figures made public once; one that replaces another says why in its note.

    `office` is the unit of whom published it, the only word about them that is public.
    """

    __tablename__ = "publication"
    __table_args__ = (Index(None, "plan_id", "period_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("report_period.id"), index=True)
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshot.id"), index=True)
    has_figures: Mapped[bool]
    has_indicators: Mapped[bool]
    note: Mapped[str] = mapped_column(Text, default="")
    office: Mapped[str]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("publication.id"), unique=True)
    published_at: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdraw_reason: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column()

    plan: Mapped[Plan] = relationship()
    period: Mapped[ReportPeriod] = relationship()
    snapshot: Mapped[Snapshot] = relationship()
    replaces: Mapped["Publication | None"] = relationship(remote_side="Publication.id")
    papers: Mapped[list["PublishedDocument"]] = relationship(
        order_by="PublishedDocument.position", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def documents(self) -> list[Document]:
        """Return the documents chosen, in their order, restricted ones among them."""
        return [one.document for one in self.papers]

    @property
    def open_documents(self) -> list[Document]:
        """Return those that may be read by everybody: one restricted since is public no longer."""
        return [one for one in self.documents if not one.is_restricted]


class PublishedDocument(Model):
    """A document that was chosen to be public."""

    __tablename__ = "published_document"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    position: Mapped[int]

    document: Mapped[Document] = relationship(lazy="joined")


@dataclass(frozen=True)
class Choice:
    """What is to be made public, nothing unless chosen; `note` says why, where it replaces."""

    figures: bool = False
    indicators: bool = False
    documents: Sequence[Document] = ()
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen."""
        return not (self.figures or self.indicators or self.documents)


def latest() -> Select[Publication]:
    """Return the query of what was published last of each period, withdrawn or not."""
    newest = select(func.max(Publication.id)).group_by(Publication.period_id)
    return select(Publication).where(Publication.id.in_(newest))


def public() -> Select[Publication]:
    """Return the query of what is public now, with its plan and period."""
    rows = latest().join(Publication.period).where(Publication.withdrawn_at.is_(None))
    return rows.options(joinedload(Publication.plan), joinedload(Publication.period))


def last_publication(period: ReportPeriod) -> Publication | None:
    """Return what was published last of a period, withdrawn or not."""
    return db.session.scalar(latest().where(Publication.period_id == period.id))


def replacement_of(publication: Publication) -> Publication | None:
    """Return what took the place of a publication."""
    return db.session.scalar(select(Publication).where(Publication.replaces_id == publication.id))
