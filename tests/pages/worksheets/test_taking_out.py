"""Cập nhật bằng Excel: what each role takes out."""

import io
import zipfile

import pytest

from tests.cast import make_task
from tests.worksheets.filling import codes
from tracker.plans import PlanState

OUT = "/nhiem-vu/excel/tai-ve"


def test_an_officer_takes_out_the_own_tasks(client, office, plan, task, other):
    make_task(plan, office.vp, staff=office.lan)
    client.sign_in(office.tu)
    assert "Nhiệm vụ của tôi (01)" in client.get("/nhiem-vu/excel").text
    answer = client.get(OUT)
    assert "cap-nhat-cua-toi-xabinhan_2026.xlsx" in answer.headers["Content-Disposition"]
    assert codes(answer.data) == ["NV01"]


def test_a_head_takes_out_the_units(client, office, plan, task, other):
    make_task(plan, office.vp)
    answer = client.sign_in(office.lan).get(f"{OUT}?don-vi=VP")
    assert codes(answer.data) == ["NV01", "NV03"]


@pytest.mark.parametrize(("who", "status"), [("lan", 404), ("tu", 404), ("hoa", 200), ("mai", 403)])
def test_only_the_secretariat_takes_out_other_units(client, office, task, other, who, status):
    client.sign_in(office.people[who])
    assert client.get(f"{OUT}?don-vi=PKT").status_code == status


def test_the_secretariat_takes_out_one_file_for_each_unit(client, office, task, other):
    answer = client.sign_in(office.hoa).get(f"{OUT}?don-vi=tat-ca")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        found = {name: codes(packed.read(name)) for name in packed.namelist()}
    assert found == {
        "cap-nhat-vp-xabinhan_2026.xlsx": ["NV01"],
        "cap-nhat-pkt-xabinhan_2026.xlsx": ["NV02"],
    }


def test_a_unit_code_leads_to_no_folder_of_the_archive(client, office, task):
    office.vp.code = "../../VP\\1"
    answer = client.sign_in(office.hoa).get(f"{OUT}?don-vi=tat-ca")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        assert packed.namelist() == ["cap-nhat--vp-1-xabinhan_2026.xlsx"]


def test_plans_that_are_no_longer_or_not_yet_in_force_have_none(client, office, task):
    task.plan.state = PlanState.CLOSED
    client.sign_in(office.tu)
    assert client.get(OUT).status_code == 404
    assert "Chưa có kế hoạch nào đang thực hiện." in client.get("/nhiem-vu/excel").text
