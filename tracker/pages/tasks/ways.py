"""Ways of looking at the list: the ones everybody has, and the ones people keep under a name."""

from dataclasses import dataclass, replace

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import clock
from tracker.access import finding
from tracker.db import begin_write, db
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.tasks.door import pages
from tracker.rules import N_, Refused
from tracker.tasks import WORKING_ROLES, views
from tracker.tasks.facets import asking_of, fitting
from tracker.tasks.filters import Due, State, TaskFilters
from tracker.tasks.lists import PlanList
from tracker.tasks.views import SavedView


@dataclass(frozen=True)
class Way:
    """A way of looking: its words, its list and whether the page shows it; `view` where kept.

    `count` is None where only another statement could tell.
    """

    words: str
    href: str
    count: int | None
    active: bool
    view: SavedView | None = None


@dataclass(frozen=True)
class Ways:
    """The ways of looking before a person, and what the person may do with the kept ones."""

    common: list[Way]
    kept: list[Way]
    may_share: bool

    @property
    def all(self) -> list[Way]:
        """All of them, in a row."""
        return [*self.common, *self.kept]

    @property
    def own(self) -> list[Way]:
        """The kept ones that the person may change."""
        return [way for way in self.kept if way.view and may_change(way.view)]


def ways_of(filters: TaskFilters, whole: PlanList) -> Ways:
    """Return the ways of looking at a plan's list, each with its count and address."""
    base = TaskFilters(plan=filters.plan, as_of=filters.as_of)
    asked = replace(filters, page=1)

    def way(words: str, wanted: TaskFilters, view: SavedView | None = None) -> Way:
        is_known = not wanted.text and not wanted.flag
        count = len(fitting(whole.tasks, wanted, asking_of(whole))) if is_known else None
        href = url_for("tasks.listing", **wanted.to_query())
        return Way(words, href, count, wanted == asked, view)

    kept = [
        way(view.name, replace(view.filters, plan=filters.plan, as_of=filters.as_of), view)
        for view in views.before(current_user)
    ]
    common = [way(words, wanted) for words, wanted in common_ways(base, whole)]
    return Ways(common, kept, may_share=may_share())


def common_ways(base: TaskFilters, whole: PlanList) -> list[tuple[str, TaskFilters]]:
    """Return the ways that everybody has, by their words."""
    month = gettext("Đến hạn trong tháng %(month)s", month=f"{whole.day.on:%m/%Y}")
    ways = [
        (gettext("Tất cả"), base),
        (gettext("Chưa hoàn thành"), replace(base, state=State.OPEN)),
        (month, replace(base, state=State.OPEN, due=Due.THIS_MONTH)),
        (gettext("Vướng mắc"), replace(base, state=State.BLOCKED)),
    ]
    own = {post.unit for post in current_user.posts(clock.today()) if post.role in WORKING_ROLES}
    ways += [(unit.name, replace(base, worker=unit.code)) for unit in own]
    if whole.removed:
        ways.append((gettext("Đưa ra khỏi kế hoạch"), replace(base, state=State.REMOVED)))
    return ways


def may_share() -> bool:
    """Tell whether the signed-in person shows views to everybody: the secretariat does."""
    return finding.may_share_views(current_user, on=clock.today())


def may_change(view: SavedView) -> bool:
    """Tell whether the signed-in person may change a view: one's own, and shared ones."""
    return bool(view.owner_id == current_user.id or (view.is_shared and may_share()))


@pages.post("/nhiem-vu/cach-xem")
@audience(Audience.SIGNED_IN)
def keep_view() -> ResponseReturnValue:
    """Keep the list of an address under a name."""
    filters = TaskFilters.parse(request.form)
    at = clock.now()
    begin_write()
    try:
        view = views.keep(filters, name=request.form.get("ten", ""), by=current_user, at=at)
        if request.form.get("chung") and may_share():
            views.share(view)
    except Refused as refusal:
        db.session.rollback()
        flash(sentence(refusal), "refused")
        return redirect(url_for("tasks.listing", **filters.to_query()))
    db.session.commit()
    flash(gettext("Đã lưu cách xem."), "saved")
    return redirect(url_for("tasks.listing", **filters.to_query()))


@pages.post("/nhiem-vu/cach-xem/<int:view_id>")
@audience(Audience.SIGNED_IN)
def change_view(view_id: int) -> ResponseReturnValue:
    """Rename, share, take back or forget a view, by the button pressed."""
    view = finding.view_to_change(view_id, by=current_user, on=clock.today())
    act, query = request.form.get("viec", ""), view.filters.to_query()
    try:
        said = change(view, act)
    except Refused as refusal:
        db.session.rollback()
        flash(sentence(refusal), "refused")
        return redirect(url_for("tasks.listing", **query))
    db.session.commit()
    flash(gettext(said), "saved")
    return redirect(url_for("tasks.listing", **({} if act == "xoa" else query)))


def change(view: SavedView, act: str) -> str:
    """Do what a button says with a view and return what to say of it."""
    if act == "xoa":
        views.drop(view)
        return N_("Đã xóa cách xem.")
    if act in SHARING:
        if not may_share():
            raise Refused(N_("Cơ quan thường trực đặt cách xem dùng chung."))
        verb, said = SHARING[act]
        verb(view)
        return said
    views.rename(view, name=request.form.get("ten", ""))
    return N_("Đã đổi tên cách xem.")


SHARING = {
    "chung": (views.share, N_("Cách xem đã dùng chung.")),
    "rieng": (views.take_back, N_("Cách xem chỉ còn của người lưu.")),
}
