"""Danh sách nhiệm vụ: every task of a plan, narrowed as asked, in the plan's order or another."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby

from flask import render_template, request, url_for
from flask_login import current_user

from tracker import access, clock, units
from tracker.access import finding
from tracker.figures.answers import fold_answers
from tracker.figures.states import fold_log, in_force, log_of
from tracker.pages.guard import Audience, audience
from tracker.pages.overview.rule_words import periodic_words
from tracker.pages.paging import Paging, paging_of
from tracker.pages.tasks.choices import Choices, Column, choices_of, columns_of
from tracker.pages.tasks.door import pages
from tracker.pages.tasks.many import acts_on_many
from tracker.pages.tasks.marks import marked
from tracker.pages.tasks.ways import ways_of
from tracker.plans import ContentArea, Plan, PlanKind
from tracker.rules.answers import Tally, tally
from tracker.rules.flags import Flag
from tracker.rules.progress import Counts
from tracker.tasks import WORKING_ROLES
from tracker.tasks.counting import counting_of
from tracker.tasks.facets import Fit, asking_of, fit
from tracker.tasks.filters import Due, State, TaskFilters
from tracker.tasks.flags import flags_in
from tracker.tasks.lists import Codes, Day, Listed, PlanList, narrow, summed
from tracker.tasks.ordering import in_order
from tracker.tasks.said import Said
from tracker.tasks.settings import settings_of
from tracker.tasks.traits import Order
from tracker.units import Named, Unit

PAGE = 50


@pages.get("/nhiem-vu")
@audience(Audience.SIGNED_IN)
def listing() -> str:
    """Show the tasks of a plan that an address asks for."""
    filters = TaskFilters.parse(request.args)
    plans = access.issued_plans(by=current_user)
    plan = plan_asked(plans, filters)
    if plan is None:
        return render_template("tasks/no_plan.html")
    plans = plans if plan in plans else [*plans, plan]
    sheet = sheet_of(plan, filters)
    return render_template(
        "tasks/list.html", plan=plan, plans=plans, filters=filters, sheet=sheet,
        acts=acts_on_many() if sheet.is_today else [],
        ways=ways_of(filters, sheet.whole), highlight=partial(marked, wanted=filters.text),
        periodic=periodic_words(settings_of(plan)),
    )  # fmt: skip


def plan_asked(plans: list[Plan], filters: TaskFilters) -> Plan | None:
    """Return the plan that an address names, the newest where it names none; None without any.

    The tasks outside the plan have a list only where an address names it.
    """
    plan = next((one for one in plans if filters.plan in ("", one.code)), None)
    if plan is None and filters.plan:
        plan = access.plan_to_see(filters.plan, by=current_user)
        if plan.kind != PlanKind.OUTSIDE:
            raise access.NotFound
    return plan


@dataclass(frozen=True)
class Sheet:
    """A list as drawn: the day, the tasks that fit, and this page of them."""

    whole: PlanList
    fit: Fit
    shown: list[Listed]
    units: Mapping[int, Unit]
    named: Mapping[int, Named]
    areas: Mapping[int, ContentArea]
    filters: TaskFilters
    offers_flags: bool = False

    @property
    def on(self) -> date:
        """The day the list is drawn for."""
        return self.whole.day.on

    def name_of(self, unit_id: int | None, task: Listed) -> str:
        """Return a unit's name: on the day a task was done, on the list's day while it is open."""
        named = self.named.get(unit_id or 0)
        return named.name_on(task.facts.completed_on or self.on) if named else ""

    def tally(self, task: Listed) -> Tally | None:
        """Return m/N of a task given to many units, None for any other."""
        day = self.whole.day
        counted = (
            Tally(task.row.asked, task.row.accepted)
            if self.is_today
            else day.tallies.get(task.row.id, Tally())
        )
        return counted if counted.asked else None

    @property
    def is_today(self) -> bool:
        """Whether the list shows the tasks as they are now."""
        return self.whole.day.states is None

    @property
    def found(self) -> list[Listed]:
        """The tasks that fit."""
        return self.fit.tasks

    @property
    def counts(self) -> Counts:
        """The figures of the whole plan on the day."""
        return summed(self.whole.in_force)

    @property
    def found_counts(self) -> Counts:
        """The figures of the tasks that fit."""
        return summed(self.found)

    @property
    def links(self) -> dict[str, str]:
        """The addresses of the lists behind the figures of the head, and of the workbook."""
        filters = self.filters
        executed = TaskFilters(plan=filters.plan, as_of=filters.as_of, state=State.EXECUTED)
        return {
            "executed": url_for("tasks.listing", **executed.to_query()),
            "of_due": url_for("tasks.listing", **replace(executed, due=Due.DUE).to_query()),
            "workbook": url_for("tasks.workbook", **filters.on_page(1).to_query()),
        }

    @property
    def groups(self) -> list[tuple[ContentArea | None, list[Listed], int]]:
        """The areas with their tasks on this page, and how many fit in the whole area."""
        return [
            (
                self.areas.get(area or 0),
                list(tasks),
                sum(1 for t in self.found if t.area_id == area),
            )
            for area, tasks in groupby(self.shown, key=lambda task: task.area_id)
        ]

    @property
    def is_by_area(self) -> bool:
        """Whether the rows stand under their areas, as in the plan."""
        return self.filters.order is Order.PLAN

    @property
    def is_asked_further(self) -> bool:
        """Whether something is asked for that stands among the further fields of the form."""
        told = self.filters
        fields = (told.worker, told.partner, told.officer, told.leader, told.kind, told.source)
        return any((*fields, told.traits, told.due_from, told.due_to, told.told_since, told.flag))

    @property
    def columns(self) -> list[Column]:
        """The heads of the columns."""
        return columns_of(self.filters)

    @property
    def choices(self) -> Choices:
        """What the form offers."""
        return choices_of(self.fit, self.units, self.areas, self.whole.tasks)

    @property
    def paging(self) -> Paging:
        """Where this page of the list begins and ends, and the addresses around it."""
        return paging(self.filters, len(self.found))


def sheet_of(plan: Plan, filters: TaskFilters) -> Sheet:
    """Return the list that an address asks for, as of its day."""
    named = units.ever_of_authority(plan.authority_id)
    found_units = {unit_id: one.unit for unit_id, one in named.items()}
    areas = {area.id: area for area in plan.areas}
    codes = Codes(
        {key: area.code for key, area in areas.items()},
        {key: unit.code for key, unit in found_units.items()},
    )
    whole = narrow(
        plan, access.visible_tasks(current_user), day_of(plan, filters.as_of), codes,
        said_in(filters.text),
    )  # fmt: skip
    flags = flags_before(plan, whole) if filters.flag else {}
    fits = fit(whole.tasks, filters, asking_of(whole, flags))
    names = {key: unit.name for key, unit in found_units.items()}
    ordered = in_order(fits.tasks, filters.order, units=names)
    ordered = ordered[::-1] if filters.is_turned else ordered
    start = (filters.page - 1) * PAGE
    return Sheet(
        whole=whole, fit=replace(fits, tasks=ordered), shown=ordered[start : start + PAGE],
        units=found_units, named=named, areas=areas, filters=filters,
        offers_flags=whole.day.states is None and offers_flags(),
    )  # fmt: skip


def offers_flags() -> bool:
    """Tell whether the signed-in person sees the flags of any task."""
    today = clock.today()
    works = any(post.role in WORKING_ROLES for post in current_user.posts(today))
    return works or finding.sees_all_flags(current_user, on=today)


def flags_before(plan: Plan, whole: PlanList) -> dict[int, tuple[Flag, ...]]:
    """Return the flags that the signed-in person may see, by task; only those of today."""
    today = clock.today()
    if whole.day.states is not None:
        return {}
    seen = [
        task for task in whole.tasks
        if finding.may_see_flags(task.worker_id, by=current_user, on=today)
    ]  # fmt: skip
    return flags_in(plan, seen, whole.day.counting, on=today)


def said_in(text: str) -> Said | None:
    """Return where else a text is sought: in what was told and in documents one may read."""
    if not text:
        return None
    return Said(text, access.visible_documents(current_user, on=clock.today()))


def day_of(plan: Plan, asked: date | None) -> Day:
    """Return the day to draw; for a past one, how the plan's history tells it."""
    today = clock.today()
    on = min(asked or today, today)
    if on == today:
        return Day(on, counting_of(plan))
    log = log_of(plan)
    answers = fold_answers(log, as_of=on)
    counted = {task_id: tally(held.values(), on=on) for task_id, held in answers.items()}
    return Day(on, counting_of(plan), dict(in_force(fold_log(log, as_of=on))), counted)


def paging(filters: TaskFilters, total: int) -> Paging:
    """Return where this page of the list begins and ends, and the addresses around it."""

    def address(page: int) -> str:
        return url_for("tasks.listing", **filters.on_page(page).to_query())

    return paging_of(total, page=filters.page, size=PAGE, address=address)
