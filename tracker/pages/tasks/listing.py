"""Danh sách nhiệm vụ: every task of a plan, narrowed as asked, grouped by content area."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby

from flask import render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock, units
from tracker.figures.states import fold_log, in_force, log_of
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks.door import pages
from tracker.pages.tasks.marks import marked
from tracker.plans import ContentArea, Plan
from tracker.rules.progress import Counts
from tracker.tasks import WORKING_ROLES
from tracker.tasks.counting import counting_of
from tracker.tasks.filters import DUE_LABELS, STATE_LABELS, Due, State, TaskFilters
from tracker.tasks.lists import Codes, Day, Listed, PlanList, narrow, summed
from tracker.units import Unit

PAGE = 100


@pages.get("/nhiem-vu")
@audience(Audience.SIGNED_IN)
def listing() -> str:
    """Show the tasks of a plan that an address asks for."""
    filters = TaskFilters.parse(request.args)
    plans = access.issued_plans(by=current_user)
    plan = next((one for one in plans if filters.plan in ("", one.code)), None)
    if plan is None:
        if filters.plan:
            raise access.NotFound
        return render_template("tasks/no_plan.html")
    return render_template(
        "tasks/list.html", plan=plan, plans=plans, filters=filters, states=STATE_LABELS,
        dues=DUE_LABELS, sheet=sheet_of(plan, filters),
        highlight=partial(marked, wanted=filters.text),
    )  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A list as drawn: the day, the tasks that fit, and this page of them."""

    whole: PlanList
    found: list[Listed]
    shown: list[Listed]
    units: Mapping[int, Unit]
    areas: Mapping[int, ContentArea]
    views: list[dict[str, object]]
    paging: dict[str, object]

    @property
    def on(self) -> date:
        """The day the list is drawn for."""
        return self.whole.day.on

    @property
    def is_today(self) -> bool:
        """Whether the list shows the tasks as they are now."""
        return self.whole.day.states is None

    @property
    def counts(self) -> Counts:
        """The figures of the whole plan on the day."""
        return summed(self.whole.in_force)

    @property
    def found_counts(self) -> Counts:
        """The figures of the tasks that fit."""
        return summed(self.found)

    def links(self, filters: TaskFilters) -> dict[str, str]:
        """Return the addresses of the lists behind the figures of the head."""
        executed = TaskFilters(plan=filters.plan, as_of=filters.as_of, state=State.EXECUTED)
        return {
            "executed": url_for("tasks.listing", **executed.to_query()),
            "of_due": url_for("tasks.listing", **replace(executed, due=Due.DUE).to_query()),
        }

    def groups(self) -> list[tuple[ContentArea | None, list[Listed], int]]:
        """Return the areas with their tasks on this page, and how many fit in the whole area."""
        return [
            (
                self.areas.get(area or 0),
                list(tasks),
                sum(1 for t in self.found if t.area_id == area),
            )
            for area, tasks in groupby(self.shown, key=lambda task: task.area_id)
        ]

    @property
    def leads(self) -> list[Unit]:
        """The units that lead tasks of the plan, in their order."""
        leading = {task.lead_unit_id for task in self.whole.in_force}
        return [unit for unit in self.units.values() if unit.id in leading]


def sheet_of(plan: Plan, filters: TaskFilters) -> Sheet:
    """Return the list that an address asks for, as of its day."""
    found_units = {unit.id: unit for unit in units.of_authority(plan.authority_id)}
    areas = {area.id: area for area in plan.areas}
    codes = Codes(
        {key: area.code for key, area in areas.items()},
        {key: unit.code for key, unit in found_units.items()},
    )
    whole = narrow(plan, access.visible_tasks(current_user), day_of(plan, filters.as_of), codes)
    found = whole.fitting(filters)
    start = (filters.page - 1) * PAGE
    return Sheet(
        whole=whole, found=found, shown=found[start : start + PAGE], units=found_units,
        areas=areas, views=views_of(filters, whole), paging=paging(filters, len(found)),
    )  # fmt: skip


def day_of(plan: Plan, asked: date | None) -> Day:
    """Return the day to draw; for a past one, how the plan's history tells it."""
    today = clock.today()
    on = min(asked or today, today)
    states = None if on == today else dict(in_force(fold_log(log_of(plan), as_of=on)))
    return Day(on, counting_of(plan), states)


def views_of(filters: TaskFilters, whole: PlanList) -> list[dict[str, object]]:
    """Return the saved ways of looking, each with its count and address."""
    base = TaskFilters(plan=filters.plan, as_of=filters.as_of)
    month = gettext("Đến hạn trong tháng %(month)s", month=f"{whole.day.on:%m/%Y}")
    views = [
        (gettext("Tất cả"), base),
        (gettext("Chưa hoàn thành"), replace(base, state=State.OPEN)),
        (month, replace(base, state=State.OPEN, due=Due.THIS_MONTH)),
        (gettext("Vướng mắc"), replace(base, state=State.BLOCKED)),
    ]
    own = {post.unit for post in current_user.posts(clock.today()) if post.role in WORKING_ROLES}
    views += [(unit.name, replace(base, worker=unit.code)) for unit in own]
    if whole.removed:
        views.append((gettext("Đưa ra khỏi kế hoạch"), replace(base, state=State.REMOVED)))
    asked = replace(filters, text="", page=1)
    return [
        {
            "words": words, "count": len(whole.fitting(view)), "active": view == asked,
            "href": url_for("tasks.listing", **view.to_query()),
        }
        for words, view in views
    ]  # fmt: skip


def paging(filters: TaskFilters, total: int) -> dict[str, object]:
    """Return where this page of the list begins and ends, and the addresses around it."""

    def address(page: int) -> str | None:
        if not 0 < page <= -(-total // PAGE):
            return None
        return url_for("tasks.listing", **filters.on_page(page).to_query())

    first = (filters.page - 1) * PAGE
    return {
        "first": first + 1, "last": min(first + PAGE, total), "total": total,
        "before": address(filters.page - 1), "after": address(filters.page + 1),
    }  # fmt: skip
