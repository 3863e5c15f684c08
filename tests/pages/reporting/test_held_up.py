"""What holds freezing up: errors in the forms of dossiers that nobody explained."""

import time_machine

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.dossiers.forms import lay, make_fields
from tests.periods.making import FROZEN_AT, first_quarter
from tracker import dossiers, history, periods
from tracker.db import db
from tracker.plans import Plan
from tracker.rules.dossiers import Counts


@time_machine.travel(FROZEN_AT, tick=False)
def test_unexplained_dossiers_hold_the_freezing_up(client: Client, office: Office, plan: Plan):
    make_task(plan, office.vp)
    quarter = first_quarter(plan, office)
    path = f"/bao-cao/ky/{quarter.id}/chot"
    (field,) = make_fields(office, "Đất đai")
    sheet = lay(
        office, office.pkt, 1, {field: Counts(pending=9, pending_in_time=8, pending_overdue=0)}
    )
    (doubt,) = [one.doubt for one in periods.unexplained(quarter)]
    db.session.commit()
    client.sign_in(office.hoa)
    page = client.get(path).text
    assert f"/ho-so/{office.pkt.id}/2026/1" in page
    assert "Giải trình hoặc sửa lỗi số liệu hồ sơ xong mới chốt được." in page
    answer = client.post(path, data={"is_seen": "y"})
    assert answer.status_code == 422
    assert "01 lỗi chưa giải trình: Phòng Kinh tế, Đất đai, 01/2026." in answer.text
    history.take(history.GENERAL)
    dossiers.explain(sheet, doubt, reason="Số của phần mềm.", by=office.minh, at=FROZEN_AT)
    db.session.commit()
    assert client.post(path, data={"is_seen": "y"}).status_code == 303
