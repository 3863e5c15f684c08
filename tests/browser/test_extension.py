"""An extension in a browser without scripts: asked by the head, recorded from the paper."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.browser.commune import commune_at_work
from tests.browser.people import Visit
from tests.cast import Office, make_plan, make_task
from tests.services.browser import Visitor
from tests.services.smtp import MailServer
from tracker.clock import VIETNAM
from tracker.db import db
from tracker.units import Unit

pytestmark = pytest.mark.browser

ASKED_AT = datetime(2026, 6, 22, 8, 0, tzinfo=VIETNAM)
REASON = "Sở Nội vụ chưa ban hành hướng dẫn."
STORY = "Hạn ban đầu 30/06/2026; gia hạn lần 1 đến 31/07/2026"


@pytest.fixture
def commune(tmp_path: Path, smtp_server: MailServer) -> Iterator[Flask]:
    """The commune in June, with one task of the office due at the end of the month."""
    with time_machine.travel(ASKED_AT), commune_at_work(tmp_path, smtp_server) as app:
        with app.app_context():
            lay_a_task()
        yield app


def lay_a_task() -> None:
    """Give the office a task of the plan."""
    units = {unit.code: unit for unit in db.session.scalars(select(Unit))}
    office = Office(units["XBA"], vp=units["VP"], vhxh=units["VHXH"], pkt=units["PKT"])
    make_task(make_plan(office), office.vp, due_on=date(2026, 6, 30), title="Rà soát thủ tục")


def go_on(_page: Page, _name: str) -> None:
    """Look at nothing in particular."""


def test_an_extension_goes_from_the_request_to_the_recorded_decision(
    commune: Flask, browser: Visitor
):
    base = commune.config["PUBLIC_BASE_URL"]
    lan, hoa, binh = (
        Visit(browser.new_page(base_url=base, scripts=False), go_on) for _ in range(3)
    )
    lan.sign_in("lan", at="/nhiem-vu")
    asks(lan)
    hoa.sign_in("hoa", at="/tong-quan")
    records(hoa)
    lan.page.goto("/nhiem-vu")
    lan.page.get_by_role("link", name="Rà soát thủ tục").click()
    expect(lan.page.locator("main")).to_contain_text(STORY)
    expect(lan.page.locator("main")).to_contain_text("ý kiến của Đỗ Quốc Bình")
    binh.sign_in("binh", at="/cho-cho-y-kien")
    expect(binh.page.get_by_role("heading", level=1)).to_have_text("Chờ cho ý kiến (0)")


def asks(lan: Visit) -> None:
    """Lan asks for a month more."""
    page = lan.page
    page.get_by_role("link", name="Rà soát thủ tục").click()
    page.get_by_role("link", name="Đề nghị gia hạn").click()
    page.get_by_label("Hạn mới").fill("31/7/2026")
    page.get_by_label("Lý do").fill(REASON)
    lan.press("Gửi đề nghị")
    lan.is_told("Đã gửi đề nghị.")
    expect(page.locator("main")).to_contain_text("Đề nghị gia hạn đến 31/07/2026")


def records(hoa: Visit) -> None:
    """Hoa finds it among what waits and records what the chairman signed."""
    page = hoa.page
    page.get_by_role("link", name="01 đề nghị đang chờ cho ý kiến").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chờ cho ý kiến (01)")
    page.get_by_label("Chọn đề nghị của NV01").check()
    hoa.press("Ghi ý kiến")
    expect(page.get_by_role("alert").first).to_contain_text("NV01")
    page.get_by_label("Số, ký hiệu").fill("45/UBND-VX")
    page.get_by_label("Ngày", exact=True).fill("22/6/2026")
    page.get_by_label("Người ký").fill("Đỗ Quốc Bình")
    hoa.press("Ghi ý kiến")
    hoa.is_told("Đã ghi ý kiến về 01 đề nghị.")
