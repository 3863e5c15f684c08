"""From an annex to an issued plan in a real browser, without scripts; the pages at both sizes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.cast import Office, make_office
from tests.intake.annexes import SAMPLES, complete_commune
from tests.services.browser import DESK, PHONE, Visitor, accessibility_faults, serve
from tracker import create_app
from tracker.accounts import passwords
from tracker.db import db
from tracker.units import types

RIGHT = "bốn từ rất dài"
REVIEW = "/ke-hoach/xba_2026/nhap-phu-luc"
pytestmark = pytest.mark.browser


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Office]]:
    """The application with the units of the sample commune, on a database of its own."""
    app = create_app(
        {
            "SECRET_KEY": "for tests only",
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'plans.sqlite3'}",
            "ARGON2": {"time_cost": 1, "memory_cost": 64, "parallelism": 1},
        }
    )
    with app.app_context():
        db.create_all()
        office = make_office()
        types.seed()
        complete_commune(office)
        office.hoa.password_hash = passwords.hashed(RIGHT)
        db.session.commit()
    with serve(app) as address:
        yield address, office


def sign_in(page: Page) -> None:
    page.goto("/dang-nhap?next=/ke-hoach/nhap")
    page.get_by_label("Tên đăng nhập").fill("hoa")
    page.get_by_label("Mật khẩu", exact=True).fill(RIGHT)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/ke-hoach/nhap")


def upload(page: Page) -> None:
    page.goto("/ke-hoach/nhap")
    page.get_by_label("Tệp phụ lục").set_input_files(SAMPLES / "plan_xa_2026.docx")
    page.get_by_role("button", name="Đọc tệp").click()
    page.wait_for_url(f"**{REVIEW}")


def settle(page: Page) -> None:
    """Take the first reading of each deadline, keep strangers outside, let the office collect."""
    for choices in page.locator("fieldset.dd-plain").all():
        choices.locator("input").first.check()
    for names in page.locator("li select[name^=c]").all():
        names.select_option("outside")
    for collecting in page.locator(".dd-import select[name^=c]").all():
        collecting.select_option(label="Văn phòng HĐND và UBND")
    page.get_by_role("button", name="Lưu các lựa chọn").first.click()


def issue(page: Page) -> None:
    page.goto("/ke-hoach/xba_2026/ban-hanh")
    for reason in page.get_by_label("Lý do").all():
        reason.fill("Theo phụ lục đã ký")
    page.get_by_label("Số, ký hiệu").fill("05/KH-UBND")
    page.get_by_label("Ngày ban hành").fill("20/01/2026")
    page.get_by_role("button", name="Ban hành 42 nhiệm vụ").click()


def test_the_whole_way_without_scripts(served, browser: Visitor):
    page = browser.new_page(DESK, scripts=False, base_url=served[0])
    sign_in(page)
    upload(page)
    assert page.get_by_text("Còn 06 chỗ phải xử lý").is_visible()
    settle(page)
    page.get_by_role("link", name="Ban hành kế hoạch").click()
    issue(page)
    assert page.get_by_text("Đã ban hành kế hoạch.").is_visible()


@pytest.mark.parametrize(("size", "end"), [(DESK, "1366"), (PHONE, "390")])
def test_the_pages_look_right(served, browser: Visitor, size, end):
    page = browser.new_page(size, base_url=served[0])
    sign_in(page)
    looks_right(browser, page, "/ke-hoach/nhap", f"nhap-{end}")
    upload(page)
    looks_right(browser, page, REVIEW, f"xem-lai-{end}")
    looks_right(browser, page, f"{REVIEW}?dong=tat-ca", f"xem-lai-ca-{end}")
    looks_right(browser, page, f"{REVIEW}/6", f"sua-dong-{end}")
    page.goto(REVIEW)
    settle(page)
    looks_right(browser, page, f"{REVIEW}?dong=da-xu-ly", f"da-xu-ly-{end}")
    looks_right(browser, page, "/ke-hoach/xba_2026/ban-hanh", f"ban-hanh-{end}")
    issue(page)
    looks_right(browser, page, "/ke-hoach", f"ke-hoach-{end}")


def looks_right(browser: Visitor, page: Page, path: str, name: str) -> None:
    page.goto(path)
    browser.take_picture(page, name)
    assert accessibility_faults(page) == [], path
    too_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not too_wide, path
