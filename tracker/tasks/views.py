"""Ways of looking at the list that people keep under a name: their own, or everybody's."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.accounts import Person
from tracker.db import Model, db
from tracker.rules import N_, Refused
from tracker.rules.fold import sort_key
from tracker.tasks.filters import TaskFilters

NAME_LETTERS = 60
MOST = 30


class SavedView(Model):
    """A list under a name: the parameters of its address, without plan, day and page.

    `owner` keeps it; everybody of the authority sees it once it is shared.
    """

    __tablename__ = "saved_view"
    __table_args__ = (Index(None, "authority_id", "is_shared"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str]
    query: Mapped[dict[str, Any]] = mapped_column(default=dict)
    is_shared: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]

    @property
    def filters(self) -> TaskFilters:
        """The list it shows, of the plan in force today."""
        return TaskFilters.parse(self.query)


def keep(filters: TaskFilters, *, name: str, by: Person, at: datetime) -> SavedView:
    """Keep a way of looking under a name, for oneself; the same name again replaces it.

    Plan, day and page are left out: a view is of the plan in force today. Refused: no name, a list
    that nothing narrows, more than `MOST` of one's own.
    """
    if not filters.is_narrowed:
        raise Refused(N_("Lọc danh sách trước khi lưu cách xem."))
    own = list(db.session.scalars(select(SavedView).where(SavedView.owner_id == by.id)))
    name = _checked(name)
    view = next((one for one in own if one.name == name), None)
    if view is None:
        if len(own) >= MOST:
            raise Refused(N_("Đã lưu %(most)s cách xem. Xóa bớt rồi lưu tiếp."), most=MOST)
        view = SavedView(
            authority_id=by.authority_id, owner_id=by.id, name=name, is_shared=False, created_at=at
        )
        db.session.add(view)
    view.query = filters.lasting().to_query()
    db.session.flush()
    return view


def rename(view: SavedView, *, name: str) -> None:
    """Give a view another name. Refused: none."""
    view.name = _checked(name)


def share(view: SavedView) -> None:
    """Show a view to everybody of the authority."""
    view.is_shared = True


def take_back(view: SavedView) -> None:
    """Leave a shared view to its owner alone."""
    view.is_shared = False


def drop(view: SavedView) -> None:
    """Forget a view."""
    db.session.delete(view)
    db.session.flush()


def before(person: Person) -> list[SavedView]:
    """Return the views before a person, the shared ones first, each sort by name."""
    rows = select(SavedView).where(
        SavedView.authority_id == person.authority_id,
        or_(SavedView.owner_id == person.id, SavedView.is_shared),
    )
    found = db.session.scalars(rows)
    return sorted(found, key=lambda view: (not view.is_shared, sort_key(view.name), view.id))


def _checked(name: str) -> str:
    name = " ".join(name.split())[:NAME_LETTERS].strip()
    if not name:
        raise Refused(N_("Đặt tên cho cách xem."))
    return name
