"""Occurrences and check-ins on the pages: k/n everywhere, done late, undone, with their proof."""

from datetime import date

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.pages.tasks import posted
from tests.pages.tasks.test_mine import look, section
from tests.papers import PDF
from tracker import clock, evidence, history, updates, verification
from tracker.plans import Plan, PlanState
from tracker.tasks import Task
from tracker.updates import News, Result

DAYS = (date(2026, 2, 27), date(2026, 6, 30), date(2026, 12, 31))


@pytest.fixture
def report(plan: Plan, office: Office) -> Task:
    """A report due three times, in Tú's charge; it is 12 March and the first one is missing."""
    return make_task(
        plan, office.vp, staff=office.tu, due_on=DAYS[-1], kind="recurring", several=DAYS,
        title="Báo cáo định kỳ",
    )  # fmt: skip


@pytest.fixture
def lasting(plan: Plan, office: Office) -> Task:
    """A task that goes on all year, in Tú's charge."""
    return make_task(
        plan, office.vp, staff=office.tu, due_on=DAYS[-1], kind="ongoing", title="Trực Một cửa"
    )


def finish(client: Client, task: Task, place: int, **fields):
    fields |= {"situation": "occurrence", "occurrence_id": str(task.occurrences[place].id)}
    return client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=posted(task, **fields))


def undo(client: Client, task: Task, place: int):
    fields = posted(task, occurrence_id=str(task.occurrences[place].id))
    return client.post(f"/nhiem-vu/{task.id}/bo-ket-qua-dot", data=fields)


def test_a_missed_occurrence_wants_doing_today_and_is_not_overdue(client, office, report):
    today = section(look(client.sign_in(office.tu)), "Cần làm hôm nay")
    assert "Đợt 1/3 chưa ghi kết quả" in today
    assert "Quá hạn" not in today


def test_how_many_are_done_stands_in_the_list_and_on_the_task(client, office, report: Task):
    client.sign_in(office.tu)
    finish(client, report, 0, done_on="10/03/2026")
    assert "01/03 đợt" in client.get("/nhiem-vu").text
    assert "01/03 đợt" in client.get(f"/nhiem-vu/{report.id}").text


def test_the_list_of_missed_occurrences_is_the_one_behind_the_overview(client, office, report):
    client.sign_in(office.binh)
    overview = client.get("/tong-quan").text
    assert "đợt hạn 27/02/2026 chưa có kết quả" in overview
    assert "han=thieu-dot" in overview
    page = client.get("/nhiem-vu?han=thieu-dot").text
    assert report.title in page
    assert "còn 01 đợt chưa có kết quả" in page


def test_a_late_occurrence_carries_its_own_document(client: Client, office, report: Task):
    client.sign_in(office.tu)
    fields = {"done_on": "05/03/2026", "doc_number": "12/BC-VP", "doc_on": "05/03/2026"}
    finish(client, report, 0, text="Đã gửi", doc_file=("bc.pdf", PDF), **fields)
    assert report.occurrences[0].done_on == date(2026, 3, 5)
    page = section(client.get(f"/nhiem-vu/{report.id}").text, "Kết quả từng đợt")
    assert "12/BC-VP" in page
    assert "clock-x" in page
    assert len(evidence.of_task(report.id)) == 1


def test_who_noted_it_takes_it_back(client: Client, office: Office, report: Task):
    client.sign_in(office.tu)
    finish(client, report, 0, done_on="10/03/2026")
    assert "Ghi nhầm, bỏ kết quả này" in client.get(f"/nhiem-vu/{report.id}").text
    assert undo(client, report, 0).status_code == 302
    assert report.occurrences[0].done_on is None
    page = client.get(f"/nhiem-vu/{report.id}").text
    assert "bỏ kết quả ghi nhầm" in page
    assert "Ghi nhầm, bỏ kết quả này" not in page


def test_a_colleague_does_not_take_it_back(client: Client, office: Office, report: Task):
    finish(client.sign_in(office.tu), report, 0, done_on="10/03/2026")
    client.sign_in(office.lan)
    assert "Ghi nhầm, bỏ kết quả này" not in client.get(f"/nhiem-vu/{report.id}").text
    answer = undo(client, report, 0)
    assert answer.status_code == 422
    assert "Chỉ người đã ghi kết quả mới bỏ được." in answer.text


def test_a_verified_result_is_not_taken_back(client, session, office: Office, report: Task):
    finish(client.sign_in(office.tu), report, 0, done_on="10/03/2026")
    verification.accept_occurrence(report, report.occurrences[0], by=office.hoa, at=clock.now())
    session.commit()
    assert undo(client, report, 0).status_code == 422
    assert report.occurrences[0].done_on == date(2026, 3, 10)


def test_taking_back_twice_or_in_a_closed_plan_or_from_outside(client, stranger, office, report):
    assert undo(stranger, report, 0).status_code == 404
    client.sign_in(office.tu)
    finish(client, report, 0, done_on="10/03/2026")
    undo(client, report, 0)
    assert "Đợt này chưa ghi kết quả." in undo(client, report, 0).text
    report.plan.state = PlanState.CLOSED
    assert undo(client, report, 0).status_code == 403


def test_one_click_says_that_an_ongoing_task_goes_on(client: Client, office, lasting: Task):
    client.sign_in(office.tu)
    today = section(look(client), "Cần làm hôm nay")
    assert "Cập nhật quý I" in today
    assert "Vẫn đang thực hiện" in today
    fields = posted(lasting, no_change="2", back="cua-toi")
    assert client.post(f"/nhiem-vu/{lasting.id}/cap-nhat", data=fields).status_code == 302
    page = look(client)
    assert "Đã ghi nhận vẫn đang thực hiện." in page
    assert "Cập nhật quý I" not in page
    assert lasting.occurrences[0].done_on == date(2026, 3, 12)


def test_an_update_answers_the_check_in_too_and_no_occurrence_is_offered(
    client, session, office: Office, lasting: Task
):  # fmt: skip
    updates.post(lasting, News("Đã tiếp 12 lượt người."), by=office.tu, at=clock.now())
    session.commit()
    page = client.sign_in(office.tu).get(f"/nhiem-vu/{lasting.id}").text
    assert "đã cập nhật 01/04 kỳ" in page
    assert "Xong một đợt" not in page
    assert history.of("task", lasting.id)[-1].changes["occurrence_due_on"] == "2026-03-14"


def test_the_task_of_several_years_says_until_when(client: Client, office: Office, plan: Plan):
    task = make_task(plan, office.vp, due_on=DAYS[-1], kind="range")
    task.deadline_text, task.recurrence = "2026 - 2030", "MULTIYEAR; slice 2026 due 2026-12-31"
    client.sign_in(office.tu)
    assert "thực hiện đến 2030" in client.get("/nhiem-vu").text
    assert "kế hoạch này tính phần việc năm 2026" in client.get(f"/nhiem-vu/{task.id}").text


def test_a_result_is_told_late_in_the_story(client: Client, session, office, report: Task):
    result = Result(report.occurrences[0], date(2026, 3, 2))
    updates.mark_occurrence(report, result, news=News(), by=office.tu, at=clock.now())
    session.commit()
    page = client.sign_in(office.tu).get(f"/nhiem-vu/{report.id}").text
    assert "đợt hạn 27/02/2026 xong ngày 02/03/2026" in page
