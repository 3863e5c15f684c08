"""A table as a workbook: numbers and days are such, text stays text, bars are the program's own."""

import io
from datetime import date
from decimal import Decimal

from openpyxl import load_workbook

from tracker.documents.table import Summary, Table, to_xlsx

COLUMNS = (("Tên", 20), ("Số", 10), ("Tỷ lệ", 10), ("Ngày", 12), ("Ghi chú", 20))
ROW = ("=HYPERLINK(1)", 36466, Decimal("95.31"), date(2026, 6, 5), None)
TABLE = Table(
    "Nhiệm vụ", "Kế hoạch", "+1", COLUMNS, [ROW],
    Summary("Tổng hợp", "Trạng thái", "Số", [("Hoàn thành", 3), ("@Mới giao", 1)]),
)  # fmt: skip


def opened():
    return load_workbook(io.BytesIO(to_xlsx(TABLE)))


def test_numbers_and_days_are_such_and_text_is_no_formula():
    cells = opened()["Nhiệm vụ"][5]
    assert [cell.data_type for cell in cells[:4]] == ["s", "n", "n", "d"]
    assert [cell.value for cell in cells[1:3]] == [36466, 95.31]
    assert cells[3].value.date() == date(2026, 6, 5)
    assert (cells[1].number_format, cells[3].number_format) == ("#,##0", "dd/mm/yyyy")
    assert cells[0].value == "=HYPERLINK(1)"


def test_it_is_set_up_to_be_printed_with_its_header_in_view():
    sheet = opened()["Nhiệm vụ"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A5", "$4:$4")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0


def test_the_summary_is_a_table_with_a_chart_of_its_cells():
    sheet = opened()["Tổng hợp"]
    assert [[cell.value for cell in row] for row in sheet["A5:B6"]] == [
        ["Hoàn thành", 3], ["@Mới giao", 1],
    ]  # fmt: skip
    (chart,) = sheet._charts
    assert chart.series[0].val.numRef.f == "'Tổng hợp'!$B$5:$B$6"


def test_without_a_summary_there_is_one_sheet():
    made = Table("Hồ sơ", "", "", COLUMNS, [])
    assert load_workbook(io.BytesIO(to_xlsx(made))).sheetnames == ["Hồ sơ"]
