"""Tùy chọn nhắc việc: no to what is due soon alone; who is away has somebody told instead."""

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import Message

import pytest

from tests.cast import Office, make_person, make_plan, make_task
from tests.conftest import Client
from tracker import clock, letters, outbox
from tracker.accounts import Absence
from tracker.accounts.absences import absences_of
from tracker.db import db
from tracker.delivery.batch import composed
from tracker.delivery.message import parcel_of, sender_of
from tracker.outbox import Letter
from tracker.reminders import gather
from tracker.rules.numbers import format_day
from tracker.rules.words import Role, Status
from tracker.tasks import Task

URL = "/tai-khoan/nhac-viec"
DUE = date(2026, 12, 3)
LATE = date(2026, 12, 4)
MORNING = datetime(2026, 12, 3, 0, 0, tzinfo=UTC)


@pytest.fixture
def task(office: Office) -> Task:
    """A task of VP in Tú's hands, due on Thursday 3 December."""
    made = make_task(make_plan(office), office.vp, due_on=DUE, staff=office.tu)
    made.status = Status.IN_PROGRESS
    db.session.commit()
    return made


def told(office: Office, day: date, who: str) -> list[str]:
    """Return the sections in which somebody is told of something on a day."""
    found = gather(office.people["hoa"].authority_id, day=day)
    return [item.section for item in found.get(getattr(office, who).id, [])]


def away(office: Office, who: str, **fields: object) -> dict[str, object]:
    usual = {
        "substitute_id": getattr(office, who).id, "from_on": "01/12/2026",
        "until_on": "31/12/2199",
    }  # fmt: skip
    return usual | fields


def headers(office: Office, day: date, at: datetime) -> Message:
    """Return Tú's digest of a day as it goes over the wire."""
    outbox.put("digest", office.tu, day=day, at=at)
    letter = db.session.query(Letter).one()
    assert composed(letter, lambda one, at: letters.compose(one, at=at), at=at)
    settings = {
        "MAIL_FROM": "a@b.example", "MAIL_RETURN_PATH": "", "PUBLIC_BASE_URL": "https://b.example",
    }  # fmt: skip
    return message_from_bytes(parcel_of(letter, sender=sender_of(settings), at=at).content)


def test_no_to_what_is_due_soon_leaves_what_is_overdue(client: Client, office: Office, task: Task):
    assert told(office, DUE, "tu") == ["due"]
    assert client.sign_in(office.tu).post(URL, data={}).status_code == 303
    assert told(office, DUE, "tu") == []
    assert told(office, LATE, "tu") == ["overdue"]


def test_a_head_who_said_no_is_told_of_the_first_day_overdue(client, office: Office, task: Task):
    client.sign_in(office.lan).post(URL, data={})
    assert told(office, LATE, "lan") == ["unit_overdue"]
    client.post(URL, data={"due_soon": "y"})
    assert "checked" in client.get(URL).text


def test_a_letter_of_what_is_due_soon_is_unsubscribed_with_one_press(client, office, task: Task):
    found = headers(office, DUE, MORNING)
    address = found["List-Unsubscribe"].strip()
    assert address.startswith("<http://localhost/tai-khoan/nhac-viec/thoi/")
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = address.strip("<>").removeprefix("http://localhost")
    assert client.post(path, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert told(office, DUE, "tu") == []


def test_a_letter_of_what_is_overdue_may_not(office: Office, task: Task):
    found = headers(office, LATE, datetime(2026, 12, 4, 0, 0, tzinfo=UTC))
    assert (found["List-Unsubscribe"], found["List-Unsubscribe-Post"]) == (None, None)
    assert found["Auto-Submitted"] == "auto-generated"


def test_who_stands_in_is_told_instead_and_in_whose_stead(client, office: Office, task: Task):
    office.lan.takes_due_soon = False  # her own wish; Tú's letters still reach her
    assert (
        client.sign_in(office.tu).post(f"{URL}/vang-mat", data=away(office, "lan")).status_code
        == 303
    )
    assert (told(office, DUE, "tu"), told(office, DUE, "lan")) == ([], ["due"])
    items = gather(office.tu.authority_id, day=DUE)[office.lan.id]
    assert "Nhận thay Lê Anh Tú." in letters.digest(office.lan, items, day=DUE).text
    assert "nhận thay" in client.get(URL).text


def test_the_days_away_end_when_the_person_is_back(client: Client, office: Office):
    client.sign_in(office.tu).post(f"{URL}/vang-mat", data=away(office, "lan"))
    absence = db.session.query(Absence).one()
    assert client.post(f"{URL}/vang-mat/{absence.id}/ket-thuc").status_code == 303
    assert absences_of(office.tu, on=clock.today()) == []
    assert client.post(f"{URL}/vang-mat/{absence.id}/ket-thuc").status_code == 404


def test_the_head_sees_who_is_away(client: Client, office: Office):
    today = format_day(clock.today())
    fields = away(office, "lan", from_on=today, until_on="31/12/2199")
    client.sign_in(office.tu).post(f"{URL}/vang-mat", data=fields)
    page = client.sign_in(office.lan).get("/quan-tri/nguoi-dung").text
    assert "nhận thay: Trần Thị Lan" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"until_on": "01/12/2026"}, "Ngày kết thúc phải sau ngày bắt đầu."),
        ({"from_on": "01/01/2020", "until_on": "02/01/2020"}, "Những ngày này đã qua."),
        ({"until_on": ""}, ""),
    ],
)
def test_days_that_cannot_be_are_refused(client, office: Office, fields, words: str):
    answer = client.sign_in(office.tu).post(f"{URL}/vang-mat", data=away(office, "lan", **fields))
    assert answer.status_code == 422
    assert words in answer.text
    assert db.session.query(Absence).count() == 0


def test_days_have_one_substitute(client: Client, office: Office):
    other = make_person("an", "Phan Văn An", unit=office.vp, role=Role.STAFF)
    client.sign_in(office.tu).post(f"{URL}/vang-mat", data=away(office, "lan"))
    fields = away(office, "lan", substitute_id=other.id)
    answer = client.post(f"{URL}/vang-mat", data=fields)
    assert answer.status_code == 422
    assert "đã có người nhận thay" in answer.text


def test_only_a_colleague_of_the_unit_stands_in(client: Client, office: Office):
    answer = client.sign_in(office.tu).post(f"{URL}/vang-mat", data=away(office, "minh"))
    assert answer.status_code == 422
    assert db.session.query(Absence).count() == 0


def test_nobody_ends_the_days_away_of_another(client: Client, office: Office):
    client.sign_in(office.tu).post(f"{URL}/vang-mat", data=away(office, "lan"))
    absence = db.session.query(Absence).one()
    answer = client.sign_in(office.lan).post(f"{URL}/vang-mat/{absence.id}/ket-thuc")
    assert answer.status_code == 404
