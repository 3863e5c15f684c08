"""What a refused form leaves a person with: the cursor on the first fault."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import Visit
from tests.services.browser import Visitor

pytestmark = pytest.mark.browser


def go_on(_page: object, _name: str) -> None:
    """Look at nothing in particular."""


def test_a_refused_form_puts_the_cursor_on_its_first_fault(two_tasks: str, browser: Visitor):
    lan = Visit(browser.new_page(base_url=two_tasks), go_on)
    lan.sign_in("lan", at="/nhiem-vu/1/de-nghi/gia-han")
    lan.page.get_by_label("Hạn mới").fill("31/6/2026")
    lan.press("Gửi đề nghị")
    expect(lan.page.get_by_label("Hạn mới")).to_be_focused()


def test_a_refusal_of_the_whole_form_is_where_reading_goes_on(two_tasks: str, browser: Visitor):
    lan = Visit(browser.new_page(base_url=two_tasks), go_on)
    lan.sign_in("lan", at="/nhiem-vu/1/de-nghi/gia-han")
    lan.page.get_by_label("Hạn mới").fill("29/06/2026")
    lan.page.get_by_label("Lý do").fill("Chờ văn bản của cấp trên.")
    lan.press("Gửi đề nghị")
    expect(lan.page.get_by_role("alert")).to_be_focused()


def test_a_note_that_is_not_shown_takes_no_cursor(two_tasks: str, browser: Visitor):
    lan = Visit(browser.new_page(base_url=two_tasks), go_on)
    lan.sign_in("lan", at="/nhiem-vu/cap-nhat-nhieu?pham-vi=don-vi")
    lan.press("Lưu tất cả")
    expect(lan.page.get_by_role("alert").filter(has_text="Ghi ít nhất")).to_be_focused()
