"""What became of the conclusions of a session: tasks done or late, what decisions came to."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import inspect, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from tracker.db import db
from tracker.requests import State as RequestState
from tracker.reviews.facts import Conclusion, Review
from tracker.reviews.words import ConclusionKind
from tracker.rules import progress
from tracker.rules.kinds import PERIODIC
from tracker.rules.words import OPEN_STATUSES
from tracker.tasks import Task
from tracker.tasks.counting import counting_of
from tracker.tasks.lists import IN_FORCE
from tracker.tasks.occurrences import occurrences_of


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


# What is told of a conclusion, loaded with it; units beside it, for that asks once less.
TOLD = (
    joinedload(Conclusion.task), joinedload(Conclusion.collecting), joinedload(Conclusion.request),
    joinedload(Conclusion.typed_by), joinedload(Conclusion.units),
)  # fmt: skip
GIVEN = selectinload(Conclusion.tasks).options(joinedload(Task.lead_unit), joinedload(Task.plan))


def followed(review: Review, *, on: date) -> list[Followed]:
    """Return what became of the conclusions of a session, in their order; late as of a day."""
    if "conclusions" in inspect(review).unloaded:
        rows = select(Conclusion).where(Conclusion.review_id == review.id)
        whole = rows.order_by(Conclusion.position).options(*TOLD, GIVEN)
        set_committed_value(review, "conclusions", list(db.session.scalars(whole).unique()))
    standing = review.standing
    late = _overdue([task for one in standing for task in one.tasks], on=on)
    return [_follow(one, late) for one in standing]


def done_of(lines: list[Followed]) -> tuple[int, int]:
    """Return how many conclusions that can be done are, and how many there are."""
    counted = [line for line in lines if line.counts]
    return sum(1 for line in counted if line.is_done), len(counted)


def _overdue(tasks: list[Task], *, on: date) -> set[int]:
    """Return the ids of the tasks past their day, by the rule and from the rows, as lists do."""
    periodic = [task.id for task in tasks if task.deadline_kind in PERIODIC]
    several = occurrences_of(periodic) if periodic else {}
    late = set()
    for task in tasks:
        counting = counting_of(task.plan)
        facts = counting.facts(
            task, strict_before=task.strict_before, deadline_kind=task.deadline_kind,
            occurrences=several.get(task.id, ()),
        )  # fmt: skip
        counts = progress.count(facts, as_of=on, settings=counting.settings)
        if task.status in IN_FORCE and counts.overdue:
            late.add(task.id)
    return late


def _follow(conclusion: Conclusion, late: set[int]) -> Followed:
    ids = {task.id for task in conclusion.tasks}
    open_ids = {task.id for task in conclusion.tasks if task.status in OPEN_STATUSES}
    return Followed(conclusion, tuple(conclusion.tasks), frozenset(open_ids), frozenset(ids & late))
