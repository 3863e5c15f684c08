"""Theo dõi, đôn đốc: who is told what on a day, and what became of the letters."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker import heartbeats, letters, outbox
from tracker.db import db
from tracker.outbox import Letter
from tracker.rules.words import Status

THURSDAY = date(2026, 12, 3)
MORNING = datetime(2026, 12, 3, 0, 0, tzinfo=UTC)


@pytest.fixture
def due(office: Office) -> None:
    """A task of VP in Tú's hands, due on that Thursday."""
    task = make_task(make_plan(office), office.vp, due_on=THURSDAY, staff=office.tu)
    task.status = Status.IN_PROGRESS
    db.session.commit()


def test_a_day_to_come_shows_each_person_with_the_reason(client: Client, office: Office, due):
    page = client.sign_in(office.hoa).get("/theo-doi?ngay=03/12/2026").text
    assert "Lê Anh Tú" in page
    assert "Đến hạn hôm nay" in page
    assert "Chưa đặt máy chủ thư" in page


def test_a_day_off_has_no_letters(client: Client, office: Office, due):
    page = client.sign_in(office.hoa).get("/theo-doi?ngay=05/12/2026").text
    assert "Không có thư nào cho ngày này" in page


@pytest.mark.parametrize("typed", ["31/12/9999", "01/01/0001"])
def test_a_day_that_no_letter_can_have_says_so(client: Client, office: Office, due, typed):
    answer = client.sign_in(office.hoa).get(f"/theo-doi?ngay={typed}")
    assert answer.status_code == 200
    assert "năm phải từ 1900 đến 2199" in answer.text


def test_a_letter_can_be_read_before_it_goes(client: Client, office: Office, due):
    client.sign_in(office.hoa)
    page = client.get(f"/theo-doi/thu/{office.tu.id}?ngay=03/12/2026").text
    assert "[CCHC 2026] NV01 đến hạn 03/12/2026" in page
    assert client.get(f"/theo-doi/thu/{office.mai.id}?ngay=03/12/2026").status_code == 404


def test_the_ledger_keeps_what_was_sent(client: Client, office: Office, due):
    outbox.put("digest", office.tu, day=THURSDAY, at=MORNING)
    letter = db.session.query(Letter).one()
    written = letters.compose(letter, at=MORNING)
    letter.subject, letter.text, letter.address = written.subject, written.text, written.address
    letter.state, letter.sent_at = "sent", MORNING
    db.session.commit()
    page = client.sign_in(office.hoa).get("/theo-doi/da-gui").text
    assert "Máy chủ thư đã nhận 01" in page
    assert "tu@binhan.example" in page
    assert "NV01" in client.get(f"/theo-doi/da-gui/{letter.id}").text


def test_whom_letters_would_not_reach_stands_on_a_page_of_its_own(client, office: Office, due):
    page = client.sign_in(office.hoa).get("/theo-doi/nguoi-nhan").text
    assert "Chưa đăng nhập lần nào" in page


def test_only_the_secretariat_follows_up(client: Client, office: Office):
    assert client.sign_in(office.tu).get("/theo-doi").status_code == 403


def test_the_page_tells_when_letters_were_last_sent_and_what_stood_in_the_way(
    client: Client, office: Office
):
    client.sign_in(office.hoa)
    assert "Chưa có tiến trình nào gửi thư chạy" in client.get("/theo-doi/da-gui").text
    heartbeats.beat("node", "deliver", at=MORNING, note="535 sai mật khẩu")
    db.session.commit()
    page = client.get("/theo-doi/da-gui").text
    assert "lần cuối 03/12/2026 07:00" in page
    assert "535 sai mật khẩu" in page


@pytest.mark.parametrize(
    # A day's letters rest on the eleven things that reminders read, whom letters miss on five.
    ("page", "most"),
    [("/theo-doi?ngay=03/12/2026", 12), ("/theo-doi/da-gui", 8), ("/theo-doi/nguoi-nhan", 8)],
)
def test_the_pages_ask_few_times(client, office: Office, due, queries, page: str, most: int):
    client.sign_in(office.hoa).get(page)
    queries.clear()
    assert client.get(page).status_code == 200
    assert len([one for one in queries if one.startswith("SELECT")]) <= most
