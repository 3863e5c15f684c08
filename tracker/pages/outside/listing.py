"""Nhiệm vụ ngoài kế hoạch: the rate of each source, what the upper level gave, all others."""

from dataclasses import dataclass, replace

from flask import render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock
from tracker.access.plan_life import outside_to_see, tasks_outside
from tracker.figures import PlanFigures, figures_of
from tracker.pages.guard import Audience, audience
from tracker.pages.outside.blueprint import pages
from tracker.rules.progress import Counts
from tracker.rules.words import SOURCE_LABELS, Role, Source
from tracker.tasks.filters import Due, State, TaskFilters


@dataclass(frozen=True)
class Line:
    """A source with its figures; each figure leads to its list."""

    words: str
    counts: Counts
    all_href: str
    executed_href: str
    overdue_href: str


@pages.get("/ngoai-ke-hoach")
@audience(Audience.SIGNED_IN)
def show() -> str:
    """Show the tasks outside the plan of a year, this one unless another is asked for."""
    today = clock.today()
    year = request.args.get("nam", today.year, type=int)
    collection = outside_to_see(by=current_user, year=year)
    figures = figures_of(collection, as_of=today) if collection else None
    shown = tasks_outside(collection) if collection else []
    return render_template(
        "outside/show.html", year=year, on=today, lines=lines_of(figures) if figures else [],
        overdue={task.task_id for task in figures.tasks if task.counts.overdue} if figures else (),
        upper=[task for task in shown if task.source == Source.UPPER_LEVEL],
        others=[task for task in shown if task.source != Source.UPPER_LEVEL],
        sources={source: gettext(label) for source, label in SOURCE_LABELS.items()},
        may_add=Role.COORDINATOR in access.roles(current_user, on=today),
    )  # fmt: skip


def lines_of(figures: PlanFigures) -> list[Line]:
    """Return a line for each source that gave tasks, and one for all: they add up to it."""
    plan, by_area = figures.plan, figures.by_area()
    lines = [
        line_of(gettext(area.title), by_area[area.id], TaskFilters(plan=plan.code, area=area.code))
        for area in plan.areas
        if area.id in by_area
    ]
    whole = line_of(gettext("Tất cả"), figures.counts(), TaskFilters(plan=plan.code))
    return [*lines, whole] if lines else []


def line_of(words: str, counts: Counts, filters: TaskFilters) -> Line:
    """Return a line with the addresses of the lists behind its figures."""
    every, executed, overdue = (
        url_for("tasks.listing", **asked.to_query())
        for asked in (
            filters, replace(filters, state=State.EXECUTED), replace(filters, due=Due.OVERDUE)
        )
    )  # fmt: skip
    return Line(words, counts, all_href=every, executed_href=executed, overdue_href=overdue)
