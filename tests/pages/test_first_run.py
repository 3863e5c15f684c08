"""The first run: open to the console's token while nobody is here, and then never again."""

from datetime import UTC, datetime

import pytest

from tests.cast import Office
from tests.conftest import Client
from tracker import history
from tracker.accounts import Person, first_run
from tracker.units import Unit, types

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
DATA = {
    "name": "UBND xã Bình An", "code": "XBA", "kind": "xa", "full_name": "Hoàng Văn Sơn",
    "login": "Son", "email": "", "password": "bốn từ rất dài", "again": "bốn từ rất dài",
}  # fmt: skip


@pytest.fixture
def page(session) -> str:
    return f"/khoi-tao?ma={first_run.begin(at=AT)}"


def test_the_first_run_founds_the_authority_and_signs_in(client: Client, page, session):
    assert "Khởi tạo" in client.get(page).text
    answer = client.post(page, data=DATA)
    assert answer.headers["Location"] == "/quan-tri/don-vi"
    assert "UBND xã Bình An" in client.get("/quan-tri/don-vi").text
    authority, son = session.query(Unit).one(), session.query(Person).one()
    assert (authority.authority_id, son.login) == (authority.id, "son")
    assert len(types.every()) == len(types.TYPES)
    assert list(history.faults()) == []


def test_the_page_is_dead_after_use(client: Client, page, session):
    client.post(page, data=DATA)
    assert client.get(page).status_code == 404
    assert client.post(page, data={**DATA, "code": "B", "login": "b2"}).status_code == 404
    assert session.query(Unit).count() == 1


@pytest.mark.parametrize("token", ["", "wrong"])
def test_without_the_token_there_is_no_such_page(client: Client, page, token, session):
    assert client.get(f"/khoi-tao?ma={token}").status_code == 404
    assert client.post(f"/khoi-tao?ma={token}", data=DATA).status_code == 404
    assert session.query(Person).count() == 0


def test_a_newer_console_has_the_token_that_counts(client: Client, page):
    first_run.begin(at=AT)
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"again": "khác"}, "chưa giống nhau"),
        ({"password": "matkhau2026", "again": "matkhau2026"}, "dễ đoán"),
        ({"kind": "phong"}, "Chọn một mục trong danh sách"),
        ({"login": "Sơn"}, "Tên đăng nhập gồm"),
    ],
)
def test_what_is_missing_is_explained_and_nothing_kept(client, page, session, changes, told):
    answer = client.post(page, data={**DATA, **changes})
    assert answer.status_code == 422
    assert told in answer.text
    assert session.query(Unit).count() == 0
    assert client.post(page, data=DATA).status_code == 303


def test_where_people_are_there_is_no_first_run(client: Client, office: Office, session):
    session.commit()
    assert not first_run.is_needed()
    assert client.get(f"/khoi-tao?ma={first_run.begin(at=AT)}").status_code == 404
