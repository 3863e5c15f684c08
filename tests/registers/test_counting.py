"""What indicators ask the registers: counts of a span, void entries nowhere."""

from datetime import date

import pytest

from tests.cast import Office
from tests.registers.told import AT, initiative, late, news, procedures, sent, survey
from tracker import registers
from tracker.registers import ItemKind
from tracker.registers.counting import (
    Slips,
    Surveyed,
    days_of_items,
    items_by_unit,
    latest_procedures,
    slips,
    slips_by_unit,
    surveyed,
)
from tracker.registers.counting import procedures as added_up

JANUARY, MARCH = date(2026, 1, 1), date(2026, 3, 31)
QUARTER = {"since": JANUARY, "until": MARCH}


@pytest.fixture
def commune(office: Office) -> int:
    return office.authority.id


def test_items_are_counted_by_unit_and_kind(office: Office, commune: int):
    for day in (JANUARY, MARCH, date(2026, 4, 1)):
        news(office, office.vp, day)
    news(office, office.pkt, MARCH)
    initiative(office, office.vp, MARCH)
    assert items_by_unit(commune, ItemKind.NEWS, **QUARTER) == {office.vp.id: 2, office.pkt.id: 1}
    assert items_by_unit(commune, ItemKind.INITIATIVE, **QUARTER) == {office.vp.id: 1}
    assert items_by_unit(commune + 1, ItemKind.NEWS, **QUARTER) == {}


def test_items_are_told_by_their_days(office: Office, commune: int):
    news(office, office.vp, MARCH)
    news(office, office.vp, MARCH, "Tin thứ hai")
    news(office, office.vp, JANUARY)
    days = days_of_items(commune, {ItemKind.NEWS}, **QUARTER)
    assert days == {ItemKind.NEWS: {office.vp.id: {JANUARY: 1, MARCH: 2}}}


def test_a_void_entry_counts_nowhere(office: Office, commune: int):
    slip, item = late(office, office.vp), news(office, office.vp, MARCH)
    counted = procedures(office, office.vp, MARCH, total=5)
    asked = survey(office, office.vp, MARCH, valid=10, satisfied=9)
    for one in (slip, item, counted, asked):
        registers.void(one, reason="Nhập nhầm", by=office.tu, at=AT)
    assert items_by_unit(commune, ItemKind.NEWS, **QUARTER) == {}
    assert slips(commune, **QUARTER, as_of=MARCH) == Slips()
    assert latest_procedures(commune, as_of=MARCH) == {}
    assert surveyed(commune, **QUARTER) == Surveyed()


def test_a_slip_counts_as_sent_from_the_day_it_was_sent(office: Office, commune: int):
    sent(office, late(office, office.vp), on=date(2026, 4, 2))
    late(office, office.pkt, code="H17-2")
    by_unit = slips_by_unit(commune, **QUARTER, as_of=date(2026, 4, 2))
    assert by_unit == {office.vp.id: Slips(1, 1), office.pkt.id: Slips(1, 0)}
    assert slips(commune, **QUARTER, as_of=MARCH) == Slips(2, 0)
    assert slips(commune, **QUARTER, as_of=date(2026, 4, 2), unit_id=office.vp.id) == Slips(1, 1)
    assert slips(commune, **QUARTER, as_of=date(2026, 4, 2)).owed == 1


def test_the_newest_procedure_counts_stand(office: Office, commune: int):
    procedures(office, office.vp, JANUARY, total=100, posted=90)
    newest = procedures(office, office.vp, MARCH, total=110, posted=110)
    procedures(office, office.pkt, JANUARY, total=20)
    found = latest_procedures(commune, as_of=MARCH)
    assert (found[office.vp.id], found[office.pkt.id].total) == (newest, 20)
    assert latest_procedures(commune, as_of=JANUARY)[office.vp.id].total == 100


def test_a_count_that_a_unit_left_empty_is_not_known_for_all(office: Office, commune: int):
    procedures(office, office.vp, MARCH, total=110, posted=110)
    procedures(office, office.pkt, MARCH, total=20)
    assert added_up(commune, as_of=MARCH)["total"] == 130
    assert added_up(commune, as_of=MARCH)["posted"] is None
    assert added_up(commune, as_of=MARCH, unit_id=office.vp.id)["posted"] == 110
    assert added_up(commune, as_of=date(2025, 1, 1))["total"] is None


def test_survey_rounds_that_ended_in_a_span_add_up(office: Office, commune: int):
    survey(office, office.vp, date(2026, 2, 28), valid=150, satisfied=140)
    survey(office, office.pkt, MARCH, valid=50, satisfied=40)
    survey(office, office.vp, date(2026, 4, 9), valid=9, satisfied=9)
    assert surveyed(commune, **QUARTER) == Surveyed(2, 400, 200, 180)
    assert surveyed(commune, **QUARTER, unit_id=office.pkt.id).satisfied == 40
