"""People: found, added, appointed, helped in, shut out; each only by whom it is up to."""

import re
from datetime import date

import pytest

from tests.cast import Office, make_person
from tests.conftest import Client
from tracker import clock
from tracker.accounts import Person, SignIn, codes, sessions
from tracker.outbox import Letter
from tracker.rules.words import Role

BASE = "/quan-tri/nguoi-dung"
THU = {
    "full_name": "Ngô Thị  Thu", "login": "Thu", "email": "", "phone": "0900 1", "role": "staff",
    "title": "Công chức", "from_on": "01/01/2026", "until_on": "", "version": "0",
}  # fmt: skip


@pytest.fixture
def son(client: Client, office: Office) -> Client:
    return client.sign_in(office.son)


def add(client: Client, office: Office, **changes: str):
    return client.post(f"{BASE}/them", data={**THU, "unit_id": str(office.vp.id), **changes})


def test_everybody_is_listed_and_found_without_accents(son: Client):
    assert son.get(BASE).text.count("<tr role") == 9
    page = son.get(f"{BASE}?q=le+anh").text
    assert "Lê Anh Tú" in page
    assert "Phạm Thị Hoa" not in page


def test_those_who_never_came_and_those_shut_out_have_their_lists(son: Client, office: Office):
    office.tu.is_enabled = False
    never = son.get(f"{BASE}?xem=chua-dang-nhap").text
    assert "Phạm Thị Hoa" in never
    assert "Hoàng Văn Sơn" not in never.split("<table")[1]
    assert "Lê Anh Tú" in son.get(f"{BASE}?xem=da-khoa").text
    assert "Lê Anh Tú" not in son.get(BASE).text


def test_people_stand_by_their_given_names_in_the_order_of_the_alphabet(
    son: Client, office: Office
):
    names = ["Đào An", "Dương Bá", "Âu Cơ", "Ăn Ba", "Anh Dũng"]
    for number, name in enumerate(names):
        make_person(f"a{number}", name, unit=office.vp, role=Role.STAFF)
    page = son.get(BASE).text
    wanted = ["Đào An", "Ăn Ba", "Dương Bá", "Âu Cơ", "Anh Dũng"]
    assert sorted(wanted, key=page.index) == wanted


def test_the_list_takes_the_same_few_queries_for_many_people(son: Client, office: Office, queries):
    queries.clear()
    son.get(BASE)
    few = len([sent for sent in queries if sent.startswith("SELECT")])
    for number in range(60):
        make_person(f"p{number}", f"Người {number}", unit=office.vp, role=Role.STAFF)
    queries.clear()
    page = son.get(BASE).text
    many = len([sent for sent in queries if sent.startswith("SELECT")])
    assert "Từ 1 đến 50 trong 68" in page
    assert many <= few
    assert few <= 10
    assert "Người 59" in son.get(f"{BASE}?trang=2").text


def test_somebody_is_added_with_a_post(son: Client, office: Office, session):
    answer = add(son, office)
    thu = session.query(Person).filter_by(login="thu").one()
    assert answer.headers["Location"] == f"{BASE}/{thu.id}"
    assert thu.full_name == "Ngô Thị Thu"
    assert [post.unit for post in thu.posts(date(2026, 1, 1))] == [office.vp]


def test_the_same_form_posted_twice_adds_one_person(son: Client, office: Office, session):
    for _time in range(2):
        add(son, office, submission_id="once")
    assert session.query(Person).filter_by(login="thu").count() == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"login": "tu"}, "đã có người dùng"),
        ({"full_name": ""}, "Chưa nhập mục này"),
        ({"role": "king"}, "Chọn một mục trong danh sách"),
        ({"unit_id": "999"}, "Chọn một mục trong danh sách"),
        ({"from_on": "31/02/2026"}, "31/02/2026"),
        ({"until_on": "01/01/2025"}, "Ngày kết thúc phải sau"),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_added(son, office: Office, session, changes, told):
    answer = add(son, office, **changes)
    assert answer.status_code == 422
    assert told in answer.text
    assert session.query(Person).filter_by(login="thu").count() == 0


def test_the_secretariat_adds_people_but_no_administrators(client, office: Office, session):
    client.sign_in(office.hoa)
    assert add(client, office, role="admin").status_code == 422
    assert add(client, office).status_code == 303


def test_two_who_edit_at_once_are_told(son: Client, office: Office, session):
    data = {**THU, "login": "tu", "version": str(office.tu.version)}
    assert son.post(f"{BASE}/{office.tu.id}", data=data).status_code == 303
    answer = son.post(f"{BASE}/{office.tu.id}", data={**data, "full_name": "Ai đó"})
    assert answer.status_code == 409
    assert "Hoàng Văn Sơn vừa sửa mục này" in answer.text
    assert 'value="Ai đó"' in answer.text
    assert office.tu.full_name == "Ngô Thị Thu"
    version = re.search(r'name="version"[^>]*value="(\d+)"', answer.text)
    again = {**data, "full_name": "Ai đó", "version": version[1]}
    assert son.post(f"{BASE}/{office.tu.id}", data=again).status_code == 303


def test_a_post_is_given_ended_and_delegated(son: Client, office: Office):
    page, (post,) = f"{BASE}/{office.lan.id}", office.lan.posts(date(2026, 6, 1))
    given = {
        "chuc-vu-unit_id": str(office.pkt.id), "chuc-vu-role": "unit_head",
        "chuc-vu-from_on": "01/07/2026",
    }  # fmt: skip
    assert son.post(f"{page}/chuc-vu", data=given).status_code == 303
    prefix = f"thay-{post.id}-"
    deputy = {
        f"{prefix}deputy_id": str(office.tu.id), f"{prefix}from_on": "01/06/2026",
        f"{prefix}until_on": "15/06/2026",
    }  # fmt: skip
    assert son.post(f"{page}/chuc-vu/{post.id}/uy-quyen", data=deputy).status_code == 303
    ended = {f"het-{post.id}-on": "01/07/2026"}
    assert son.post(f"{page}/chuc-vu/{post.id}/ket-thuc", data=ended).status_code == 303
    assert [one.unit for one in office.lan.posts(date(2026, 7, 1))] == [office.pkt]
    acting = [one for one in office.tu.posts(date(2026, 6, 14)) if one.acting_for_id]
    assert [one.role for one in acting] == [Role.UNIT_HEAD]
    assert "theo ủy quyền của Trần Thị Lan" in son.get(f"{BASE}/{office.tu.id}").text


def test_a_wrong_day_stands_at_its_form(son: Client, office: Office):
    (post,) = office.lan.posts(date(2026, 6, 1))
    ended = {f"het-{post.id}-on": "01/01/2020"}
    answer = son.post(f"{BASE}/{office.lan.id}/chuc-vu/{post.id}/ket-thuc", data=ended)
    assert answer.status_code == 422
    assert "Ngày kết thúc phải sau ngày bắt đầu" in answer.text


@pytest.mark.parametrize("giver", ["son", "hoa", "lan"])
def test_a_code_is_shown_once_to_who_may_give_it(client: Client, office: Office, giver):
    client.sign_in(getattr(office, giver))
    answer = client.post(f"{BASE}/{office.tu.id}/ma", data={"submission_id": "a"})
    code = re.search(r"\d{4} \d{4}", answer.text)
    assert codes.told(office.tu, code[0], at=clock.now()) is not None
    again = client.post(f"{BASE}/{office.tu.id}/ma", data={"submission_id": "a"})
    assert again.status_code == 303


@pytest.mark.parametrize(
    ("giver", "wanted", "status"),
    [
        ("lan", "quang", 404),
        ("lan", "hoa", 404),
        ("lan", "lan", 404),
        ("hoa", "son", 404),
        ("hoa", "hoa", 404),
        ("tu", "quang", 403),
        ("binh", "tu", 403),
        ("mai", "tu", 403),
    ],
)
def test_nobody_opens_the_account_of_who_may_do_more(client, office: Office, giver, wanted, status):
    client.sign_in(getattr(office, giver))
    answer = client.post(f"{BASE}/{getattr(office, wanted).id}/ma")
    assert answer.status_code == status


def test_a_head_sees_the_own_people_only(client: Client, office: Office):
    client.sign_in(office.lan)
    page = client.get(BASE).text
    assert "Lê Anh Tú" in page
    assert "Vũ Đình Quang" not in page
    assert client.get(f"{BASE}/{office.quang.id}").status_code == 404
    assert client.get(f"{BASE}/{office.tu.id}").status_code == 200
    assert client.post(f"{BASE}/{office.tu.id}/khoa").status_code == 403


def test_the_secretariat_does_not_change_an_administrator(client: Client, office: Office):
    client.sign_in(office.hoa)
    assert client.post(f"{BASE}/{office.son.id}/khoa").status_code == 404
    data = {**THU, "login": "son", "version": "1"}
    assert client.post(f"{BASE}/{office.son.id}", data=data).status_code == 404
    assert office.son.is_enabled


def test_an_account_is_shut_and_opened(son: Client, app, office: Office, session):
    tu = app.test_client().sign_in(office.tu)
    assert son.post(f"{BASE}/{office.tu.id}/khoa").status_code == 303
    assert tu.get("/tai-khoan").status_code == 302
    assert son.post(f"{BASE}/{office.tu.id}/mo-khoa").status_code == 303
    assert tu.get("/tai-khoan").status_code == 302
    assert session.query(SignIn).filter_by(person_id=office.tu.id).one().ended_at is not None
    assert "khóa tài khoản" in son.get(f"{BASE}/{office.tu.id}").text


def test_the_last_administrator_stays(son: Client, office: Office):
    (post,) = office.son.posts(clock.today())
    page, ended = f"{BASE}/{office.son.id}", {f"het-{post.id}-on": "01/07/2026"}
    answer = son.post(f"{page}/chuc-vu/{post.id}/ket-thuc", data=ended)
    assert "quản trị duy nhất" in answer.text
    assert "Không tự khóa" in son.post(f"{page}/khoa").text
    assert office.son.is_enabled


def test_a_person_who_never_came_is_marked(son: Client, office: Office, session):
    sessions.open_for(office.tu, at=clock.now())
    session.commit()
    assert "Dùng lần cuối" in son.get(f"{BASE}/{office.tu.id}").text
    assert "Chưa đăng nhập lần nào" in son.get(f"{BASE}/{office.quang.id}").text


def test_an_invitation_is_sent_by_mail(son: Client, office: Office, session):
    page = f"{BASE}/{office.tu.id}"
    assert "Gửi thư mời đặt mật khẩu" in son.get(page).text
    assert son.post(f"{page}/moi").status_code == 303
    assert [letter.person_id for letter in session.query(Letter)] == [office.tu.id]
    office.tu.email = None
    assert "chưa có địa chỉ thư điện tử" in son.post(f"{page}/moi").text
