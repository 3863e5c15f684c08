"""Tasks leave as Excel, are filled in, come back, and are on the site after one look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.commune import PASSWORD
from tests.browser.people import Visit
from tests.cast import Office, make_office, make_plan, make_task
from tests.services.browser import DESK, PHONE, Visitor, accessibility_faults, serve
from tests.worksheets.filling import filled
from tracker import create_app
from tracker.accounts import passwords
from tracker.db import db
from tracker.documents.task_sheet import Column
from tracker.units import types

pytestmark = pytest.mark.browser
NEWS = {Column.TEXT: "Đã gửi dự thảo lấy ý kiến các đơn vị", Column.PERCENT: 40}
WRONG = {Column.TEXT: "Đang làm", Column.PERCENT: "nhiều"}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Flask, str]]:
    """The commune with two tasks in Tú's charge, on a database of its own."""
    app = create_app(
        {
            "SECRET_KEY": "for tests only",
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'sheets.sqlite3'}",
            "ARGON2": {"time_cost": 1, "memory_cost": 64, "parallelism": 1},
        }
    )
    with time_machine.travel("2026-03-12 05:00Z"), app.app_context():
        db.create_all()
        office = make_office()
        types.seed()
        fill(office)
        with serve(app) as address:
            yield app, address
        db.engine.dispose()


def fill(office: Office) -> None:
    """Give Tú two tasks and everybody a password."""
    plan = make_plan(office)
    for title in ("Ban hành quy chế làm việc", "Rà soát thủ tục hành chính"):
        make_task(plan, office.vp, staff=office.tu, title=title)
    for person in office.people.values():
        person.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()


def take_out(page: Page, folder: Path, *rows: dict[Column, object]) -> Path:
    """Save the own tasks and return the workbook filled in."""
    page.goto("/nhiem-vu-cua-toi")
    page.get_by_role("link", name="Cập nhật bằng Excel").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải về").first.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    file.write_bytes(filled(file.read_bytes(), *rows))
    return file


def send(tu: Visit, file: Path) -> None:
    """Send a filled workbook."""
    tu.page.goto("/nhiem-vu/excel")
    tu.page.get_by_label("Bảng cập nhật đã điền").set_input_files(file)
    tu.press("Xem trước thay đổi")
    expect(tu.page.get_by_role("heading", level=1)).to_have_text("Xem trước thay đổi")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_filled_in_excel_is_seen_and_then_applied(
    served, browser: Visitor, tmp_path: Path, scripts
):
    page = browser.new_page(scripts=scripts, base_url=served[1])
    tu = Visit(page, lambda _page, _name: None)
    tu.sign_in("tu", at="/nhiem-vu-cua-toi")
    send(tu, take_out(page, tmp_path, NEWS))
    row = page.get_by_role("row", name="NV01")
    expect(row).to_contain_text("Mới giao")
    expect(row).to_contain_text("“Đã gửi dự thảo lấy ý kiến các đơn vị”")
    tu.press("Áp dụng tất cả")
    tu.is_told("Đã cập nhật 01 nhiệm vụ.")
    page.get_by_role("link", name="Ban hành quy chế làm việc").click()
    expect(page.get_by_text("“Đã gửi dự thảo lấy ý kiến các đơn vị”").first).to_be_visible()


def test_its_pages_are_whole_for_everybody_at_both_sizes(
    served, browser: Visitor, tmp_path: Path
):  # fmt: skip
    page = browser.new_page(base_url=served[1])
    tu = Visit(page, lambda _page, _name: None)
    tu.sign_in("tu", at="/nhiem-vu-cua-toi")
    file = take_out(page, tmp_path, NEWS, WRONG)
    looks_right(browser, page, "excel")
    send(tu, file)
    looks_right(browser, page, "excel-xem-truoc")


def looks_right(browser: Visitor, page: Page, name: str) -> None:
    for size in (DESK, PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        browser.take_picture(page, f"{name}-{size[0]}")
        assert accessibility_faults(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], name
