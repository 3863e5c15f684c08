"""Values of indicators that are missing for a period that ended: told weekly until entered."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from tracker.accounts import Person
from tracker.db import db
from tracker.figures.measured import owed_of
from tracker.indicators import Indicator, of_plan
from tracker.plans import Plan, PlanState
from tracker.reminders.items import Beside, Item, Matter, OwedValues, PlanName, Section, Wanting
from tracker.reminders.recipients import People
from tracker.reminders.stages import Ladders
from tracker.rules.ladder import OF_VALUES, Dates, only, rung_reached
from tracker.rules.words import Role, TimeState
from tracker.rules.working_days import Calendar
from tracker.units import Unit


def told_of_values(
    people: People, *, day: date, calendar: Calendar, ladders: Ladders
) -> Iterator[tuple[Person, Item]]:
    """Yield to the people who enter a unit's values which are missing.

    All of a unit are one matter, which is new when another period ended without a value.
    """
    in_force = select(Plan).where(
        Plan.authority_id == people.authority_id, Plan.state == PlanState.ISSUED
    )
    for plan in db.session.scalars(in_force.order_by(Plan.id)).all():
        ladder = only(ladders[plan.id], OF_VALUES)
        for unit, wanting in wanting_of(plan, day=day).items():
            ended_on = max(span.until for one in wanting for span in one.spans)
            rung = rung_reached(
                Dates(ended_on=ended_on), today=day, calendar=calendar, audience=Role.UNIT_HEAD,
                ladder=ladder,
            )  # fmt: skip
            if rung:
                owed = OwedValues(
                    unit.name, PlanName(plan.year, plan.title), plan_code=plan.code,
                    wanting=tuple(wanting),
                )  # fmt: skip
                item = Item(
                    owed, Section.VALUES, rung.name, TimeState.OVERDUE,
                    calendar.between(ended_on, day), ended_on, ended_on,
                    beside=Matter(Beside.VALUES, unit.id, unit.name, count=len(wanting)),
                )  # fmt: skip
                told = who_enters(unit, people, [one.last_by for one in wanting])
                yield from ((person, item) for person in told)


def wanting_of(plan: Plan, *, day: date) -> dict[Unit, list[Wanting]]:
    """Return which indicators of a plan miss which periods, by the unit that enters them."""
    found: dict[Unit, list[Wanting]] = defaultdict(list)
    for one in of_plan(plan.id):
        spans = owed_of(one, plan, on=day)
        if spans and one.lead_unit is not None and one.lead_unit.ended_on is None:
            found[one.lead_unit].append(Wanting(one.code, tuple(spans), last_by(one)))
    return found


def last_by(indicator: Indicator) -> int | None:
    """Return who entered the last value of an indicator."""
    return indicator.values[-1].entered_by_id if indicator.values else None


def who_enters(unit: Unit, people: People, before: Sequence[int | None]) -> list[Person]:
    """Return a unit's heads, the secretariat for want of one, and who of it entered the last."""
    heads = people.in_unit[unit.id, Role.UNIT_HEAD] or people.secretariat
    known = [people.by_id[one] for one in before if one and (unit.id, one) in people.posts]
    return list({person.id: person for person in (*heads, *known)}.values())
