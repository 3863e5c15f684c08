"""What everybody may read without signing in, and loading it to be replaced or taken back."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker import history, periods
from tracker.access import NotFound, visible_tasks
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.evidence import Document
from tracker.periods import Publication, ReportPeriod, Snapshot
from tracker.plans import Plan
from tracker.rules.words import OPEN_STATUSES
from tracker.tasks import Task

MOST_TASKS = 5


@dataclass(frozen=True)
class Listed:
    """Some lines of the list of what is public, and how many lines it has."""

    rows: list[Publication]
    total: int


def public_list(*, page: int, size: int) -> Listed:
    """Return one page of what is public of all authorities, the newest first."""
    ids = periods.public().with_only_columns(Publication.id).subquery()
    total = db.session.scalar(select(func.count()).select_from(ids)) or 0
    rows = periods.public().order_by(Publication.published_at.desc(), Publication.id.desc())
    return Listed(list(db.session.scalars(rows.limit(size).offset((page - 1) * size))), total)


def publication_to_read(code: str, key: str) -> Publication:
    """Return what is public of a plan's period, or raise NotFound, whatever the reason.

    A period that is not public is answered as one that does not exist.
    """
    rows = periods.public().join(Publication.plan).where(Plan.code == code)
    found = db.session.scalar(
        rows.where(ReportPeriod.key == key).options(
            joinedload(Publication.snapshot).undefer(Snapshot.packed),
            joinedload(Publication.replaces), selectinload(Publication.papers),
        )
    )  # fmt: skip
    if found is None:
        raise NotFound
    return found


def document_to_read(code: str, key: str, document_id: int) -> Document:
    """Return a document with a file that is public, or raise NotFound."""
    for document in publication_to_read(code, key).open_documents:
        if document.id == document_id and document.file is not None:
            return document
    raise NotFound


def documents_to_publish(period: ReportPeriod) -> list[Document]:
    """Return the documents that may be chosen: what left the authority, unless restricted."""
    papers = [one.document for one in periods.sent_of(period.plan)]
    return list(dict.fromkeys(paper for paper in papers if not paper.is_restricted))


def tasks_to_prove(plan: Plan, *, by: Person) -> list[Task]:
    """Return the open tasks of a plan that ask for publishing or posting, the first five."""
    rows = visible_tasks(by).where(
        Task.plan_id == plan.id, Task.status.in_(OPEN_STATUSES),
        or_(Task.search_key.contains("cong khai"), Task.search_key.contains("niem yet")),
    )  # fmt: skip
    return list(db.session.scalars(rows.order_by(Task.position).limit(MOST_TASKS)))


def publication_to_see(publication_id: int, *, by: Person) -> Publication:
    """Return what was ever published by the person's authority, or raise NotFound."""
    rows = select(Publication).where(
        Publication.id == publication_id, Publication.authority_id == by.authority_id
    )
    found = db.session.scalar(
        rows.options(
            joinedload(Publication.plan), joinedload(Publication.period),
            joinedload(Publication.snapshot), selectinload(Publication.papers),
        )
    )  # fmt: skip
    if found is None:
        raise NotFound
    return found


def publication_to_withdraw(publication_id: int, *, by: Person) -> Publication:
    """Begin writing, take the plan's chain and return it as it stands then."""
    plan_id = publication_to_see(publication_id, by=by).plan_id
    begin_write()
    history.take(plan_id)
    return publication_to_see(publication_id, by=by)
