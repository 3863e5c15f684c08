"""Handing over: a person's open work, and units that merge by a decision."""

import re

import pytest

from tests.cast import Office, make_person, make_plan, make_task
from tests.conftest import Client
from tracker import clock
from tracker.db import db
from tracker.rules.words import Role
from tracker.tasks import Task

UNITS = "/quan-tri/don-vi/sap-xep"


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    return client.sign_in(office.hoa)


@pytest.fixture
def task(office: Office) -> Task:
    return make_task(make_plan(office), office.pkt, staff=office.quang)


def page_of(office: Office) -> str:
    return f"/quan-tri/nguoi-dung/{office.quang.id}/ban-giao"


def test_the_page_lists_what_is_open_and_fills_in_one_successor(hoa, office, task):
    an = make_person("an", "Trần Văn An", unit=office.pkt, role=Role.STAFF)
    db.session.commit()
    page = hoa.get(f"{page_of(office)}?nguoi-nhan={an.id}").text
    assert "NV01" in page
    assert f'<option selected value="{an.id}">Trần Văn An' in page
    assert "Trần Thị Lan" not in page


def test_the_work_passes_on_and_the_page_says_so(hoa, office, task):
    data = {f"to_{task.id}": str(office.minh.id), "on": f"{clock.today():%d/%m/%Y}",
            "reason": "Quyết định 12/QĐ-UBND"}  # fmt: skip
    assert hoa.post(page_of(office), data=data).status_code == 303
    assert "Đã bàn giao công việc." in hoa.get(page_of(office)).text
    assert task.staff_id == office.minh.id


def test_a_stranger_to_the_unit_is_refused_by_the_form(hoa, office, task):
    data = {f"to_{task.id}": str(office.tu.id), "on": f"{clock.today():%d/%m/%Y}", "reason": "x"}
    assert hoa.post(page_of(office), data=data).status_code == 422
    assert task.staff_id == office.quang.id


def test_a_head_ends_nobodys_posts(client: Client, office: Office, task):
    data = {f"to_{task.id}": str(office.minh.id), "on": f"{clock.today():%d/%m/%Y}",
            "reason": "Nghỉ hưu", "ends_posts": "y"}  # fmt: skip
    client.sign_in(office.minh)
    assert client.post(page_of(office), data=data).status_code == 303
    assert task.staff_id == office.minh.id
    assert office.quang.posts(clock.today()) != []


def test_a_head_of_another_unit_does_not_find_the_person(client: Client, office: Office, task):
    assert client.sign_in(office.lan).get(page_of(office)).status_code == 404


def test_merging_is_shown_before_it_is_done(hoa, office, task):
    page = hoa.get(UNITS, query_string={"units": office.pkt.id, "heir": office.vp.id}).text
    for words in ("NV01", "Vũ Đình Quang", "Lê Văn Minh", "01 nhiệm vụ, 02 người"):
        assert words in page
    assert task.lead_unit_id == office.pkt.id


def test_one_act_merges_and_a_second_post_changes_nothing(hoa, office, task):
    asked = f"?units={office.pkt.id}&heir={office.vp.id}"
    page = hoa.get(UNITS + asked).text
    names = re.findall(r'<select[^>]* name="((?:task|person)_\d+)"', page)
    assert len(names) == 3
    data = dict.fromkeys(names, str(office.vp.id)) | {
        "on": f"{clock.today():%d/%m/%Y}", "number": "30/QĐ-UBND", "head_id": "moi",
        "submission_id": "once",
    }  # fmt: skip
    answers = [hoa.post(UNITS + asked, data=data).status_code for _time in range(2)]
    assert answers == [303, 303]
    assert (task.lead_unit_id, office.pkt.ended_on) == (office.vp.id, clock.today())
    for unit in (office.vp, office.pkt):
        assert "30/QĐ-UBND" in hoa.get(f"/quan-tri/don-vi/{unit.id}").text


def test_a_new_unit_takes_over_under_its_own_names(hoa, office, task):
    asked = f"?units={office.pkt.id}&heir=moi"
    names = re.findall(r'name="((?:task|person)_\d+)"', hoa.get(UNITS + asked).text)
    data = dict.fromkeys(names, "moi") | {
        "on": f"{clock.today():%d/%m/%Y}", "number": "30/QĐ-UBND", "name": "Phòng Kinh tế, Hạ tầng",
        "code": "PKTHT", "head_id": str(office.minh.id),
    }  # fmt: skip
    assert hoa.post(UNITS + asked, data=data).status_code == 303
    assert task.lead_unit is not None
    assert task.lead_unit.name == "Phòng Kinh tế, Hạ tầng"
    assert [post.unit.code for post in office.minh.posts(clock.today())] == ["PKTHT"]


def test_units_of_elsewhere_are_not_offered(hoa, office, task):
    assert hoa.post(f"{UNITS}?units=9999&heir={office.vp.id}").status_code == 303
    assert "không còn trong danh sách" in hoa.get(UNITS).text


def test_before_a_post_ends_its_holders_tasks_are_counted(client: Client, office: Office):
    make_task(make_plan(office), office.vp, staff=office.tu)
    page = client.sign_in(office.son).get(f"/quan-tri/nguoi-dung/{office.tu.id}").text
    assert "Người này đang phụ trách 01 nhiệm vụ." in page
