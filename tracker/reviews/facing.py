"""The facts at hand on a matter of the agenda: tasks as of now, figures as of the period."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from tracker.accounts import HeadedUnit, headed_units
from tracker.db import db
from tracker.figures import figures_of
from tracker.figures.matters import Matter, matters_of
from tracker.figures.plan import KnownTask
from tracker.registers.quotas import UnitCells
from tracker.requests import Request
from tracker.requests import State as RequestState
from tracker.reviews.exceptions import returns_of
from tracker.reviews.facts import AgendaItem, Conclusion, Review
from tracker.reviews.followed import Followed, followed
from tracker.reviews.looking import Looked, Stood, look_back, short_of, stood_of
from tracker.reviews.words import ItemKind


@dataclass(frozen=True)
class Facts:
    """What is known of one matter; whatever does not concern it is empty.

    `known` is the task in the figures of the day, `matter` why it is an exception, if it is one;
    `returned` how often it was sent back. `stood` is the indicator, `short` the units that missed
    periods of the quota.
    """

    item: AgendaItem
    place: int
    unit: HeadedUnit | None = None
    known: KnownTask | None = None
    matter: Matter | None = None
    returned: int = 0
    asked: tuple[Request, ...] = ()
    stood: Stood | None = None
    short: tuple[UnitCells, ...] = ()
    previous: tuple[Followed, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()


@dataclass(frozen=True)
class Faced:
    """An agenda with its facts, and the figures of the plan in the period looked back on."""

    looked: Looked
    lines: list[Facts] = field(default_factory=list)


def face(review: Review, *, on: date) -> Faced:
    """Return the agenda of a session with the facts of a day, in its order.

    What is decided on is what is so now; the figures are those of the period.
    """
    figures = figures_of(review.plan, as_of=on)
    known = {task.task_id: task for task in figures.tasks}
    matters = {matter.task.task_id: matter for matter in matters_of(figures)}
    headed = headed_units(review.authority_id, on=on)
    asked, returned = _asked(review), returns_of(figures)
    before = tuple(followed(review.previous, on=on)) if review.previous else ()
    kinds = {item.kind for item in review.items}
    stood = stood_of(review, on=on) if ItemKind.INDICATOR in kinds else {}
    short = dict(short_of(review, on=on)) if ItemKind.QUOTA in kinds else {}
    lines = []
    for place, item in enumerate(review.items, start=1):
        task_id = item.task_id or 0
        lines.append(
            Facts(
                item, place, unit=headed.get(item.unit_id or 0), known=known.get(task_id),
                matter=matters.get(task_id), returned=returned[task_id],
                asked=tuple(asked.get(task_id, ())), stood=stood.get(item.indicator_id or 0),
                short=tuple(short.get(item.quota, ())) if item.quota else (),
                previous=before if item.kind == ItemKind.PREVIOUS else (),
                conclusions=tuple(one for one in review.standing if one.item_id == item.id),
            )
        )  # fmt: skip
    return Faced(look_back(review, on=on, log=figures.log), lines)


def _asked(review: Review) -> dict[int, list[Request]]:
    ids = [item.task_id for item in review.items if item.task_id]
    rows = select(Request).where(Request.task_id.in_(ids), Request.state == RequestState.ASKED)
    found: dict[int, list[Request]] = {}
    for request in db.session.scalars(rows.order_by(Request.id)):
        found.setdefault(request.task_id, []).append(request)
    return found
