"""What a person finds: the views kept of lists, and the flags of tasks."""

from datetime import date

from sqlalchemy import and_, or_, select

from tracker.access import CLOSE_OVERSEERS, NotFound, roles
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.rules.words import Role
from tracker.tasks import WORKING_ROLES
from tracker.tasks.views import SavedView


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


def may_see_flags(worker_id: int | None, *, by: Person, on: date) -> bool:
    """Tell whether a person sees the flags of a task on which a unit works; its own people do."""
    return sees_all_flags(by, on=on) or any(
        post.unit_id == worker_id and post.role in WORKING_ROLES for post in by.posts(on)
    )
