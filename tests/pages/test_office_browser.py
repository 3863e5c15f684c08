"""The door, one's account, people and units in a real browser: at the desk and on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.cast import Office, make_office, make_unit
from tests.services.browser import DESK, PHONE, Visitor, accessibility_faults, serve
from tracker import create_app
from tracker.accounts import passwords
from tracker.db import db
from tracker.units import UnitAlias, types

RIGHT = "bốn từ rất dài"
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office]]:
    """The application with the commune of the tests, on a database of its own."""
    folder: Path = tmp_path_factory.mktemp("browser")
    app: Flask = create_app(
        {
            "SECRET_KEY": "for tests only",
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'office.sqlite3'}",
            "ARGON2": {"time_cost": 1, "memory_cost": 64, "parallelism": 1},
        }
    )
    with app.app_context():
        db.create_all()
        office = make_office()
        types.seed()
        make_unit(office.authority, "CPB", "Các phòng, ban", type_code="nhom")
        alias = UnitAlias(
            authority_id=office.authority.id, unit_id=office.vhxh.id, text="Phòng VH-XH", key="x"
        )
        db.session.add(alias)
        for person in office.people.values():
            person.password_hash = passwords.hashed(RIGHT)
        db.session.commit()
    with serve(app) as address:
        yield address, office


def sign_in(page: Page, login: str) -> None:
    page.goto("/dang-nhap?next=/tai-khoan")
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu", exact=True).fill(RIGHT)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/tai-khoan")


def looks_right(browser: Visitor, page: Page, path: str, name: str) -> None:
    page.goto(path)
    browser.take_picture(page, name)
    assert accessibility_faults(page) == [], path
    too_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not too_wide, path


@pytest.mark.parametrize(("size", "end"), [(DESK, "1366"), (PHONE, "390")])
def test_the_door_looks_right(served, browser: Visitor, size, end):
    page = browser.new_page(size, base_url=served[0])
    for path in ("dang-nhap", "quen-mat-khau", "ma-mot-lan", "mat-khau/abc"):
        looks_right(browser, page, f"/{path}", f"{path.replace('/', '-')}-{end}")


@pytest.mark.parametrize(("size", "end"), [(DESK, "1366"), (PHONE, "390")])
def test_ones_account_looks_right(served, browser: Visitor, size, end):
    page = browser.new_page(size, base_url=served[0])
    sign_in(page, "tu")
    for path in ("tai-khoan", "tai-khoan/thiet-bi", "tai-khoan/mat-khau"):
        looks_right(browser, page, f"/{path}", f"{path.replace('/', '-')}-{end}")


@pytest.mark.parametrize(("size", "end"), [(DESK, "1366"), (PHONE, "390")])
def test_people_and_units_look_right(served, browser: Visitor, size, end):
    page = browser.new_page(size, base_url=served[0])
    sign_in(page, "son")
    base = "/quan-tri"
    for name, path in {
        "nguoi-dung": "nguoi-dung",
        "nguoi-dung-them": "nguoi-dung/them",
        "nguoi-dung-mot": "nguoi-dung/3",
        "don-vi": "don-vi",
        "don-vi-them": "don-vi/them",
        "don-vi-mot": "don-vi/3",
        "don-vi-nhom": "don-vi/5",
    }.items():
        looks_right(browser, page, f"{base}/{path}", f"{name}-{end}")


@pytest.mark.parametrize(("size", "end"), [(DESK, "1366"), (PHONE, "390")])
def test_a_heads_deputies_look_right(served, browser: Visitor, size, end):
    page = browser.new_page(size, base_url=served[0])
    sign_in(page, "lan")
    looks_right(browser, page, "/tai-khoan/uy-quyen", f"uy-quyen-{end}")


def test_everything_works_without_scripts(served, browser: Visitor):
    page = browser.new_page(base_url=served[0], scripts=False)
    sign_in(page, "son")
    page.goto("/quan-tri/don-vi/4")
    page.get_by_text("Đổi tên theo quyết định…").click()
    form = page.locator("form", has=page.get_by_role("button", name="Đổi tên"))
    form.get_by_label("Tên đơn vị").fill("Phòng Kinh tế và Hạ tầng")
    form.get_by_label("Từ ngày").fill("01/07/2026")
    form.get_by_label("Số quyết định").fill("12/QĐ-UBND")
    form.get_by_role("button", name="Đổi tên").click()
    page.get_by_text("Đã đổi tên. Tên cũ giữ nguyên").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "Phòng Kinh tế và Hạ tầng"
    page.goto("/quan-tri/nguoi-dung/3")
    page.get_by_role("button", name="Cấp mã một lần").click()
    browser.take_picture(page, "ma-mot-lan-cap-1366")
    code = page.locator(".dd-rate-figure").inner_text()
    assert len(code.replace(" ", "")) == 8
