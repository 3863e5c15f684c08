"""Who may open which page of the registers, and one entry of each: a part of the access table."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from tests.cast import Office
from tracker import history, registers
from tracker.accounts import Person
from tracker.history import GENERAL
from tracker.pages.guard import Audience
from tracker.plans import Plan
from tracker.registers import Item, ItemKind, Late, Procedures, Round, Wanted
from tracker.rules.indicators import Frequency
from tracker.units import Unit

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
DAY = date(2026, 2, 2)
TABLE = {
    Audience.SIGNED_IN: """
        registers.export registers.grid registers.initiatives registers.news registers.procedures
        registers.slips registers.surveys
    """,
    Audience.SECRETARIAT: "registers.drop_quota registers.plan_quotas registers.set_quota",
    Audience.WORKERS: """
        registers.add_initiative registers.add_news registers.add_procedures registers.add_round
        registers.add_slip registers.correct_item registers.correct_round registers.correct_slip
        registers.item registers.procedure_count registers.send_slip registers.slip
        registers.survey registers.void_item registers.void_procedures registers.void_round
        registers.void_slip
    """,
}
NAMES = ("item_id", "slip_id", "count_id", "round_id", "quota_id")


def entry(name: str) -> Callable[[Any], object]:
    """Return what finds the entry that a parameter stands for."""
    return lambda records: records.entries[name]


PARAMETERS: dict[str, Callable[[Any], object]] = {name: entry(name) for name in NAMES}
PARAMETERS["registers.sheet"] = lambda _records: "khong-co"


def lay(office: Office, plan: Plan, unit: Unit, person: Person) -> dict[str, int]:
    """Lay an entry of each register for a unit; return their ids by the names of parameters."""
    history.take(GENERAL, plan.id)
    name = unit.name
    told = Item(name, DAY, link="https://a.example", recognised_by=name)
    counts = Procedures(DAY, {"total": 3}, note=name)
    late = Late(f"H17-{unit.id}", DAY, 1, name)
    made = (
        registers.add_news(unit, told, by=person, at=AT),
        registers.add_slip(unit, late, by=person, at=AT),
        registers.count_procedures(unit, counts, by=person, at=AT),
        registers.add_round(unit, Round(name, DAY, DAY, 3, 2, 1), by=person, at=AT),
        registers.set_quota(plan, Wanted(ItemKind.NEWS, 1, Frequency.MONTH), by=person, at=AT),
    )
    return {key: one.id for key, one in zip(NAMES, made, strict=True)}
