"""A filled workbook: what each row would do, and how all of it is told or none."""

from datetime import date, timedelta

import pytest

from tests.cast import Office, make_task
from tests.worksheets.filling import filled, returned, taken_out
from tracker import clock, evidence, history, updates, worksheets
from tracker.db import db
from tracker.documents.task_sheet import Column
from tracker.evidence import Cited
from tracker.files import examine
from tracker.rules import Refused
from tracker.rules.words import Status
from tracker.tasks import TaskOccurrence
from tracker.updates import News
from tracker.worksheets import Batch, Choices, Overtaken, Verdict

NEWS = {Column.TEXT: "Đã gửi dự thảo lấy ý kiến", Column.PERCENT: 40}
DONE = {
    Column.SITUATION: "Đã xong, gửi xác nhận",
    Column.TEXT: "Đã ban hành quy chế",
    Column.DONE_ON: "05/03/2026",
    Column.OUTCOME: "Hoàn thành",
    Column.NUMBER: "31/QĐ-UBND",
    Column.ISSUED_ON: date(2026, 3, 5),
}
BLOCKED = {
    Column.SITUATION: "vướng mắc",
    Column.TEXT: "Chưa có hướng dẫn về biểu mẫu",
    Column.REASON: "Chờ hướng dẫn của cấp trên",
    Column.AGENCY: "Sở Nội vụ",
    Column.SINCE_ON: "01/03/2026",
    Column.NUMBER: "12/UBND-VP",
    Column.ISSUED_ON: "01/03/2026",
}


def send(plan, office, *rows, tasks, by=None, **more) -> Batch:
    content = filled(taken_out(plan, *tasks), *rows)
    return returned(plan, content, by=by or office.tu, at=clock.now(), **more)


def verdicts(batch: Batch) -> list[str]:
    return [line.verdict for line in batch.lines]


def why(batch: Batch) -> str:
    refusal = batch.of(Verdict.REFUSED)[0].refusal
    return refusal["msgid"] % refusal["values"]


def events_of(task) -> list[str]:
    return [event.move for event in history.of("task", task.id)]


def test_looking_changes_nothing(office: Office, plan, tasks):
    batch = send(plan, office, NEWS, DONE, tasks=tasks)
    assert verdicts(batch) == ["change", "change"]
    assert [task.status for task in tasks] == [Status.ASSIGNED] * 2
    assert [events_of(task) for task in tasks] == [["issue"]] * 2
    assert db.session.query(evidence.Document).count() == 0


def test_everything_is_told_through_the_verbs(office: Office, plan, tasks):
    batch = send(plan, office, DONE, BLOCKED, tasks=tasks)
    assert worksheets.apply(batch, Choices(), by=office.tu, at=clock.now()) == 2
    done, blocked = tasks
    assert (done.status, done.reported_done_on) == (Status.SUBMITTED, date(2026, 3, 5))
    assert [one.document.number for one in evidence.of_task(done.id)] == ["31/QĐ-UBND"]
    assert (blocked.status, blocked.blocked_agency) == (Status.BLOCKED, "Sở Nội vụ")
    assert events_of(done) == ["issue", "submit"]
    assert history.of("task", blocked.id)[-1].changes["document"] == "12/UBND-VP ngày 01/03/2026"


def test_one_entry_says_what_the_files_did(office: Office, plan, tasks):
    batch = send(plan, office, NEWS, tasks=tasks)
    worksheets.apply(batch, Choices(), by=office.tu, at=clock.now())
    [entry] = history.of("worksheet", batch.id)
    assert entry.changes["tasks"] == ["NV01"]
    assert (entry.changes["files"], entry.changes["untouched"]) == (["vp.xlsx"], 1)
    db.session.flush()
    assert list(history.faults()) == []


def test_a_second_click_tells_nothing_again(office: Office, plan, tasks):
    batch = send(plan, office, NEWS, tasks=tasks)
    counts = [
        worksheets.apply(batch, Choices(), by=office.tu, at=clock.now()) for _ in range(2)
    ]  # fmt: skip
    assert counts == [1, 1]
    assert events_of(tasks[0]) == ["issue", "start", "post"]


def test_a_blank_row_is_no_answer(office: Office, plan, tasks):
    batch = send(plan, office, tasks=tasks)
    assert (batch.lines, batch.untouched) == ([], 2)
    with pytest.raises(Refused):
        worksheets.apply(batch, Choices(), by=office.tu, at=clock.now())


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({Column.PERCENT: 60}, "", "Ghi một câu"),
        ({Column.TEXT: "Xong", Column.PERCENT: "nhiều"}, "percent", "không phải số"),
        ({Column.TEXT: "Xong", Column.PERCENT: 101}, "percent", "từ 0 đến 100"),
        ({Column.TEXT: "Xong", Column.SITUATION: "Xong"}, "situation", "không có trong danh sách"),
        ({Column.TEXT: "Xong", Column.DONE_ON: "05/03/2026"}, "done_on", "Chọn lại tình hình"),
        ({**DONE, Column.DONE_ON: "31/02/2026"}, "done_on", "không có trong lịch"),
        ({**DONE, Column.DONE_ON: "31/12/2026"}, "", "không được sau hôm nay"),
        ({**DONE, Column.ISSUED_ON: None}, "", "Ghi ngày của văn bản"),
        ({**BLOCKED, Column.AGENCY: None}, "", "cơ quan cần hướng dẫn"),
        ({Column.SITUATION: "Đã tháo gỡ", Column.TEXT: "Xong"}, "", "Không thực hiện được"),
        ({Column.SITUATION: "Xong một đợt", Column.TEXT: "Xong"}, "", "không còn đợt nào"),
    ],
)
def test_a_row_is_refused_as_on_the_page(office: Office, plan, tasks, cells, column, words):
    batch = send(plan, office, cells, tasks=tasks)
    assert words in why(batch)
    assert batch.lines[0].refusal["column"] == column
    assert tasks[0].status == Status.ASSIGNED


def test_what_did_not_occur_is_told_of_tasks_that_wait_for_an_event(office: Office, plan, tasks):
    tasks[0].deadline_kind, tasks[0].due_source = "event", "plan_end"
    nothing = {Column.SITUATION: "Không phát sinh trong kỳ", Column.TEXT: "Không có đợt thanh tra"}
    batch = send(plan, office, nothing, nothing, tasks=tasks)
    assert verdicts(batch) == ["change", "refused"]
    worksheets.apply(batch, Choices(leaves_refused=True), by=office.tu, at=clock.now())
    assert history.of("task", tasks[0].id)[-1].changes["nothing_occurred"]


def test_one_round_is_told_of_a_task_with_several(office: Office, plan, tasks):
    rounds = [TaskOccurrence(due_on=date(2026, month, 28)) for month in (3, 9)]
    tasks[0].occurrences = rounds
    one = {
        Column.SITUATION: "Xong một đợt",
        Column.TEXT: "Báo cáo quý I",
        Column.DONE_ON: "10/03/2026",
    }
    batch = send(plan, office, one, tasks=tasks)
    worksheets.apply(batch, Choices(), by=office.tu, at=clock.now())
    assert [one.done_on for one in rounds] == [date(2026, 3, 10), None]


def test_nothing_is_told_while_a_line_is_refused_unseen(office: Office, plan, tasks):
    batch = send(plan, office, NEWS, {Column.PERCENT: 60}, tasks=tasks)
    with pytest.raises(Refused):
        worksheets.apply(batch, Choices(), by=office.tu, at=clock.now())
    assert worksheets.apply(
        batch, Choices(leaves_refused=True), by=office.tu, at=clock.now()
    ) == 1  # fmt: skip
    assert history.of("worksheet", batch.id)[0].changes["refused"] == 1


def test_what_changed_meanwhile_is_shown_and_decided(office: Office, plan, tasks):
    content = filled(taken_out(plan, *tasks), NEWS)
    updates.post(tasks[0], News("Đã họp"), by=office.lan, at=clock.now())
    batch = returned(plan, content, by=office.tu, at=clock.now())
    assert verdicts(batch) == ["conflict"]
    with pytest.raises(Refused, match="NV01"):
        worksheets.apply(batch, Choices(), by=office.tu, at=clock.now())
    taken = Choices(taken=[batch.lines[0].id])
    assert worksheets.apply(batch, taken, by=office.tu, at=clock.now()) == 1


def test_a_conflict_left_as_it_stands_changes_nothing(office: Office, plan, tasks):
    content = filled(taken_out(plan, *tasks), NEWS, NEWS)
    updates.post(tasks[0], News("Đã họp"), by=office.lan, at=clock.now())
    batch = returned(plan, content, by=office.tu, at=clock.now())
    left = Choices(left=[batch.lines[0].id])
    assert worksheets.apply(batch, left, by=office.tu, at=clock.now()) == 1
    assert history.of("task", tasks[0].id)[-1].note == "Đã họp"


def test_the_same_file_again_says_what_is_there_already(office: Office, plan, tasks):
    content = filled(taken_out(plan, *tasks), NEWS, DONE)
    batch = returned(plan, content, by=office.tu, at=clock.now())
    worksheets.apply(batch, Choices(), by=office.tu, at=clock.now())
    again = returned(plan, content, by=office.tu, at=clock.now())
    assert verdicts(again) == ["same", "same"]


def test_what_changes_between_seeing_and_applying_stops_everything(office: Office, plan, tasks):
    batch = send(plan, office, NEWS, NEWS, tasks=tasks)
    updates.post(tasks[1], News("Đã họp"), by=office.lan, at=clock.now())
    db.session.commit()
    with pytest.raises(Overtaken):
        worksheets.apply(batch, Choices(), by=office.tu, at=clock.now())
    db.session.rollback()
    worksheets.look_again(batch, by=office.tu, at=clock.now())
    assert verdicts(batch) == ["change", "conflict"]
    assert events_of(tasks[0]) == ["issue"]


def test_another_unit_is_refused_row_by_row(office: Office, plan, tasks):
    batch = send(plan, office, NEWS, tasks=tasks, by=office.quang)
    assert "không được phân công" in why(batch)


def test_the_secretariat_enters_for_units_on_the_basis_of_a_document(office: Office, plan, tasks):
    cited = Cited(number="45/VP", issued_on=date(2026, 3, 10))
    basis = evidence.describe(cited, authority_id=plan.authority_id, by=office.hoa, at=clock.now())
    still = {Column.SITUATION: "Chưa có thay đổi"}
    batch = send(plan, office, NEWS, still, tasks=tasks, by=office.hoa, basis=basis)
    worksheets.apply(batch, Choices(), by=office.hoa, at=clock.now())
    told = [history.of("task", task.id)[-1] for task in tasks]
    assert [one.changes["basis"] for one in told] == ["45/VP ngày 10/03/2026"] * 2
    assert told[0].actor_id == office.hoa.id


def test_without_a_document_the_secretariat_enters_only_its_own(office: Office, plan, tasks):
    own = make_task(plan, office.vhxh)
    batch = send(plan, office, NEWS, NEWS, tasks=[tasks[0], own], by=office.hoa)
    assert verdicts(batch) == ["refused", "change"]
    assert "Ghi căn cứ" in why(batch)


def test_a_task_in_two_files_is_taken_once(office: Office, plan, tasks):
    content = filled(taken_out(plan, *tasks), NEWS)
    given = [
        worksheets.Given(worksheets.read(name, content), examine(name, content))
        for name in ("a.xlsx", "b.xlsx")
    ]
    batch = worksheets.take_in(plan, given, by=office.tu, at=clock.now())
    assert verdicts(batch) == ["change", "refused"]
    assert "đã có ở tệp a.xlsx, dòng 6" in why(batch)


def worksheets_file(name: str, content: bytes):
    return worksheets.batches.examine(name, content)


def test_a_removed_code_is_refused(office: Office, plan, tasks):
    content = filled(taken_out(plan, *tasks), NEWS)
    tasks[0].code = "NV99"
    batch = returned(plan, content, by=office.tu, at=clock.now())
    assert "không có nhiệm vụ mã số này" in why(batch)


def test_files_that_are_never_applied_are_forgotten(office: Office, plan, tasks):
    old, done = (send(plan, office, NEWS, tasks=tasks) for _ in range(2))
    worksheets.apply(done, Choices(), by=office.tu, at=clock.now())
    db.session.commit()
    worksheets.forget(before=clock.now() + timedelta(minutes=1))
    db.session.commit()
    assert db.session.query(Batch).all() == [done]
    assert old not in db.session
