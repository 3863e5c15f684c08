"""What should stand on an agenda: the exceptions behind the figures of a day, each once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker import requests
from tracker.db import db
from tracker.figures import PlanFigures, figures_of
from tracker.figures.matters import Kind, matters_of
from tracker.plans import Plan
from tracker.registers import quotas
from tracker.registers.told import told_of
from tracker.requests import Request
from tracker.reviews.facts import Review
from tracker.reviews.looking import Back, short_of, stood_of
from tracker.reviews.planning import title_of_last
from tracker.reviews.words import ItemKind
from tracker.rules.indicators import Track
from tracker.rules.words import OPEN_STATUSES, Move

# Exceptions that the committee speaks of; what waits for the secretariat is not its matter.
OF_MATTERS = {
    Kind.BLOCKED: ItemKind.BLOCKED,
    Kind.OVERDUE: ItemKind.OVERDUE,
    Kind.MISSED: ItemKind.MISSED,
}
MANY_RETURNS = 2


@dataclass(frozen=True)
class Proposed:
    """A matter that the facts of the day put on the agenda."""

    kind: ItemKind
    title: str
    task_id: int | None = None
    unit_id: int | None = None
    indicator_id: int | None = None
    quota_id: int | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What makes it one matter, whatever its kind was when it was put there."""
        if self.task_id:
            return "task", self.task_id
        return self.kind, self.indicator_id or self.quota_id or 0


def exceptions_of(review: Review, *, on: date) -> list[Proposed]:
    """Return the matters of a session's plan on a day: last conclusions, tasks, and the rest.

    A task stands once, under the first that holds: blocked or overdue, an occurrence missed, sent
    back twice, a word asked for. Indicators and quotas are those of the period looked back on.
    """
    figures = figures_of(review.plan, as_of=on)
    found = [*_previous(review), *_matters(figures), *_sent_back(figures)]
    found += _asked(review.plan, figures)
    back = Back(review, on=on, today=figures)
    found += [*_behind(back), *_missed_quotas(back)]
    once: dict[tuple[str, int], Proposed] = {}
    for one in found:
        once.setdefault(one.key, one)
    return list(once.values())


def _previous(review: Review) -> Iterator[Proposed]:
    if review.previous and review.previous.standing:
        yield Proposed(ItemKind.PREVIOUS, title_of_last(review.previous))


def _matters(figures: PlanFigures) -> Iterator[Proposed]:
    for matter in matters_of(figures):
        kind, task = OF_MATTERS.get(matter.kind), matter.task
        if kind is not None:
            unit_id = task.collecting_unit_id or task.lead_unit_id
            yield Proposed(kind, task.title, task.task_id, unit_id)


def returns_of(figures: PlanFigures) -> Counter[int]:
    """Return how often each task was sent back by the day of the figures, by task id."""
    voided = {made.voids_id for made in figures.log}
    return Counter(
        made.record_id
        for made in figures.log
        if made.move == Move.SEND_BACK and made.on <= figures.as_of and made.id not in voided
    )


def _sent_back(figures: PlanFigures) -> Iterator[Proposed]:
    returned = returns_of(figures)
    for task in figures.tasks:
        if returned[task.task_id] >= MANY_RETURNS and task.state.status in OPEN_STATUSES:
            unit_id = task.collecting_unit_id or task.lead_unit_id
            yield Proposed(ItemKind.SENT_BACK, task.title, task.task_id, unit_id)


def _asked(plan: Plan, figures: PlanFigures) -> Iterator[Proposed]:
    known = {task.task_id: task for task in figures.tasks}
    rows = requests.open_of(plan.authority_id).where(Request.plan_id == plan.id)
    for request in db.session.scalars(rows):
        task = known.get(request.task_id)
        if task is not None:
            yield Proposed(ItemKind.ASKED, task.title, task.task_id, request.unit_id)


def _behind(back: Back) -> Iterator[Proposed]:
    for one in stood_of(back).values():
        if one.track is Track.BEHIND:
            made = one.indicator
            yield Proposed(
                ItemKind.INDICATOR, made.title, indicator_id=made.id, unit_id=made.lead_unit_id
            )


def _missed_quotas(back: Back) -> Iterator[Proposed]:
    for quota, short in short_of(back, quotas.of_plan(back.review.plan_id)):
        if short:
            yield Proposed(ItemKind.QUOTA, str(told_of(quota)), quota_id=quota.id)
