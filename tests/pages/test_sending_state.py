"""Tình trạng gửi thư: letters held and opened again, and whether anybody sends them."""

from datetime import UTC, datetime, timedelta

from tests.cast import Office
from tests.conftest import Client
from tracker import clock, heartbeats
from tracker.accounts.holds import LetterHold
from tracker.db import db
from tracker.delivery.rounds import NO_SERVER

PAGE = "/theo-doi/tinh-trang"
HOLD = {"until": "den-khi-mo", "reason": "Đang sửa số liệu phụ lục"}


def test_the_secretariat_holds_the_letters_and_opens_them_again(client: Client, office: Office):
    client.sign_in(office.hoa)
    assert client.post("/theo-doi/tam-dung", data=HOLD).status_code == 303
    for path in (PAGE, "/theo-doi", "/theo-doi/da-gui", "/theo-doi/nguoi-nhan"):
        page = client.get(path).text
        assert "Đang tạm dừng gửi thư nhắc." in page
        assert "Đang sửa số liệu phụ lục" in page
    assert client.post("/theo-doi/mo-lai").status_code == 303
    assert "Đang tạm dừng" not in client.get("/theo-doi").text
    assert "mở lại lúc" in client.get(PAGE).text


def test_the_administrator_sees_it_and_may_open_as_well(client: Client, office: Office):
    client.sign_in(office.hoa).post("/theo-doi/tam-dung", data=HOLD)
    page = client.sign_in(office.son).get(PAGE).text
    assert "Phạm Thị Hoa tạm dừng lúc" in page
    assert 'href="/theo-doi/da-gui"' not in page
    assert client.post("/theo-doi/mo-lai").status_code == 303
    assert db.session.query(LetterHold).one().ended_by == office.son


def test_the_name_of_the_setting_is_told_to_the_administrator_alone(client, office: Office):
    heartbeats.beat("node", "deliver", at=clock.now(), note=NO_SERVER)
    db.session.commit()
    assert client.sign_in(office.son).get(PAGE).text.count("SMTP_URL") == 2
    page = client.sign_in(office.hoa).get(PAGE).text
    assert "SMTP_URL" not in page
    assert "Máy chủ thư chưa được đặt đúng: báo người quản trị." in page


def test_the_administrator_finds_the_page(client: Client, office: Office):
    assert f'href="{PAGE}"' in client.sign_in(office.son).get("/quan-tri/nguoi-dung").text


def test_for_today_alone_it_says_so(client: Client, office: Office):
    client.sign_in(office.hoa).post("/theo-doi/tam-dung", data=HOLD | {"until": "hom-nay"})
    assert "hết ngày tự mở lại" in client.get(PAGE).text


def test_without_a_reason_nothing_is_held(client: Client, office: Office):
    answer = client.sign_in(office.hoa).post("/theo-doi/tam-dung", data=HOLD | {"reason": " "})
    assert answer.status_code == 422
    assert db.session.query(LetterHold).count() == 0


def test_what_is_held_is_held_once_and_what_is_open_is_not_opened(client: Client, office: Office):
    client.sign_in(office.hoa)
    assert client.post("/theo-doi/mo-lai").status_code == 404
    client.post("/theo-doi/tam-dung", data=HOLD)
    assert client.post("/theo-doi/tam-dung", data=HOLD).status_code == 422
    assert db.session.query(LetterHold).count() == 1


def test_letters_held_are_no_fault_of_the_node(client: Client, office: Office):
    client.sign_in(office.hoa).post("/theo-doi/tam-dung", data=HOLD)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (200, "ok")


def test_the_page_tells_when_each_job_last_ran_and_what_stood_in_the_way(client, office: Office):
    client.sign_in(office.son)
    assert "Chưa có tiến trình nào gửi thư chạy" in client.get(PAGE).text
    at = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
    heartbeats.beat("node", "deliver", at=at, note="535 sai mật khẩu")
    heartbeats.beat("node", "queue_reminders", at=clock.now() - timedelta(minutes=1))
    db.session.commit()
    page = client.get(PAGE).text
    for words in ("02/03/2026 07:00", "535 sai mật khẩu", "chưa chạy lần nào"):
        assert words in page
    assert set(client.get("/readyz").json["jobs"]) == {"deliver", "queue_reminders"}


def test_nobody_else_holds_letters(client: Client, office: Office):
    for person in (office.lan, office.binh, office.mai):
        assert client.sign_in(person).post("/theo-doi/tam-dung", data=HOLD).status_code == 403
