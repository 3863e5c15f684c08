"""Dấu hiệu cần kiểm tra: how many tasks carry which flag, unit by unit, each figure its list."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from flask import render_template, request, url_for
from flask_login import current_user

from tracker import access, clock
from tracker.access import finding
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks.door import pages
from tracker.pages.tasks.listing import flags_before, plan_asked, sheet_of
from tracker.rules.flags import FLAG_LABELS, Flag, FlagFacts, freezes_of
from tracker.tasks import Task
from tracker.tasks.counting import Counting
from tracker.tasks.filters import TaskFilters
from tracker.tasks.flags import flags_of_task, waiting_days
from tracker.tasks.lists import Listed
from tracker.tasks.traits import Trait
from tracker.units import Unit


@pages.get("/dau-hieu")
@audience(Audience.OVERSEERS)
def signs() -> str:
    """Count the flags of a plan's tasks."""
    asked = TaskFilters(plan=request.args.get("ke-hoach", ""))
    plans = access.issued_plans(by=current_user)
    plan = plan_asked(plans, asked)
    if plan is None:
        return render_template("tasks/no_plan.html")
    sheet = sheet_of(plan, asked)
    return render_template(
        "tasks/signs.html", plan=plan, plans=plans, labels=FLAG_LABELS, on=sheet.on,
        board=Board(
            asked, sheet.whole.tasks, flags_before(plan, sheet.whole), sheet.units,
            sheet.fit.counts["traits"],
        ),
    )  # fmt: skip


@dataclass(frozen=True)
class Board:
    """The flags of a plan's tasks by flag and by unit that works, and who is silent."""

    asked: TaskFilters
    tasks: list[Listed]
    flags: Mapping[int, tuple[Flag, ...]]
    units: Mapping[int, Unit]
    silent: Mapping[str, int]

    @property
    def whole(self) -> Counter[str]:
        """How many tasks carry each flag."""
        return Counter(flag for flags in self.flags.values() for flag in flags)

    @property
    def by_unit(self) -> list[tuple[Unit, Counter[str]]]:
        """The units of whose tasks some carry flags, the most first."""
        found: dict[int, Counter[str]] = {}
        for task in self.tasks:
            for flag in self.flags.get(task.row.id, ()):
                found.setdefault(task.worker_id or 0, Counter())[flag] += 1
        known = [(self.units[key], counts) for key, counts in found.items() if key in self.units]
        return sorted(known, key=lambda pair: (-pair[1].total(), pair[0].name))

    def href(self, flag: str, unit: Unit | None = None) -> str:
        """Return the address of the list behind a figure."""
        filters = replace(self.asked, flag=flag, worker=unit.code if unit else "")
        return url_for("tasks.listing", **filters.to_query())

    def silent_href(self, trait: str) -> str:
        """Return the address of the list of tasks of which nothing was told."""
        filters = replace(self.asked, traits=frozenset({Trait(trait)}))
        return url_for("tasks.listing", **filters.to_query())


def flags_before_one(
    task: Task, events: list[Event], counting: Counting, *, proofs: int, on: date
) -> tuple[Flag, ...]:
    """Return the flags of a task for those who may see them; none for everybody else."""
    if not finding.may_see_flags(task.working_unit_id, by=current_user, on=clock.today()):
        return ()
    facts = FlagFacts(
        status=task.status, completed_on=task.completed_on, proofs=proofs,
        waiting_days=waiting_days(task.submitted_at, counting, on=on),
        freezes=freezes_of(task.plan.year, task.plan.closed_on),
    )  # fmt: skip
    return flags_of_task(events, facts)
