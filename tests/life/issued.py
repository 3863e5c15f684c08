"""A small plan with a task of every kind, issued by its decision."""

from datetime import UTC, date, datetime

from tests.cast import Office, make_plan, make_unit
from tracker import history, issuing
from tracker.db import db
from tracker.issuing import Decision, Row
from tracker.issuing.rows import build
from tracker.plans import ContentArea, Plan, PlanState
from tracker.tasks import Task
from tracker.units import Unit, groups

ISSUED, ISSUED_ON = 11, date(2026, 1, 20)
AT = datetime(2026, 1, 20, 2, tzinfo=UTC)
PARTNERS = ("Phòng Kinh tế", "Văn phòng HĐND và UBND", "Bưu điện")


def issued_plan(office: Office) -> Plan:
    """Issue a plan of two areas; VP leads five tasks, PKT four, VHXH one, all rooms one."""
    plan = make_plan(office, state=PlanState.DRAFT)
    second = ContentArea(position=2, code="ND2", numeral="II", title="Thủ tục hành chính")
    plan.areas.append(second)
    db.session.flush()
    history.take(history.GENERAL)
    tasks = build(plan, _rows(office, plan), prefix="NV", on=ISSUED_ON)
    decision = Decision("05/KH-UBND", ISSUED_ON, office.vhxh, office.vp)
    reasons = {task.id: "Theo phụ lục." for task in tasks}
    issuing.issue(plan, by=office.hoa, at=AT, decision=decision, reasons=reasons)
    for task, person in zip(tasks, (office.quang, office.tu), strict=False):
        task.staff_id = person.id
    return plan


def _rows(office: Office, plan: Plan) -> tuple[Row, ...]:
    first, second = plan.areas
    pkt, vp, vhxh, rooms = office.pkt, office.vp, office.vhxh, _rooms(office)
    return (
        _row(pkt, first, "30/6/2026", coordinating=PARTNERS[1:]),
        _row(vp, first, "Trước ngày 15/7", coordinating=PARTNERS[:1]),
        _row(pkt, second, "Thường xuyên"),
        _row(vp, second, "Hàng quý"),
        _row(pkt, second, "Trong 30 ngày kể từ ngày ban hành hướng dẫn"),
        _row(vhxh, first, "Khi có hướng dẫn của Sở Nội vụ", coordinating=PARTNERS),
        _row(vp, first, ""),
        _row(rooms, second, "31/8/2026", collecting=vp),
        _row(vp, first, "30/9/2026", printed_no="9"),
        _row(vp, first, "15/8/2026", printed_no="9.1"),
        _row(pkt, second, "30/4/2026, 30/10/2026"),
    )


def _row(lead: Unit, area: ContentArea, deadline: str, **cells: object) -> Row:
    return Row("Rà soát thủ tục", "Báo cáo", area, lead, deadline_text=deadline, **cells)  # type: ignore[arg-type]


def _rooms(office: Office) -> Unit:
    group = make_unit(office.authority, "CPB", "Các phòng, ban", type_code="nhom")
    for room in (office.vp, office.vhxh, office.pkt):
        groups.join(group, unit=room, on=None, by=office.son, at=AT)
    return group


def row_of(task: Task) -> Row:
    """Return the cells of a task as they stand."""
    return Row(
        task.title, task.deliverable, task.area, task.lead_unit, task.collecting_unit,
        tuple(task.coordinating_text), task.deadline_text, printed_no=task.printed_no,
    )  # fmt: skip
