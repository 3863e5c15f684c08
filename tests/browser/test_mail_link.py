"""From the letter on a phone to the saved update: two clicks and a sentence, nobody signs in."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.commune import PASSWORD, commune_at_work, link_in, send_letters
from tests.browser.test_story import seen
from tests.cast import Office, make_plan, make_task
from tests.papers import PDF
from tests.services.browser import PHONE, Visitor
from tests.services.smtp import MailServer
from tracker import history
from tracker.accounts import Person
from tracker.clock import VIETNAM
from tracker.db import db
from tracker.tasks import Task
from tracker.units import Unit

pytestmark = pytest.mark.browser

MORNING = datetime(2026, 6, 26, 7, 5, tzinfo=VIETNAM)  # two working days before the task is due
TEXT = "Đã gửi dự thảo báo cáo."


@pytest.fixture
def commune(tmp_path: Path, smtp_server: MailServer) -> Iterator[Flask]:
    """The commune on the morning on which Tú is reminded of a task."""
    with (
        time_machine.travel(MORNING),
        commune_at_work(tmp_path, smtp_server) as app,
    ):
        with app.app_context():
            lay_a_task()
        send_letters(app)
        yield app


def lay_a_task() -> None:
    """Give Tú a task of the office."""
    units = {unit.code: unit for unit in db.session.query(Unit)}
    office = Office(units["XBA"], units["VP"], units["VHXH"], units["PKT"])
    tu = db.session.query(Person).filter_by(login="tu").one()
    make_task(make_plan(office), office.vp, staff=tu)


def told(app: Flask) -> list[tuple[str, str]]:
    """Return the moves on the task since it was issued, with their texts."""
    with app.app_context():
        task = db.session.query(Task).one()
        return [(event.move, event.note) for event in history.of("task", task.id)][1:]


def opened(commune: Flask, mail: MailServer, page: Page) -> Page:
    """Click the button of the letter."""
    page.goto(link_in(mail, "tu", "Cập nhật NV01"))
    return page


def look(browser: Visitor, page: Page, name: str, *, scripts: bool) -> None:
    """See that the page is whole; axe itself is a script."""
    if scripts:
        assert seen(browser, page, name) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_sentence_and_two_clicks_save_an_update(
    commune: Flask, smtp_server: MailServer, browser: Visitor, scripts
):
    page = opened(commune, smtp_server, browser.new_page(PHONE, scripts=scripts))
    page.get_by_label("Một câu về kết quả").fill(TEXT)
    page.get_by_role("button", name="Lưu cập nhật").click()
    expect(page.locator(".dd-flash")).to_have_text("Đã lưu cập nhật.")
    assert told(commune) == [("start", ""), ("post", TEXT)]


def test_nothing_new_takes_two_clicks(commune: Flask, smtp_server: MailServer, browser: Visitor):
    page = opened(commune, smtp_server, browser.new_page(PHONE, scripts=False))
    page.get_by_role("button", name="Chưa có thay đổi").click()
    expect(page.locator(".dd-flash")).to_have_text("Đã ghi nhận chưa có thay đổi.")
    assert told(commune) == [("start", ""), ("post", "")]


def test_the_page_is_whole_on_a_phone_and_at_a_desk(
    commune: Flask, smtp_server: MailServer, browser: Visitor
):
    page = opened(commune, smtp_server, browser.new_page(PHONE))
    assert seen(browser, page, "lien-ket") == []
    page.get_by_text("Kèm văn bản, tệp, ảnh").click()
    assert seen(browser, page, "lien-ket-tep") == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_submission_goes_over_the_sign_in_with_what_was_typed(
    commune: Flask, smtp_server: MailServer, browser: Visitor, scripts
):
    page = opened(commune, smtp_server, browser.new_page(PHONE, scripts=scripts))
    page.get_by_label("Một câu về kết quả").fill(TEXT)
    page.get_by_role("button", name="Đã xong, gửi xác nhận").click()
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()
    look(browser, page, "cua-co-noi-dung", scripts=scripts)
    page.get_by_label("Tên đăng nhập").fill("tu")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("button", name="Tiếp tục")).to_be_visible()
    look(browser, page, "tiep-tuc", scripts=scripts)
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_label("Một câu về kết quả")).to_have_value(TEXT)
    page.get_by_label("Ngày hoàn thành thực tế").fill("25/06/2026")
    page.get_by_label("Hoàn thành", exact=True).check()
    page.get_by_role("button", name="Gửi xác nhận", exact=True).click()
    expect(page.locator(".dd-flash")).to_have_text("Đã gửi xác nhận hoàn thành.")
    assert told(commune)[-1] == ("submit", TEXT)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_file_that_is_refused_is_sent_again_alone(
    commune: Flask, smtp_server: MailServer, browser: Visitor, tmp_path: Path, scripts
):
    for name, content in (("anh.jpg", b"<html>"), ("anh.pdf", PDF)):
        (tmp_path / name).write_bytes(content)
    page = opened(commune, smtp_server, browser.new_page(PHONE, scripts=scripts))
    page.get_by_label("Một câu về kết quả").fill(TEXT)
    page.get_by_text("Kèm văn bản, tệp, ảnh").click()
    page.get_by_label("Số, ký hiệu").fill("04/TB-VP")
    page.get_by_label("Ngày", exact=True).fill("25/06/2026")
    page.get_by_label("Đính kèm tệp").set_input_files(tmp_path / "anh.jpg")
    page.get_by_role("button", name="Lưu cập nhật").click()
    expect(page.locator("main")).to_contain_text("Không nhận tệp anh.jpg.")
    expect(page.locator("main")).to_contain_text("Nội dung cập nhật đã được lưu")
    assert told(commune)[-1] == ("post", TEXT)
    expect(page.get_by_label("Số, ký hiệu")).to_have_value("04/TB-VP")
    look(browser, page, "tai-lai-tep", scripts=scripts)
    page.get_by_label("Đính kèm tệp").set_input_files(tmp_path / "anh.pdf")
    page.get_by_role("button", name="Tải lại tệp").click()
    expect(page.locator(".dd-flash")).to_have_text("Đã lưu cập nhật và văn bản minh chứng.")


def test_a_head_hands_a_task_on_from_the_letter(
    commune: Flask, smtp_server: MailServer, browser: Visitor
):
    page = browser.new_page(PHONE, scripts=False)
    page.goto(link_in(smtp_server, "lan", "Chuyển NV01 cho …"))
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_label("Người thực hiện").select_option(label="Trần Thị Lan")
    page.get_by_role("button", name="Giao người thực hiện").click()
    expect(page.locator(".dd-flash")).to_have_text("Đã giao người thực hiện.")


def test_with_scripts_the_text_is_saved_before_its_file_is_sent(
    commune: Flask, smtp_server: MailServer, browser: Visitor, tmp_path: Path
):
    (tmp_path / "anh.pdf").write_bytes(PDF)
    page = opened(commune, smtp_server, browser.new_page(PHONE))
    page.get_by_label("Một câu về kết quả").fill(TEXT)
    page.get_by_text("Kèm văn bản, tệp, ảnh").click()
    page.get_by_label("Đính kèm tệp").set_input_files(tmp_path / "anh.pdf")
    page.route("**/tep", lambda route: route.abort())  # the line breaks while the file is sent
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Lưu cập nhật").click()
    assert told(commune)[-1] == ("post", TEXT)
    page.unroute("**/tep")
    page.go_back()
    expect(page.locator("main")).to_contain_text("Nội dung cập nhật đã được lưu")
    page.get_by_label("Đính kèm tệp").set_input_files(tmp_path / "anh.pdf")
    page.get_by_role("button", name="Tải lại tệp").click()
    expect(page.locator(".dd-flash")).to_have_text("Đã lưu cập nhật và văn bản minh chứng.")


def test_with_scripts_a_file_goes_up_with_the_same_click(
    commune: Flask, smtp_server: MailServer, browser: Visitor, tmp_path: Path
):
    (tmp_path / "anh.pdf").write_bytes(PDF)
    page = opened(commune, smtp_server, browser.new_page(PHONE))
    page.get_by_label("Một câu về kết quả").fill(TEXT)
    page.get_by_text("Kèm văn bản, tệp, ảnh").click()
    page.get_by_label("Đính kèm tệp").set_input_files(tmp_path / "anh.pdf")
    page.get_by_role("button", name="Lưu cập nhật").click()
    expect(page.locator(".dd-flash")).to_have_text("Đã lưu cập nhật và văn bản minh chứng.")
    assert [move for move, _ in told(commune)] == ["start", "post", "post"]


def test_what_is_typed_outlives_a_line_that_breaks(
    commune: Flask, smtp_server: MailServer, browser: Visitor
):
    page = opened(commune, smtp_server, browser.new_page(PHONE))
    page.get_by_label("Một câu về kết quả").fill(TEXT)
    page.reload()
    expect(page.get_by_label("Một câu về kết quả")).to_have_value(TEXT)
    page.get_by_role("button", name="Lưu cập nhật").click()
    expect(page.locator(".dd-flash")).to_have_text("Đã lưu cập nhật.")
    expect(page.get_by_label("Một câu về kết quả")).to_have_value("")
