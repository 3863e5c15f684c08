"""The secretariat ticks tasks, sees what an act changes on each, and does it at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Visit
from tests.services.browser import DESK, PHONE, Visitor, accessibility_faults

pytestmark = pytest.mark.browser


def nothing(_page: Page, _name: str) -> None:
    """Look at nothing in particular."""


@pytest.mark.parametrize("scripts", [True, False])
def test_ticked_tasks_are_put_off_by_one_document(two_tasks: str, browser: Visitor, scripts):
    hoa = Visit(browser.new_page(scripts=scripts, base_url=two_tasks), nothing)
    page = hoa.page
    hoa.sign_in("hoa", at="/nhiem-vu")
    page.get_by_label("Chọn NV01").check()
    page.get_by_label("Chọn NV02").check()
    hoa.press("Ghi nhận gia hạn")
    page.get_by_label("Hạn mới").fill("31/07/2026")
    page.get_by_label("Lý do").fill("Theo kết luận phiên họp")
    page.get_by_label("Số, ký hiệu").fill("15/TB-UBND")
    page.get_by_label("Ngày văn bản").fill("11/03/2026")
    hoa.press("Xem trước")
    expect(page.get_by_role("row", name="NV02")).to_contain_text("31/07/2026")
    hoa.press("Thực hiện với 02 nhiệm vụ")
    hoa.is_told("Đã thực hiện với 02 nhiệm vụ.")


def test_its_pages_are_whole_for_everybody_at_both_sizes(two_tasks: str, browser: Visitor):
    hoa = Visit(browser.new_page(base_url=two_tasks), nothing)
    page = hoa.page
    hoa.sign_in("hoa", at="/nhiem-vu")
    page.get_by_label("Chọn cả 02 nhiệm vụ tìm thấy").check()
    looks_right(browser, page, "hang-loat-chon")
    hoa.press("Đôn đốc")
    page.get_by_label("Nội dung đôn đốc").fill("Báo cáo trước 16:00.")
    looks_right(browser, page, "hang-loat-viec")
    hoa.press("Xem trước")
    expect(page.get_by_text("Sẽ thay đổi")).to_be_visible()
    looks_right(browser, page, "hang-loat-xem-truoc")
    hoa.press("Thực hiện với 02 nhiệm vụ")
    hoa.is_told("Đã thực hiện với 02 nhiệm vụ.")
    looks_right(browser, page, "hang-loat-xong")


def looks_right(browser: Visitor, page: Page, name: str) -> None:
    for size in (DESK, PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        browser.take_picture(page, f"{name}-{size[0]}")
        assert accessibility_faults(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], name
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
