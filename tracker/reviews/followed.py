"""What became of the conclusions of a session: tasks done or late, what decisions came to."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import inspect, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.db import db
from tracker.figures import figures_of
from tracker.plans import Plan
from tracker.requests import State as RequestState
from tracker.reviews.facts import Conclusion, Review
from tracker.reviews.words import ConclusionKind
from tracker.rules.words import OPEN_STATUSES
from tracker.tasks import Task


@dataclass(frozen=True)
class Followed:
    """A conclusion and what became of it: its tasks, those open and those past their day."""

    conclusion: Conclusion
    tasks: tuple[Task, ...]
    open_ids: frozenset[int]
    overdue_ids: frozenset[int]

    @property
    def counts(self) -> bool:
        """Whether it asked for something that can be done: general direction cannot."""
        return self.conclusion.kind != ConclusionKind.GENERAL

    @property
    def is_done(self) -> bool:
        """Whether all it asked for is done, or the decision has taken effect."""
        if self.conclusion.kind == ConclusionKind.TASK:
            return bool(self.tasks) and not self.open_ids
        request = self.conclusion.request
        return request is not None and request.state != RequestState.ASKED


# What is told of a conclusion, loaded with it.
TOLD = (
    joinedload(Conclusion.task), joinedload(Conclusion.collecting), joinedload(Conclusion.request),
    joinedload(Conclusion.typed_by), selectinload(Conclusion.units),
    selectinload(Conclusion.tasks).options(joinedload(Task.lead_unit), joinedload(Task.plan)),
)  # fmt: skip


def followed(review: Review, *, on: date) -> list[Followed]:
    """Return what became of the conclusions of a session, in their order; late as of a day."""
    if "conclusions" in inspect(review).unloaded:
        whole = select(Review).where(Review.id == review.id)
        db.session.scalars(whole.options(selectinload(Review.conclusions).options(*TOLD))).one()
    standing = review.standing
    plans = {task.plan_id: task.plan for one in standing for task in one.tasks}
    late = {task_id for plan in plans.values() for task_id in _overdue(plan, on=on)}
    return [_follow(one, late) for one in standing]


def done_of(lines: list[Followed]) -> tuple[int, int]:
    """Return how many conclusions that can be done are, and how many there are."""
    counted = [line for line in lines if line.counts]
    return sum(1 for line in counted if line.is_done), len(counted)


def _overdue(plan: Plan, *, on: date) -> set[int]:
    figures = figures_of(plan, as_of=on)
    return {task.task_id for task in figures.tasks if task.counts.overdue}


def _follow(conclusion: Conclusion, late: set[int]) -> Followed:
    ids = {task.id for task in conclusion.tasks}
    open_ids = {task.id for task in conclusion.tasks if task.status in OPEN_STATUSES}
    return Followed(conclusion, tuple(conclusion.tasks), frozenset(open_ids), frozenset(ids & late))
