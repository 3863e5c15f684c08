"""The grid of indicators in a browser: by keyboard, pasted from a sheet, and drawn as the table."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Page, expect

from tests.browser.commune import PASSWORD
from tests.browser.test_story import seen
from tests.cast import Office, make_office, make_plan
from tests.services.browser import Visitor, serve
from tracker import create_app
from tracker.accounts import passwords
from tracker.clock import VIETNAM
from tracker.db import db
from tracker.indicators import Indicator
from tracker.units import types

pytestmark = pytest.mark.browser
NOON = datetime(2026, 7, 6, 12, 0, tzinfo=VIETNAM)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The commune with three indicators of the office."""
    app = create_app(
        {
            "SECRET_KEY": "for tests only",
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'grid.sqlite3'}",
            "ARGON2": {"time_cost": 1, "memory_cost": 64, "parallelism": 1},
        }
    )
    with time_machine.travel(NOON), app.app_context():
        db.create_all()
        office = make_office()
        types.seed()
        give_indicators(office)
        with serve(app) as served:
            yield served
        db.engine.dispose()


def give_indicators(office: Office) -> None:
    plan = make_plan(office)
    for number in (1, 2, 3):
        made = Indicator(
            plan_id=plan.id, code=f"CT0{number}", position=number, title=f"Tỷ lệ {number}",
            unit_text="%", direction=">=", target=Decimal(95), lead_unit_id=office.vp.id,
        )  # fmt: skip
        db.session.add(made)
    office.tu.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()


def open_grid(page: Page, address: str) -> None:
    page.goto(f"{address}/chi-tieu/nhap-nhieu")
    page.get_by_label("Tên đăng nhập").fill("tu")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Nhập số liệu chỉ tiêu")).to_be_visible()


def test_the_grid_is_filled_by_keyboard_and_by_pasting(address: str, browser: Visitor):
    page = browser.new_page()
    open_grid(page, address)
    assert seen(browser, page, "nhap-so-lieu") == []
    first = page.get_by_label("CT01, Quý I/2026")
    first.focus()
    page.keyboard.type("812/835")
    expect(page.locator("td", has=first).locator("output")).to_have_text("= 97,25%")
    page.keyboard.press("Enter")
    expect(page.get_by_label("CT02, Quý I/2026")).to_be_focused()
    page.keyboard.type("chín")
    expect(page.get_by_label("CT02, Quý I/2026")).to_have_attribute("aria-invalid", "true")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/plain", "90/100\\t95/100\\r\\n36.075/36.466\\t98,5\\r\\n");
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }"""
    )
    expect(page.get_by_label("CT03, Quý I/2026")).to_have_value("36.075/36.466")
    expect(page.get_by_label("CT02, Quý I/2026")).not_to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Lưu số liệu").click()
    expect(page.get_by_text("Đã lưu 05 số liệu.")).to_be_visible()
    page.goto(f"{address}/chi-tieu/CT02")
    drawn = page.locator("svg.dd-curve .dd-val").locator("visible=true").all_text_contents()
    assert seen(browser, page, "mot-chi-tieu") == []
    assert drawn == page.locator(".dd-shown").all_text_contents()[::-1] == ["90%", "95%"]
