"""What does not hold in a form, and which of it may not be published."""

import pytest

from tests.cast import Office
from tests.dossiers.forms import AT, lay, make_fields
from tracker import dossiers
from tracker.dossiers import DossierField, DossierSheet, Typed
from tracker.rules import Refused
from tracker.rules.dossiers import Counts

GOOD = Counts(received=10, resolved=8, pending=2)


@pytest.fixture
def fields(office: Office) -> list[DossierField]:
    return make_fields(office, "Hộ tịch", "Chứng thực")


def identities(sheet: DossierSheet) -> list[tuple[str, str]]:
    return [
        (one.doubt.field.name if one.doubt.field else "", one.doubt.finding.id)
        for one in dossiers.findings_of(sheet)
    ]


def test_a_form_that_holds_has_no_findings(office: Office, fields):
    assert identities(lay(office, office.vp, 3, {fields[0]: GOOD})) == []


def test_each_row_is_held_against_the_month_before(office: Office, fields):
    lay(office, office.vp, 12, dict.fromkeys(fields, GOOD), year=2025)
    sheet = lay(office, office.vp, 1, {fields[0]: Counts(carried_over=3)})
    assert identities(sheet) == [("Hộ tịch", "D5"), ("Chứng thực", "D5")]
    told = [str(one.doubt.finding.told) for one in dossiers.findings_of(sheet)]
    assert "Từ kỳ trước 3, nhưng kỳ trước còn đang giải quyết 2" in told[0]
    assert "nhưng kỳ này chưa có số liệu" in told[1]


def test_stated_percents_shares_and_jumps_are_told(office: Office, fields):
    lay(office, office.vp, 2, {fields[0]: Counts(received=100)})
    claimed = Typed(Counts(received=300, resolved=200), stated="66.66")
    sheet = lay(office, office.vp, 3, {fields[0]: claimed})
    assert identities(sheet) == [("Hộ tịch", "D9"), ("Hộ tịch", "D12")]


def test_the_papers_total_is_held_against_the_rows(office: Office, fields):
    sheet = lay(office, office.vp, 3, dict.fromkeys(fields, GOOD))
    totals = Counts(received=21, resolved=16)
    dossiers.describe(sheet, scope_note="", totals=totals, by=office.tu, at=AT)
    (found,) = dossiers.findings_of(sheet)
    assert (found.doubt.field, found.doubt.finding.id) == (None, "D6")
    assert found.blocks_publishing


def test_an_impossible_total_is_refused(office: Office, fields):
    sheet = lay(office, office.vp, 3, {fields[0]: GOOD})
    totals = Counts(resolved=1, resolved_late=2)
    with pytest.raises(Refused):
        dossiers.describe(sheet, scope_note="", totals=totals, by=office.tu, at=AT)


def test_a_reason_holds_while_the_figures_stay(office: Office, fields):
    broken = Counts(pending=5, pending_in_time=3, pending_overdue=1)
    sheet = lay(office, office.vp, 3, {fields[0]: broken})
    (found,) = dossiers.findings_of(sheet)
    dossiers.explain(sheet, found.doubt, reason="01 hồ sơ chờ cấp trên", by=office.tu, at=AT)
    (found,) = dossiers.findings_of(sheet)
    assert found.reason
    assert found.reason.reason == "01 hồ sơ chờ cấp trên"
    assert (found.asks, found.blocks_publishing) == (False, False)
    worse = Counts(pending=6, pending_in_time=3, pending_overdue=1)
    dossiers.enter(sheet, {fields[0]: Typed(worse)}, by=office.tu, at=AT)
    assert [one.reason for one in dossiers.findings_of(sheet)] == [None]


def test_only_unexplained_errors_hold_publishing_up(office: Office, fields):
    doubtful = Counts(received=10, resolved=5, pending=4)
    broken = Counts(pending=5, pending_in_time=3, pending_overdue=1)
    sheet = lay(office, office.vp, 3, {fields[0]: doubtful, fields[1]: broken})
    lay(office, office.pkt, 4, {fields[1]: broken})

    def blocking() -> list[tuple[int, str]]:
        found = dossiers.unexplained(office.authority.id, year=2026, months=(1, 2, 3))
        return [(one.sheet.id, one.doubt.finding.id) for one in found]

    assert blocking() == [(sheet.id, "D3")]
    error = dossiers.findings_of(sheet)[1]
    dossiers.explain(sheet, error.doubt, reason="Phần mềm đếm sai", by=office.tu, at=AT)
    assert blocking() == []
