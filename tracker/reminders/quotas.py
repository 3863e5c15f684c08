"""Units that are short of a quota for a period that ended: told once a week until it is mended."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from tracker.accounts import Person
from tracker.db import db
from tracker.plans import Plan
from tracker.registers import ItemKind, Quota
from tracker.registers.quotas import progress
from tracker.reminders.items import Beside, Duty, Gap, Item, Matter, PlanName, Section
from tracker.reminders.recipients import People
from tracker.reminders.stages import Ladders
from tracker.rules.ladder import OF_QUOTAS, Dates, only, rung_reached
from tracker.rules.words import Role, TimeState
from tracker.rules.working_days import Calendar
from tracker.units import Unit


def told_of_quotas(
    people: People, *, day: date, calendar: Calendar, ladders: Ladders
) -> Iterator[tuple[Person, Item]]:
    """Yield to the heads of a unit, the secretariat for want of one, where the unit is short.

    All gaps of a unit are one matter, which is new when another period ended short.
    """
    rows = select(Quota).where(Quota.plan_id.in_(ladders.plans)).order_by(Quota.plan_id, Quota.id)
    quotas: dict[int, list[Quota]] = defaultdict(list)
    for quota in db.session.scalars(rows):
        quotas[quota.plan_id].append(quota)
    for plan_id, of_plan in quotas.items():
        plan, ladder = ladders.plans[plan_id], only(ladders[plan_id], OF_QUOTAS)
        for unit, gaps in gaps_of(plan, of_plan, day=day).items():
            ended_on = max(gap.span.until for gap in gaps)
            rung = rung_reached(
                Dates(ended_on=ended_on), today=day, calendar=calendar, audience=Role.UNIT_HEAD,
                ladder=ladder,
            )  # fmt: skip
            if rung:
                days = calendar.between(ended_on, day)
                item = Item(
                    Duty(unit.name, PlanName(plan.year, plan.title), tuple(gaps)),
                    Section.QUOTAS, rung.name, TimeState.OVERDUE, days, ended_on, ended_on,
                    beside=Matter(Beside.QUOTAS, unit.id, unit.name, count=len(gaps)),
                )  # fmt: skip
                heads = people.in_unit[unit.id, Role.UNIT_HEAD] or people.secretariat
                yield from ((person, item) for person in heads)


def gaps_of(plan: Plan, quotas: list[Quota], *, day: date) -> dict[Unit, list[Gap]]:
    """Return the periods that ended short of a plan's quotas, by unit; ended ones owe none."""
    found: dict[Unit, list[Gap]] = defaultdict(list)
    by_quota = progress(quotas, plan, today=day)
    for quota in quotas:
        for one in by_quota[quota.id]:
            if one.short and one.unit.ended_on is None:
                kind = ItemKind(quota.kind)
                found[one.unit] += [Gap(kind, cell.span, cell.missing) for cell in one.short]
    return found
