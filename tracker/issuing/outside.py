"""Tasks outside the plan: given by sessions, inspections and orders, one collection a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker import history, plans, units
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Document
from tracker.issuing.amending import Giving, give, tell
from tracker.issuing.assigning import likely_coordinator, likely_verifier
from tracker.issuing.rows import Row, build, check_row
from tracker.issuing.telling import ask_groups, ask_several
from tracker.plans import ContentArea, Plan, PlanKind, PlanState
from tracker.rules import N_, Refused
from tracker.rules.numbers import roman
from tracker.rules.words import SOURCE_LABELS, Source
from tracker.tasks import Task
from tracker.units import Unit

PREFIX = "NK"
# Each source is an area of the collection, so that lists, rates and sums work as in a plan.
AREA_CODES = {
    Source.UPPER_LEVEL: "CAPTREN",
    Source.MEETING: "HOP",
    Source.INSPECTION: "KIEMTRA",
    Source.ORDER: "CHIDAO",
}


def collection_of(authority: Unit, *, year: int, at: datetime) -> Plan:
    """Return what holds an authority's tasks outside the plan of a year, made if there is none.

    Who verifies is as in the plan of the year, else in the newest one. The general chain must have
    been taken.
    """
    found = plans.of_year(authority.id, year=year, kind=PlanKind.OUTSIDE)
    if found is None:
        found = _start(authority, year=year, at=at)
    history.take(found.id)
    db.session.refresh(found)  # whoever held the chain may have changed it
    return found


@dataclass(frozen=True)
class Instruction:
    """What gives tasks outside the plan: a source and its document."""

    source: Source
    document: Document


def add_outside(
    collection: Plan, rows: Sequence[Row], *, instruction: Instruction, by: Person, at: datetime
) -> list[Task]:
    """Give tasks outside the plan by a document, counted from its day; return them.

    They never count in the plan's figures. Heads of the units that work get one letter. Raises
    Refused where the document has no number and day, or a row is not whole.
    """
    document = instruction.document
    if not document.number or document.issued_on is None:
        raise Refused(N_("Ghi số, ký hiệu và ngày của văn bản giao nhiệm vụ."))
    if not rows:
        raise Refused(N_("Chọn ít nhất một đơn vị chủ trì."))
    for place, row in enumerate(rows, start=1):
        check_row(row, plan=collection, place=place)
    on = min(document.issued_on, day_of(at))
    tasks = build(collection, tuple(rows), prefix=PREFIX, on=day_of(at))
    for task in tasks:
        task.source = instruction.source
        give(task, Giving(document, on, {"source": task.source}), by=by, at=at)
    answering = ask_groups(tasks, on=on, by=by, at=at)
    for task, row in zip(tasks, rows, strict=True):
        answering |= ask_several(task, row.answering, on=on, by=by, at=at)
    tell(collection, tasks, answering, at=at)
    return tasks


def area_of(collection: Plan, source: Source) -> ContentArea:
    """Return the area that holds the tasks of a source."""
    return next(area for area in collection.areas if area.code == AREA_CODES[source])


def _start(authority: Unit, *, year: int, at: datetime) -> Plan:
    issued = [one for one in plans.of_authority(authority.id) if one.state != PlanState.DRAFT]
    like = next((one for one in issued if one.year <= year), None)
    own = [unit for unit in units.of_authority(authority.id) if not unit.type.is_group]
    coordinator, verifier = likely_coordinator(own), likely_verifier(own)
    made = Plan(
        code=plans.code_for(authority, year=year, ending="_ngoai"), authority_id=authority.id,
        year=year, title=f"Nhiệm vụ ngoài kế hoạch năm {year}", kind=PlanKind.OUTSIDE,
        state=PlanState.ISSUED, period_from=date(year, 1, 1), period_to=date(year, 12, 31),
        issued_on=date(year, 1, 1), created_at=at, settings=dict(like.settings) if like else {},
        coordinator_unit_id=like.coordinator_unit_id if like else _id(coordinator),
        verifier_unit_id=like.verifier_unit_id if like else _id(verifier),
    )  # fmt: skip
    made.areas = [
        ContentArea(
            position=place,
            code=AREA_CODES[source],
            numeral=roman(place),
            title=SOURCE_LABELS[source],
        )
        for place, source in enumerate(SOURCE_LABELS, start=1)
    ]
    db.session.add(made)
    db.session.flush()
    return made


def _id(unit: Unit | None) -> int | None:
    return unit.id if unit else None
