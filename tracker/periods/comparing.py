"""Two days of a plan beside each other: which tasks changed, slipped, came, went, were extended."""

from dataclasses import dataclass, field
from datetime import date

from tracker.figures import PlanFigures, figures_of
from tracker.figures.plan import KnownTask, Titles, titles_of
from tracker.periods.frozen import figures_of_frozen
from tracker.periods.snapshots import Snapshot
from tracker.plans import Plan
from tracker.rules.progress import Counts


@dataclass(frozen=True)
class Side:
    """One side: the day, and the snapshot whose figures it shows, None for live ones."""

    on: date
    snapshot: Snapshot | None = None


@dataclass(frozen=True)
class Change:
    """A task on both days."""

    before: KnownTask
    after: KnownTask


@dataclass(frozen=True)
class Comparison:
    """Two sides, the earlier one first, and what lies between them.

    `moved` are the tasks in another state, `slipped` those that became overdue, `extended` those
    with a later day, `added` and `removed` those that came into the plan or left it.
    """

    earlier: Side
    later: Side
    before: Counts
    after: Counts
    moved: list[Change] = field(default_factory=list)
    slipped: list[Change] = field(default_factory=list)
    extended: list[Change] = field(default_factory=list)
    added: list[KnownTask] = field(default_factory=list)
    removed: list[KnownTask] = field(default_factory=list)


def compare(plan: Plan, one: Side, other: Side) -> Comparison:
    """Compare two sides of a plan; the earlier day stands first."""
    earlier, later = sorted((one, other), key=lambda side: side.on)
    titles = titles_of(plan)
    before, after = (figures_on(plan, side, titles) for side in (earlier, later))
    old = {task.task_id: task for task in before.tasks}
    new = {task.task_id: task for task in after.tasks}
    both = [Change(old[key], new[key]) for key in new if key in old]
    return Comparison(
        earlier, later, before.counts(), after.counts(),
        moved=[one for one in both if _state(one.before) != _state(one.after)],
        slipped=[
            one for one in both if one.after.counts.overdue and not one.before.counts.overdue
        ],
        extended=[one for one in both if one.after.facts.due_on > one.before.facts.due_on],
        added=[new[key] for key in new if key not in old],
        removed=[old[key] for key in old if key not in new],
    )  # fmt: skip


def figures_on(plan: Plan, side: Side, titles: Titles) -> PlanFigures:
    """Return the figures of a side: as they were frozen, or as they are known now."""
    if side.snapshot is None:
        return figures_of(plan, as_of=side.on, titles=titles)
    return figures_of_frozen(side.snapshot, titles)


def _state(task: KnownTask) -> tuple[str, str | None]:
    return task.facts.status, task.facts.outcome
