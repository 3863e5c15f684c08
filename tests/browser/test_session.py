"""A whole session in browsers: two people type at once, one of them without scripts."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.commune import commune_at_work, go_on, office_there
from tests.browser.people import Visit
from tests.cast import make_plan, make_task
from tests.services.browser import Visitor
from tests.services.smtp import MailServer
from tracker.clock import VIETNAM

pytestmark = pytest.mark.browser

HELD_AT = datetime(2026, 7, 7, 8, 0, tzinfo=VIETNAM)
TITLE = "Phiên họp đánh giá 6 tháng đầu năm 2026"
FIRST, SECOND = "Rà soát thủ tục", "Đề án vị trí việc làm"


@pytest.fixture
def commune(tmp_path: Path, smtp_server: MailServer) -> Iterator[Flask]:
    """The commune in July, with two tasks overdue since June."""
    with time_machine.travel(HELD_AT), commune_at_work(tmp_path, smtp_server) as app:
        with app.app_context():
            office = office_there()
            plan = make_plan(office)
            make_task(plan, office.vp, due_on=date(2026, 6, 15), title=FIRST)
            make_task(plan, office.pkt, due_on=date(2026, 6, 30), title=SECOND)
        yield app


def test_two_people_hold_a_session_and_lose_nothing(commune: Flask, browser: Visitor):
    base = commune.config["PUBLIC_BASE_URL"]
    hoa = Visit(browser.new_page(base_url=base, scripts=False), go_on)
    binh = Visit(browser.new_page(base_url=base), go_on)
    hoa.sign_in("hoa", at="/phien-hop")
    address = prepares(hoa)
    binh.sign_in("binh", at=address)
    binh.page.get_by_role("link", name="Trình chiếu").click()
    steps_with_the_keys(binh.page)
    both_type(hoa, binh, address)
    both_change_the_same(hoa, binh, address)
    ends(hoa, address)
    hoa.page.goto("/ngoai-ke-hoach")
    expect(hoa.page.locator("main")).to_contain_text("Trình lại đề án")
    expect(hoa.page.locator("main")).to_contain_text("15/TB-UBND")


def prepares(hoa: Visit) -> str:
    """Hoa prepares the session, puts its agenda in order and opens it."""
    page = hoa.page
    page.get_by_role("link", name="Chuẩn bị phiên họp").click()
    page.get_by_label("Tên phiên họp").fill(TITLE)
    page.get_by_label("Ngày họp").fill("7/7/2026")
    hoa.press("Lập chương trình")
    hoa.is_told("Đã lập chương trình từ số liệu hôm nay.")
    page.get_by_role("button", name="Chuyển việc 2 lên").click()
    rows = page.locator("#chuong-trinh .dd-row-line")
    expect(rows.nth(0)).to_contain_text(SECOND)
    hoa.press("Bắt đầu họp")
    hoa.is_told("Phiên họp bắt đầu.")
    return page.url.split("#")[0]


def steps_with_the_keys(page: Page) -> None:
    """The chair goes on and back by the arrow keys; in a text they move the caret."""
    title = page.get_by_role("heading", level=1)
    expect(title).to_contain_text(SECOND)
    page.keyboard.press("ArrowRight")
    expect(title).to_contain_text(FIRST)
    page.keyboard.press("ArrowLeft")
    expect(title).to_contain_text(SECOND)
    page.get_by_label("Kết luận", exact=False).first.focus()
    page.keyboard.press("ArrowRight")
    expect(title).to_contain_text(SECOND)


def both_type(hoa: Visit, binh: Visit, address: str) -> None:
    """Both have the form of the same matter open, and both send theirs."""
    for visit, text in ((hoa, "Trình lại đề án"), (binh, "Nâng cao trách nhiệm")):
        visit.page.goto(f"{address}/chieu/1")
        visit.page.locator("textarea").fill(text)
    hoa.page.get_by_label("Thời hạn").fill("trước ngày 31/8/2026")
    binh.page.get_by_label("Chỉ đạo chung").check()
    hoa.press("Tải lại")
    expect(hoa.page.locator("textarea")).to_have_value("Trình lại đề án")
    hoa.press("Ghi, ở lại việc này")
    expect(hoa.page.locator("main")).to_contain_text("Đọc là 31/08/2026")
    expect(binh.page.locator("main")).to_contain_text("Trình lại đề án")  # without a reload
    expect(binh.page.locator("textarea")).to_have_value("Nâng cao trách nhiệm")
    binh.press("Ghi kết luận, sang việc tiếp")
    expect(binh.page.get_by_role("heading", level=1)).to_contain_text(FIRST)
    binh.page.goto(f"{address}/chieu/1")
    for text in ("Trình lại đề án", "Nâng cao trách nhiệm"):
        expect(binh.page.locator("main")).to_contain_text(text)


def both_change_the_same(hoa: Visit, binh: Visit, address: str) -> None:
    """Both open the same conclusion; the second sees the first's words, then saves."""
    for visit in (hoa, binh):
        visit.page.goto(address)
        visit.page.get_by_role("link", name="Sửa kết luận 2").click()
    hoa.page.locator("textarea").fill("Thủ trưởng chịu trách nhiệm")
    hoa.press("Lưu kết luận")
    hoa.is_told("Đã ghi kết luận.")
    binh.page.locator("textarea").fill("Thủ trưởng trực tiếp chỉ đạo, chịu trách nhiệm")
    binh.press("Lưu kết luận")
    expect(binh.page.get_by_role("alert")).to_contain_text("Phạm Thị Hoa vừa sửa kết luận này")
    expect(binh.page.get_by_role("alert")).to_contain_text("“Thủ trưởng chịu trách nhiệm”")
    binh.press("Lưu kết luận")
    expect(binh.page.locator("#ket-luan")).to_contain_text("Thủ trưởng trực tiếp chỉ đạo")


def ends(hoa: Visit, address: str) -> None:
    """Hoa looks at what the end brings, ends the session and gives the notice its number."""
    page = hoa.page
    page.goto(address)
    page.get_by_role("link", name="Kết thúc phiên họp").click()
    expect(page.locator("main")).to_contain_text("Thành 01 nhiệm vụ")
    hoa.press("Kết thúc phiên họp")
    hoa.is_told("Phiên họp kết thúc; các kết luận có hiệu lực.")
    expect(page.locator("#ket-luan")).to_contain_text("NK01")
    with page.expect_download() as notice:
        page.get_by_role("link", name="Thông báo kết luận").click()
    assert notice.value.suggested_filename.endswith("2026-07-07.docx")
    page.get_by_label("Số, ký hiệu").fill("15/TB-UBND")
    page.get_by_label("Ngày văn bản").fill("7/7/2026")
    hoa.press("Ghi số")
    hoa.is_told("Đã ghi số của thông báo.")
