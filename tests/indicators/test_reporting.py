"""Values of indicators: entered, corrected, verified by somebody else, and owed."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.cast import Office
from tracker import history
from tracker.db import db
from tracker.indicators import Indicator, Reported, SourceKind, owed, report, verify
from tracker.plans import Plan, PlanState
from tracker.rules import Refused

AT = datetime(2026, 7, 2, 2, 0, tzinfo=UTC)
MARCH, JUNE = date(2026, 3, 31), date(2026, 6, 30)
D = Decimal


@pytest.fixture
def indicator(office: Office, plan: Plan) -> Indicator:
    history.take(plan.id)
    made = Indicator(
        plan_id=plan.id, code="CT01", position=1, title="Tỷ lệ đúng hạn", unit_text="%",
        direction=">=", target=D(95), frequency="quarter", source_kind=SourceKind.TYPED,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made


def test_a_value_is_entered_with_who_and_when(office: Office, indicator: Indicator):
    told = Reported(date(2026, 1, 1), MARCH, numerator=D(812), denominator=D(835))
    value = report(indicator, told, by=office.tu, at=AT)
    assert (indicator.values, value.entered_by, value.entered_at) == ([value], office.tu, AT)
    (event,) = history.of("indicator", indicator.id)
    assert (event.move, event.on, event.actor_id) == ("report", MARCH, office.tu.id)
    assert event.changes == {"numerator": [None, "812"], "denominator": [None, "835"]}


def test_a_correction_keeps_the_old_figure_and_is_verified_anew(
    office: Office, indicator: Indicator
):
    value = report(indicator, Reported(None, MARCH, value=D(97)), by=office.tu, at=AT)
    verify(value, by=office.hoa, at=AT)
    same = report(indicator, Reported(None, MARCH, value=D(96), note="Sai"), by=office.tu, at=AT)
    assert (same, value.value, value.verified_by_id) == (value, D(96), None)
    moves = [event.move for event in history.of("indicator", indicator.id)]
    assert moves == ["report", "verify", "correct"]
    assert history.of("indicator", indicator.id)[-1].changes["value"] == ["97", "96"]


def test_of_several_values_in_a_period_the_last_is_corrected(office, indicator: Indicator):
    """As where an indicator was measured every month before it was every quarter."""
    for month, day in ((1, 31), (2, 28), (3, 31)):
        report(indicator, Reported(None, date(2026, month, day), value=D(90 + month)), by=None,
               at=AT)  # fmt: skip
    quarter = Reported(date(2026, 1, 1), MARCH, value=D(97), until=MARCH)
    report(indicator, quarter, by=office.tu, at=AT)
    assert [(one.on.month, one.value) for one in indicator.values] == [
        (1, D(91)), (2, D(92)), (3, D(97)),
    ]  # fmt: skip
    moved = Reported(date(2026, 1, 1), date(2026, 3, 30), value=D(98), until=MARCH)
    assert report(indicator, moved, by=office.tu, at=AT).on == date(2026, 3, 30)
    assert [one.value for one in indicator.values] == [D(91), D(92), D(98)]


@pytest.mark.parametrize("figure", ["94.99999", "1e14", "12345678901.12345", "123456789012.1234"])
def test_what_could_not_be_kept_unrounded_is_refused(office, indicator: Indicator, figure: str):
    with pytest.raises(Refused, match="chữ số"):
        report(indicator, Reported(None, MARCH, value=D(figure)), by=office.tu, at=AT)
    kept = report(indicator, Reported(None, MARCH, value=D("12345678901.1234")), by=None, at=AT)
    db.session.expire(kept)
    assert kept.value == D("12345678901.1234")


def test_a_closed_plan_takes_no_value(office: Office, plan: Plan, indicator: Indicator):
    plan.state = PlanState.CLOSED
    with pytest.raises(Refused, match="đã kết thúc"):
        report(indicator, Reported(None, MARCH, value=D(97)), by=office.tu, at=AT)


def test_the_same_value_again_leaves_no_trace(office: Office, indicator: Indicator):
    value = report(indicator, Reported(None, MARCH, value=D(97)), by=office.tu, at=AT)
    verify(value, by=office.hoa, at=AT)
    report(indicator, Reported(None, MARCH, value=D(97)), by=office.hoa, at=AT)
    assert value.verified_by_id == office.hoa.id
    assert len(history.of("indicator", indicator.id)) == 2


def test_nobody_verifies_what_he_entered_nor_twice(office: Office, indicator: Indicator):
    value = report(indicator, Reported(None, MARCH, value=D(97)), by=office.hoa, at=AT)
    with pytest.raises(Refused):
        verify(value, by=office.hoa, at=AT)
    verify(value, by=office.tu, at=AT)
    with pytest.raises(Refused):
        verify(value, by=office.lan, at=AT)


@pytest.mark.parametrize(
    "told",
    [
        Reported(None, date(2026, 9, 30), value=D(1)),
        Reported(None, MARCH),
        Reported(None, MARCH, numerator=D(1)),
        Reported(None, MARCH, denominator=D(1)),
        Reported(None, MARCH, value=D(-1)),
        Reported(None, MARCH, numerator=D(-1), denominator=D(2)),
    ],
)
def test_half_figures_and_impossible_ones_are_refused(
    office: Office, indicator: Indicator, told: Reported
):
    with pytest.raises(Refused):
        report(indicator, told, by=office.tu, at=AT)
    assert indicator.values == []


def test_yes_or_no_takes_nothing_else(office: Office, indicator: Indicator):
    indicator.direction = "yes_no"
    with pytest.raises(Refused):
        report(indicator, Reported(None, MARCH, value=D(2)), by=office.tu, at=AT)
    report(indicator, Reported(None, MARCH, value=D(1)), by=office.tu, at=AT)


def test_a_derived_indicator_is_not_typed_in_and_owes_nothing(office: Office, indicator: Indicator):
    indicator.source_kind = SourceKind.DOSSIERS
    with pytest.raises(Refused):
        report(indicator, Reported(None, MARCH, value=D(1)), by=office.tu, at=AT)
    assert owed(indicator, year=2026, on=JUNE) == []


def test_periods_that_ended_without_a_value_are_owed(office: Office, indicator: Indicator):
    assert owed(indicator, year=2026, on=MARCH) == []
    report(indicator, Reported(None, date(2026, 3, 14), value=D(1)), by=office.tu, at=AT)
    missing = owed(indicator, year=2026, on=date(2026, 10, 1))
    assert [span.until for span in missing] == [JUNE, date(2026, 9, 30)]
