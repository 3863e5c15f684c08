"""Indicators made of other rows: dossiers, tasks, registers, survey rounds, formulas."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.cast import Office, make_task
from tests.pages.indicators.conftest import make_indicator
from tracker import history
from tracker.db import db
from tracker.dossiers import DossierField, DossierSheet, Typed, enter
from tracker.dossiers.fields import add_field
from tracker.figures.measured import Measured, measure
from tracker.indicators import IndicatorValue
from tracker.plans import Plan
from tracker.registers import ApologySlip, ItemKind, ProcedureCount, RegisterItem, SurveyRound
from tracker.rules.dossiers import Counts
from tracker.rules.indicators import Track, unrounded
from tracker.rules.words import Move
from tracker.tasks import Moved, record
from tracker.units import Unit

D = Decimal
AT = datetime(2026, 5, 2, 2, 0, tzinfo=UTC)
JUNE = date(2026, 6, 30)


def one(plan: Plan, on: date = JUNE) -> Measured:
    return measure(plan, as_of=on)[-1]


@pytest.fixture
def dossiers(office: Office) -> None:
    """Two units' forms of January and of April."""
    history.take(history.GENERAL)
    field = add_field(office.authority, name="Hộ tịch")
    for unit, month, early, late in (
        (office.vp, 1, 90, 10), (office.vp, 4, 50, 0), (office.pkt, 4, 30, 20),
    ):  # fmt: skip
        counts = Counts(resolved=early + late, resolved_early=early, resolved_on_time=0,
                        resolved_late=late, pending_overdue=0, apology_sent=late)  # fmt: skip
        give(office, unit, month, {field: Typed(counts)})


def give(office: Office, unit: Unit, month: int, typed: dict) -> None:
    sheet = DossierSheet(
        authority_id=office.authority.id, unit_id=unit.id, year=2026, month=month, entered_at=AT
    )
    enter(sheet, typed, by=office.tu, at=AT)


def test_a_rate_of_dossiers_adds_up_the_months_and_the_units(office, plan: Plan, dossiers):
    make_indicator(plan, "CT01", source_kind="dossiers", source="in_time")
    found = one(plan)
    assert [(spot.own.numerator, spot.to_date.numerator) for spot in found.spots] == [
        (90, 90), (80, 170),
    ]  # fmt: skip
    assert (found.reading.denominator, found.track) == (200, Track.BEHIND)
    by_unit = {unit: one.numerator for unit, one in found.latest.by_unit.items()}
    assert by_unit == {office.vp.id: 140, office.pkt.id: 30}


def test_a_unit_that_leaves_its_late_ones_unsaid_takes_no_part(office, plan: Plan, dossiers):
    (field,) = db.session.query(DossierField)
    give(office, office.vhxh, 4, {field: Typed(Counts(resolved=70))})
    make_indicator(plan, "CT01", source_kind="dossiers", source="late")
    found = one(plan)
    assert (found.reading.numerator, found.reading.denominator) == (30, 200)
    assert found.latest.left_out == 1


def test_a_month_that_has_not_ended_does_not_count(office, plan: Plan, dossiers):
    make_indicator(plan, "CT01", source_kind="dossiers", source="in_time")
    assert one(plan, date(2026, 4, 29)).reading.denominator == 100
    assert one(plan, date(2026, 4, 30)).reading.denominator == 200


def test_a_source_is_narrowed_to_the_lead_unit(office, plan: Plan, dossiers):
    facts = {"source_kind": "dossiers", "source": "in_time:lead"}
    make_indicator(plan, "CT01", lead_unit_id=office.pkt.id, **facts)
    assert (one(plan).reading.numerator, one(plan).reading.denominator) == (30, 50)


def test_the_plans_own_tasks_are_counted_as_of_the_day(office, plan: Plan):
    task = make_task(plan, office.vp)
    make_task(plan, office.pkt)
    make_indicator(plan, "CT01", source_kind="tasks", source="executed:ND1")
    assert one(plan).reading.numerator == 0
    task.status = "completed"
    history.take(plan.id)
    record(task, Moved(Move.VERIFY, outcome_of(task), {}, date(2026, 5, 2)), by=None, at=AT)
    assert (one(plan).reading.numerator, one(plan).reading.denominator) == (1, 2)
    assert unrounded(one(plan, date(2026, 5, 1)).reading) == 0


def outcome_of(task) -> str:
    task.outcome, task.completed_on = "met", date(2026, 5, 2)
    return ""


def test_registers_are_counted_and_slips_stand_against_late_dossiers(office, plan, dossiers):
    common = {"authority_id": office.authority.id, "unit_id": office.vp.id, "added_at": AT}
    day = date(2026, 1, 9)
    db.session.add_all([
        RegisterItem(kind=ItemKind.NEWS, title="Tin", on=day, **common),
        RegisterItem(kind=ItemKind.NEWS, title="Sai", on=day, voided_at=AT, **common),
        ApologySlip(dossier_code="H1", late_on=day, days_late=2, sent_on=day, number="1", **common),
        ApologySlip(dossier_code="H2", late_on=day, days_late=2, number="2", **common),
    ])  # fmt: skip
    facts = {"is_cumulative": False, "adds_up": True, "unit_text": "tin"}
    make_indicator(plan, "CT01", source_kind="registers", source="news", **facts)
    make_indicator(plan, "CT02", source_kind="registers", source="slips")
    news, slips = measure(plan, as_of=JUNE)
    assert [spot.own.value for spot in news.spots] == [1, 0]
    assert news.reading.value == 1
    assert (slips.reading.numerator, slips.reading.denominator) == (1, 30)


def test_procedures_and_survey_rounds(office: Office, plan: Plan):
    common = {"authority_id": office.authority.id, "unit_id": office.vp.id, "entered_at": AT}
    for on, posted in ((date(2026, 2, 1), 300), (date(2026, 5, 1), 348)):
        db.session.add(ProcedureCount(on=on, total=350, posted=posted, **common))
    db.session.add(
        SurveyRound(title="Đợt 1", since=date(2026, 4, 1), until=date(2026, 4, 30), sent=800,
                    valid=742, satisfied=703, **common)
    )  # fmt: skip
    make_indicator(plan, "CT01", source_kind="registers", source="posted")
    make_indicator(plan, "CT02", source_kind="survey", source="satisfied")
    posted, satisfied = measure(plan, as_of=JUNE)
    assert (posted.reading.numerator, posted.reading.denominator) == (348, 350)
    assert (satisfied.reading.numerator, satisfied.reading.denominator) == (703, 742)
    assert satisfied.spots[0].span.ordinal == 2


def test_a_formula_is_exact_and_waits_for_all_its_parts(plan: Plan):
    parts = [make_indicator(plan, "CT01", unit_text=""), make_indicator(plan, "CT02", unit_text="")]
    make_indicator(plan, "CT03", source_kind="formula", source="CT01 / CT02 × 100", target=D(33))
    parts[0].values.append(IndicatorValue(on=JUNE, value=D(1), entered_at=AT))
    assert one(plan).track is Track.NO_DATA
    parts[1].values.append(IndicatorValue(on=JUNE, value=D(3), entered_at=AT))
    assert unrounded(one(plan).reading) * 3 == 100
    parts[1].values[0].value = D(0)
    assert one(plan).track is Track.NOT_APPLICABLE


def test_a_formula_that_goes_round_has_no_value(plan: Plan):
    make_indicator(plan, "CT01", source_kind="formula", source="CT02 + 1")
    make_indicator(plan, "CT02", source_kind="formula", source="CT01 + 1")
    assert [found.track for found in measure(plan, as_of=JUNE)] == [Track.NO_DATA] * 2
