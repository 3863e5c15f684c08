"""Two units become one: the secretariat records the decision, the other head finds the work."""

import pytest
from playwright.sync_api import expect

from tests.browser.commune import Commune, office_there
from tests.cast import make_plan, make_task
from tests.services.browser import Visitor, accessibility_faults

pytestmark = pytest.mark.browser


def test_a_merger_moves_what_is_open_to_the_other_head(commune: Commune, browser: Visitor):
    with commune.app.app_context():
        office = office_there()
        plan = make_plan(office)
        for _time in range(2):
            make_task(plan, office.pkt)
    hoa, lan = (commune.visit(browser.new_page) for _person in range(2))
    hoa.sign_in("hoa", at="/quan-tri/don-vi/sap-xep")
    page = hoa.page
    page.get_by_label("Phòng Kinh tế").check()
    page.get_by_label("Đơn vị nhận việc").select_option(label="Văn phòng HĐND và UBND")
    hoa.press("Xem việc sẽ chuyển")
    expect(page.locator("main")).to_contain_text("02 nhiệm vụ, 02 người")
    assert accessibility_faults(page) == []
    page.get_by_label("Số quyết định").fill("30/QĐ-UBND")
    hoa.press("Sắp xếp theo quyết định")
    hoa.is_told("Đã sắp xếp đơn vị: việc đang mở đã chuyển, việc đã xong giữ tên cũ.")
    lan.sign_in("lan", at="/nhiem-vu")
    rows = lan.page.locator("tbody tr").filter(has_text="Văn phòng HĐND và UBND")
    expect(rows).to_have_count(2)
