"""A task of 124 units in a browser: silent, urged, sent, accepted many at once, closed at m/N."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import expect

from tests.browser.commune import commune_at_work
from tests.browser.people import Visit
from tests.browser.test_story import seen
from tests.cast import Office, ask_units, make_plan, make_task, make_unit
from tests.services.browser import Visitor
from tests.services.smtp import MailServer
from tracker import clock, updates
from tracker.accounts import Person
from tracker.clock import VIETNAM
from tracker.db import db
from tracker.tasks import Task
from tracker.units import Unit
from tracker.updates import Reply

pytestmark = pytest.mark.browser

NOON = datetime(2026, 7, 6, 12, 0, tzinfo=VIETNAM)
UNITS, SENT = 124, 118


@pytest.fixture
def commune(tmp_path: Path, smtp_server: MailServer) -> Iterator[Flask]:
    """The commune on the day its task of 124 units is late."""
    with time_machine.travel(NOON), commune_at_work(tmp_path, smtp_server) as app:
        with app.app_context():
            give_to_many(cast())
        yield app


def cast() -> Office:
    """Return the commune as it stands in the database."""
    units = {
        code: db.session.query(Unit).filter_by(code=code.upper()).one()
        for code in ("vp", "vhxh", "pkt")
    }
    authority = db.session.query(Unit).filter_by(parent_id=None).first()
    people = {person.login: person for person in db.session.query(Person)}
    return Office(authority=authority, **units, people=people)


def give_to_many(office: Office) -> None:
    """Give a task to the economics room and 123 villages, the office collecting."""
    villages = [make_unit(office.authority, f"T{n}", f"Thôn {n}") for n in range(1, UNITS)]
    task = make_task(make_plan(office), office.vp, title="Niêm yết thủ tục")
    ask_units(task, office.pkt, *villages, collecting=office.vp)


def let_villages_send(app: Flask) -> None:
    """Let most of the villages send what they did."""
    with app.app_context():
        office, task = cast(), db.session.query(Task).one()
        for answer in task.answers[1:SENT]:
            office.quang.appointments[0].unit_id = answer.unit_id
            reply = Reply(answer, "Đã niêm yết tại nhà văn hóa.", date(2026, 6, 29))
            updates.answer(task, reply, by=office.quang, at=clock.now())
        office.quang.appointments[0].unit_id = office.pkt.id
        db.session.commit()


def test_124_units_answer_and_the_task_is_closed_with_the_missing_named(
    commune: Flask, browser: Visitor
):
    def visit() -> Visit:
        address = commune.config["PUBLIC_BASE_URL"]
        return Visit(browser.new_page(base_url=address), lambda _page, _name: None)

    lan, quang, hoa = visit(), visit(), visit()
    lan.sign_in("lan", at="/nhiem-vu/1/cac-don-vi")
    urges_the_silent(lan)
    quang.sign_in("quang", at="/nhiem-vu-cua-toi")
    answers_for_the_unit(quang)
    let_villages_send(commune)
    accepts_all_that_came(lan)
    assert seen(browser, lan.page, "cac-don-vi") == []
    is_not_let_to_submit(lan)
    hoa.sign_in("hoa", at="/nhiem-vu/1/cac-don-vi")
    lowers_the_threshold(hoa)
    submits_at_the_threshold(lan)
    reads_who_is_missing(hoa)


def urges_the_silent(lan: Visit) -> None:
    """Lan sees 124 silent units, urges them at once and takes the words for their chat along."""
    expect(lan.page.locator("main")).to_contain_text("0/124 đơn vị được chấp nhận")
    lan.press("Đôn đốc đơn vị chưa báo cáo (124)")
    expect(lan.page.locator("main")).to_contain_text("Thư đôn đốc gửi đến")
    lan.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lan.press("Sao chép nội dung nhắn tin")
    expect(lan.page.get_by_role("button", name="Đã chép")).to_be_visible()
    copied = lan.page.evaluate("navigator.clipboard.readText()")
    assert "Đề nghị các đơn vị sau gửi kết quả: Phòng Kinh tế; Thôn 1;" in copied


def answers_for_the_unit(quang: Visit) -> None:
    """Quang finds the part of his room and sends it."""
    page = quang.page
    page.get_by_role("link", name="Gửi kết quả của đơn vị").click()
    page.get_by_label("Một câu về kết quả của đơn vị").fill("Đã niêm yết 12 thủ tục.")
    page.get_by_label("Ngày xong").fill("30/06/2026")
    quang.press("Gửi kết quả của đơn vị")
    quang.is_told("Đã gửi kết quả của đơn vị.")


def accepts_all_that_came(lan: Visit) -> None:
    """Lan ticks all that was sent and accepts it in one act."""
    page = lan.page
    page.goto("/nhiem-vu/1/cac-don-vi?trang-thai=da-gui")
    page.get_by_label("Chọn tất cả").check()
    expect(page.locator("input[name=picks]:checked")).to_have_count(SENT)
    lan.press("Chấp nhận")
    lan.is_told(f"Đã chấp nhận kết quả của {SENT} đơn vị.")
    expect(page.locator("main")).to_contain_text(f"{SENT}/{UNITS} đơn vị được chấp nhận")


def fill_the_claim(lan: Visit) -> None:
    """Lan says that the task is done."""
    page = lan.page
    page.goto("/nhiem-vu/1")
    page.get_by_label("Đã xong, gửi xác nhận").check()
    page.get_by_label("Một câu về kết quả").fill("Các đơn vị đã niêm yết.")
    page.get_by_label("Ngày hoàn thành thực tế").fill("06/07/2026")
    page.get_by_label("Hoàn thành", exact=True).check()
    lan.press("Gửi xác nhận")


def is_not_let_to_submit(lan: Visit) -> None:
    """Below the threshold the task does not go."""
    fill_the_claim(lan)
    words = f"Mới chấp nhận kết quả của {SENT}/{UNITS} đơn vị; gửi xác nhận khi đủ {UNITS} đơn vị."
    expect(lan.page.get_by_text(words)).to_be_visible()


def lowers_the_threshold(hoa: Visit) -> None:
    """Hoa lets 95% of the units be enough."""
    page = hoa.page
    page.get_by_text("Đặt ngưỡng gửi xác nhận…").click()
    page.get_by_label("Phải đủ tất cả các đơn vị").uncheck()
    page.get_by_label("Ngưỡng", exact=True).fill("95")
    hoa.press("Lưu ngưỡng")
    hoa.is_told("Đã đặt ngưỡng gửi xác nhận.")
    expect(page.locator("main")).to_contain_text("Đủ ngưỡng 118/124 đơn vị")


def submits_at_the_threshold(lan: Visit) -> None:
    """Now it goes."""
    fill_the_claim(lan)
    lan.is_told("Đã gửi xác nhận hoàn thành.")


def reads_who_is_missing(hoa: Visit) -> None:
    """Hoa reads m/N and the missing units where she confirms."""
    page = hoa.page
    page.goto("/cho-xac-nhan")
    expect(page.locator("blockquote")).to_contain_text(
        f"Kết quả của {SENT}/{UNITS} đơn vị; chưa có: Thôn 118, Thôn 119"
    )
    hoa.press("Xác nhận hoàn thành")
    hoa.is_told("Đã xác nhận.")
