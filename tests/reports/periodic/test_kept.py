"""The report on a frozen period a year later: everything behind it was changed, its text is not."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from docx.document import Document as Paper

from tests.cast import Office, make_plan, make_task
from tests.dossiers.forms import lay, make_fields
from tests.periods.making import CUT_OFF, complete, first_quarter
from tests.registers import told as entered
from tests.reports.periodic.opening import opened, told
from tracker import dossiers, history, periods, registers
from tracker.db import db
from tracker.dossiers import DossierField, DossierRow
from tracker.indicators import Indicator, Reported, SourceKind, report
from tracker.periods import Snapshot, audit
from tracker.periods.registered import dossiers_of, registers_of, totals_of
from tracker.plans import Plan, PlanKind
from tracker.registers import counting
from tracker.rules.dossiers import Counts, span
from tracker.rules.words import Source
from tracker.tasks import Task

pytestmark = pytest.mark.pg
AT = datetime(2026, 4, 20, 2, 0, tzinfo=UTC)
A_YEAR_LATER = AT + timedelta(days=365)
COUNTS = Counts(
    received=1204, carried_over=4, received_online=1000, received_direct=200, received_postal=0,
    resolved=1200, resolved_early=1100, resolved_on_time=97, resolved_late=3, pending=4,
    pending_in_time=4, pending_overdue=0,
)  # fmt: skip


@pytest.fixture
def field(office: Office, plan: Plan) -> DossierField:
    """A plan with tasks, one given outside of it, indicators, dossiers and every register."""
    plan.areas[0].title = "Cải cách thủ tục hành chính"
    tasks = [make_task(plan, office.vp), make_task(plan, office.pkt, due_on=date(2026, 2, 27))]
    complete(tasks[0], office, done_on=date(2026, 2, 20), at=AT - timedelta(days=50))
    measured(plan, office)
    (field,) = make_fields(office, "Đất đai")
    for month in (1, 2):
        lay(office, office.vp, month, {field: COUNTS})
    lay(office, office.pkt, 2, {field: COUNTS})
    entered.news(office, office.vp, date(2026, 2, 2))
    entered.initiative(office, office.pkt, date(2026, 2, 3))
    entered.sent(office, entered.late(office, office.vp, on=date(2026, 2, 9)), on=CUT_OFF)
    entered.procedures(office, office.vp, date(2026, 1, 30), total=120, posted=118)
    entered.survey(office, office.vp, date(2026, 2, 28), valid=150, satisfied=140)
    given_outside(office)
    return field


def given_outside(office: Office) -> None:
    """Let the upper level give a task outside the plan, overdue on the day of the figures."""
    held = make_plan(office, year=2026, code="ngoai_2026", kind=PlanKind.OUTSIDE)
    make_task(held, office.vp, due_on=date(2026, 2, 20)).source = Source.UPPER_LEVEL


def measured(plan: Plan, office: Office) -> None:
    """Give the plan an indicator with a value of its first month."""
    made = Indicator(
        plan_id=plan.id, code="CT01", position=1, title="Tỷ lệ đúng hạn", unit_text="%",
        direction=">=", target=Decimal(95), target_text="≥ 95%", frequency="month",
        source_kind=SourceKind.TYPED, lead_text="Văn phòng",
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    value = Reported(date(2026, 1, 1), date(2026, 1, 31), Decimal(96), Decimal(100))
    report(made, value, by=office.tu, at=AT)


def freeze(plan: Plan, office: Office) -> Snapshot:
    quarter = first_quarter(plan, office)
    return periods.freeze(quarter, by=office.hoa, at=AT)


def change_everything(plan: Plan, office: Office, field: DossierField) -> None:
    """Change whatever the report could read, through the verbs and behind their backs."""
    history.take(history.GENERAL, plan.id)
    for record in (*db.session.query(registers.RegisterItem), *db.session.query(
        registers.SurveyRound), *db.session.query(registers.ApologySlip)):  # fmt: skip
        registers.void(record, reason="Ghi nhầm.", by=office.hoa, at=A_YEAR_LATER)
    for row in db.session.query(DossierRow):
        row.received = row.resolved_late = 7
    indicator = db.session.query(Indicator).one()
    told_now = Reported(date(2026, 1, 1), date(2026, 1, 31), Decimal(1), Decimal(100))
    report(indicator, told_now, by=office.tu, at=A_YEAR_LATER)
    indicator.title = indicator.lead_text = indicator.target_text = "Khác"
    field.name = plan.areas[0].title = plan.title = plan.doc_number = office.binh.full_name = "Khác"
    office.authority.name, office.vp.name, office.pkt.name = "UBND xã Khác", "Khác", "Khác 2"
    plan.coordinator_unit_id, plan.doc_on = None, date(2025, 1, 1)
    for post in office.binh.posts(CUT_OFF):
        post.title = "Phó Chủ tịch"
    make_task(plan, office.vp)
    for task in db.session.query(Task):
        task.title = task.lead_text = "Khác"
        task.position = 9 - task.position
    db.session.flush()


def whole_text(paper: Paper) -> list[str]:
    """Return all that a paper says, its head, its end and its annexes among it."""
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [told(paper), *cells]


def test_the_report_of_a_year_later_says_the_same(office: Office, plan: Plan, field: DossierField):
    freeze(plan, office)
    before = whole_text(opened(plan, "2026-Q1"))
    assert any("Tiếp nhận" in text for text in before)
    change_everything(plan, office, field)
    assert whole_text(opened(plan, "2026-Q1")) == before
    assert list(audit.faults()) == []


def test_what_is_frozen_is_what_was_live(office: Office, plan: Plan, field: DossierField):
    live = whole_text(opened(plan, "2026-Q1"))
    snapshot = freeze(plan, office)
    frozen = whole_text(opened(plan, "2026-Q1"))
    frozen[0] = frozen[0].replace(frozen_words(frozen[0]), "")
    assert frozen == live
    days = {"since": date(2025, 12, 6), "until": CUT_OFF}
    registered = registers_of(snapshot.rows, **days)
    authority_id, period = plan.authority_id, span("Q1", year=2026)
    slips = counting.slips(authority_id, **days, as_of=CUT_OFF)
    surveyed = counting.surveyed(authority_id, **days)
    assert registered["procedures"] == counting.procedures(authority_id, as_of=CUT_OFF)
    assert registered["slips"] == [slips.total, slips.sent] == [1, 1]
    assert registered["surveyed"] == [1, 200, surveyed.valid, surveyed.satisfied]
    cells = dossiers_of(snapshot.rows, period)
    assert cells == dossiers.by_unit_and_field(authority_id, period)
    assert totals_of(cells, by=1) == dossiers.by_field(authority_id, period)


def test_no_stock_is_carried_over_a_month_that_is_missing(office: Office, plan: Plan, field):
    lay(office, office.vhxh, 1, {field: Counts(received=50, pending=10)})
    lay(office, office.vhxh, 3, {field: Counts(received=40)})
    period = span("Q1", year=2026)
    cells = dossiers_of(freeze(plan, office).rows, period)
    assert cells[office.vhxh.id, field.id].received is None
    assert cells == dossiers.by_unit_and_field(plan.authority_id, period)


def frozen_words(text: str) -> str:
    """Return what the report says in brackets of the freezing."""
    start = text.index(" (số liệu tính đến")
    return text[start : text.index(")", start) + 1]
