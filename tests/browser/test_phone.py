"""What a phone folds away: it opens by a tick, with no script, and a desk shows it all."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Visit
from tests.browser.test_story import seen
from tests.services.browser import DESK, PHONE, Visitor

pytestmark = pytest.mark.browser


def go_on(_page: object, _name: str) -> None:
    """Look at nothing in particular."""


def lan_at(address: str, two_tasks: str, browser: Visitor, size: tuple[int, int]) -> Page:
    lan = Visit(browser.new_page(size, scripts=False, base_url=two_tasks), go_on)
    lan.sign_in("lan", at=address)
    return lan.page


def test_the_filters_open_on_a_phone_and_stand_open_at_a_desk(two_tasks: str, browser: Visitor):
    page = lan_at("/nhiem-vu?han=chua-den-han", two_tasks, browser, PHONE)
    expect(page.get_by_label("Trạng thái")).to_be_hidden()
    page.get_by_text("Lọc (01)").click()
    expect(page.get_by_label("Trạng thái")).to_be_visible()
    expect(page.get_by_label("Loại thời hạn")).to_be_hidden()
    page.get_by_text("Thêm điều kiện lọc").click()
    expect(page.get_by_label("Loại thời hạn")).to_be_visible()
    page = lan_at("/nhiem-vu", two_tasks, browser, DESK)
    expect(page.get_by_label("Trạng thái")).to_be_visible()


def test_a_task_tells_its_parts_one_by_one(two_tasks: str, browser: Visitor):
    page = lan_at("/nhiem-vu/1", two_tasks, browser, PHONE)
    story = page.locator(".dd-time")
    expect(story).to_be_hidden()
    page.locator("label", has_text="Xem Diễn biến").click()
    expect(story).to_be_visible()
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    page.reload()
    expect(story).to_be_visible()


def test_an_officer_opens_the_document_only_with_one(two_tasks: str, browser: Visitor):
    page = lan_at("/nhiem-vu/1", two_tasks, browser, PHONE)
    expect(page.get_by_label("Số, ký hiệu")).to_be_hidden()
    page.get_by_text("Kèm văn bản").click()
    expect(page.get_by_label("Số, ký hiệu")).to_be_visible()


@pytest.mark.parametrize("address", ["/nhiem-vu", "/nhiem-vu/1"])
def test_folded_and_open_pages_are_whole(two_tasks: str, browser: Visitor, address: str):
    lan = Visit(browser.new_page(base_url=two_tasks), go_on)
    lan.sign_in("lan", at=address)
    assert seen(browser, lan.page, "gap") == []
    for tick in lan.page.locator(".dd-tick").all():
        tick.evaluate("tick => { tick.checked = true }")
    assert seen(browser, lan.page, "mo") == []
