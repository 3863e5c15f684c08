"""Units: the tree, names by decision, aliases, groups; only for who organises the office."""

import re
from datetime import date

import pytest

from tests.cast import Office, make_plan, make_task, make_unit
from tests.conftest import Client
from tracker import clock
from tracker.units import GroupMember, Unit, UnitAlias, matching, members, name_on

BASE = "/quan-tri/don-vi"
NEW = {"name": "Phòng Văn hóa, Khoa học", "code": "VHKH", "short_name": ""}


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    return client.sign_in(office.hoa)


def prefixed(prefix: str, unit: Unit, **fields: str) -> dict[str, str]:
    return {f"{prefix}-{name}": text for name, text in fields.items()} | {
        f"{prefix}-version": str(unit.version)
    }


def test_the_tree_stands_in_its_depth(hoa: Client, office: Office):
    below = make_unit(office.authority, "TO1", "Tổ tổng hợp")
    below.parent_id = office.vp.id
    page = hoa.get(BASE).text
    assert page.index("UBND xã Bình An") < page.index("Văn phòng HĐND") < page.index("Tổ tổng hợp")
    assert page.count('<ul class="list-unstyled') == 3


def test_a_unit_chooses_the_hour_of_its_letters(hoa: Client, office: Office):
    address = f"{BASE}/{office.pkt.id}"
    page = hoa.get(address).text
    assert '<option selected value="7">07:00</option>' in page
    data = {
        "name": office.pkt.name, "code": office.pkt.code, "short_name": "", "mailbox": "",
        "version": str(office.pkt.version), "digest_hour": "9",
    }  # fmt: skip
    assert hoa.post(address, data=data).status_code == 303
    assert office.pkt.digest_hour == 9
    assert hoa.post(address, data={**data, "digest_hour": "6"}).status_code == 422


def test_a_unit_has_a_mailbox_that_letters_can_reach(hoa: Client, office: Office):
    address = f"{BASE}/{office.pkt.id}"
    data = {
        "name": office.pkt.name, "code": office.pkt.code, "short_name": "", "digest_hour": "7",
        "mailbox": "pkt@binhan.example", "version": str(office.pkt.version),
    }  # fmt: skip
    assert hoa.post(address, data=data).status_code == 303
    assert office.pkt.mailbox == "pkt@binhan.example"
    wrong = {**data, "mailbox": "phòng@ở xa", "version": str(office.pkt.version)}
    assert "Địa chỉ thư điện tử chưa đúng." in hoa.post(address, data=wrong).text
    assert office.pkt.mailbox == "pkt@binhan.example"


def test_a_unit_is_added_once(hoa: Client, office: Office, session):
    data = {
        "name": "Trạm Y tế", "code": "TYT", "type_code": "phong", "version": "0",
        "parent_id": str(office.authority.id), "submission_id": "once",
    }  # fmt: skip
    assert [hoa.post(f"{BASE}/them", data=data).status_code for _time in range(2)] == [303, 303]
    assert session.query(Unit).filter_by(code="TYT").one().parent_id == office.authority.id
    answer = hoa.post(f"{BASE}/them", data={**data, "submission_id": "twice"})
    assert answer.status_code == 422
    assert "Mã TYT đã dùng cho Trạm Y tế" in answer.text


def test_a_renamed_unit_keeps_its_history(hoa: Client, office: Office):
    data = prefixed("doi-ten", office.vhxh, **NEW, on="01/07/2026", number="12/QĐ-UBND")
    assert hoa.post(f"{BASE}/{office.vhxh.id}/doi-ten", data=data).status_code == 303
    page = hoa.get(f"{BASE}/{office.vhxh.id}").text
    for words in (
        "Phòng Văn hóa - Xã hội",
        NEW["name"],
        "01/07/2026",
        "12/QĐ-UBND",
        "Phạm Thị Hoa",
    ):
        assert words in page
    assert name_on(office.vhxh, date(2026, 6, 30)) != NEW["name"]


def test_two_who_mend_at_once_are_told(hoa: Client, office: Office):
    data = {"name": "Phòng Kinh tế xã", "code": "PKT", "version": str(office.pkt.version)}
    assert hoa.post(f"{BASE}/{office.pkt.id}", data=data).status_code == 303
    answer = hoa.post(f"{BASE}/{office.pkt.id}", data={**data, "name": "Khác"})
    assert answer.status_code == 409
    assert "Phạm Thị Hoa vừa sửa mục này" in answer.text


def test_a_unit_moves_and_ends_by_decision(hoa: Client, office: Office):
    data = {"chuyen-parent_id": str(office.vp.id), "chuyen-on": "01/06/2026"}
    assert hoa.post(f"{BASE}/{office.pkt.id}/chuyen", data=data).status_code == 303
    assert office.pkt.parent_id == office.vp.id
    data = {"ket-thuc-on": "01/07/2026", "ket-thuc-number": "13/QĐ-UBND"}
    refused = hoa.post(f"{BASE}/{office.vp.id}/ket-thuc", data=data)
    assert "Còn đơn vị trực thuộc: Phòng Kinh tế" in refused.text
    assert hoa.post(f"{BASE}/{office.pkt.id}/ket-thuc", data=data).status_code == 303
    assert "Phòng Kinh tế" not in hoa.get(BASE).text
    assert "Phòng Kinh tế" in hoa.get(f"{BASE}?xem=da-ket-thuc").text


def test_papers_may_write_a_unit_another_way(hoa: Client, office: Office, session):
    page, data = f"{BASE}/{office.vhxh.id}", {"goi-khac-text": "SNV"}
    assert hoa.post(f"{page}/ten-goi-khac", data=data).status_code == 303
    found = matching.match("snv", authority_id=office.authority.id, on=clock.today())
    assert found is office.vhxh
    taken = hoa.post(f"{BASE}/{office.pkt.id}/ten-goi-khac", data=data)
    assert "đã là tên gọi khác của Phòng Văn hóa" in taken.text
    alias = session.query(UnitAlias).one()
    assert hoa.post(f"{page}/ten-goi-khac/{alias.id}/bo").status_code == 303
    assert session.query(UnitAlias).count() == 0


def test_units_come_into_a_group_and_leave_it(hoa: Client, office: Office, session):
    group = make_unit(office.authority, "CPB", "Các phòng, ban", type_code="nhom")
    page = f"{BASE}/{group.id}"
    chosen = {"vao-nhom-unit_ids": [str(office.vp.id), str(office.pkt.id)]}
    assert hoa.post(f"{page}/thanh-vien", data=chosen).status_code == 303
    seat = session.query(GroupMember).filter_by(unit_id=office.pkt.id).one()
    data = {f"ra-{seat.id}-on": "01/07/2026"}
    assert hoa.post(f"{page}/thanh-vien/{seat.id}/ra", data=data).status_code == 303
    assert members(group, on=date(2026, 12, 31)) == [office.vp]
    assert "đến trước 01/07/2026" in hoa.get(page).text
    assert hoa.post(f"{page}/thanh-vien", data={}).status_code == 422


def test_a_unit_shows_who_works_there(hoa: Client, office: Office):
    page = hoa.get(f"{BASE}/{office.vp.id}").text
    assert "Trần Thị Lan" in page
    assert "Vũ Đình Quang" not in page


@pytest.fixture
def elsewhere(office: Office, session) -> Unit:
    other = Unit(type_code="xa", code="XKH", name="UBND xã khác")
    session.add(other)
    session.flush()
    other.authority_id = other.id
    session.commit()
    return other


def test_another_authoritys_units_are_not_found(hoa: Client, office: Office, elsewhere: Unit):
    assert hoa.get(f"{BASE}/{elsewhere.id}").status_code == 404
    data = {"name": "Lấy", "code": "LAY", "version": "1"}
    assert hoa.post(f"{BASE}/{elsewhere.id}", data=data).status_code == 404
    assert "UBND xã khác" not in hoa.get(BASE).text
    data = {"chuyen-parent_id": str(elsewhere.id), "chuyen-on": "01/06/2026"}
    assert hoa.post(f"{BASE}/{office.pkt.id}/chuyen", data=data).status_code == 422


@pytest.mark.parametrize("key", ["tu", "lan", "binh", "mai"])
def test_who_does_not_organise_sees_no_unit_pages(client: Client, office: Office, key):
    client.sign_in(getattr(office, key))
    assert client.get(BASE).status_code == 403
    assert client.post(f"{BASE}/{office.vp.id}/ket-thuc").status_code == 403


def test_the_forms_of_a_page_have_their_own_ids(hoa: Client, office: Office):
    group = make_unit(office.authority, "CPB", "Các phòng, ban", type_code="nhom")
    for unit in (group, office.vp):
        ids = re.findall(r'\bid="([^"]+)"', hoa.get(f"{BASE}/{unit.id}").text)
        doubled = {one for one in ids if ids.count(one) > 1}
        assert doubled == set()


def test_before_a_unit_ends_its_open_tasks_are_counted(hoa: Client, office: Office):
    make_task(make_plan(office), office.pkt)
    page = hoa.get(f"/quan-tri/don-vi/{office.pkt.id}").text
    assert "Còn 01 nhiệm vụ đơn vị chủ trì hoặc tổng hợp chưa xong." in page
    assert "nhiệm vụ đơn vị chủ trì" not in hoa.get(f"/quan-tri/don-vi/{office.vhxh.id}").text
