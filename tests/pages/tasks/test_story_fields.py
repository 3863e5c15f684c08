"""The history field by field: for those who oversee, with what stood there before."""

from datetime import date, timedelta

import pytest

from tests.cast import Office
from tests.conftest import Client
from tracker import clock, updates
from tracker.rules.words import Move
from tracker.tasks import Moved, Task, record
from tracker.updates import News

DUE = "Hạn: 30/06/2026 → 31/07/2026"


@pytest.fixture
def moved(session, office: Office, task: Task) -> Task:
    """The task begun, put off and given to somebody else."""
    updates.post(task, News("Đã họp."), by=office.tu, at=clock.now())
    changes = {"due_on": date(2026, 7, 31), "document": "12/UBND"}
    on = clock.today() - timedelta(days=2)
    record(task, Moved(Move.EXTEND, changes=changes, on=on), by=office.hoa, at=clock.now())
    updates.assign(task, to=office.lan, by=office.lan, at=clock.now())
    changes = {"lead_unit_id": office.pkt.id, "title": "Rà soát thủ tục đất đai"}
    record(task, Moved(Move.CHANGE, changes=changes), by=office.hoa, at=clock.now())
    session.commit()
    return task


@pytest.mark.parametrize("who", ["hoa", "binh", "mai"])
def test_who_oversees_reads_every_field(client: Client, office: Office, moved: Task, who: str):
    page = client.sign_in(office.people[who]).get(f"/nhiem-vu/{moved.id}").text
    assert "Trạng thái: Mới giao → Đang thực hiện" in page
    assert DUE in page
    assert "Tính từ ngày: 10/03/2026" in page
    assert "Người thực hiện: – → Trần Thị Lan" in page
    assert "Cơ quan chủ trì: Văn phòng HĐND và UBND → Phòng Kinh tế" in page
    assert "Nội dung nhiệm vụ: – → Rà soát thủ tục đất đai" in page


@pytest.mark.parametrize("who", ["tu", "lan", "quang"])
def test_others_read_the_words(client: Client, office: Office, moved: Task, who: str):
    page = client.sign_in(office.people[who]).get(f"/nhiem-vu/{moved.id}").text
    assert DUE not in page
    assert "đến ngày 31/07/2026" in page


def test_what_was_laid_down_first_is_no_change(client: Client, office: Office, task: Task):
    page = client.sign_in(office.hoa).get(f"/nhiem-vu/{task.id}").text
    assert "→" not in page.split("Diễn biến")[1]
