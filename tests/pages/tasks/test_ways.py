"""Views on the page of the list: kept, shared by the secretariat alone, changed by their owners."""

import pytest

from tests.cast import Office
from tests.conftest import Client
from tracker.tasks import Task
from tracker.tasks.views import SavedView


def keep(client: Client, name: str, **more: str):
    form = {"trang-thai": "vuong-mac", "ten": name, **more}
    assert client.post("/nhiem-vu/cach-xem", data=form).status_code == 302
    return client.get("/nhiem-vu")


def test_a_list_is_kept_under_a_name(session, client: Client, office: Office, task: Task):
    page = keep(client.sign_in(office.tu), "Đang vướng")
    assert "Đã lưu cách xem." in page.text
    assert "Đang vướng" in client.get("/nhiem-vu").text
    assert session.query(SavedView).one().query == {"trang-thai": "vuong-mac"}


def test_kept_twice_it_is_there_once(session, client: Client, office: Office, task: Task):
    client.sign_in(office.tu)
    keep(client, "Đang vướng")
    keep(client, "Đang vướng")
    assert session.query(SavedView).count() == 1


def test_a_view_without_a_name_is_refused_in_words(client: Client, office: Office, task: Task):
    page = keep(client.sign_in(office.tu), " ")
    assert "Đặt tên cho cách xem." in page.text


@pytest.mark.parametrize(("who", "seen"), [("hoa", True), ("tu", False), ("binh", False)])
def test_only_the_secretariat_shares(app, client, office: Office, task: Task, who: str, seen):
    keep(client.sign_in(office.people[who]), "Cho cả xã", chung="1")
    page = app.test_client().sign_in(office.quang).get("/nhiem-vu").text
    assert ("Cho cả xã" in page) is seen


def change(client: Client, view: SavedView, **form: str) -> int:
    return client.post(f"/nhiem-vu/cach-xem/{view.id}", data=form).status_code


def test_a_view_is_renamed_shared_and_dropped(session, client, office: Office, task: Task):
    keep(client.sign_in(office.hoa), "Cũ")
    view = session.query(SavedView).one()
    assert change(client, view, viec="ten", ten="Mới") == 302
    assert change(client, view, viec="chung") == 302
    assert (view.name, view.is_shared) == ("Mới", True)
    assert change(client, view, viec="rieng") == 302
    assert not view.is_shared
    assert change(client, view, viec="xoa") == 302
    assert session.query(SavedView).count() == 0


def test_the_view_of_another_is_not_there(session, app, client, office: Office, task: Task):
    keep(client.sign_in(office.tu), "Của Tú")
    view = session.query(SavedView).one()
    for who in ("hoa", "lan", "son"):
        other = app.test_client().sign_in(office.people[who])
        assert change(other, view, viec="xoa") == 404
    assert session.query(SavedView).count() == 1


def test_an_officer_shares_nothing_by_hand_either(session, client, office: Office, task: Task):
    keep(client.sign_in(office.tu), "Của Tú")
    view = session.query(SavedView).one()
    assert change(client, view, viec="chung") == 302
    assert "Cơ quan thường trực đặt cách xem dùng chung." in client.get("/nhiem-vu").text
    assert not view.is_shared
