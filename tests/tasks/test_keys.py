"""What search and order rest on is kept wherever texts and news are written."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tests.papers import PDF
from tracker import evidence, files, history, updates
from tracker.evidence import Cited, Document
from tracker.history import Event
from tracker.tasks import Task
from tracker.updates import News

AT = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)
pytestmark = pytest.mark.pg


@pytest.fixture
def task(office: Office) -> Task:
    return make_task(make_plan(office), office.vp, title="Đất đai", staff=office.tu)


def test_a_title_keeps_its_place_in_the_alphabet(session, office: Office, task: Task):
    titles = ["Ân", "Dân", "An", "Ăn", "Ea", "E"]
    for title in titles:
        make_task(task.plan, office.vp, title=title)
    rows = session.query(Task.title).order_by(Task.sort_key)
    assert [row.title for row in rows] == ["An", "Ăn", "Ân", "Dân", "Đất đai", "E", "Ea"]
    task.title = "Ao cá"
    session.flush()
    assert [row.title for row in rows][:3] == ["An", "Ao cá", "Ăn"]


def test_a_sentence_is_folded_with_its_event(session, office: Office, task: Task):
    updates.post(task, News("Đã lấy ý kiến, HOÀ giải xong"), by=office.tu, at=AT)
    session.commit()
    assert [made.search_key for made in history.of("task", task.id)][-1] == (
        "da lay y kien, hoa giai xong"
    )
    found = session.query(Event).filter(Event.search_key.contains("hoa giai"))
    assert [made.record_id for made in found] == [task.id]


def test_a_task_knows_when_it_was_last_told_about(session, office: Office, task: Task):
    assert task.told_at is None
    updates.assign(task, to=office.lan, by=office.lan, at=AT)
    assert task.told_at is None
    updates.post(task, News("Đã họp."), by=office.tu, at=AT)
    assert task.told_at == AT


def test_a_document_is_sought_by_everything_it_is_known_by(session, office: Office):
    file = files.store("Ảnh hội nghị.pdf", PDF, authority_id=office.authority.id, by=None, at=AT)
    cited = Cited("05/TB–UBND", date(2026, 3, 1), "UBND xã", "Đăng ký đất", signer="Bình")
    made = evidence.describe(cited, authority_id=office.authority.id, by=None, at=AT, file=file)
    for word in ("05/tb", "ubnd xa", "dang ky dat", "binh", "anh hoi nghi"):
        assert word in made.search_key
    assert session.query(Document).filter_by(number_key="5/tb-ubnd").one() is made
