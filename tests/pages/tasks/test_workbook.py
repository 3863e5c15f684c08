"""The list as a workbook: what the page shows, as text."""

from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from tests.cast import Office, make_task
from tests.conftest import Client
from tracker.documents.table import Table, to_xlsx
from tracker.plans import Plan
from tracker.tasks import Task

FORMULA = '=HYPERLINK("http://x.example","x")'


def rows(content: bytes) -> list[tuple]:
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=4)]


def test_what_the_page_shows_is_taken_along(client: Client, office: Office, task: Task, plan: Plan):
    make_task(plan, office.pkt, title=FORMULA)
    answer = client.sign_in(office.tu).get("/nhiem-vu/danh-sach.xlsx?don-vi=PKT")
    assert "nhiem-vu-xabinhan-2026-2026-03-12.xlsx" in answer.headers["Content-Disposition"]
    head, only = rows(answer.data)
    told = dict(zip(head, only, strict=True))
    assert told["Mã"] == "NV02"
    assert told["Nhiệm vụ"] == FORMULA
    assert (told["Hạn"], told["Trạng thái"]) == (datetime(2026, 6, 30), "Mới giao")  # noqa: DTZ001  a day of a workbook has no zone


def test_formulas_numbers_and_addresses_stay_text():
    texts = (FORMULA, "007", "http://x.example", "-1+1", "")
    content = to_xlsx(Table("Bảng", "Tên", "", [(str(n), 9) for n in range(5)], [texts]))
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=5) for cell in row]
    assert [cell.value for cell in cells[:4]] == list(texts[:4])
    assert {cell.data_type for cell in cells[:4]} == {"s"}


def test_without_a_plan_there_is_no_workbook(client: Client, office: Office):
    assert client.sign_in(office.tu).get("/nhiem-vu/danh-sach.xlsx").status_code == 404
