"""The calendar: the country's days, with an authority's own on top."""

from datetime import date

import pytest

from tests.cast import ISSUED_AT, Office
from tracker import workdays
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
            )
        )  # fmt: skip
        session.commit()
    assert workdays.calendar(office.authority.id).is_working(saturday)
    assert len(workdays.days_of(office.authority.id)) == 1
