"""Values of indicators that are missing for a period that ended: told weekly until entered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tracker.accounts import Person
from tracker.figures.measured import owed_of
from tracker.indicators import Indicator, of_plans
from tracker.plans import Plan
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
    by_plan: dict[int, list[Indicator]] = defaultdict(list)
    for one in of_plans(ladders.plans):
        by_plan[one.plan_id].append(one)
    for plan_id, measures in by_plan.items():
        plan, ladder = ladders.plans[plan_id], only(ladders[plan_id], OF_VALUES)
        for unit, wanting in wanting_of(measures, plan, day=day).items():
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


def wanting_of(
    measures: Iterable[Indicator], plan: Plan, *, day: date
) -> dict[Unit, list[Wanting]]:  # fmt: skip
    """Return which indicators of a plan miss which periods, by the unit that enters them."""
    found: dict[Unit, list[Wanting]] = defaultdict(list)
    for one in measures:
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
