"""Months that a unit has not entered are named."""

from datetime import date

import pytest

from tests.cast import Office
from tests.dossiers.forms import AT, lay, make_fields
from tracker import dossiers, history
from tracker.rules.dossiers import Counts, span


def owed(office: Office, key: str, on: date) -> dict[str, list[int]]:
    period = span(key, year=2026)
    found = dossiers.missing_of([office.vp, office.vhxh, office.pkt], period, on=on)
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


def test_a_unit_that_was_named_owes_before_its_first_form(office: Office):
    named(office, {office.vp.id, office.pkt.id, office.vhxh.id}, since=date(2026, 2, 14))
    assert owed(office, "Q1", date(2026, 4, 10)) == {"VP": [2], "VHXH": [2, 3]}
    (event,) = history.of("dossier_duty", dossiers.DossierDuty.query.one().id)
    assert event.changes == {"unit_id": office.vhxh.id, "since": "2026-02-01"}


def test_a_unit_that_is_named_no_more_owes_nothing_from_then_on(office: Office):
    named(office, {office.pkt.id}, since=date(2026, 1, 1))
    assert owed(office, "Y", date(2026, 7, 1)) == {"VP": [2], "PKT": [4, 5, 6]}
    named(office, {office.pkt.id, office.vp.id}, since=date(2026, 6, 1))
    assert owed(office, "Y", date(2026, 7, 1)) == {"VP": [6], "PKT": [4, 5, 6]}


def test_a_unit_that_is_named_again_at_once_owes_what_it_owed(office: Office):
    for wanted in (set[int](), {office.vp.id}):
        named(office, wanted, since=date(2026, 4, 1))
    assert owed(office, "Y", date(2026, 6, 1))["VP"] == [2, 4, 5]


def named(office: Office, wanted: set[int], *, since: date) -> None:
    """Name the units on 2 April."""
    units = [office.vp, office.vhxh, office.pkt]
    dossiers.name_units(units, wanted, since=since, by=office.hoa, at=AT)


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
