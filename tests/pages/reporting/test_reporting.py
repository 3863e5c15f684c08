"""Báo cáo, end to end: open, send, look, freeze, register, replace; each role its part."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from tests.cast import Office, make_person, make_task
from tests.conftest import Client
from tests.periods.making import CUT_OFF, FROZEN_AT, LATER, complete, first_quarter, frozen, paper
from tracker import periods
from tracker.db import db
from tracker.periods import Paper, ReportPeriod, ReportState
from tracker.plans import Plan
from tracker.rules.words import Role
from tracker.tasks import Task


@pytest.fixture(autouse=True)
def _today():
    """Everything happens when the first quarter may be frozen."""
    with time_machine.travel(FROZEN_AT, tick=False):
        yield


@pytest.fixture
def quarter(office: Office, plan: Plan) -> ReportPeriod:
    """The first quarter; the office and the economics room have a task each."""
    make_task(plan, office.vp)
    make_task(plan, office.pkt)
    found = first_quarter(plan, office)
    db.session.commit()
    return found


@pytest.fixture
def upper(office: Office):
    """A reader from the upper level."""
    return make_person("captren", "Cấp trên", unit=office.authority, role=Role.UPPER)


def path(quarter: ReportPeriod, *more: str) -> str:
    return "/".join([f"/bao-cao/ky/{quarter.id}", *more])


SENT = {"doc_number": "07/BC-VP", "doc_on": "06/03/2026", "submission_id": "mot"}


def test_the_secretariat_opens_the_year_and_a_month(client: Client, office: Office, plan: Plan):
    client.sign_in(office.hoa)
    assert client.post(f"/bao-cao/{plan.code}/mo-ky/nam").status_code == 303
    assert '<option selected value="M04"' in client.get(f"/bao-cao/{plan.code}/mo-ky").text
    client.post(f"/bao-cao/{plan.code}/mo-ky/thang", data={"key": "M04"})
    page = client.get("/bao-cao").text
    assert [one.code for one in periods.of_plan(plan)] == [
        "2026-Q1", "2026-M04", "2026-H1", "2026-Q3", "2026",
    ]  # fmt: skip
    assert "Tháng 04 năm 2026" in page
    assert "Chờ chốt số liệu" in page


def test_days_that_do_not_follow_each_other_are_told(client: Client, office: Office, plan: Plan):
    days = {
        "since": "01/03/2026", "until": "01/02/2026", "units_due_on": "02/02/2026",
        "due_on": "03/02/2026",
    }  # fmt: skip
    answer = client.sign_in(office.hoa).post(f"/bao-cao/{plan.code}/mo-ky/tu-den", data=days)
    assert answer.status_code == 422
    assert "theo thứ tự" in answer.text


def test_a_head_sends_the_units_report_once(client: Client, office: Office, quarter):
    mine = client.sign_in(office.lan).get("/nhiem-vu-cua-toi").text
    assert f"{path(quarter)}/gui?don-vi={office.vp.id}" in mine
    assert "Gửi báo cáo" in client.get(path(quarter)).text
    assert client.post(path(quarter, "gui"), data=SENT).status_code == 303
    assert client.post(path(quarter, "gui"), data=SENT).status_code == 303
    states = {one.unit.code: one.state for one in periods.duties(quarter)}
    assert states == {"VP": ReportState.SENT, "PKT": ReportState.OWED}
    assert "07/BC-VP" in client.get(path(quarter)).text
    assert "h-bao-cao" not in client.get("/nhiem-vu-cua-toi").text


def test_nobody_sends_for_another_unit(client: Client, office: Office, quarter):
    answer = client.sign_in(office.lan).post(
        path(quarter, "gui"), data=SENT | {"unit": str(office.pkt.id)}
    )
    assert answer.status_code == 422
    assert all(one.report is None for one in periods.duties(quarter))


def test_a_returned_report_says_why_to_its_unit_alone(client: Client, office: Office, quarter):
    client.sign_in(office.lan).post(path(quarter, "gui"), data=SENT)
    report = periods.duties(quarter)[0].report
    assert report is not None
    back = f"/bao-cao/don-vi/{report.id}/tra-lai"
    assert client.sign_in(office.hoa).post(back, data={"reason": "Sai"}).status_code == 422
    client.post(back, data={"reason": "Thiếu biểu số liệu thống kê."})
    assert "Thiếu biểu" in client.sign_in(office.lan).get(path(quarter)).text
    assert "Thiếu biểu" not in client.sign_in(office.minh).get(path(quarter)).text


def test_figures_are_frozen_after_a_look_at_what_is_missing(client: Client, office, quarter):
    client.sign_in(office.hoa)
    page = client.get(path(quarter, "chot")).text
    assert "Đơn vị chưa gửi báo cáo" in page
    assert "Nhiệm vụ chưa cập nhật" in page
    assert client.post(path(quarter, "chot")).status_code == 422
    assert client.post(path(quarter, "chot"), data={"is_seen": "y"}).status_code == 303
    page = client.get(path(quarter)).text
    assert "Số liệu đã chốt ngày 07/03/2026" in page
    assert "Không có thay đổi nào sau khi chốt." in page
    assert "Đôn đốc</a>" not in page


def test_a_replacing_report_from_end_to_end(client: Client, office: Office, plan: Plan, quarter):
    client.sign_in(office.hoa).post(path(quarter, "chot"), data={"is_seen": "y"})
    old = periods.snapshot_of(quarter)
    sent = {"doc_number": "31/BC-UBND", "doc_on": "07/03/2026", "recipients": "UBND tỉnh"}
    client.post(path(quarter, "ghi-so"), data=sent | {"kind": "report"})
    again = f"/bao-cao/da-gui/{periods.sent_of(plan)[0].id}/thay-the"
    complete(plan_task(plan), office, done_on=date(2026, 3, 1), at=LATER)
    with time_machine.travel(LATER, tick=False):
        client.sign_in(office.hoa)
        assert "Đã chốt 0/2, hiện nay cùng ngày 1/2." in client.get(again).text
        reason = {"reason": "Sót kết quả của Văn phòng."}
        assert client.post(again, data=reason).status_code == 303
        sent |= {"doc_number": "35/BC-UBND", "doc_on": "10/03/2026", "kind": "report"}
        assert client.post(path(quarter, "ghi-so"), data=sent).status_code == 303
        page = client.get(path(quarter)).text
        assert "Báo cáo này thay thế Báo cáo số 31/BC-UBND ngày 07/03/2026." in page
        assert "đã thay bằng Báo cáo số 35/BC-UBND" in page
        assert "0/2" in client.get(f"/bao-cao/so-lieu/{old.id}").text
        assert "1/2" in client.get(f"/bao-cao/so-lieu/{periods.snapshot_of(quarter).id}").text


def plan_task(plan: Plan):
    """The first task of a plan."""
    return db.session.query(Task).filter_by(plan_id=plan.id).order_by(Task.position).first()


def test_what_lies_between_is_named_with_a_link(client: Client, office: Office, plan: Plan):
    task = make_task(plan, office.vp)
    snapshot = frozen(plan, office)
    complete(task, office, done_on=date(2026, 3, 1), at=LATER)
    page = client.sign_in(office.binh).get(f"/bao-cao/so-lieu/{snapshot.id}").text
    between = page[page.index("So với số liệu hiện nay") : page.index("Theo nội dung")]
    assert re.findall(r'href="/nhiem-vu/(\d+)#', between) == [str(task.id)]
    assert "đã thực hiện +1, đạt +1, " in between


def test_two_days_and_a_frozen_period_are_compared(client: Client, office: Office, plan: Plan):
    task = make_task(plan, office.vp)
    snapshot = frozen(plan, office)
    complete(task, office, done_on=date(2026, 3, 1), at=LATER)
    client.sign_in(office.binh)
    page = client.get(f"/bao-cao/so-sanh?tu=chot-{snapshot.id}&den=05/03/2026").text
    assert "Đổi trạng thái" in page
    assert "05/03/2026, số liệu đã chốt" in page
    assert client.get("/bao-cao/so-sanh?tu=chot-99999999").status_code == 404
    for day, says in (("31/02/2026", "không có trong lịch"), ("01/01/2027", "đến hôm nay")):
        assert says in client.get(f"/bao-cao/so-sanh?tu={day}").text


def test_the_upper_level_sees_what_was_frozen_and_nothing_else(
    client: Client, office: Office, plan: Plan, upper
):
    task = make_task(plan, office.vp)
    snapshot = frozen(plan, office)
    sent = Paper(paper(office), "UBND tỉnh", period=periods.of_plan(plan)[0], snapshot=snapshot)
    periods.register(plan, sent, by=office.hoa, at=FROZEN_AT)
    client.sign_in(upper)
    assert client.get("/").headers["Location"].endswith("/bao-cao")
    page = client.get("/bao-cao").text
    assert "Quý I năm 2026" in page
    assert 'href="/tong-quan"' not in page
    assert "06 tháng đầu năm 2026" not in page
    one, half, *_ = periods.of_plan(plan)
    assert "31/BC-UBND" in client.get(path(one)).text
    assert "Báo cáo của các đơn vị" not in client.get(path(one)).text
    assert client.get(path(half)).status_code == 404
    assert client.get(f"/bao-cao/so-lieu/{snapshot.id}").status_code == 200
    assert client.get(f"/nhiem-vu/{task.id}").status_code == 403
    assert client.get("/bao-cao/so-sanh?tu=01/02/2026").status_code == 404


def test_a_unit_tells_what_it_expects_by_the_years_end(client: Client, office: Office, quarter):
    plan = quarter.plan
    own = plan_task(plan)
    client.sign_in(office.lan)
    where = f"/bao-cao/{plan.code}/uoc-thuc-hien"
    refused = client.post(where, data={f"u{own.id}": "khong"})
    assert (refused.status_code, "còn 01 dòng cần xem lại" in refused.text) == (422, True)
    told = {f"u{own.id}": "co", f"l{own.id}": "Đang trình ký.", f"u{own.id + 1}": "co"}
    assert client.post(where, data=told).status_code == 303
    assert periods.told_by(plan.id, as_of=CUT_OFF + timedelta(days=9)) == {
        str(own.id): [True, "Đang trình ký."]
    }
    assert "ước đến 31/12: 1/2" in client.get(where).text


def test_a_page_left_open_overwrites_no_estimate_unseen(client: Client, office: Office, quarter):
    own, where = plan_task(quarter.plan), f"/bao-cao/{quarter.plan.code}/uoc-thuc-hien"
    words = {f"l{own.id}": "Đang trình ký.", f"v{own.id}": ":"}
    client.sign_in(office.hoa).post(where, data=words | {f"u{own.id}": "co"})
    opened = {f"u{own.id}": "co", f"l{own.id}": "Đang trình ký.", f"v{own.id}": "co:Đang trình ký."}
    no = {
        f"u{own.id}": "khong",
        f"l{own.id}": "Chờ hướng dẫn của Sở.",
        f"v{own.id}": "co:Đang trình ký.",
    }
    assert client.sign_in(office.lan).post(where, data=no).status_code == 303
    assert client.sign_in(office.hoa).post(where, data=opened).status_code == 303
    answer = client.post(where, data=opened | {f"l{own.id}": "Trình ký xong."})
    assert (answer.status_code, "Vừa có người ước lại" in answer.text) == (422, True)
    assert periods.told_by(quarter.plan_id, as_of=CUT_OFF + timedelta(days=9)) == {
        str(own.id): [False, "Chờ hướng dẫn của Sở."]
    }


def test_the_days_of_a_period_change_under_the_version_read(client: Client, office, quarter):
    client.sign_in(office.hoa)
    days = {
        "since": "06/12/2025", "until": "06/03/2026", "units_due_on": "08/03/2026",
        "due_on": "10/03/2026",
    }  # fmt: skip
    stale = client.post(path(quarter, "ngay"), data=days | {"version": "99"})
    assert stale.status_code == 409
    fresh = days | {"version": str(quarter.version)}
    assert client.post(path(quarter, "ngay"), data=fresh).status_code == 303
    db.session.refresh(quarter)
    assert quarter.until == date(2026, 3, 6)
