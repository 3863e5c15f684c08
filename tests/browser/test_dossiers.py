"""A unit's dossiers of a month: typed by keyboard, pasted from Excel, with and without scripts."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.commune import PASSWORD, commune_at_work, office_there
from tests.browser.test_story import seen
from tests.dossiers.forms import make_fields
from tests.services.browser import Visitor
from tests.services.smtp import MailServer
from tracker.clock import VIETNAM
from tracker.db import db
from tracker.dossiers import DossierRow
from tracker.units import Unit

pytestmark = pytest.mark.browser

TODAY = datetime(2026, 4, 2, 9, 0, tzinfo=VIETNAM)
FIELDS = ("Hộ tịch", "Chứng thực")
EXCEL = "863\t400\t450\t13\t0\t835\t736\t76\t23\n10\t5\t5\t0\t0\t8"


@pytest.fixture
def commune(tmp_path: Path, smtp_server: MailServer) -> Iterator[Flask]:
    """The commune with two fields of dossiers."""
    with (
        time_machine.travel(TODAY),
        commune_at_work(tmp_path, smtp_server) as app,
    ):
        with app.app_context():
            make_fields(office_there(), *FIELDS)
            db.session.commit()
        yield app


def at_the_form(commune: Flask, page: Page) -> Page:
    """Sign Tú in at the form of the office for March."""
    with commune.app_context():
        unit_id = db.session.query(Unit).filter_by(code="VP").one().id
    page.goto(f"{commune.config['PUBLIC_BASE_URL']}/ho-so/{unit_id}/2026/3")
    page.get_by_label("Tên đăng nhập").fill("tu")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("tháng 03 năm 2026")
    return page


def rows_of(commune: Flask) -> list[tuple[int | None, int | None, int | None]]:
    with commune.app_context():
        rows = db.session.query(DossierRow).order_by(DossierRow.field_id)
        return [(row.received, row.received_online, row.resolved) for row in rows]


def test_numbers_go_in_by_keyboard_and_the_check_speaks_while_one_types(
    commune: Flask, browser: Visitor
):
    page = at_the_form(commune, browser.new_page())
    page.get_by_label("Hộ tịch, tổng số tiếp nhận").focus()
    for keys in ("10", "ArrowRight", "4", "ArrowLeft", "ArrowLeft", "Enter", "20", "Enter"):
        if keys.isdecimal():
            page.keyboard.type(keys)
        else:
            page.keyboard.press(keys)
    expect(page.get_by_label("Chứng thực, tổng số tiếp nhận")).to_have_value("20")
    expect(page.get_by_label("Tổng cộng trên văn bản, tổng số tiếp nhận")).to_be_focused()
    expect(page.locator("[data-sum=received]")).to_have_text("30")
    page.get_by_label("Hộ tịch, tổng số đã giải quyết").fill("7")
    page.get_by_label("Hộ tịch, tổng số đang giải quyết").fill("2")
    expect(page.locator(".dd-doubt")).to_contain_text("còn 3, nhưng đang giải quyết 2")
    page.get_by_placeholder("Lý do, nếu số liệu đúng").fill("01 hồ sơ chuyển cấp trên")
    page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(page.locator(".dd-flash")).to_have_text("Đã lưu.")
    expect(page.locator(".dd-doubt")).to_contain_text("01 hồ sơ chuyển cấp trên")
    assert rows_of(commune) == [(10, 4, 7), (20, None, None)]


def test_a_table_of_excel_spreads_from_the_cell_it_is_pasted_in(commune: Flask, browser: Visitor):
    page = at_the_form(commune, browser.new_page())
    cell = page.get_by_label("Hộ tịch, tổng số tiếp nhận")
    cell.focus()
    cell.evaluate(
        """(cell, text) => {
          const held = new DataTransfer();
          held.setData("text", text);
          const how = { clipboardData: held, bubbles: true, cancelable: true };
          cell.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        EXCEL,
    )
    expect(page.get_by_label("Hộ tịch, giải quyết trễ hạn")).to_have_value("23")
    expect(page.locator("[data-sum=received]")).to_have_text("873")
    page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(page.locator("main")).to_contain_text("Đã lưu.")
    assert rows_of(commune) == [(863, 400, 835), (10, 5, 8)]


def test_the_same_without_scripts(commune: Flask, browser: Visitor):
    page = at_the_form(commune, browser.new_page(scripts=False))
    page.get_by_text("Dán từ Excel…").click()
    page.get_by_label("Dán từ Excel").fill(EXCEL)
    page.get_by_role("button", name="Điền vào bảng").click()
    expect(page.get_by_label("Hộ tịch, tổng số tiếp nhận")).to_have_value("863")
    assert rows_of(commune) == []
    page.get_by_label("Hộ tịch, tổng số tiếp nhận").press("Enter")  # the first button saves
    expect(page.locator("main")).to_contain_text("Đã lưu.")
    assert rows_of(commune) == [(863, 400, 835), (10, 5, 8)]


def test_the_form_and_the_figures_are_whole_at_a_desk_and_on_a_phone(
    commune: Flask, browser: Visitor
):
    page = at_the_form(commune, browser.new_page())
    page.get_by_label("Hộ tịch, tổng số đang giải quyết").fill("2")
    page.get_by_label("Hộ tịch, đang giải quyết, trong hạn").fill("1")
    page.get_by_label("Hộ tịch, đang giải quyết, trễ hạn").fill("0")
    expect(page.locator(".dd-doubt")).to_be_visible()
    assert seen(browser, page, "ho-so-nhap") == []
    page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(page.locator("main")).to_contain_text("Còn 01 chỗ cần giải trình.")
    page.locator("main").get_by_role("link", name="Hồ sơ TTHC").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ TTHC: Tháng 03 năm 2026")
    assert seen(browser, page, "ho-so") == []
    page.get_by_role("link", name="Lỗi chưa giải trình").click()
    assert seen(browser, page, "ho-so-loi") == []
