"""What a person finds: views kept of lists, flags of tasks, the documents of the register."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select

from tracker import history
from tracker.access import CLOSE_OVERSEERS, NotFound, document_to_show, roles, visible_documents
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.evidence import Document, Evidence
from tracker.files import StoredFile
from tracker.rules.fold import number_key
from tracker.rules.words import Role
from tracker.tasks import WORKING_ROLES, Task
from tracker.tasks.views import SavedView

MOST_ALIKE = 5


def may_share_views(by: Person, *, on: date) -> bool:
    """Tell whether a person shows views to everybody and changes the shared ones."""
    return Role.COORDINATOR in roles(by, on=on)


def view_to_change(view_id: int, *, by: Person, on: date) -> SavedView:
    """Begin writing and return a view of one's own, or a shared one for the secretariat.

    Raises NotFound for every other.
    """
    begin_write()
    shared = and_(SavedView.authority_id == by.authority_id, SavedView.is_shared)
    wanted = [SavedView.owner_id == by.id]
    if may_share_views(by, on=on):
        wanted.append(shared)
    view = db.session.scalar(select(SavedView).where(SavedView.id == view_id, or_(*wanted)))
    if view is None:
        raise NotFound
    return view


def sees_all_flags(by: Person, *, on: date) -> bool:
    """Tell whether a person sees the flags of every task: secretariat, leaders, auditors."""
    return bool(roles(by, on=on) & CLOSE_OVERSEERS)


def sees_changes(by: Person, *, on: date) -> bool:
    """Tell whether a person reads histories field by field: who oversees the plan does."""
    return bool(roles(by, on=on) & CLOSE_OVERSEERS)


def may_see_flags(worker_id: int | None, *, by: Person, on: date) -> bool:
    """Tell whether a person sees the flags of a task on which a unit works; its own people do."""
    return sees_all_flags(by, on=on) or any(
        post.unit_id == worker_id and post.role in WORKING_ROLES for post in by.posts(on)
    )


@dataclass(frozen=True)
class Likeness:
    """By what a document is known again: its number, with its day where it is told, or its file."""

    number: str = ""
    issued_on: date | None = None
    sha256: str = ""


def documents_like(like: Likeness, *, by: Person, on: date) -> list[Document]:
    """Return the documents a person may read that seem to be the same one, the newest first.

    A number without its day fits every day; the same bytes are the same document.
    """
    key, known = number_key(like.number), []
    if key:
        same_day = [Document.issued_on == like.issued_on] if like.issued_on else []
        known.append(and_(Document.number_key == key, *same_day))
    if like.sha256:
        known.append(Document.file.has(StoredFile.sha256 == like.sha256))
    if not known:
        return []
    rows = visible_documents(by, on=on).where(or_(*known))
    return list(db.session.scalars(rows.order_by(Document.id.desc()).limit(MOST_ALIKE)))


def may_restrict(document: Document, *, by: Person, on: date) -> bool:
    """Tell whether a person says who reads a document.

    The secretariat and leaders do, whoever added it, and the units whose tasks it proves.
    """
    if document.added_by_id == by.id or roles(by, on=on) & {Role.COORDINATOR, Role.LEADER}:
        return True
    units = {post.unit_id for post in by.posts(on) if post.role in WORKING_ROLES}
    working = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id)
    shown = select(Evidence.id).join(Task, Task.id == Evidence.task_id)
    of_own = shown.where(Evidence.document_id == document.id, working.in_(units))
    return db.session.scalar(of_own.limit(1)) is not None


def document_to_restrict(document_id: int, *, by: Person, on: date) -> Document:
    """Begin writing and return a document whose readers a person may choose, or raise NotFound."""
    begin_write()
    history.take(history.GENERAL)
    document = document_to_show(document_id, by=by, on=on)
    if not may_restrict(document, by=by, on=on):
        raise NotFound
    return document
