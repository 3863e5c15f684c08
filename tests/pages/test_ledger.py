"""Sổ thư: what became of letters, narrowed; what to do about one that failed."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker import history, outbox
from tracker.accounts import Person
from tracker.db import db
from tracker.outbox import Letter, LetterState, ToldItem
from tracker.tasks import Task

DAY = date(2026, 3, 5)
AT = datetime(2026, 3, 5, 0, 5, tzinfo=UTC)
PAGE = "/theo-doi/da-gui"


@pytest.fixture
def task(office: Office) -> Task:
    """A task of VP."""
    return make_task(make_plan(office), office.vp, staff=office.tu)


def lay(person: Person, *, kind: str = "digest", tells: Task | None = None, **facts) -> Letter:
    """Lay a letter that tells of a task, accepted unless the facts say otherwise."""
    outbox.put(kind, person, day=DAY, at=AT)
    letter = db.session.query(Letter).filter_by(person_id=person.id, kind=kind).one()
    usual = {
        "subject": f"Thư của {person.login}", "text": "Một việc.", "html": "<p>Một việc.</p>",
        "address": person.email, "state": LetterState.SENT, "sent_at": AT,
    }  # fmt: skip
    for name, value in (usual | facts).items():
        setattr(letter, name, value)
    if tells is not None:
        letter.tells = [ToldItem("task", tells.id, tells.due_on, "on_the_day").plain()]
        if letter.state == LetterState.SENT:
            outbox.claims.write_told(letter, at=AT)
    db.session.commit()
    return letter


def test_the_ledger_keeps_what_was_sent_and_whether_it_was_opened(client, office: Office):
    lay(office.tu, opened_at=datetime(2026, 3, 5, 1, 15, tzinfo=UTC))
    lay(office.lan)
    page = client.sign_in(office.hoa).get(PAGE).text
    for words in ("tu@binhan.example", "đã mở 05/03/2026 08:15", "chưa mở", "Văn phòng HĐND"):
        assert words in page


@pytest.mark.parametrize(
    ("narrowed", "left"),
    [
        ("q=le anh", {"tu"}), ("q=trần", {"lan"}), ("tinh-trang=dead", {"quang"}),
        ("tinh-trang=opened", {"tu"}), ("tinh-trang=unopened", {"lan"}), ("ma=nv01", {"tu"}),
        ("ma=NV99", set()), ("ngay=06/03/2026", set()), ("ngay=05/03/2026&q=tu", {"tu"}),
        ("tinh-trang=nonsense", {"tu", "lan", "quang"}),
    ],
)  # fmt: skip
def test_the_ledger_is_narrowed(client, office: Office, task: Task, narrowed: str, left: set[str]):
    lay(office.tu, tells=task, opened_at=AT)
    lay(office.lan)
    lay(office.quang, state=LetterState.DEAD, error="550 no", sent_at=None)
    page = client.sign_in(office.hoa).get(f"{PAGE}?{narrowed}").text
    assert {one for one in ("tu", "lan", "quang") if f"Thư của {one}" in page} == left


def test_by_unit_of_that_day(client: Client, office: Office):
    lay(office.tu)
    lay(office.quang)
    page = client.sign_in(office.hoa).get(f"{PAGE}?don-vi={office.vp.id}").text
    assert "Thư của tu" in page
    assert "Thư của quang" not in page


def test_letters_that_failed_and_urgings_are_found_by_their_task(client, office, task: Task):
    lay(office.tu, tells=task, state=LetterState.DEAD, sent_at=None)
    lay(office.lan, kind="tasks_urged", facts={"task_ids": [99999, task.id], "text": "Nhanh."})
    lay(office.minh, kind="tasks_urged", facts={"task_ids": [task.id * 10 + 1], "text": "Nhanh."})
    lay(office.quang, kind="units_urged", facts={"task_id": task.id, "by_id": office.hoa.id})
    page = client.sign_in(office.hoa).get(f"{PAGE}?ma=NV01").text
    found = {one for one in ("tu", "lan", "minh", "quang") if f"Thư của {one}" in page}
    assert found == {"tu", "lan", "quang"}


def test_a_letter_says_what_it_told_and_shows_itself(client: Client, office: Office, task: Task):
    letter = lay(office.tu, tells=task)
    page = client.sign_in(office.hoa).get(f"{PAGE}/{letter.id}").text
    for words in ("NV01", "Đến hạn hôm nay", "Một việc.", "Máy chủ thư đã nhận"):
        assert words in page
    assert client.get(f"{PAGE}/{letter.id}/ban-in").text == "<p>Một việc.</p>"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("550 5.1.1 no such user", "Hỏi lại người nhận"), ("552 full", "Hộp thư của người nhận"),
        ("554 spam", "từ chối nội dung"), ("451 later", "Đã thử trong 02 ngày"),
        ("521 no mail", "Báo người quản trị"),
    ],
)  # fmt: skip
def test_a_failed_letter_says_why_and_what_to_do(client, office: Office, error: str, words: str):
    letter = lay(office.tu, state=LetterState.DEAD, error=error, sent_at=None)
    for path in (PAGE, f"{PAGE}/{letter.id}"):
        page = client.sign_in(office.hoa).get(path).text
        assert error in page
        assert words in page


def test_a_server_s_words_are_text_and_no_markup(client: Client, office: Office):
    letter = lay(office.tu, state=LetterState.DEAD, error="550 <b>100% no</b>", sent_at=None)
    for path in (PAGE, f"{PAGE}/{letter.id}"):
        page = client.sign_in(office.hoa).get(path).text
        assert "550 &lt;b&gt;100% no&lt;/b&gt;" in page


def test_a_failed_letter_is_sent_again_once_under_its_message_id(client, office: Office):
    letter = lay(office.tu, state=LetterState.DEAD, error="550 no", sent_at=None)
    before = letter.message_id
    form = {"submission_id": "once"}
    client.sign_in(office.hoa)
    for _ in range(2):
        assert client.post(f"{PAGE}/{letter.id}/gui-lai", data=form).status_code == 303
    assert (letter.state, letter.message_id) == (LetterState.QUEUED, before)
    assert [one.move for one in history.of("letter", letter.id)] == ["send_again"]


def test_a_letter_that_arrived_is_not_sent_again(client: Client, office: Office):
    letter = lay(office.tu)
    answer = client.sign_in(office.hoa).post(f"{PAGE}/{letter.id}/gui-lai")
    assert answer.status_code == 422
    assert "Thư này không ở tình trạng gửi lại được." in answer.text


def test_a_letter_that_opens_an_account_shows_its_text_to_nobody(client: Client, office: Office):
    letter = lay(office.tu, kind="invitation", subject="Mời", text="bí mật")
    client.sign_in(office.hoa)
    assert "Thư mời đặt mật khẩu" in client.get(PAGE).text
    for path in (f"{PAGE}/{letter.id}", f"{PAGE}/{letter.id}/ban-in"):
        assert client.get(path).status_code == 404


def test_long_ledgers_have_pages(client: Client, office: Office, monkeypatch):
    monkeypatch.setattr("tracker.pages.urging.ledger.PER_PAGE", 2)
    for person in (office.tu, office.lan, office.minh):
        lay(person)
    page = client.sign_in(office.hoa).get(PAGE).text
    assert "Từ 1 đến 2 trong 3" in page
    assert "Thư của tu" in client.get(f"{PAGE}?trang=2").text


def test_the_address_is_marked_from_the_letter_and_from_the_person(client, office: Office):
    letter = lay(office.tu, state=LetterState.DEAD, error="550 no", sent_at=None)
    page = client.sign_in(office.hoa).get(f"{PAGE}/{letter.id}").text
    action = f"/quan-tri/nguoi-dung/{office.tu.id}/khong-nhan-duoc-thu"
    assert action in page
    assert client.post(action, data={"why": "550 5.1.1"}).status_code == 303
    page = client.get(f"/quan-tri/nguoi-dung/{office.tu.id}").text
    for words in ("được đánh dấu không nhận được thư", "“550 5.1.1”"):
        assert words in page
    assert client.post(action).status_code == 422
    back = f"/quan-tri/nguoi-dung/{office.tu.id}/nhan-duoc-thu"
    assert client.post(back).status_code == 303
    assert not office.tu.is_cut_off
