"""What flags rest on: the decisions on due days, who submitted, and what was told each period."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import and_, func, or_, select

from tracker.clock import day_of
from tracker.db import db
from tracker.history import Event
from tracker.plans import Plan
from tracker.rules.flags import (
    SAME_PERIODS,
    DueMove,
    Flag,
    FlagFacts,
    flags_of,
    freezes_of,
)
from tracker.rules.fold import fold
from tracker.rules.words import Move
from tracker.tasks.counting import Counting
from tracker.tasks.lists import Listed
from tracker.tasks.moves import KIND

ENTRIES = frozenset({Move.ISSUE, Move.ADD})
DUE_MOVES = frozenset({Move.EXTEND, Move.CHANGE, Move.CORRECT})
TELLING = frozenset({Move.POST, Move.SUBMIT})


class Told(Protocol):
    """An event, or the columns of it that are asked for here."""

    @property
    def on(self) -> date: ...
    @property
    def move(self) -> str: ...
    @property
    def changes(self) -> dict[str, Any]: ...


@dataclass
class Course:
    """What a task's events tell of its due days, its submission and its sentences."""

    due_on: date | None = None
    due_moves: list[DueMove] = field(default_factory=list)
    is_on_behalf: bool = False
    told: list[str] = field(default_factory=list)

    def take(self, made: Told) -> None:
        """Let one event go in, the next in the order of recording."""
        due = made.changes.get("due_on")
        if due and made.move in DUE_MOVES and self.due_on:
            self.due_moves.append(DueMove(made.on, self.due_on, date.fromisoformat(due)))
        if due and made.move in ENTRIES | DUE_MOVES:
            self.due_on = date.fromisoformat(due)
        if made.move == Move.SUBMIT:
            self.is_on_behalf = bool(made.changes.get("basis"))


def flags_of_task(
    events: Iterable[Event], facts: FlagFacts
) -> tuple[Flag, ...]:  # fmt: skip
    """Return the flags of one task from all its events and what its row says."""
    course = Course()
    periods: dict[tuple[int, int], str] = {}
    for made in _valid(list(events)):
        course.take(made)
        if made.move in TELLING and made.note and not made.changes.get("basis"):
            periods[made.on.year, made.on.month] = fold(made.note)
    newest = sorted(periods, reverse=True)[:SAME_PERIODS]
    course.told = [periods[period] for period in newest]
    return flags_of(_with(facts, course))


def flags_in(
    plan: Plan, tasks: Collection[Listed], counting: Counting, *, on: date
) -> dict[int, tuple[Flag, ...]]:
    """Return the flags of a plan's tasks by id, in two statements whatever their number."""
    courses = courses_of(plan)
    found = {}
    for task in tasks:
        row = task.row
        facts = FlagFacts(
            status=task.facts.status, completed_on=task.facts.completed_on, proofs=row.proofs,
            waiting_days=waiting_days(row.submitted_at, counting, on=on),
            freezes=freezes_of(plan.year, plan.closed_on),
        )  # fmt: skip
        if flags := flags_of(_with(facts, courses.get(row.id, Course()))):
            found[row.id] = flags
    return found


def waiting_days(submitted_at: datetime | None, counting: Counting, *, on: date) -> int:
    """Return the working days since a submission, 0 without one."""
    return counting.calendar.between(day_of(submitted_at), on) if submitted_at else 0


def courses_of(plan: Plan) -> dict[int, Course]:
    """Return what the events of a plan tell of each task's due days, submission and sentences."""
    courses: dict[int, Course] = {}
    rows = select(
        Event.id, Event.record_id, Event.on, Event.move, Event.changes, Event.voids_id
    ).where(
        Event.chain_id == plan.id, Event.kind == KIND,
        or_(Event.move.in_(ENTRIES | DUE_MOVES | {Move.SUBMIT}), Event.voids_id.is_not(None)),
    )  # fmt: skip
    for made in _valid(list(db.session.execute(rows.order_by(Event.seq)))):
        courses.setdefault(made.record_id, Course()).take(made)
    for task_id, sentence in _last_told(plan):
        courses.setdefault(task_id, Course()).told.append(sentence)
    return courses


def _with(facts: FlagFacts, course: Course) -> FlagFacts:
    return FlagFacts(
        **{
            **vars(facts), "due_moves": course.due_moves, "told": course.told,
            "is_on_behalf": course.is_on_behalf,
        }
    )  # fmt: skip


def _valid(made: list[Any]) -> list[Any]:
    voided = {one.voids_id for one in made if one.voids_id is not None}
    return [one for one in made if one.id not in voided and one.voids_id is None]


def _last_told(plan: Plan) -> Iterator[tuple[int, str]]:
    """Yield the last sentence of each of a task's last months told, the newest first."""
    year, month = func.extract("year", Event.on), func.extract("month", Event.on)
    last = (
        select(
            func.max(Event.seq).label("seq"),
            func.row_number()
            .over(partition_by=Event.record_id, order_by=(year.desc(), month.desc()))
            .label("place"),
        )
        .where(
            Event.chain_id == plan.id, Event.kind == KIND, Event.move.in_(TELLING),
            Event.search_key != "", Event.changes["basis"].as_string().is_(None),
        )
        .group_by(Event.record_id, year, month)
        .subquery()
    )  # fmt: skip
    rows = (
        select(Event.record_id, Event.search_key)
        .join(last, and_(last.c.seq == Event.seq, last.c.place <= SAME_PERIODS))
        .where(Event.chain_id == plan.id)
        .order_by(Event.record_id, last.c.place)
    )
    for row in db.session.execute(rows):
        yield row.record_id, row.search_key
