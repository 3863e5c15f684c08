"""What the plan makes of a task reads as words on the task's page."""

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.issuing.papers import AT, ON, decided
from tests.issuing.test_correcting import row_of
from tracker import history, issuing
from tracker.db import db
from tracker.evidence import Decision
from tracker.issuing import Reason
from tracker.rules.words import BlockedReason, Move
from tracker.tasks import Moved, record


def told(client: Client, office: Office, task_id: int) -> str:
    page = client.sign_in(office.hoa).get(f"/nhiem-vu/{task_id}").text
    return " ".join(page[page.index("h-dd") :].split())


def test_an_added_task_names_its_document(client: Client, office: Office):
    plan = make_plan(office)
    old = make_task(plan, office.pkt)
    (task,) = issuing.add(plan, (row_of(old),), by=office.hoa, at=AT, decision=decided(office))
    story = told(client, office, task.id)
    assert "Phạm Thị Hoa ghi nhận: bổ sung nhiệm vụ" in story
    assert "ý kiến của Đỗ Quốc Bình, theo 31/QĐ-UBND ngày 15/05/2026." in story


def test_a_correction_says_both_days_once_and_no_extension(client: Client, office: Office):
    task = make_task(make_plan(office), office.pkt)
    task.extension_count = 1
    extended = {"due_on": "2026-09-30"} | decided(office).as_changes()
    record(task, Moved(Move.EXTEND, changes=extended, on=ON), by=office.binh, at=AT)
    row = row_of(task, deadline_text="31/7/2026")
    issuing.correct(task, row, by=office.hoa, at=AT, note="Đọc nhầm tháng")
    story = told(client, office, task.id)
    assert story.count("sửa lỗi nhập liệu, không tính là gia hạn") == 1
    assert "hạn ban đầu 30/06/2026 sửa thành 31/07/2026" in story
    assert "“Đọc nhầm tháng”" in story


def test_a_closed_plan_leaves_its_reason(client: Client, office: Office):
    plan = make_plan(office)
    task = make_task(plan, office.pkt)
    history.take(plan.id)
    reason = {task.id: Reason(BlockedReason.STAFFING, "Thiếu một công chức")}
    issuing.prepare(plan, reason, by=office.hoa, at=AT, on=ON)
    issuing.close(plan, by=office.binh, at=AT, decision=Decision(office.binh, ON))
    db.session.commit()
    story = told(client, office, task.id)
    assert "kết thúc kế hoạch, nhiệm vụ chưa thực hiện</b>, nhân sự." in story
    assert "“Thiếu một công chức”" in story
