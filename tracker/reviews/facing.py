"""The facts at hand on a matter of the agenda: tasks as of now, figures as of the period."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.accounts import HeadedUnit, headed_units
from tracker.db import db
from tracker.figures import PlanFigures, figures_of
from tracker.figures.matters import Matter, matters_of
from tracker.figures.plan import KnownTask
from tracker.registers.quotas import UnitCells
from tracker.requests import Request
from tracker.requests import State as RequestState
from tracker.reviews.exceptions import returns_of
from tracker.reviews.facts import AgendaItem, Conclusion, Review
from tracker.reviews.followed import Followed, followed
from tracker.reviews.keeping import kept_of
from tracker.reviews.looking import Back, Looked, Stood, look_back, short_of, stood_one
from tracker.reviews.words import ItemKind
from tracker.units import Unit


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
    """The matter that is spoken of, the figures of what is looked back on, the units at hand."""

    now: Facts
    looked: Looked
    units: list[Unit]


def face(review: Review, *, place: int, on: date) -> Faced:
    """Return the matter in a place of the agenda, from 1, with the facts of a day; no others.

    What is decided on is what is so now; the figures are those of the period, and once the
    session has ended those that were kept then.
    """
    item = review.items[place - 1]
    today = figures_of(review.plan, as_of=on) if item.task_id else None
    looked, past = _kept(item) if review.closed_at else _live(item, Back(review, on, today))
    headed = headed_units(review.authority_id, on=on)
    now = Facts(
        item, place, unit=headed.get(item.unit_id or 0), **_of_task(item, today), **past,
        previous=_previous(item, on=on),
        conclusions=tuple(one for one in review.standing if one.item_id == item.id),
    )  # fmt: skip
    there = [one.unit for one in headed.values() if one.unit.ended_on is None]
    return Faced(now, looked, there)


def _of_task(item: AgendaItem, figures: PlanFigures | None) -> dict[str, Any]:
    """Return what is known of a matter's task, by the names of `Facts`."""
    if figures is None:
        return {}
    task_id = item.task_id or 0
    matters = {matter.task.task_id: matter for matter in matters_of(figures)}
    known = (task for task in figures.tasks if task.task_id == task_id)
    return {
        "known": next(known, None), "matter": matters.get(task_id),
        "returned": returns_of(figures)[task_id], "asked": _asked(task_id),
    }  # fmt: skip


def _asked(task_id: int) -> tuple[Request, ...]:
    rows = select(Request).where(Request.task_id == task_id, Request.state == RequestState.ASKED)
    return tuple(db.session.scalars(rows.order_by(Request.id)))


def _live(item: AgendaItem, back: Back) -> tuple[Looked, dict[str, Any]]:
    """Return the figures, and those of the matter's indicator or quota by the names of `Facts`."""
    short = dict(short_of(back, [item.quota])) if item.quota else {}
    return look_back(back), {
        "stood": stood_one(back, item.indicator_id) if item.indicator_id else None,
        "short": tuple(one for several in short.values() for one in several),
    }


def _kept(item: AgendaItem) -> tuple[Looked, dict[str, Any]]:
    """Return the same of a session that has ended."""
    kept = kept_of(item.review)
    return kept.looked, {"stood": kept.stood(item), "short": kept.short(item)}


def _previous(item: AgendaItem, *, on: date) -> tuple[Followed, ...]:
    last = item.review.previous if item.kind == ItemKind.PREVIOUS else None
    return tuple(followed(last, on=on)) if last else ()
