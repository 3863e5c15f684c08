"""The workbook as it goes out: locked but for what is filled in, with lists, printed well."""

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.worksheets.filling import cell_of, taken_out
from tracker.documents.task_sheet import FILLED, HEAD_ROW, HEADERS, LISTS, MARK, SHEET, Column
from tracker.rules.words import Status


@pytest.fixture
def book(plan, tasks) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(taken_out(plan, *tasks)))


@pytest.fixture
def sheet(book) -> Worksheet:
    return book[SHEET]


def test_the_headers_are_vietnamese_and_in_their_order(sheet: Worksheet):
    assert [cell.value for cell in sheet[HEAD_ROW + 1]] == list(HEADERS.values())


def test_a_row_names_its_task_and_version(sheet: Worksheet, tasks):
    assert cell_of(sheet, Column.KEY).value == f"NV01:{tasks[0].version}"
    assert cell_of(sheet, Column.TITLE).value == "Ban hành quy chế"
    assert cell_of(sheet, Column.STAFF).value == "Lê Anh Tú"
    assert cell_of(sheet, Column.DUE).value == "30/06/2026"
    assert cell_of(sheet, Column.STATE).value == "Mới giao"


def test_a_title_that_begins_like_a_formula_stays_text(sheet: Worksheet):
    cell = cell_of(sheet, Column.TITLE, HEAD_ROW + 3)
    assert (cell.value, cell.data_type) == ("=Rà soát thủ tục", "s")


def test_only_what_is_filled_in_is_unlocked(sheet: Worksheet):
    assert sheet.protection.sheet
    unlocked = [one for one in Column if not cell_of(sheet, one).protection.locked]
    assert unlocked == list(FILLED)


def test_the_plan_and_the_keys_are_hidden_and_locked(sheet: Worksheet, plan):
    assert sheet.row_dimensions[1].hidden
    assert [sheet["A1"].value, sheet["B1"].value] == [MARK, plan.code]
    assert sheet.column_dimensions["A"].hidden
    assert sheet["A1"].protection.locked


def test_states_outcomes_and_reasons_are_lists_that_may_hold_commas(book, sheet: Worksheet):
    rules = {rule.promptTitle: rule for rule in sheet.data_validations.dataValidation}
    assert set(rules) == {HEADERS[column] for column in FILLED}
    assert rules["Tình hình"].formula1 == f"'{LISTS}'!$A$1:$A$7"
    assert book[LISTS].sheet_state == "hidden"
    assert book[LISTS]["A4"].value == "Đã xong, gửi xác nhận"
    assert all(rule.prompt for rule in rules.values())


def test_days_are_typed_as_text(sheet: Worksheet):
    assert cell_of(sheet, Column.DONE_ON).number_format == "@"


def test_it_prints_in_one_width_with_its_header_on_each_page(sheet: Worksheet):
    assert sheet.freeze_panes == "D6"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as the rows need
    assert sheet.print_title_rows == "$5:$5"


def test_finished_and_waiting_tasks_are_left_out(plan, tasks):
    tasks[0].status = Status.SUBMITTED
    sheet = openpyxl.load_workbook(io.BytesIO(taken_out(plan, *tasks)))[SHEET]
    assert cell_of(sheet, Column.CODE).value == "NV02"
    assert sheet.max_row == HEAD_ROW + 2
