"""Chốt lại: the page, the period's list of freezings, kept files and what stays public."""

from datetime import date

import pytest
import time_machine

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.papers import PDF
from tests.periods.making import FROZEN_AT, LATER, complete, first_quarter, paper
from tracker import files, periods
from tracker.db import db
from tracker.periods import Choice, Paper, ReportPeriod
from tracker.plans import Plan

WHY = {"reason": "Chốt khi chưa xác nhận hết kết quả.", "is_seen": "y"}


@pytest.fixture(autouse=True)
def _today():
    """Everything happens after the first quarter was frozen."""
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def quarter(office: Office, plan: Plan) -> ReportPeriod:
    """The first quarter, frozen before the task of the office was told as done."""
    task = make_task(plan, office.vp)
    found = first_quarter(plan, office)
    periods.freeze(found, by=office.hoa, at=FROZEN_AT)
    complete(task, office, done_on=date(2026, 3, 1), at=LATER)
    db.session.commit()
    return found


def held(quarter: ReportPeriod) -> dict[str, str]:
    """Return what the form carries of the figures that its reader saw."""
    found = periods.snapshot_of(quarter)
    assert found is not None
    return {"seen": str(found.id)}


def test_it_is_frozen_anew_once_with_a_reason(client: Client, office: Office, quarter):
    where, seen = f"/bao-cao/ky/{quarter.id}/chot-lai", held(quarter)
    assert where in client.sign_in(office.hoa).get(f"/bao-cao/ky/{quarter.id}").text
    assert "Đã chốt 0/1, hiện nay cùng ngày 1/1." in client.get(where).text
    assert "Đơn vị chưa gửi báo cáo" in client.get(where).text
    for wrong in ({"reason": WHY["reason"]}, WHY | {"reason": "Sớm"}):
        assert client.post(where, data=wrong | seen).status_code == 422
    assert client.post(where, data=WHY | seen).status_code == 303
    assert client.post(where, data=WHY | seen).status_code == 409
    assert client.post(where, data=WHY | held(quarter)).status_code == 422
    assert len(periods.freezings_of(quarter)) == 2


def test_nobody_else_freezes_anew(client: Client, office: Office, quarter):
    where = f"/bao-cao/ky/{quarter.id}/chot-lai"
    for person in (office.lan, office.binh, office.mai):
        assert client.sign_in(person).get(where).status_code == 403
        assert where not in client.get(f"/bao-cao/ky/{quarter.id}").text


def test_the_period_tells_every_freezing_and_keeps_the_old_files(
    client: Client, office: Office, quarter
):
    old = periods.snapshot_of(quarter)
    made = files.examine("bao-cao.pdf", PDF)
    periods.keep_files(old, [made], by=office.hoa, at=LATER)
    periods.publish(quarter, Choice(figures=True), by=office.hoa, at=LATER)
    db.session.commit()
    client.sign_in(office.hoa)
    client.post(f"/bao-cao/ky/{quarter.id}/chot-lai", data=WHY | held(quarter))
    page = client.get(f"/bao-cao/ky/{quarter.id}").text
    assert WHY["reason"] in page
    assert "đã thực hiện 0 → 1" in page
    assert "Đã chốt số liệu" in page
    assert "Chờ gửi báo cáo thay thế" not in page
    assert "không phải số liệu đang dùng" in page
    assert "Chưa lập tệp chính thức của báo cáo kỳ này." in page
    assert "Trang công khai còn số liệu hoặc văn bản cũ." in page
    new = periods.snapshot_of(quarter)
    both = client.get(f"/bao-cao/so-sanh?tu=chot-{old.id}&den=chot-{new.id}").text
    assert "05/03/2026, chốt" in both
    assert "Đổi trạng thái" in both
    assert "không phải số liệu đang dùng" in client.get(f"/bao-cao/so-lieu/{old.id}").text


def test_what_was_sent_is_replaced_instead(client: Client, office: Office, quarter):
    snapshot = periods.snapshot_of(quarter)
    wanted = Paper(paper(office), "UBND tỉnh", period=quarter, snapshot=snapshot)
    sent = periods.register(quarter.plan, wanted, by=office.hoa, at=LATER)
    db.session.commit()
    where = f"/bao-cao/ky/{quarter.id}/chot-lai"
    page = client.sign_in(office.hoa).get(where).text
    assert f"/bao-cao/da-gui/{sent.id}/thay-the" in page
    assert client.post(where, data=WHY | held(quarter)).status_code == 422
