"""Days, counts and percents on screens are written as offices write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from flask import Flask

CASES = [
    ("day", date(2026, 6, 5), "05/06/2026"),
    ("long_day", date(2023, 6, 5), "ngày 05 tháng 6 năm 2023"),
    ("long_day", date(2020, 1, 15), "ngày 15 tháng 01 năm 2020"),
    ("instant", datetime(2026, 6, 18, 9, 30, tzinfo=UTC), "18/06/2026 16:30"),
    ("instant", datetime(2026, 6, 18, 20, 0, tzinfo=UTC), "19/06/2026 03:00"),
    ("clock_time", datetime(2026, 6, 18, 2, 40, tzinfo=UTC), "09:40"),
    ("count", 36466, "36.466"),
    ("count", 0, "0"),
    ("percent", Decimal("95.31"), "95,31%"),
    ("percent", Decimal("100.00"), "100%"),
    ("percent", Decimal("87.50"), "87,50%"),
    ("two", 3, "03"),
    ("two", 64, "64"),
    ("filesize", 421_888, "412 KB"),
    ("filesize", 1_258_291, "1,2 MB"),
    ("filesize", 2_097_152, "2 MB"),
    ("filesize", 20_971_520, "20 MB"),
    ("filesize", 12, "1 KB"),
    ("signed", 3, "+3"),
    ("signed", -5, "−5"),
    ("signed", 0, "0"),
]


@pytest.mark.parametrize(("name", "value", "written"), CASES)
def test_a_value_is_written_the_offices_way(app: Flask, name: str, value: object, written: str):
    assert app.jinja_env.filters[name](value) == written


@pytest.mark.parametrize("name", sorted({name for name, _, _ in CASES}))
def test_nothing_is_a_dash(app: Flask, name: str):
    assert app.jinja_env.filters[name](None) == "–"


def test_an_instant_without_a_zone_is_a_fault(app: Flask):
    with pytest.raises(ValueError, match="time zone"):
        app.jinja_env.filters["instant"](datetime(2026, 6, 18, 9, 30))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "wanted", "shown"),
    [
        ("Ban hành kế hoạch", "ke hoach", "Ban hành <mark>kế hoạch</mark>"),
        ("Kế hoạch; kế hoạch", "KE HOACH", "<mark>Kế hoạch</mark>; <mark>kế hoạch</mark>"),
        ("Ban hành", "", "Ban hành"),
        ("a < b & c", "b", "a &lt; <mark>b</mark> &amp; c"),
        ("<script>", "script", "&lt;<mark>script</mark>&gt;"),
    ],
)
def test_what_was_sought_is_set_off(app: Flask, text: str, wanted: str, shown: str):
    assert app.jinja_env.filters["marked"](text, wanted) == shown
