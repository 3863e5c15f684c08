"""Tổng quan on one A4: whatever the plan holds, one page comes out, with nothing cut off."""

import re
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Page

from tests.browser.people import PASSWORD, Visit
from tests.services.browser import Visitor, serve
from tracker import create_app
from tracker.accounts import passwords
from tracker.clock import now
from tracker.commands.demo.load import load
from tracker.db import db
from tracker.units import types

pytestmark = pytest.mark.browser

BETWEEN_MARGINS = (718, 1047)  # of an A4, in pixels
SHEETS = {
    "tinh_2026": ("", "?ngay=14/12/2026"),
    "xa_2026": ("", "?ngay=01/01/2026", "/so-lieu/1"),
    "thu_duc_2022": ("",),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_one_page_and_whole(tmp_path: Path, browser: Visitor, name: str):
    app = create_app(
        {
            "SECRET_KEY": "for tests only",
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'sheet.sqlite3'}",
            "ARGON2": {"time_cost": 1, "memory_cost": 64, "parallelism": 1},
        }
    )
    with time_machine.travel("2026-11-21 05:00Z"), app.app_context():
        db.create_all()
        types.seed()
        load(name, password_hash=passwords.hashed(PASSWORD), at=now())
        db.session.commit()
        with serve(app) as address:
            page = browser.new_page(BETWEEN_MARGINS, base_url=address)
            Visit(page, lambda _page, _name: None).sign_in("binh", at="/tong-quan")
            found = {rest: printed(page, f"/tong-quan/mot-trang{rest}") for rest in SHEETS[name]}
        db.engine.dispose()
    assert found == dict.fromkeys(SHEETS[name], (1, True))


def printed(page: Page, address: str) -> tuple[int, bool]:
    """Print a page; return how many sheets come out, and whether all of it stands on them."""
    page.emulate_media(media="print")
    page.goto(address)
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    whole = page.locator(".dd-a4").evaluate("sheet => sheet.scrollHeight <= sheet.clientHeight")
    return len(re.findall(rb"/Type\s*/Page\b", paper)), whole
