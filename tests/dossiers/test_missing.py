"""Months that a unit has not entered are named."""

from datetime import date

import pytest

from tests.cast import Office
from tests.dossiers.forms import lay, make_fields
from tracker import dossiers
from tracker.rules.dossiers import Counts, span


def owed(office: Office, key: str, on: date) -> dict[str, list[int]]:
    authority_id, period = office.authority.id, span(key, year=2026)
    given = dossiers.entered(dossiers.laid(authority_id, period))
    asking = dossiers.Asking([office.vp, office.pkt], period, on)
    began = dossiers.reach(authority_id, on=on).began
    found = dossiers.missing(asking, began=began, given=given)
    return {one.unit.code: one.months for one in found}


@pytest.fixture(autouse=True)
def forms(office: Office) -> None:
    (civil,) = make_fields(office, "Hộ tịch")
    lay(office, office.vp, 1, {civil: Counts(received=1)})
    lay(office, office.vp, 3, {civil: Counts(received=1)})
    lay(office, office.pkt, 3, {civil: Counts(received=1)})


def test_a_month_between_two_forms_is_named(office: Office):
    assert owed(office, "Q1", date(2026, 4, 10)) == {"VP": [2]}


def test_a_month_is_owed_once_it_has_ended(office: Office):
    assert owed(office, "Q2", date(2026, 5, 31)) == {"VP": [4], "PKT": [4]}
    assert owed(office, "Q2", date(2026, 4, 30)) == {}


def test_a_unit_that_ended_owes_nothing_after(office: Office):
    office.pkt.ended_on = date(2026, 4, 1)
    assert owed(office, "Y", date(2026, 7, 1)) == {"VP": [2, 4, 5, 6]}


def test_the_latest_form_is_known(office: Office):
    found = dossiers.reach(office.authority.id, on=date(2026, 4, 1))
    assert found.latest_month == (2026, 3)
    assert dossiers.reach(office.authority.id, on=date(2026, 3, 31)).latest_month == (2026, 1)
    assert dossiers.reach(office.authority.id + 1, on=date(2026, 4, 1)).latest_month is None


def test_each_note_on_the_scope_is_named_once(office: Office):
    for month in (1, 3):
        sheet = dossiers.sheet_of(office.vp, authority=office.authority, year=2026, month=month)
        assert sheet
        sheet.scope_note = "không bao gồm hồ sơ đất đai"
    forms = dossiers.laid(office.authority.id, span("Q1", year=2026))
    names = {office.vp.id: office.vp.name, office.pkt.id: office.pkt.name}
    (scope,) = dossiers.scopes(forms, names=names)
    assert (scope.units, scope.months) == ([office.vp.name], [1, 3])
    assert (
        dossiers.scopes([one for one in forms if one.unit_id == office.pkt.id], names=names) == []
    )
