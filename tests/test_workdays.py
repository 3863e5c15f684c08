"""The calendar: the country's days, with an authority's own on top."""

import re
from datetime import date

import pytest

from tests.cast import ISSUED_AT, Office
from tracker import history, workdays
from tracker.workdays import CalendarDay


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 1, 2), False),  # swapped with the Saturday of the next week
        (date(2026, 1, 10), True),
        (date(2026, 2, 17), False),  # Tết
        (date(2026, 8, 31), False),
        (date(2026, 11, 23), True),
        (date(2029, 4, 30), False),  # beyond the checked list: the library
    ],
)
def test_the_country_works_or_rests(office: Office, *, day: date, works: bool):
    assert workdays.calendar(office.authority.id).is_working(day) is works


def test_an_authority_may_work_on_a_day_of_its_own(session, office: Office):
    saturday = date(2026, 11, 28)
    for is_working in (False, True):
        workdays.set_day(
            CalendarDay(
                authority_id=office.authority.id, on=saturday, is_working=is_working,
                name="Làm bù", set_at=ISSUED_AT,
            ),
            at=ISSUED_AT,
        )  # fmt: skip
        session.commit()
    assert workdays.calendar(office.authority.id).is_working(saturday)
    assert len(workdays.days_of(office.authority.id)) == 1


def test_every_change_of_the_calendar_is_written_down(session, office: Office):
    saturday, authority_id = date(2026, 11, 28), office.authority.id
    day = CalendarDay(
        authority_id=authority_id, on=saturday, is_working=True, name="Làm bù", set_at=ISSUED_AT,
        set_by_id=office.hoa.id,
    )  # fmt: skip
    workdays.set_day(day, at=ISSUED_AT)
    assert workdays.reset_day(authority_id, saturday, by_id=office.hoa.id, at=ISSUED_AT)
    assert not workdays.reset_day(authority_id, saturday, by_id=office.hoa.id, at=ISSUED_AT)
    session.commit()
    notes = [made.note for made in history.of("calendar", authority_id)]
    assert notes == ["2026-11-28 work Làm bù", "2026-11-28 reset"]
    assert not workdays.calendar(authority_id).is_working(saturday)


def test_it_is_read_once_in_a_transaction_and_anew_after_it(session, office: Office, queries):
    asked = [workdays.calendar(office.authority.id) for _ in range(3)]
    assert len([one for one in queries if "calendar_day" in one]) == 1
    assert asked[0] is asked[2]
    day = CalendarDay(authority_id=office.authority.id, on=date(2026, 11, 28), is_working=True,
                      name="Làm bù", set_at=ISSUED_AT)  # fmt: skip
    workdays.set_day(day, at=ISSUED_AT)
    assert workdays.calendar(office.authority.id).is_working(date(2026, 11, 28))
    session.rollback()
    assert not workdays.calendar(office.authority.id).is_working(date(2026, 11, 28))


def test_the_countrys_days_are_named_in_the_offices_language():
    days = {day.on: day for year in (2026, 2030) for day in workdays.national_days(year)}
    assert days[date(2026, 1, 1)].name == "Tết Dương lịch"
    assert days[date(2026, 1, 2)].source == "12729/VPCP-KGVX ngày 25/12/2025"
    assert days[date(2030, 9, 2)].name == "Quốc khánh"
    told = " ".join(f"{day.name} {day.source}" for day in days.values())
    assert not re.search("Day|python|page", told)
