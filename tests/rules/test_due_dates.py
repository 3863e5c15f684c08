"""Deadlines as offices write them are read the same way, and never guessed silently."""

import csv
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.due_dates import read_deadline

SAMPLES = Path(__file__).parents[2] / "samples"
PLANS = {"plan_thu_duc_2022": 2022, "plan_xa_2026": 2026, "plan_tinh_2026": 2026}


def rows(name):
    with (SAMPLES / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def days(reading):
    return "|".join(day.isoformat() for day in reading.due_on)


def asked(reading):
    return "Y" if reading.needs_review else "N"


@pytest.mark.parametrize("row", rows("deadline_patterns"), ids=lambda row: row["text"] or "blank")
def test_each_pattern_reads_as_expected(row):
    reading = read_deadline(row["text"], int(row["plan_year"]))
    start = reading.start.isoformat() if reading.start else ""
    assert (reading.kind, start, days(reading), reading.recurrence, asked(reading)) == (
        row["kind"],
        row["start"],
        row["due_dates"],
        row["recurrence"],
        row["needs_review"],
    )


@pytest.mark.parametrize(("name", "year"), PLANS.items())
def test_every_deadline_of_the_sample_plans_reads_as_expected(name, year):
    printed = [row for row in rows(name) if row["record_type"] != "noi_dung"]
    for row in printed:
        reading = read_deadline(row["deadline_text"], year)
        got = (reading.kind, days(reading), asked(reading))
        want = (row["deadline_kind"], row["due_dates"], row["deadline_needs_review"])
        assert got == want, row["deadline_text"]


WRITTEN = ["Quý II/2023", "Trước ngày 15/12", "Từ 01/3/2023 đến 30/4/2023", "Hằng tháng", "-nt-"]
WRITTEN += ["Thường xuyên, báo cáo trước 10/12/2023", "Định kỳ 6 tháng, năm", "Tháng 5 - 6/2023"]


@pytest.mark.parametrize("text", WRITTEN)
def test_the_way_of_typing_does_not_matter(text):
    plain = read_deadline(text, 2023)
    typed = [unicodedata.normalize("NFD", text), text.upper(), f" {text} ;", f"{text}."]
    typed += [text.replace(" ", "\u00a0"), text.replace("-", "–"), text.replace(" ", "\n ")]
    assert {read_deadline(each, 2023) for each in typed} == {plain}


VARIANTS = [
    ("Quí 2 năm 2023", "quarter", "2023-06-30", "N"),
    ("Hết quý III", "quarter", "2023-09-30", "N"),
    ("Quý Ⅱ/2023", "quarter", "2023-06-30", "N"),
    ("Quý I, II và III/2023", "quarter", "2023-09-30", "N"),
    ("Quý I, III/2023", "quarter", "2023-09-30", "Y"),
    ("Từ quý I đến quý III/2023", "range", "2023-09-30", "N"),
    ("Quý V/2023", "invalid", "", "Y"),
    ("Quý II/2024", "quarter", "2024-06-30", "Y"),
    ("Quý I năm sau", "quarter", "2024-03-31", "N"),
    ("Trước quý III", "quarter", "2023-09-30", "Y"),
    ("Tháng mười hai năm 2023", "month", "2023-12-31", "N"),
    ("thg 6/2023", "month", "2023-06-30", "N"),
    ("T13", "invalid", "", "Y"),
    ("T3 - T6/2023", "range", "2023-06-30", "N"),
    ("Tuần 2 tháng 6", "month", "2023-06-14", "Y"),
    ("Nửa đầu tháng 5", "month", "2023-05-15", "Y"),
    ("Từ tháng 3/2023", "range", "2023-12-31", "Y"),
    ("12/25/2023", "invalid", "", "Y"),
    ("15-12-2023", "date", "2023-12-15", "N"),
    ("15/12/23", "date", "2023-12-15", "N"),
    ("2023-12-15 00:00:00", "date", "2023-12-15", "N"),
    ("Trước 17 giờ 30 ngày 30/6/2023", "date", "2023-06-30", "N"),
    ("Thứ Sáu, ngày 30/6/2023", "date", "2023-06-30", "N"),
    ("Không muộn hơn mùng 5/7", "date", "2023-07-05", "N"),
    ("Trước ngày 15 tháng cuối quý II", "date", "2023-06-15", "N"),
    ("30/11 và 31/01/2024", "multi", "2023-11-30|2024-01-31", "N"),
    ("Đợt 1: 30/6; đợt 2: 30/11", "multi", "2023-06-30|2023-11-30", "N"),
    ("Từ 15/11 đến 15/02", "range", "2024-02-15", "Y"),
    ("Sau 30/6/2023", "date", "2023-06-30", "Y"),
    ("15, 16/12/2023", "date", "2023-12-16", "Y"),
    ("Trước 30/6/2022", "date", "2022-06-30", "Y"),
    ("Quý II hoặc quý III", "quarter", "2023-09-30", "Y"),
    ("Đến hết năm 2025", "range", "2025-12-31", "Y"),
    ("sáu tháng cuối năm", "half", "2023-12-31", "N"),
    ("Báo cáo quý, 6 tháng, năm", "recurring", "2023-03-31|2023-06-30|2023-09-30|2023-12-31", "N"),
    ("Mỗi quý một lần", "recurring", "2023-03-31|2023-06-30|2023-09-30|2023-12-31", "N"),
    ("4 lần/năm", "recurring", "2023-03-31|2023-06-30|2023-09-30|2023-12-31", "Y"),
    ("02 lần/năm (30/6 và 30/11)", "recurring", "2023-06-30|2023-11-30", "N"),
    ("Hàng quý, từ tháng 4 đến tháng 9", "recurring", "2023-06-30|2023-09-30", "N"),
    ("Trước ngày 15/12 hằng năm", "date", "2023-12-15", "N"),
    ("Ngày 35 hàng tháng", "invalid", "", "Y"),
    ("2 năm/lần", "year", "2023-12-31", "Y"),
    ("Thường xuyên từ tháng 3 đến tháng 9", "ongoing", "2023-09-30", "N"),
    ("Thường xuyên, trước 31/6", "invalid", "", "Y"),
    ("Thường xuyên giai đoạn 2022 - 2025", "ongoing", "2023-12-31", "Y"),
    ("Trong 15 (mười lăm) ngày kể từ ngày ban hành", "relative", "", "Y"),
    ("Trong 24 giờ kể từ khi tiếp nhận", "relative", "2023-12-31", "Y"),
    ("Ngay sau khi UBND tỉnh ban hành", "event", "", "Y"),
    ("Kỳ họp cuối năm 2023", "event", "", "Y"),
    ("Theo kế hoạch năm 2023", "unspecified", "", "Y"),
    ("Theo kế hoạch, trước 30/11/2023", "date", "2023-11-30", "Y"),
    ("Trước 30/6 theo Quyết định số 12/QĐ-UBND ngày 05/01/2023", "date", "2023-06-30", "N"),
    ("Theo Nghị định số 09/2019/NĐ-CP", "unspecified", "", "Y"),
    ("Định kỳ theo quy định", "unspecified", "", "Y"),
    ("như trên", "inherit", "", "N"),
    ("″", "inherit", "", "N"),
    ("45016", "unspecified", "", "Y"),
]


@pytest.mark.parametrize(("text", "kind", "due", "review"), VARIANTS, ids=lambda value: str(value))
def test_variants_that_offices_write(text, kind, due, review):
    reading = read_deadline(text, 2023)
    assert (reading.kind, days(reading), asked(reading)) == (kind, due, review)


STRICT = ["Trước 15/12/2023", "Hoàn thành trước 30/6", "Trước ngày 20 hàng tháng"]
STRICT += ["Báo cáo năm trước 15/12/2023", "before 30/6/2023"]
LENIENT = ["Chậm nhất ngày 30/11", "Đến 30/6/2023", "Năm trước", "Quý II/2023"]


@pytest.mark.parametrize("text", STRICT)
def test_before_is_kept_as_a_qualifier(text):
    assert read_deadline(text, 2023).strict


@pytest.mark.parametrize("text", LENIENT)
def test_other_words_are_not_before(text):
    assert not read_deadline(text, 2023).strict


def test_a_day_beyond_a_short_month_is_its_last_day():
    assert read_deadline("Ngày 31 hàng tháng", 2024).due_on[1] == date(2024, 2, 29)


PIECES = ["quý", "tháng", "ngày", "năm", "tuần", "lần", "II", "IV", "6", "15", "31", "2023", "2025"]
PIECES += ["/", "-", ",", " ", " ", " ", "và", "đến", "từ", "trước", "cuối", "đầu", "hàng", "sau"]
PIECES += ["kể từ", "thường xuyên", "định kỳ", "mỗi", "T6", "kỳ họp", "0", "99", "tiếp nhận", "("]
phrases = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(st.one_of(st.text(max_size=60), phrases), st.integers(2000, 2100))
def test_no_text_breaks_the_reading(text, year):
    reading = read_deadline(text, year)
    assert list(reading.due_on) == sorted(set(reading.due_on))
    assert reading.needs_review or reading.due_on or reading.kind == "inherit"
    if reading.kind in ("invalid", "event", "unspecified", "inherit"):
        assert not reading.due_on


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_full_date_is_that_day_however_written(day):
    written = [f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%d-%m-%Y}"]
    written += [f"ngày {day.day} tháng {day.month} năm {day.year}", f"Trước {day.day}/{day:%m/%Y}"]
    for text in written:
        assert read_deadline(text, day.year).due_on == (day,)


def test_a_very_long_text_is_read_quickly():
    started = time.perf_counter()
    read_deadline("hàng quý, tháng 6 và 30/6/2023; " * 300, 2023)
    read_deadline("1 " * 5000 + "ngày " * 2000, 2023)
    assert time.perf_counter() - started < 5
