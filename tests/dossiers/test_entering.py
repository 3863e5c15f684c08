"""A unit's monthly form: what is written, what is refused, what is explained."""

from datetime import UTC, datetime

import pytest

from tests.cast import Office
from tracker import dossiers, history
from tracker.db import db
from tracker.dossiers import DossierField, DossierSheet, Doubt, Typed
from tracker.dossiers.fields import add_field, field_named
from tracker.history import GENERAL
from tracker.rules import Refused
from tracker.rules.dossiers import Counts, check_counts

AT = datetime(2026, 4, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
def land(office: Office) -> DossierField:
    history.take(GENERAL)
    return add_field(office.authority, name="Đất đai", aliases=["Địa chính"])


@pytest.fixture
def sheet(office: Office) -> DossierSheet:
    return DossierSheet(
        authority_id=office.authority.id, unit_id=office.vp.id, year=2026, month=3,
        scope_note="",
    )  # fmt: skip


def test_what_is_entered_is_kept_with_who_and_what_changed(
    office: Office, land: DossierField, sheet: DossierSheet
):
    typed = Typed(Counts(received=863, resolved=835), stated="96.76")
    dossiers.enter(sheet, {land: typed}, by=office.tu, at=AT)
    dossiers.enter(sheet, {land: Typed(Counts(received=864, resolved=835))}, by=office.hoa, at=AT)
    (row,) = sheet.rows
    assert (row.counts, sheet.entered_by) == (Counts(received=864, resolved=835), office.hoa)
    entered = history.of("dossier_sheet", sheet.id)
    assert [event.actor_id for event in entered] == [office.tu.id, office.hoa.id]
    told = {"received": [863, 864], "stated": ["96.76", ""]}
    assert entered[-1].changes == {"rows": {str(land.id): told}}


def test_the_same_figures_again_leave_no_trace(
    office: Office, land: DossierField, sheet: DossierSheet
):
    typed = {land: Typed(Counts(received=1))}
    dossiers.enter(sheet, typed, by=office.tu, at=AT)
    assert dossiers.enter(sheet, typed, by=office.hoa, at=AT) == []
    assert len(history.of("dossier_sheet", sheet.id)) == 1


def test_a_row_left_empty_is_taken_out(office: Office, land: DossierField, sheet: DossierSheet):
    dossiers.enter(sheet, {land: Typed(Counts(received=1))}, by=office.tu, at=AT)
    dossiers.enter(sheet, {land: Typed(Counts())}, by=office.tu, at=AT)
    db.session.expire(sheet)
    assert sheet.rows == []
    assert len(history.of("dossier_sheet", sheet.id)) == 2


def test_the_impossible_is_refused_and_nothing_is_kept(
    office: Office, land: DossierField, sheet: DossierSheet
):
    with pytest.raises(Refused) as refusal:
        dossiers.enter(sheet, {land: Typed(Counts(resolved=1, resolved_late=2))}, by=None, at=AT)
    assert "Đất đai" in str(refusal.value)
    assert "lớn hơn" in str(refusal.value)
    assert dossiers.sheet_of(office.vp, authority=office.authority, year=2026, month=3) is None


def test_a_reason_keeps_the_figures_that_it_explains(
    office: Office, land: DossierField, sheet: DossierSheet
):
    counts = Counts(received=10, resolved=5, pending=4)
    dossiers.enter(sheet, {land: Typed(counts)}, by=office.tu, at=AT)
    (finding,) = check_counts(counts)
    reason = dossiers.explain(
        sheet, Doubt(land, finding), reason=" 01 hồ sơ chuyển cấp trên ", by=office.tu, at=AT
    )
    assert (reason.identity, reason.reason) == ("D4", "01 hồ sơ chuyển cấp trên")
    assert reason.told == {"left": 5, "pending": 4, "elsewhere": 0}
    with pytest.raises(Refused):
        dossiers.explain(sheet, Doubt(land, finding), reason=" ", by=office.tu, at=AT)


def test_a_field_is_found_by_its_name_and_by_its_other_names(office: Office, land: DossierField):
    authority_id = office.authority.id
    for name in ("ĐẤT ĐAI", "dat dai", "Địa  chính"):
        assert field_named(authority_id, name) is land
    assert field_named(authority_id, "Hộ tịch") is None
    with pytest.raises(Refused):
        add_field(office.authority, name="đất đai")
    assert dossiers.fields_of(authority_id) == [land]
