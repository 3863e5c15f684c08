"""The pages of tasks outside the plan: given once, each figure leads to its list, entered once."""

import re
from datetime import date

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker import clock
from tracker.access.plan_life import outside_to_see
from tracker.db import db
from tracker.plans import Plan
from tracker.tasks import Task

YEAR = clock.today().year
SEEN = f"{YEAR}-12-15"
DAY, LATER = f"25/12/{YEAR - 1}", f"28/12/{YEAR - 1}"  # past on whatever day the tests run


@pytest.fixture
def plan(office: Office) -> Plan:
    plan = make_plan(office, year=YEAR)
    plan.issued_on = date(YEAR - 1, 12, 20)
    make_task(plan, office.pkt)
    return plan


@pytest.fixture
def hoa(client: Client, office: Office, plan: Plan) -> Client:
    return client.sign_in(office.hoa)


@pytest.fixture
def fields(office: Office) -> dict[str, object]:
    return {
        "submission_id": "once", "title": "Báo cáo chuyên đề", "seen": SEEN,
        "leads": [str(office.pkt.id), str(office.vp.id)], "collecting": "0",
        "deadline_text": "Trước ngày 15/12", "source": "upper_level", "doc_number": "77/UBND-NC",
        "doc_on": DAY, "doc_issuer": "UBND tỉnh",
    }  # fmt: skip


GIVE = "/ngoai-ke-hoach/giao"


def outside() -> list[Task]:
    return Task.query.filter(Task.source != "").order_by(Task.code).all()


def test_the_day_is_shown_then_each_unit_gets_its_task_once(hoa: Client, fields):
    assert "Đọc là 15/12" in hoa.post(GIVE, data=fields | {"seen": ""}).text
    assert outside() == []
    for _time in range(2):
        assert hoa.post(GIVE, data=fields).status_code == 303
    assert [task.code for task in outside()] == ["NK01", "NK02"]


def test_a_unit_is_needed_and_what_was_written_stays(hoa: Client, fields):
    answer = hoa.post(GIVE, data=fields | {"leads": []})
    assert answer.status_code == 422
    assert "Chọn ít nhất một đơn vị chủ trì." in answer.text
    assert "Báo cáo chuyên đề" in answer.text


def test_every_figure_leads_to_its_list(hoa: Client, fields):
    hoa.post(GIVE, data=fields)
    other = {"submission_id": "two", "source": "meeting", "doc_number": "78/UBND-NC"}
    hoa.post(GIVE, data=fields | other)
    task = outside()[0]
    page = hoa.get("/ngoai-ke-hoach").text
    assert "Nhiệm vụ cấp trên giao" in page
    links = re.findall(r'href="(/nhiem-vu\?[^"]+)">(\d+)(?:/\d+)?</a>', page)
    assert len(links) >= 6
    for href, count in links:
        listed = hoa.get(href.replace("&amp;", "&")).text
        assert len(set(re.findall(r'class="dd-code" href="(/nhiem-vu/\d+)"', listed))) == int(count)
    assert task.plan.code in page


def test_the_overview_and_the_list_keep_to_the_plan(hoa: Client, fields):
    hoa.post(GIVE, data=fields)
    assert "Kế hoạch cải cách hành chính" in hoa.get("/tong-quan").text
    assert "NK01" not in hoa.get("/nhiem-vu").text
    assert "ngoài kế hoạch năm" not in hoa.get("/ke-hoach").text


def test_the_unit_finds_its_task_at_home(client: Client, hoa: Client, office: Office, fields):
    hoa.post(GIVE, data=fields)
    assert "Báo cáo chuyên đề" in client.sign_in(office.minh).get("/nhiem-vu-cua-toi").text


def test_a_task_enters_the_plan_once(hoa: Client, office: Office, plan: Plan, fields):
    hoa.post(GIVE, data=fields)
    task = outside()[0]
    address = f"/ngoai-ke-hoach/{task.id}/vao-ke-hoach"
    assert address in hoa.get(f"/nhiem-vu/{task.id}").text
    assert "Chỉ đạo, điều hành" in hoa.get(address).text
    entry = {
        "submission_id": "entry", "version": task.version, "area": plan.areas[0].id,
        "doc_number": "31/QĐ", "doc_on": LATER, "decider": office.binh.id,
    }  # fmt: skip
    for _time in range(2):
        assert hoa.post(address, data=entry).status_code == 303
    made = Task.query.filter_by(carried_from_id=task.id).one()
    assert made.code == "NV02"
    assert f"/nhiem-vu/{made.id}" in hoa.get(f"/nhiem-vu/{task.id}").text


def test_an_older_version_does_not_enter(hoa: Client, office: Office, plan: Plan, fields):
    hoa.post(GIVE, data=fields)
    task = outside()[0]
    address = f"/ngoai-ke-hoach/{task.id}/vao-ke-hoach"
    paper = {"doc_number": "31/QĐ", "doc_on": LATER, "decider": office.binh.id}
    answer = hoa.post(address, data={"version": task.version - 1, **paper})
    assert answer.status_code == 409


def test_a_task_of_the_plan_leads_back(hoa: Client):
    task = Task.query.one()
    answer = hoa.get(f"/ngoai-ke-hoach/{task.id}/vao-ke-hoach")
    assert answer.headers["Location"] == f"/nhiem-vu/{task.id}"


def test_an_empty_year_says_so(hoa: Client, office: Office):
    assert "chưa có nhiệm vụ nào" in hoa.get("/ngoai-ke-hoach").text
    assert outside_to_see(by=office.hoa, year=YEAR) is None
    db.session.rollback()


def test_a_leader_looks_and_gives_nothing(client: Client, office: Office, plan: Plan):
    page = client.sign_in(office.binh).get("/ngoai-ke-hoach").text
    assert GIVE not in page
    assert 'href="/ngoai-ke-hoach"' in page
    assert client.get(GIVE).status_code == 403
