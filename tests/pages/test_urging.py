"""Theo dõi, đôn đốc: who is told what on a day, as the letter looks; a copy to oneself."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker import clock, letters, outbox
from tracker.db import db
from tracker.outbox import Letter, LetterState, Told
from tracker.rules.numbers import format_day
from tracker.rules.words import Status
from tracker.tasks import Task

THURSDAY = date(2026, 12, 3)
MORNING = datetime(2026, 12, 3, 0, 0, tzinfo=UTC)


@pytest.fixture
def due(office: Office) -> Task:
    """A task of VP in Tú's hands, due on that Thursday."""
    task = make_task(make_plan(office), office.vp, due_on=THURSDAY, staff=office.tu)
    task.status = Status.IN_PROGRESS
    db.session.commit()
    return task


def sent_on(day: date, office: Office) -> Letter:
    """Lay Tú's digest of a day, accepted that morning."""
    outbox.put("digest", office.tu, day=day, at=MORNING)
    letter = db.session.query(Letter).one()
    written = letters.compose(letter, at=MORNING)
    letter.subject, letter.text, letter.html = written.subject, written.text, written.html
    letter.address, letter.tells = written.address, [one.plain() for one in written.tells]
    letter.state, letter.sent_at, letter.day = LetterState.SENT, MORNING, day
    outbox.claims.write_told(letter, at=MORNING)
    db.session.commit()
    return letter


def test_a_day_to_come_shows_each_person_with_the_reason(client: Client, office: Office, due):
    page = client.sign_in(office.hoa).get("/theo-doi?ngay=03/12/2026").text
    assert "Lê Anh Tú" in page
    assert "Đến hạn hôm nay" in page
    assert "01 việc mới" in page
    assert "Chưa có máy chủ thư: báo người quản trị." in page
    assert "SMTP_URL" not in page


def test_a_day_off_has_no_letters(client: Client, office: Office, due):
    page = client.sign_in(office.hoa).get("/theo-doi?ngay=05/12/2026").text
    assert "Không có thư nào cho ngày này: ngày nghỉ" in page


@pytest.mark.parametrize("typed", ["31/12/9999", "01/01/0001"])
def test_a_day_that_no_letter_can_have_says_so(client: Client, office: Office, due, typed):
    answer = client.sign_in(office.hoa).get(f"/theo-doi?ngay={typed}")
    assert answer.status_code == 200
    assert "năm phải từ 1900 đến 2199" in answer.text


def test_a_day_gone_by_shows_what_went_to_whom_and_why(client: Client, office: Office, due):
    sent_on(THURSDAY, office).day = date(2026, 3, 5)
    page = client.sign_in(office.hoa).get("/theo-doi?ngay=05/03/2026").text
    for words in ("Lê Anh Tú", "NV01", "Đến hạn hôm nay", "Máy chủ thư đã nhận"):
        assert words in page
    assert "Thư sẽ gửi" not in page


def test_today_shows_what_went_and_not_the_same_person_again(client: Client, office: Office, due):
    sent_on(THURSDAY, office).day = clock.today()
    db.session.query(Told).delete()
    page = client.sign_in(office.hoa).get(f"/theo-doi?ngay={format_day(clock.today())}").text
    assert page.count("Lê Anh Tú") == 1


def test_a_letter_can_be_read_before_it_goes(client: Client, office: Office, due):
    client.sign_in(office.hoa)
    page = client.get(f"/theo-doi/thu/{office.tu.id}?ngay=03/12/2026")
    assert "[CCHC 2026] NV01 đến hạn 03/12/2026" in page.text
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert client.get(f"/theo-doi/thu/{office.mai.id}?ngay=03/12/2026").status_code == 404


def test_the_letter_as_it_looks_is_shut_into_its_frame(client: Client, office: Office, due):
    client.sign_in(office.hoa)
    frame = client.get(f"/theo-doi/thu/{office.tu.id}/ban-in?ngay=03/12/2026")
    policy = frame.headers["Content-Security-Policy"]
    assert "NV01" in frame.text
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "script" not in policy


def test_a_copy_goes_to_who_asks_and_is_no_telling(client: Client, office: Office, due):
    path = f"/theo-doi/thu/{office.tu.id}/gui-thu?ngay=03/12/2026"
    answer = client.sign_in(office.hoa).post(path)
    assert answer.status_code == 303
    letter = db.session.query(Letter).one()
    assert (letter.person_id, letter.address) == (office.hoa.id, "hoa@binhan.example")
    assert letter.subject == "[Thử] [CCHC 2026] NV01 đến hạn 03/12/2026 (đến hạn hôm nay)"
    assert db.session.query(Told).count() == 0
    page = client.get("/theo-doi?ngay=03/12/2026").text
    assert "Thư sẽ gửi" in page
    assert "[Thử]" not in page


def test_the_sixth_copy_within_an_hour_is_refused(client: Client, office: Office, due):
    path = f"/theo-doi/thu/{office.tu.id}/gui-thu?ngay=03/12/2026"
    client.sign_in(office.hoa)
    codes = [client.post(path).status_code for _ in range(6)]
    assert codes == [303] * 5 + [422]
    assert "nhiều nhất 05 thư" in client.post(path).text


def test_a_copy_of_a_letter_of_the_ledger(client: Client, office: Office, due):
    letter = sent_on(THURSDAY, office)
    assert (
        client.sign_in(office.hoa).post(f"/theo-doi/da-gui/{letter.id}/gui-thu").status_code == 303
    )
    copy = db.session.query(Letter).filter_by(kind="trial").one()
    assert copy.subject == f"[Thử] {letter.subject}"


def test_whom_letters_would_not_reach_stands_on_a_page_of_its_own(client, office: Office, due):
    page = client.sign_in(office.hoa).get("/theo-doi/nguoi-nhan").text
    assert "Chưa đăng nhập lần nào" in page


def test_only_the_secretariat_follows_up(client: Client, office: Office):
    assert client.sign_in(office.tu).get("/theo-doi").status_code == 403


def test_the_days_beside_are_working_days(client: Client, office: Office):
    page = client.sign_in(office.hoa).get("/theo-doi?ngay=04/12/2026").text
    assert "ngay=03/12/2026" in page
    assert f"ngay={format_day(date(2026, 12, 4) + timedelta(days=3))}" in page


@pytest.mark.parametrize(
    # A day's letters rest on the twelve things that reminders read, whom letters miss on five.
    ("page", "most"),
    [
        ("/theo-doi?ngay=03/12/2026", 15), ("/theo-doi/da-gui", 8), ("/theo-doi/nguoi-nhan", 7),
        ("/theo-doi/tinh-trang", 7),
    ],
)  # fmt: skip
def test_the_pages_ask_few_times(client, office: Office, due, queries, page: str, most: int):
    sent_on(THURSDAY, office).day = date(2026, 3, 5)
    client.sign_in(office.hoa).get(page)
    queries.clear()
    assert client.get(page).status_code == 200
    assert len([one for one in queries if one.startswith("SELECT")]) <= most
