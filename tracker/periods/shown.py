"""What a snapshot prints: names, indicators, dossiers and registers as they read that day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker import units
from tracker.accounts import Appointment, people_with
from tracker.db import db
from tracker.dossiers import DossierField
from tracker.figures import PlanFigures, rollup
from tracker.figures.measured import Measured, measure
from tracker.figures.summary import is_closed
from tracker.periods.body import Facts, Frame
from tracker.periods.registered import dossiers_of, plain_counts, registers_of, totals_of
from tracker.periods.rows import Rows
from tracker.plans import Plan
from tracker.registers import quotas
from tracker.rules.dossiers import Span, together
from tracker.rules.words import Role
from tracker.units import Unit, name_on

FIGURES = ("numerator", "denominator", "value")


def shown_of(figures: PlanFigures, frame: Frame, *, rows: Rows) -> Facts:
    """Return all that is printed of some figures, under the names of their day."""
    plan, as_of = figures.plan, figures.as_of
    named = units.ever_of_authority(plan.authority_id)
    return {
        "span": [frame.key, frame.since.isoformat()],
        "head": head_of(plan, on=as_of),
        "rollup": rollup(figures),
        "areas": [[area.id, area.code, area.numeral, area.title] for area in plan.areas],
        "units": {str(key): one.name_on(as_of) for key, one in named.items()},
        "tasks": {str(one.task_id): [one.code, one.title, one.lead_text] for one in figures.tasks},
        "order": [one.task_id for one in figures.tasks],
        "indicators": [
            indicator_of(one) for one in measure(plan, as_of=as_of, log=figures.log)
        ],
        "dossiers": _dossiers(frame, rows),
        "registers": registers_of(rows, since=frame.since, until=as_of),
        "quotas": _quotas(plan, on=as_of),
    }  # fmt: skip


def head_of(plan: Plan, *, on: date) -> Facts:
    """Return who issues the plan's papers, in whose name, and what the plan is called."""
    leaders = people_with(Role.LEADER, authority_id=plan.authority_id, on=on)
    secretariat = (
        db.session.get(Unit, plan.coordinator_unit_id) if plan.coordinator_unit_id else None
    )
    return {
        "authority": name_on(plan.authority, on), "authority_code": plan.authority.code,
        "title": plan.title, "number": plan.doc_number, "on": _text(plan.doc_on),
        "secretariat": secretariat.code if secretariat else "",
        "is_closed": is_closed(plan, on),
        "leaders": [
            [post.title, person.full_name] for person in leaders for post in _leading(person, on)
        ],
    }  # fmt: skip


def indicator_of(measured: Measured) -> Facts:
    """Return an indicator as it stood on a day, typed in or derived; decimals as text."""
    indicator, known, latest = measured.indicator, measured.printed, measured.latest
    figures = [_number(getattr(known, name)) for name in FIGURES] if known else [None] * 3
    return {
        "code": indicator.code, "title": indicator.title, "unit": indicator.unit_text,
        "aim": [indicator.direction, _number(indicator.target), _number(indicator.target2)],
        "target": indicator.target_text, "standing": measured.standing, "track": measured.track,
        "lead": indicator.lead_text, **dict(zip(FIGURES, figures, strict=True)),
        "on": _text(latest.on) if latest else None,
    }  # fmt: skip


def _leading(person: Any, on: date) -> Iterable[Appointment]:
    return (post for post in person.posts(on) if post.role == Role.LEADER)


def _dossiers(frame: Frame, rows: Rows) -> Facts | None:
    """Return the dossiers of the period by field, in the order of the fields; none of other days.

    `rates` are the fractions of all rows together, each with how many rows it leaves out; `unsaid`
    names the units that leave a leading column unsaid, by that column.
    """
    months = frame.first_and_last
    if months is None:
        return None
    cells = dossiers_of(rows, Span(frame.key, frame.plan.year, *months))
    by_unit, by_field = totals_of(cells, by=0), totals_of(cells, by=1)
    total = together(by_field.values())
    fields = select(DossierField.id, DossierField.name).where(DossierField.id.in_(by_field))
    asked = select(Unit).where(Unit.id.in_(by_unit)).order_by(Unit.position, Unit.id)
    named = {unit.id: name_on(unit, frame.as_of) for unit in db.session.scalars(asked)}
    return {
        "first": months[0], "last": months[1],
        "fields": [
            [one.name, plain_counts(by_field[one.id].counts)]
            for one in db.session.execute(fields.order_by(DossierField.position))
        ],
        "rates": {
            one.key: [one.numerator, one.denominator, one.left_out] for one in total.rates
        },
        "unsaid": {
            column: [name for key, name in named.items() if by_unit[key].leaves_unsaid(column)]
            for column in total.partial
        },
    }  # fmt: skip


def _quotas(plan: Plan, *, on: date) -> list[Facts]:
    """Return of each quota how many of the units that it binds have kept it so far."""
    found = quotas.of_plan(plan.id)
    kept = quotas.progress(found, plan, today=on)
    return [
        {
            "kind": one.kind, "least": one.least, "per": one.per, "code": one.code,
            "group": name_on(one.group, on) if one.group else "",
            "kept": sum(1 for unit in kept[one.id] if unit.keeps_it), "units": len(kept[one.id]),
        }
        for one in found
    ]  # fmt: skip


def _number(value: object) -> str | None:
    return None if value is None else str(value)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
