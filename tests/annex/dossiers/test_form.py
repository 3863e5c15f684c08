"""The form II.06 as the one-stop software and offices fill it in."""

import io

import docx
import openpyxl
import pytest

from tests.annex.dossiers.make import (
    BOTH,
    CIVIL,
    HEADER,
    LAND,
    MONTH,
    NUMBERS,
    TITLE,
    UNIT,
    add_form,
    form,
    read_form,
    said,
    told,
)
from tests.annex.make import csv_of, saved, table
from tracker.annex.dossiers import Stats, check, of_months, read_dossiers
from tracker.rules.dossiers import Counts

LAND_COUNTS = Counts(
    received=100, received_online=30, received_direct=60, received_postal=0, carried_over=10,
    resolved=80, resolved_early=50, resolved_on_time=25, resolved_late=5,
    pending=20, pending_in_time=15, pending_overdue=5,
)  # fmt: skip


def read_csv(*rows: object) -> Stats:
    return read_dossiers("a.csv", csv_of(rows).encode())


def test_the_form_is_read_under_its_three_rows_of_headers():
    stats = read_form(LAND, CIVIL, BOTH)
    land, civil = stats.rows
    assert (land.field, land.counts) == ("Đất đai", LAND_COUNTS)
    assert (civil.field, civil.place.sheet, civil.place.row) == ("Hộ tịch", "Biểu", 8)
    assert told(stats) == []


def test_the_column_of_two_channels_is_told():
    (doubt,) = read_form(LAND).doubts
    assert "trực tiếp và bưu chính" in doubt.message
    assert doubt.place.column.endswith("Trực tiếp, dịch vụ bưu chính")


def test_the_month_is_the_one_named_before_its_days():
    assert read_form(LAND).rows[0].period == of_months(2026, 3, 3)


def test_a_total_that_its_rows_do_not_make_up_is_told_where_it_stands():
    wrong = list(BOTH)
    wrong[2] = 151
    assert told(read_form(LAND, CIVIL, wrong)) == [("D6", 9)]


def test_each_source_is_kept_and_added_up_for_the_field():
    more = (1, "Đất đai", 10, 10, 0, 0, 10, 10, 0, 0, 0, 0, 0)
    ministries, city = ("I", "Trên Hệ thống các Bộ"), ("II", "Trên Hệ thống thành phố")
    total = [None if n is None else n for n in ("TỔNG CỘNG", None, 160, 60, 90, 10, 140, 100, 35)]
    stats = read_form(ministries, more, city, LAND, CIVIL, total)
    assert [row.block for row in stats.rows] == [
        "Trên Hệ thống các Bộ", *["Trên Hệ thống thành phố"] * 2,
    ]  # fmt: skip
    assert told(stats) == []


def test_a_source_may_state_the_sum_of_its_rows():
    source = ("I", "Trên Hệ thống các Bộ", 150)
    assert told(read_form(source, LAND, CIVIL, BOTH)) == []
    assert told(read_form(("I", "Trên Hệ thống các Bộ", 149), LAND, CIVIL, BOTH)) == [("D6", 7)]


def test_units_stand_above_their_fields():
    stats = read_form(("I", "UBND xã Bình An", 100), LAND, ("II", "UBND xã Tân Phú", 50), CIVIL)
    assert [(row.unit, row.field) for row in stats.rows] == [
        ("UBND xã Bình An", "Đất đai"), ("UBND xã Tân Phú", "Hộ tịch"),
    ]  # fmt: skip
    assert told(stats) == []


def test_fields_that_begin_like_units_are_fields():
    fire = (3, "Phòng cháy, chữa cháy", *LAND[2:])
    social = (4, "Xã hội", *LAND[2:])
    trade = (5, "Công thương", *LAND[2:])
    assert [row.field for row in read_form(fire, social, trade).rows] == [
        "Phòng cháy, chữa cháy", "Xã hội", "Công thương",
    ]  # fmt: skip


def test_signatures_below_are_no_fields_and_words_between_are_told():
    stats = read_form(LAND, (None, "Nông nghiệp"), CIVIL, (None, "NGƯỜI LẬP BIỂU"))
    assert len(stats.rows) == 2
    assert "Biểu, dòng 8: “Nông nghiệp” không có số liệu" in said(stats)
    assert "NGƯỜI LẬP" not in said(stats)


def test_the_unit_is_named_above_the_form():
    content = form([LAND], titles=(UNIT, MONTH))
    assert read_dossiers("a.xlsx", content).rows[0].unit == "UBND xã Bình An"


def test_sheets_of_months_take_the_year_of_the_title():
    book = openpyxl.Workbook()
    for month in (1, 2):
        add_form(book, [LAND], name=f"Tháng {month}", titles=(TITLE, "Năm 2026"))
    months = [row.period for row in read_dossiers("a.xlsx", saved(book)).rows]
    assert months == [of_months(2026, 1, 1), of_months(2026, 2, 2)]


def test_the_form_is_read_from_csv_where_merges_are_lost():
    blank = ["" if cell is None else cell for row in HEADER for cell in row]
    rows = [blank[at : at + 13] for at in range(0, 39, 13)]
    flat = [[str(cell).replace(",", " -") for cell in row] for row in rows]
    stats = read_csv((MONTH,), *flat, NUMBERS, LAND)
    assert stats.rows[0].counts == LAND_COUNTS


def test_the_form_is_read_from_a_table_of_a_document():
    word = docx.Document()
    word.add_paragraph(MONTH)
    header = [cell or "" for cell in HEADER[1]]
    header[:2] = ["STT", "Lĩnh vực"]
    header = [f"{'Tiếp nhận' if n < 6 else 'Đã giải quyết' if n < 10 else 'Đang giải quyết'} {text}"
              if n > 1 else text for n, text in enumerate(header)]  # fmt: skip
    header[4] = "Tiếp nhận trực tiếp"
    table(word, [header, LAND])
    (row,) = read_dossiers("a.docx", saved(word)).rows
    assert (row.field, row.place.sheet) == ("Đất đai", 1)
    assert (row.counts.pending_overdue, row.period) == (5, of_months(2026, 3, 3))


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Lĩnh vực,Tiếp nhận,Đã giải quyết,Đúng hạn,Trễ hạn,Đang giải quyết,Trong hạn",
         "received resolved resolved_on_time resolved_late pending pending_in_time"),
        ("Lĩnh vực,Tổng tiếp nhận,Kỳ trước chuyển sang,Nộp qua mạng,Qua BCCI,Nộp trực tiếp",
         "received carried_over received_online received_postal received_direct"),
        ("Tên lĩnh vực,HS tiếp nhận,HS đã xử lý,Sớm hạn,Đúng thời hạn,Chậm hạn,HS đang xử lý",
         "received resolved resolved_early resolved_on_time resolved_late pending"),
        ("Lĩnh vực,Tổng số tiếp nhận,Trả lại,Công dân rút,Chờ bổ sung,Đã xin lỗi,Thanh toán",
         "received returned withdrawn supplement_waiting apology_sent paid_online"),
        ("field,received_total,resolved_total,returned", "received resolved returned"),
    ],
)  # fmt: skip
def test_headers_go_by_many_names(header: str, found: str):
    names = header.split(",")
    stats = read_csv(names, ("Đất đai", *range(11, 10 + len(names))))
    (row,) = stats.rows
    assert set(row.counts.stated()) == set(found.split())


def test_what_came_in_within_the_period_is_held_against_the_total():
    header = ("Lĩnh vực", "Tổng số tiếp nhận", "Tiếp nhận trong kỳ", "Từ kỳ trước chuyển sang")
    assert told(read_csv(header, ("Đất đai", 12, 10, 2))) == []
    assert told(read_csv(header, ("Đất đai", 13, 10, 2))) == [("D1", 2)]


def test_without_a_total_what_came_in_and_was_carried_over_make_it():
    stats = read_csv(("Lĩnh vực", "Tiếp nhận trong kỳ", "Kỳ trước"), ("Đất đai", 10, 2))
    assert stats.rows[0].counts.received == 12
    assert "không có cột tổng số tiếp nhận" in said(stats)


def test_an_unread_column_and_a_doubled_one_are_told():
    stats = read_csv(
        ("Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đã giải quyết", "Cấp"), ("Đất đai", 9, 8, 7, 1)
    )
    assert stats.rows[0].counts.resolved == 8
    assert "cột Đã giải quyết: cột trùng ý" in said(stats)
    assert "cột Cấp: cột không thuộc biểu" in said(stats)


def test_a_count_merged_over_rows_is_not_counted_twice():
    book = openpyxl.load_workbook(io.BytesIO(form([LAND, CIVIL])))
    book.worksheets[0].merge_cells("C7:C8")
    stats = read_dossiers("a.xlsx", saved(book))
    assert [row.counts.received for row in stats.rows] == [100, None]
    assert "ô gộp nhiều dòng" in said(stats)


def test_a_wrong_grand_total_is_told_against_all_rows():
    ministries, city = ("I", "Trên Hệ thống các Bộ"), ("II", "Trên Hệ thống thành phố")
    stats = read_form(ministries, CIVIL, city, LAND, ("TỔNG CỘNG", None, 151))
    (found,) = check(stats)
    assert (found.finding.values["total"], found.finding.values["parts"]) == (151, 150)
