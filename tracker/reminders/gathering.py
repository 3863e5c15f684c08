"""Goes through the open tasks of an authority and collects what each person is told on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from tracker import workdays
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.history import Event
from tracker.outbox import ToldItem, already_told
from tracker.plans import Plan, PlanState
from tracker.reminders.items import KIND, Item, Section
from tracker.reminders.recipients import WIDE_ROLES, People, people_of
from tracker.reminders.stages import ladder_of
from tracker.reminders.word import told_of_words, words_on
from tracker.rules.ladder import Dates, Reached, StageRule, rung_reached, stage_of
from tracker.rules.progress import TaskFacts
from tracker.rules.words import OPEN_STATUSES, Move, Role, Stage, Status, TimeState
from tracker.rules.working_days import Calendar
from tracker.tasks import Task
from tracker.tasks.counting import Counting, counting_of

ROLES = (Role.STAFF, Role.UNIT_HEAD, Role.COORDINATOR, Role.STEERING, Role.LEADER)
# Moves by which a unit answers: they silence the rung reached before them.
ANSWERS = (Move.START, Move.POST, Move.BLOCK, Move.UNBLOCK, Move.WITHDRAW)
# Told once and not again.
ONCE = frozenset({Section.NEW, Section.DECIDED, Section.MOVED})
SECTIONS = {
    Stage.LONG_BLOCKED: Section.BLOCKED,
    Stage.UNNAMED: Section.UNNAMED,
    Stage.LONG_OVERDUE: Section.ESCALATED,
}


@dataclass(frozen=True)
class Open:
    """An open task on a day, with what the rungs count from and its last answer."""

    task: Task
    facts: TaskFacts
    counting: Counting
    ladder: Sequence[StageRule]
    answered_on: date | None
    today: date

    def item(self, section: Section, stage: str, *, since: date | None = None) -> Item:
        """Return what is told of it; a stage counts from the due day unless it has its own day."""
        state = self.counting.time_state(self.facts, on=self.today)
        days = self.counting.working_days(self.facts, on=self.today)
        counts_from = since or self.task.due_on
        return Item(self.task, section, stage, state, days, self.facts.deadline, counts_from)


def gather(
    authority_id: int,
    *,
    day: date,
    only: Collection[int] | None = None,
    calendar: Calendar | None = None,
) -> dict[int, list[Item]]:
    """Return what each person of an authority, or only some, is told on a day.

    `calendar` spares reading the authority's working days again.
    `is_news` marks what was not told yet. On a day off nobody is told anything. News stand on top
    of their section, then the oldest; one task stands once, in the first section that holds.
    """
    calendar = calendar or workdays.calendar(authority_id)
    if not calendar.is_working(day):
        return {}
    people = people_of(authority_id, on=day)
    words = words_on(authority_id, day=day)
    found: dict[int, dict[tuple[int, int], Item]] = defaultdict(dict)
    said = told_of_words(words, people, day=day, calendar=calendar)
    tasks = (
        pair
        for one in open_tasks(authority_id, day=day, calendar=calendar)
        for pair in told_of(one, people, is_put_off=one.task.id in words.put_off)
    )
    for person, item in chain(said, tasks):
        if only is None or person.id in only:
            key = (item.task.id, item.request.id if item.request else 0)
            found[person.id].setdefault(key, item)
    told = already_told(found.keys())
    return {
        person_id: in_order(still_told(items.values(), person_id, told))
        for person_id, items in found.items()
    }


def still_told(
    items: Iterable[Item], person_id: int, told: Collection[tuple[int, ToldItem]]
) -> Iterator[Item]:
    """Yield a person's items with what is news; assignments and decisions are told once."""
    for item in items:
        is_news = (person_id, item.tells) not in told
        if is_news or item.section not in ONCE:
            yield replace(item, is_news=is_news)


def in_order(items: Iterable[Item]) -> list[Item]:
    """Sort by section, news first, then the oldest deadline."""
    order = list(Section)
    return sorted(
        items, key=lambda item: (order.index(item.section), not item.is_news, item.deadline)
    )


def told_of(one: Open, people: People, *, is_put_off: bool) -> Iterator[tuple[Person, Item]]:
    """Yield who is told what of one open task; while an extension is asked, not its unit."""
    task = one.task
    if task.status == Status.SUBMITTED:  # silence for the unit until it is decided
        yield from ((person, waiting(one)) for person in people.verifiers(task))
        return
    if is_put_off:
        yield from climbed(one, people, roles=WIDE_ROLES)
        return
    began = task.added_on or task.plan.period_from
    if is_returned(task):
        item = one.item(Section.RETURNED, f"returned:{task.returned_count}", since=began)
        yield from ((person, item) for person in people.officers(task))
    yield from climbed(one, people, roles=ROLES)
    if task.status == Status.ASSIGNED and task.staff_id:
        item = one.item(Section.NEW, f"assigned:{task.staff_id}", since=began)
        yield from ((person, item) for person in people.officers(task))


def climbed(
    one: Open, people: People, *, roles: Collection[Role]
) -> Iterator[tuple[Person, Item]]:  # fmt: skip
    """Yield the rungs that a task has reached, by role."""
    for role in roles:
        rung = rung_of(one, role)
        if rung is not None:
            item = one.item(section_of(one, rung), rung.name)
            yield from ((person, item) for person in people.told_as(role, one.task))


def rung_of(one: Open, role: Role) -> Reached | None:
    """Return the latest rung of a role, unless the unit has answered since it was reached."""
    task, facts = one.task, one.facts
    dates = Dates(
        due_on=facts.due_on, deadline=facts.deadline,
        blocked_since_on=task.blocked_since_on if task.status == Status.BLOCKED else None,
        unnamed_since_on=None if task.staff_id else task.added_on or task.plan.issued_on,
    )  # fmt: skip
    calendar = one.counting.calendar
    rung = rung_reached(dates, today=one.today, calendar=calendar, audience=role, ladder=one.ladder)
    answered = one.answered_on
    silenced = role is Role.STAFF and answered is not None and rung and answered >= rung.on
    return None if silenced else rung


def section_of(one: Open, rung: Reached) -> Section:
    """Return the part of the digest in which a rung is told."""
    stage = stage_of(rung.name)
    if stage in SECTIONS:
        return SECTIONS[stage]
    is_over = one.counting.time_state(one.facts, on=one.today) is TimeState.OVERDUE
    return Section.OVERDUE if is_over else Section.DUE


def waiting(one: Open) -> Item:
    """Return what the verifier is told: once for each submission."""
    sent = day_of(one.task.submitted_at) if one.task.submitted_at else one.today
    return one.item(Section.WAITING, f"waiting:{one.task.returned_count}", since=sent)


def is_returned(task: Task) -> bool:
    """Tell whether the task came back and has not been sent again."""
    return task.returned_count > 0 and task.status == Status.IN_PROGRESS


def open_tasks(authority_id: int, *, day: date, calendar: Calendar) -> Iterator[Open]:
    """Yield the open tasks of the plans in force."""
    rows = (
        select(Task).join(Plan, Task.plan_id == Plan.id)
        .where(Task.authority_id == authority_id, Plan.state == PlanState.ISSUED,
               Task.status.in_(OPEN_STATUSES))
        .options(joinedload(Task.plan)).order_by(Task.due_on, Task.id)
    )  # fmt: skip
    tasks = list(db.session.scalars(rows))
    plans = {task.plan_id: task.plan for task in tasks}
    ladders = ladder_of(plans.keys())
    countings = {plan_id: counting_of(plan, calendar) for plan_id, plan in plans.items()}
    answered = last_answers([task.id for task in tasks])
    for task in tasks:
        counting = countings[task.plan_id]
        facts = counting.facts(
            task, strict_before=task.strict_before, deadline_kind=task.deadline_kind
        )
        at = answered.get(task.id)
        yield Open(task, facts, counting, ladders[task.plan_id], day_of(at) if at else None, day)


def last_answers(task_ids: list[int]) -> dict[int, datetime]:
    """Return when the unit last answered on each task."""
    made = Event
    rows = (
        select(made.record_id, func.max(made.at).label("answered_at"))
        .where(made.kind == KIND, made.record_id.in_(task_ids), made.move.in_(ANSWERS))
        .group_by(made.record_id)
    )  # fmt: skip
    return {row.record_id: row.answered_at for row in db.session.execute(rows)}
