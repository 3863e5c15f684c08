"""The matrix of many units: exceptions first, filtered, sought, as a workbook, for everybody."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.cast import Office, ask_units, make_person, make_plan, make_task, make_unit
from tests.conftest import Client
from tracker.rules.words import Role
from tracker.tasks import Task
from tracker.units import GroupMember


def page_of(task: Task) -> str:
    return f"/nhiem-vu/{task.id}/cac-don-vi"


def test_the_exceptions_stand_first(client: Client, office: Office, sent: Task):
    page = client.sign_in(office.lan).get(page_of(sent)).text
    assert "0/2 đơn vị được chấp nhận" in page
    late, waits = page.index('role="columnheader">Quá hạn, chưa'), page.index("Đã rà soát 12")
    assert late < waits
    assert "trễ 04 ngày làm việc" in page


@pytest.mark.parametrize("who", ["minh", "tu", "hoa", "binh", "mai"])
def test_everybody_of_the_authority_sees_who_answered(client, office, sent: Task, who: str):
    page = client.sign_in(office.people[who]).get(page_of(sent))
    assert page.status_code == 200
    assert ("Chấp nhận</button>" in page.text) is (who == "tu")
    assert ("Đặt ngưỡng gửi xác nhận" in page.text) is (who == "hoa")
    assert ("Đôn đốc đơn vị chưa báo cáo (01)" in page.text) is (who in {"tu", "hoa"})


def test_a_stranger_and_a_task_of_one_unit_have_no_matrix(client, office: Office, sent: Task):
    other = make_person("la", "Người Lạ", unit=office.pkt, role=Role.UNIT_HEAD)
    other.authority_id = office.pkt.id
    assert client.sign_in(other).get(page_of(sent)).status_code == 404
    alone = make_task(sent.plan, office.vp)
    assert client.sign_in(office.lan).get(page_of(alone)).status_code == 404
    assert client.get(f"{page_of(alone)}.xlsx").status_code == 404


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?trang-thai=da-gui", "PKT", "VHXH"),
        ("?q=van hoa", "VHXH", "PKT"),
        ("?trang-thai=la", "VHXH", ""),
        ("?q=khong co", "Không có đơn vị nào phù hợp", "VHXH"),
    ],
)
def test_the_matrix_is_narrowed(client, office: Office, sent: Task, query, there, gone):
    page = client.sign_in(office.mai).get(page_of(sent) + query).text
    assert there in page
    assert not gone or f">{gone}<" not in page


def test_the_workbook_holds_what_the_page_shows(client: Client, office: Office, sent: Task):
    answer = client.sign_in(office.lan).get(f"{page_of(sent)}.xlsx?trang-thai=da-gui")
    book = load_workbook(BytesIO(answer.data))
    rows = list(book.active.iter_rows(values_only=True))
    assert len(rows) == 5
    number, code, name, state, due, done, note = rows[-1][:7]
    assert (number, code, name, state) == (1, "PKT", "Phòng Kinh tế", "Đã gửi, chờ chấp nhận")
    assert (due.date(), done.date()) == (date(2026, 3, 6), date(2026, 3, 5))
    assert note == "Đã rà soát 12 thủ tục."
    assert [cell.value for cell in book["Tổng hợp"][5]] == ["Đã gửi, chờ chấp nhận", 1]


def test_the_text_for_a_chat_names_who_owes(client: Client, office: Office, sent: Task):
    page = client.sign_in(office.lan).get(page_of(sent)).text
    text = page[page.index("<textarea") : page.rindex("</textarea>")]
    assert "0/2 đơn vị đã có kết quả" in text
    assert "gửi kết quả: Phòng Văn hóa - Xã hội." in text
    assert "Nội dung nhắn tin" not in client.sign_in(office.minh).get(page_of(sent)).text


def test_who_joined_and_who_left_the_group_is_offered(session, client, office: Office, sent: Task):
    group = make_unit(office.authority, "NHOM", "Các phòng", type_code="nhom")
    new = make_unit(office.authority, "PYT", "Phòng Y tế")
    seats = [GroupMember(group_id=group.id, unit_id=unit.id) for unit in (office.pkt, new)]
    left = GroupMember(group_id=group.id, unit_id=office.vhxh.id, until_on=sent.plan.issued_on)
    session.add_all([*seats, left])
    sent.lead_unit_id = group.id
    page = client.sign_in(office.hoa).get(page_of(sent)).text
    assert "Bổ sung đơn vị (01)" in page
    assert "Đơn vị đã ra khỏi nhóm (01)" in page
    assert "Phòng Y tế" in page


def test_the_queries_are_as_many_for_124_units_as_for_two(client, office, queries, session):
    plan = make_plan(office)
    counts = []
    for size in (2, 124):
        task = make_task(plan, office.vp)
        units = [make_unit(office.authority, f"X{task.id}-{n}", f"Xã {n}") for n in range(size)]
        ask_units(task, *units, collecting=office.vp)
        client.sign_in(office.lan)
        page = page_of(task)
        client.get(page)
        queries.clear()
        assert client.get(page).status_code == 200
        counts.append(len([one for one in queries if one.startswith("SELECT")]))
    assert counts[0] == counts[1] <= 12
