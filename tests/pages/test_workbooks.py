"""Every workbook that a page sends: numbers and days are such, texts texts, ready to be printed."""

import re
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.cast import ISSUED_AT, Office, ask_units, make_plan, make_task
from tests.conftest import Client
from tracker.accounts import Person
from tracker.commands.demo.load import load
from tracker.db import db
from tracker.tasks import Task
from tracker.units import types

EVIL = ("=1+1", "+84", "-1", "@SUM(A1)", "\t=1+1", "https://a.example", "007")
DAYS = re.compile(r"Hạn|Ngày|Từ ngày|Đến ngày|Hết ngày|Đến ngày|Cập nhật gần nhất|Số liệu đến ngày")
NUMBERS = re.compile(
    r"Số (?!liệu|phiếu$)|Tổng số|T\d|Năm$|TT$|Tử số|Mẫu số|Giá trị|Tỷ lệ \(|Trên số|Hài lòng"
    r"|Tiếp nhận|Hạng$|Đã (niêm|đơn)|Trực tuyến|Liên thông"
)
REGISTERS = ("tin-bai", "sang-kien", "phieu-xin-loi", "thu-tuc", "khao-sat", "dinh-muc")
DRAWN = (
    "/nhiem-vu/danh-sach.xlsx", "/chi-tieu/chi-tieu.xlsx", "/ho-so/ho-so.xlsx?ky=Q1&nam=2026",
    "/ho-so/ho-so.xlsx?ky=Q1&nam=2026&xem=bang&cot=received",
)  # fmt: skip


@pytest.fixture
def demo(session) -> None:
    """The sample commune, some of its tasks named like formulas, addresses and numbers."""
    types.seed()
    load("xa_2026", password_hash="", at=ISSUED_AT)
    for task, title in zip(db.session.query(Task).order_by(Task.id), EVIL, strict=False):
        task.title = title
    db.session.commit()


def opened(client: Client, address: str) -> Workbook:
    """Return the workbook behind an address."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return openpyxl.load_workbook(BytesIO(answer.data))


def faults(sheet: Worksheet) -> list[str]:
    """Return what is wrong with a sheet: its page, cells that are not what their header says."""
    page = sheet.page_setup
    found = [
        name for name, right in {
            "header out of view": sheet.freeze_panes == "A5",
            "header not repeated": sheet.print_title_rows == "$4:$4",
            "not across A4": (page.orientation, page.paperSize) == ("landscape", 9),
            "wider than a page": bool(sheet.sheet_properties.pageSetUpPr.fitToPage)
            and (page.fitToWidth or 1, page.fitToHeight) == (1, 0),
        }.items() if not right
    ]  # fmt: skip
    heads = {cell.column: str(cell.value) for cell in sheet[4]}
    for cell in (one for row in sheet.iter_rows(min_row=5) for one in row):
        head = heads[cell.column]
        counted = NUMBERS.match(head) or (sheet.title == "Hồ sơ TTHC" and cell.column > 1)
        wanted = "d" if DAYS.match(head) else "n" if counted else "s"
        if cell.value is not None and cell.data_type != wanted:
            found.append(f"{sheet.title} {cell.coordinate} {head}: {cell.value!r}")
        if cell.data_type == "d" and cell.number_format != "dd/mm/yyyy":
            found.append(f"{sheet.title} {cell.coordinate}: {cell.number_format}")
    return found


def test_every_workbook_holds_days_numbers_and_texts_and_is_set_up_to_print(client: Client, demo):
    client.sign_in(db.session.query(Person).filter_by(login="hoa").one())
    for address in (*DRAWN, *(f"/so-theo-doi/xuat/{name}.xlsx?nam=2026" for name in REGISTERS)):
        book = opened(client, address)
        assert [fault for sheet in book for fault in faults(sheet)] == [], address
        assert bool([sheet for sheet in book if sheet._charts]) == (address in DRAWN), address
    tasks = opened(client, "/nhiem-vu/danh-sach.xlsx").worksheets[0]
    assert {cell.value for cell in tasks["C"]} >= set(EVIL)


def test_the_matrix_of_many_units_too(client: Client, office: Office):
    task = make_task(make_plan(office), office.vp)
    ask_units(task, office.pkt, office.vhxh, collecting=office.vp)
    book = opened(client.sign_in(office.hoa), f"/nhiem-vu/{task.id}/cac-don-vi.xlsx")
    assert [fault for sheet in book for fault in faults(sheet)] == []
    assert book.worksheets[1]._charts


def test_a_row_is_as_high_as_its_longest_text(client: Client, office: Office):
    make_task(make_plan(office), office.vp, title="Rà soát thủ tục hành chính " * 20)
    sheet = opened(client.sign_in(office.hoa), "/nhiem-vu/danh-sach.xlsx").worksheets[0]
    assert round(sheet.row_dimensions[5].height / 16) == 13
