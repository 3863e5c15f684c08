"""Units whose report of a period is not there: told before its day, then weekly until it is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import exists, select

from tracker import periods
from tracker.accounts import Person
from tracker.db import db
from tracker.periods import ReportPeriod, Snapshot
from tracker.plans import Plan
from tracker.reminders.items import Beside, Item, Matter, OwedReport, PlanName, Section
from tracker.reminders.recipients import People
from tracker.reminders.stages import Ladders
from tracker.rules.ladder import OF_REPORTS, Dates, Reached, StageRule, only, rung_reached
from tracker.rules.words import Role, TimeState
from tracker.rules.working_days import Calendar
from tracker.units import Unit

# No rung is set so early that a period due later than this could have reached it.
AHEAD = timedelta(days=60)
Owed = Mapping[Unit, Sequence[ReportPeriod]]


def told_of_reports(
    people: People, *, day: date, calendar: Calendar, ladders: Ladders
) -> Iterator[tuple[Person, Item]]:
    """Yield to the heads of a unit, the secretariat for want of one, what the unit still owes.

    All periods of a unit are one matter. Once the figures of a period are frozen, its reports are
    not asked for any more.
    """
    for plan_id, owed in owed_on(ladders.plans, day=day).items():
        plan, ladder = ladders.plans[plan_id], only(ladders[plan_id], OF_REPORTS)
        for unit, late in owed.items():
            item = _item(plan, unit, late, _climb(late, day, calendar, ladder), calendar, day)
            heads = people.in_unit[unit.id, Role.UNIT_HEAD] or people.secretariat
            yield from ((person, item) for person in heads if item)


def owed_on(plans: Mapping[int, Plan], *, day: date) -> dict[int, Owed]:
    """Return which reports are owed by which unit, of the periods that may be told of on a day.

    By plan, of those with an open period.
    """
    frozen = exists().where(Snapshot.period_id == ReportPeriod.id)
    rows = (
        select(ReportPeriod).where(ReportPeriod.plan_id.in_(plans))
        .where(ReportPeriod.units_due_on <= day + AHEAD, ~frozen)
        .order_by(ReportPeriod.units_due_on)
    )  # fmt: skip
    opened: dict[int, list[ReportPeriod]] = defaultdict(list)
    for period in db.session.scalars(rows):
        opened[period.plan_id].append(period)
    return {plan_id: _owed(plans[plan_id], of_plan) for plan_id, of_plan in opened.items()}


def _owed(plan: Plan, of_plan: Sequence[ReportPeriod]) -> Owed:
    found: dict[Unit, list[ReportPeriod]] = defaultdict(list)
    for duties in periods.duties_of(plan, of_plan).values():
        for duty in duties:
            if not duty.is_settled:
                found[duty.unit].append(duty.period)
    return found


Climbed = list[tuple[Reached, ReportPeriod]]


def _climb(
    owed: Sequence[ReportPeriod], day: date, calendar: Calendar, ladder: Sequence[StageRule]
) -> Climbed:
    """Return the periods of which a rung was reached, with it."""
    rungs = (
        (rung_reached(Dates(report_on=one.units_due_on), today=day, calendar=calendar,
                      audience=Role.UNIT_HEAD, ladder=ladder), one)
        for one in owed
    )  # fmt: skip
    return [(rung, one) for rung, one in rungs if rung is not None]


def _item(  # noqa: PLR0913 one line of a digest, from what it tells of
    plan: Plan, unit: Unit, owed: Sequence[ReportPeriod], climbed: Climbed, calendar: Calendar,
    day: date,
) -> Item | None:  # fmt: skip
    if not climbed:
        return None
    rung, latest = max(climbed, key=lambda pair: pair[0].on)
    first = min((one for _, one in climbed), key=lambda one: one.units_due_on)
    due_on = first.units_due_on
    state = TimeState.OVERDUE if due_on < day else TimeState.DUE_SOON
    told = tuple(one for _, one in climbed)
    duty = OwedReport(
        unit.name, PlanName(plan.year, plan.title),
        periods=tuple(one.label for one in told), period_id=first.id,
    )  # fmt: skip
    return Item(
        duty, Section.REPORTS, rung.name, state, abs(calendar.between(due_on, day)), due_on,
        latest.units_due_on, beside=Matter(Beside.REPORT, unit.id, unit.name, count=len(owed)),
    )  # fmt: skip
