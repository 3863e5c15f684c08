"""Tasks leave as Excel, are filled in, come back, and are on the site after one look."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Visit
from tests.services.browser import DESK, PHONE, Visitor, accessibility_faults
from tests.worksheets.filling import filled
from tracker.documents.task_sheet import Column

pytestmark = pytest.mark.browser
NEWS = {Column.TEXT: "Đã gửi dự thảo lấy ý kiến các đơn vị", Column.PERCENT: 40}
WRONG = {Column.TEXT: "Đang làm", Column.PERCENT: "nhiều"}


def take_out(page: Page, folder: Path, *rows: dict[Column, object]) -> Path:
    """Save the own tasks and return the workbook filled in."""
    page.goto("/nhiem-vu-cua-toi")
    page.get_by_role("link", name="Cập nhật bằng Excel").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải về").first.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    file.write_bytes(filled(file.read_bytes(), *rows))
    return file


def send(tu: Visit, file: Path) -> None:
    """Send a filled workbook."""
    tu.page.goto("/nhiem-vu/excel")
    tu.page.get_by_label("Bảng cập nhật đã điền").set_input_files(file)
    tu.press("Xem trước thay đổi")
    expect(tu.page.get_by_role("heading", level=1)).to_have_text("Xem trước thay đổi")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_filled_in_excel_is_seen_and_then_applied(
    two_tasks: str, browser: Visitor, tmp_path: Path, scripts
):
    page = browser.new_page(scripts=scripts, base_url=two_tasks)
    tu = Visit(page, lambda _page, _name: None)
    tu.sign_in("tu", at="/nhiem-vu-cua-toi")
    send(tu, take_out(page, tmp_path, NEWS))
    row = page.get_by_role("row", name="NV01")
    expect(row).to_contain_text("Mới giao")
    expect(row).to_contain_text("“Đã gửi dự thảo lấy ý kiến các đơn vị”")
    tu.press("Áp dụng tất cả")
    tu.is_told("Đã cập nhật 01 nhiệm vụ.")
    page.get_by_role("link", name="Ban hành quy chế làm việc").click()
    expect(page.get_by_text("“Đã gửi dự thảo lấy ý kiến các đơn vị”").first).to_be_visible()


def test_its_pages_are_whole_for_everybody_at_both_sizes(
    two_tasks: str, browser: Visitor, tmp_path: Path
):  # fmt: skip
    page = browser.new_page(base_url=two_tasks)
    tu = Visit(page, lambda _page, _name: None)
    tu.sign_in("tu", at="/nhiem-vu-cua-toi")
    file = take_out(page, tmp_path, NEWS, WRONG)
    looks_right(browser, page, "excel")
    send(tu, file)
    looks_right(browser, page, "excel-xem-truoc")


def looks_right(browser: Visitor, page: Page, name: str) -> None:
    for size in (DESK, PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        browser.take_picture(page, f"{name}-{size[0]}")
        assert accessibility_faults(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], name
