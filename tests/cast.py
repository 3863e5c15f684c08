"""The cast of all tests: a commune, its units, and who works there.

Lan heads the office (VP), Minh the economics room (PKT); Tú is an officer of VP, Quang of PKT;
Hoa is the secretariat (in VHXH); Bình is the chairman, Mai an auditor, Sơn the administrator.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from tracker import history
from tracker.accounts import Appointment, Person
from tracker.db import db
from tracker.plans import ContentArea, Plan, PlanKind, PlanState
from tracker.rules.fold import fold
from tracker.rules.words import Move, Role, Status
from tracker.tasks import (
    Asked,
    Moved,
    Task,
    TaskOccurrence,
    TaskPart,
    issued_facts,
    open_answers,
    open_check_ins,
    record,
)
from tracker.units import Unit, UnitType

START = date(2026, 1, 1)
ISSUED_AT = datetime(2026, 1, 20, 2, 0, tzinfo=UTC)


@dataclass
class Office:
    """An authority and its people by first name."""

    authority: Unit
    vp: Unit
    vhxh: Unit
    pkt: Unit
    people: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        """Return a person: office.hoa."""
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None


POSTS = [
    ("lan", "Trần Thị Lan", "vp", Role.UNIT_HEAD, "Chánh Văn phòng"),
    ("minh", "Lê Văn Minh", "pkt", Role.UNIT_HEAD, "Trưởng phòng Kinh tế"),
    ("tu", "Lê Anh Tú", "vp", Role.STAFF, "Công chức Văn phòng"),
    ("quang", "Vũ Đình Quang", "pkt", Role.STAFF, "Công chức Phòng Kinh tế"),
    ("hoa", "Phạm Thị Hoa", "vhxh", Role.COORDINATOR, "Thường trực cải cách hành chính"),
    ("binh", "Đỗ Quốc Bình", "authority", Role.LEADER, "Chủ tịch UBND xã"),
    ("mai", "Nguyễn Thị Mai", "authority", Role.AUDITOR, "Thanh tra"),
    ("son", "Hoàng Văn Sơn", "authority", Role.ADMIN, "Quản trị hệ thống"),
]


def make_office() -> Office:
    """Build the commune, its units and the cast."""
    for code, name, is_authority, is_group in (
        ("xa", "Xã", True, False),
        ("phong", "Phòng", False, False),
        ("nhom", "Nhóm đơn vị", False, True),
    ):
        db.session.add(UnitType(code=code, name=name, is_authority=is_authority, is_group=is_group))
    authority = Unit(type_code="xa", code="XBA", name="UBND xã Bình An")
    db.session.add(authority)
    db.session.flush()
    authority.authority_id = authority.id
    units = {
        code.lower(): new_unit(authority, code, name)
        for code, name in (
            ("VP", "Văn phòng HĐND và UBND"),
            ("VHXH", "Phòng Văn hóa - Xã hội"),
            ("PKT", "Phòng Kinh tế"),
        )
    }
    db.session.flush()  # all at once: most tests begin here
    office = Office(authority=authority, **units)
    for key, full_name, where, role, title in POSTS:
        unit = office.__dict__[where]
        office.people[key] = new_person(key, full_name, unit=unit, role=role, title=title)
    history.take(history.GENERAL)
    db.session.commit()
    return office


def make_unit(authority: Unit, code: str, name: str, *, type_code: str = "phong") -> Unit:
    """Build a unit of an authority."""
    unit = new_unit(authority, code, name, type_code=type_code)
    db.session.flush()
    return unit


def new_unit(authority: Unit, code: str, name: str, *, type_code: str = "phong") -> Unit:
    """Add a unit of an authority; its id comes with the next flush."""
    unit = Unit(
        type_code=type_code, code=code, name=name, parent_id=authority.id, authority_id=authority.id
    )
    db.session.add(unit)
    return unit


def make_person(key: str, full_name: str, *, unit: Unit, role: Role, title: str = "") -> Person:
    """Build a person with one post in a unit since the year began."""
    person = new_person(key, full_name, unit=unit, role=role, title=title)
    db.session.flush()
    return person


def new_person(key: str, full_name: str, *, unit: Unit, role: Role, title: str = "") -> Person:
    """Add a person with a post; the ids come with the next flush."""
    person = Person(
        authority_id=unit.authority_id or unit.id, full_name=full_name, login=key,
        email=f"{key}@binhan.example", phone="0900000000", created_at=ISSUED_AT,
        search_key=fold(f"{full_name} {key}"),
    )  # fmt: skip
    post = Appointment(person=person, unit_id=unit.id, role=role, title=title, from_on=START)
    db.session.add_all([person, post])
    return person


def make_plan(
    office: Office, *, year: int = 2026, state: str = PlanState.ISSUED, code: str = "",
    kind: str = PlanKind.PLAN,
) -> Plan:  # fmt: skip
    """Build the commune's plan of a year with one area."""
    plan = Plan(
        code=code or f"xabinhan_{year}", kind=kind, authority_id=office.authority.id, year=year,
        title=f"Kế hoạch cải cách hành chính năm {year}", state=state,
        period_from=date(year, 1, 1), period_to=date(year, 12, 31), doc_number="05/KH-UBND",
        doc_on=date(year, 1, 20), issued_on=date(year, 1, 20), created_at=ISSUED_AT,
        coordinator_unit_id=office.vhxh.id, verifier_unit_id=office.vp.id,
    )  # fmt: skip
    db.session.add(plan)
    db.session.flush()
    db.session.add(
        ContentArea(
            plan_id=plan.id, position=1, code="ND1", numeral="I", title="Chỉ đạo, điều hành"
        )
    )
    db.session.flush()
    history.take(plan.id)
    return plan


def make_task(
    plan: Plan, lead: Unit, *, due_on: date = date(2026, 6, 30), title: str = "Rà soát thủ tục",
    staff: Person | None = None, coordinating: tuple[Unit, ...] = (),
    kind: str = "date", several: tuple[date, ...] = (), source: str = "text",
) -> Task:  # fmt: skip
    """Build an issued task of a plan, led by a unit; `several` are its occurrences' days."""
    position = db.session.query(Task).filter_by(plan_id=plan.id).count() + 1
    task = Task(
        plan_id=plan.id, authority_id=plan.authority_id, year=plan.year, area_id=plan.areas[0].id,
        code=f"NV{position:02d}", position=position, printed_no=str(position), title=title,
        deliverable="Báo cáo", lead_text=lead.name, lead_unit_id=lead.id,
        deadline_text=f"{due_on:%d/%m/%Y}", deadline_kind=kind, original_due_on=due_on,
        due_on=due_on, status=Status.ASSIGNED, status_at=ISSUED_AT,
        staff_id=staff.id if staff else None, due_source=source,
    )  # fmt: skip
    task.parts = [
        TaskPart(position=place, text=unit.name, unit_id=unit.id)
        for place, unit in enumerate(coordinating)
    ]
    task.occurrences = [TaskOccurrence(due_on=day) for day in several]
    open_check_ins(task, on=plan.issued_on or plan.period_from)
    db.session.add(task)
    db.session.flush()
    record(task, Moved(Move.ISSUE, changes=issued_facts(task)), by=None, at=ISSUED_AT)
    db.session.commit()
    return task


def ask_units(task: Task, *units: Unit, collecting: Unit, on: date = date(2026, 1, 20)) -> Task:
    """Give a task to several units, each to answer, one of the others to collect."""
    task.collecting_unit_id = collecting.id
    open_answers(task, Asked([unit.id for unit in units], on), by=None, at=ISSUED_AT)
    db.session.commit()
    return task
