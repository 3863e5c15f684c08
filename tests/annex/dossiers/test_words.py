"""Counts, percents and periods as cells and titles hold them."""

from datetime import date
from decimal import Decimal

import pytest

from tracker.annex.dossiers import of_months, read_period
from tracker.annex.dossiers.cells import count_of, percents_of
from tracker.annex.dossiers.periods import Period
from tracker.annex.grid import Cell


@pytest.mark.parametrize(
    ("text", "count", "qualifier"),
    [
        ("36.466", 36466, ""), ("36 466", 36466, ""), ("0", 0, ""), ("", None, ""), ("-", None, ""),
        ("–", None, ""), ("hơn 2.000", 2000, "hơn"), ("Trên 500", 500, "trên"), ("~ 12", 12, "~"),
        ("530 hồ sơ", 530, ""), ("-5", -5, ""), ("1.234.567", 1234567, ""),
    ],
)  # fmt: skip
def test_counts_are_read_as_offices_write_them(text: str, count: int | None, qualifier: str):
    read = count_of(Cell(0, text))
    assert (read.count, read.qualifier, read.wrong) == (count, qualifier, None)


@pytest.mark.parametrize("text", ["12,5", "năm", "1,234", "36.46", "#REF!"])
def test_what_is_no_whole_number_is_told_and_not_guessed(text: str):
    read = count_of(Cell(0, text))
    assert read.count is None
    assert f"“{text}”" in str(read.wrong)


def test_thousands_that_a_spreadsheet_took_for_decimals_are_told():
    read = count_of(Cell(0, "36.466", number=36.466))
    assert read.count is None
    assert "có thể là 36.466 mà Excel" in str(read.wrong)
    assert "có thể là 36.400" in str(count_of(Cell(0, "36.4", number=36.4)).wrong)


def test_percents_stand_together_in_a_cell():
    assert percents_of(Cell(0, "98.93|99,36%|0.63")) == (
        (Decimal("98.93"), Decimal("99.36"), Decimal("0.63")), "",
    )  # fmt: skip
    assert percents_of(Cell(0, "(not stated)"))[0] == ()
    assert percents_of(Cell(0, "98.92776811276257"))[0] == (Decimal("98.9278"),)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("THÁNG 3 NĂM 2026", of_months(2026, 3, 3)), ("Tháng 03/2026", of_months(2026, 3, 3)),
        ("T3/2026", of_months(2026, 3, 3)), ("T3.2026", of_months(2026, 3, 3)),
        ("03/2026", of_months(2026, 3, 3)), ("2026-03", of_months(2026, 3, 3)),
        ("Quý I/2023", of_months(2023, 1, 3)), ("quý 4 năm 2025", of_months(2025, 10, 12)),
        ("6 tháng đầu năm 2023", of_months(2023, 1, 6)),
        ("9 tháng năm 2023", of_months(2023, 1, 9)),
        ("6 tháng cuối năm 2023", of_months(2023, 7, 12)), ("Năm 2022", of_months(2022, 1, 12)),
        ("Từ ngày 15/02/2026 đến ngày 14/3/2026", Period(date(2026, 2, 15), date(2026, 3, 14))),
        ("Báo cáo ngày 05 tháng 4 năm 2026", None), ("Biểu số 01", None), ("Tháng 3", None),
    ],
)  # fmt: skip
def test_periods_are_read_from_titles(text: str, period: Period | None):
    assert read_period(text) == period


def test_a_month_cut_off_in_its_middle_is_reported_as_that_month():
    assert Period(date(2026, 2, 15), date(2026, 3, 14)).month == (2026, 3)
    assert of_months(2026, 1, 3).month is None
    assert Period(date(2019, 1, 1), date(2019, 9, 4)).month is None


def test_periods_follow_each_other_over_the_year():
    assert of_months(2026, 1, 1).previous == of_months(2025, 12, 12)
    assert of_months(2026, 1, 3).previous == of_months(2025, 10, 12)
    assert Period(date(2026, 2, 15), date(2026, 3, 14)).previous is None


def test_periods_are_named_as_offices_name_them():
    named = [of_months(2026, 3, 3), of_months(2026, 4, 6), of_months(2026, 1, 12)]
    assert [str(one) for one in named] == ["tháng 3/2026", "quý II/2026", "năm 2026"]
