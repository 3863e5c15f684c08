"""Forty tasks told of on one page: ticks, sentences, one document, one Save."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.commune import PASSWORD, commune_at_work
from tests.browser.test_story import seen
from tests.cast import Office, make_plan, make_task
from tests.papers import PDF
from tests.services.browser import PHONE, Visitor
from tests.services.smtp import MailServer
from tracker import evidence, history
from tracker.accounts import Person
from tracker.clock import VIETNAM
from tracker.db import db
from tracker.evidence import Document
from tracker.tasks import Task
from tracker.units import Unit

pytestmark = pytest.mark.browser

TODAY = datetime(2026, 6, 26, 9, 0, tzinfo=VIETNAM)
FORTY = 40


@pytest.fixture
def commune(tmp_path: Path, smtp_server: MailServer) -> Iterator[Flask]:
    """The commune with forty tasks in Tú's charge."""
    with (
        time_machine.travel(TODAY),
        commune_at_work(tmp_path, smtp_server) as app,
    ):
        with app.app_context():
            units = {unit.code: unit for unit in db.session.query(Unit)}
            office = Office(units["XBA"], units["VP"], units["VHXH"], units["PKT"])
            tu, plan = db.session.query(Person).filter_by(login="tu").one(), make_plan(office)
            for number in range(FORTY):
                make_task(plan, office.vp, staff=tu, title=f"Rà soát thủ tục lĩnh vực {number}")
        yield app


def at_the_table(commune: Flask, page: Page) -> Page:
    """Sign Tú in and go from the own tasks to the table."""
    page.goto(f"{commune.config['PUBLIC_BASE_URL']}/nhiem-vu-cua-toi")
    page.get_by_label("Tên đăng nhập").fill("tu")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_role("link", name="Cập nhật nhiều nhiệm vụ").click()
    expect(page.get_by_label("Một câu về kết quả")).to_have_count(FORTY)
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_forty_tasks_are_told_of_with_one_document_and_one_save(
    commune: Flask, browser: Visitor, tmp_path: Path, scripts
):
    page = at_the_table(commune, browser.new_page(scripts=scripts))
    (tmp_path / "bao-cao.pdf").write_bytes(PDF)
    for number, box in enumerate(page.get_by_label("Một câu về kết quả").all()):
        box.fill(f"Đã rà soát {number} thủ tục.")
    for number in (1, 2):
        page.get_by_role("checkbox", name=f"Chọn NV{number:02d}").check()
    page.get_by_label("Số, ký hiệu").fill("15/BC-VP")
    page.get_by_label("Ngày", exact=True).fill("25/06/2026")
    page.get_by_label("Đính kèm tệp").set_input_files(tmp_path / "bao-cao.pdf")
    page.get_by_role("button", name="Lưu tất cả").click()
    # With scripts the file goes after the texts, for the two tasks that it proves.
    after = "Đã lưu cập nhật, và văn bản minh chứng của 02 nhiệm vụ."
    said = after if scripts else "Đã lưu cập nhật của 40 nhiệm vụ."
    expect(page.locator(".dd-flash")).to_have_text(said)
    with commune.app_context():
        tasks = db.session.query(Task).order_by(Task.position).all()
        posts = [history.of("task", task.id)[2] for task in tasks]
        assert [post.note for post in posts] == [
            f"Đã rà soát {number} thủ tục." for number in range(FORTY)
        ]
        assert sum(len(evidence.of_task(task.id)) for task in tasks) == 2
        assert db.session.query(Document).count() == 1


def test_the_table_is_whole_at_a_desk_and_on_a_phone(commune: Flask, browser: Visitor):
    page = at_the_table(commune, browser.new_page(PHONE))
    assert seen(browser, page, "nhieu-nhiem-vu") == []
    page.get_by_role("checkbox", name="Chọn NV03").check()
    page.get_by_role("button", name="Lưu tất cả").click()
    expect(page.locator("main")).to_contain_text("Chưa lưu dòng nào: còn 01 dòng cần xem lại.")
    assert seen(browser, page, "nhieu-nhiem-vu-sai") == []


def test_last_times_sentence_is_put_into_the_ticked_rows(commune: Flask, browser: Visitor):
    page = at_the_table(commune, browser.new_page(scripts=False))
    box = page.get_by_label("Một câu về kết quả, NV01")
    box.fill("Đang lấy ý kiến.")
    page.get_by_role("button", name="Lưu tất cả").click()
    expect(box).to_have_value("")
    page.get_by_role("button", name="Như kỳ trước NV01").click()
    expect(box).to_have_value("Đang lấy ý kiến.")
