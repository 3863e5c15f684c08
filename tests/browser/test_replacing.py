"""A wrong figure was sent: its replacement, from the register to the paper that says why."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from docx import Document
from playwright.sync_api import expect

from tests.browser.commune import office_served
from tests.browser.people import Visit
from tests.cast import Office, make_plan, make_task
from tests.periods.making import LATER, complete, frozen
from tests.services.browser import Visitor
from tracker.db import begin_write, db

pytestmark = pytest.mark.browser
REASON = "Sót kết quả của Văn phòng"


def lay(office: Office) -> None:
    """Freeze the first quarter, then accept a task that had been done before it ended."""
    plan = make_plan(office)
    task = make_task(plan, office.vp)
    make_task(plan, office.pkt)
    db.session.commit()
    begin_write()
    frozen(plan, office)
    complete(task, office, done_on=date(2026, 3, 1), at=LATER)


def register(hoa: Visit, number: str) -> None:
    """Enter a report under the number that the clerk gave it."""
    page = hoa.page
    page.get_by_role("link", name="Ghi sổ văn bản đã gửi").click()
    page.get_by_label("Số, ký hiệu").fill(number)
    page.get_by_label("Ngày văn bản").fill("10/03/2026")
    page.get_by_label("Nơi nhận").fill("UBND tỉnh; Sở Nội vụ")
    hoa.press("Ghi sổ")


def test_a_report_with_a_wrong_figure_is_replaced(tmp_path: Path, browser: Visitor):
    with (
        time_machine.travel(LATER + timedelta(hours=1)),
        office_served(tmp_path, lay) as address,
    ):
        page = browser.new_page(base_url=address)
        hoa = Visit(page, lambda _page, _name: None)
        hoa.sign_in("hoa", at="/bao-cao")
        page.get_by_role("link", name="Quý I năm 2026").first.click()
        register(hoa, "31/BC-UBND")
        page.get_by_role("link", name="Lập báo cáo thay thế").first.click()
        expect(page.locator("main")).to_contain_text("Đã chốt 0/2, hiện nay cùng ngày 1/2.")
        page.get_by_label("Lý do").fill(REASON)
        hoa.press("Lập báo cáo thay thế")
        with page.expect_download() as coming:
            page.get_by_role("link", name="Nội dung báo cáo").click()
            page.get_by_role("link", name="Word").first.click()
        paper = Document(io.BytesIO(coming.value.path().read_bytes()))
        said = " ".join(line.text for line in paper.paragraphs)
        assert "thay thế Báo cáo số 31/BC-UBND ngày 10/03/2026" in said
        assert f"{REASON}. Số nhiệm vụ đã thực hiện: báo cáo trước 0/2, nay là 01/02" in said
        page.go_back()
        register(hoa, "35/BC-UBND")
        expect(page.locator("main")).to_contain_text("đã thay bằng Báo cáo số 35/BC-UBND")
        for place, executed in enumerate(("01/02", "0/2")):  # the newest first
            page.get_by_role("link", name="Xem số liệu").nth(place).click()
            expect(page.locator("main")).to_contain_text(f"đã thực hiện {executed} nhiệm vụ")
            page.go_back()
