"""A verifier's yes and no, on the task's page and on the page of all that waits."""

from datetime import date

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.pages.tasks import posted
from tracker import clock, updates
from tracker.rules.words import Move, Outcome, Status
from tracker.tasks import Task, moves_open_to
from tracker.updates import Claim, News

WHY = "Còn thiếu kết luận của 02 đơn vị."


def decide(client: Client, task: Task, act: str, **fields):
    """Post a decision from the page of all that waits."""
    fields = {"back": "cho-xac-nhan", "done_on": "10/03/2026", **fields}
    return client.post(f"/nhiem-vu/{task.id}/{act}", data=posted(task, **fields))


def test_the_page_shows_what_the_unit_says(client: Client, office: Office, waiting_task: Task):
    page = client.sign_in(office.hoa).get("/cho-xac-nhan").text
    assert "Chờ xác nhận (01)" in page
    assert "Đã tổ chức hội nghị đối thoại." in page
    assert "Chưa có minh chứng" in page


def test_the_secretariat_confirms(client: Client, office: Office, waiting_task: Task):
    answer = decide(client.sign_in(office.hoa), waiting_task, "xac-nhan", outcome="met")
    assert answer.location == "/cho-xac-nhan"
    assert (waiting_task.status, waiting_task.outcome) == (Status.COMPLETED, Outcome.MET)
    assert waiting_task.completed_on == date(2026, 3, 10)
    assert "Chờ xác nhận (0)" in client.get("/cho-xac-nhan").text


def test_not_met_needs_its_reason_and_keeps_what_was_typed(client, office, waiting_task: Task):
    client.sign_in(office.hoa)
    answer = decide(client, waiting_task, "xac-nhan", outcome="not_met", reason="Thiếu")
    assert answer.status_code == 422
    assert "ít nhất 10 ký tự" in answer.text
    assert "Thiếu</textarea>" in answer.text
    decide(client, waiting_task, "xac-nhan", outcome="not_met", reason=WHY)
    assert waiting_task.outcome == Outcome.NOT_MET


def test_a_task_goes_back_with_its_reason(client, office: Office, waiting_task: Task):
    decide(client.sign_in(office.hoa), waiting_task, "tra-lai", reason=WHY)
    assert (waiting_task.status, waiting_task.returned_count) == (Status.IN_PROGRESS, 1)
    mine = client.sign_in(office.tu).get("/nhiem-vu-cua-toi").text
    assert "Phạm Thị Hoa trả lại:" in mine
    assert WHY in mine


@pytest.mark.parametrize("act", ["xac-nhan", "tra-lai"])
@pytest.mark.parametrize(
    ("who", "status"), [("tu", 403), ("lan", 422), ("minh", 422), ("binh", 422), ("mai", 403)]
)
def test_nobody_else_decides(client, office, waiting_task: Task, act, who, status: int):
    answer = decide(
        client.sign_in(office.people[who]), waiting_task, act, outcome="met", reason=WHY
    )
    assert answer.status_code == status
    assert waiting_task.status == Status.SUBMITTED


def test_one_verifies_while_the_other_returns(client, office, waiting_task: Task):
    late = posted(waiting_task, reason=WHY, back="cho-xac-nhan")
    decide(client.sign_in(office.hoa), waiting_task, "xac-nhan", outcome="met")
    answer = client.post(f"/nhiem-vu/{waiting_task.id}/tra-lai", data=late)
    assert answer.status_code == 409
    assert "Phạm Thị Hoa vừa cập nhật nhiệm vụ này" in answer.text
    assert WHY in answer.text
    assert waiting_task.status == Status.COMPLETED


def test_the_loser_is_told_by_name_on_the_tasks_page(client, office, waiting_task: Task):
    late = posted(waiting_task, reason=WHY)
    decide(client.sign_in(office.hoa), waiting_task, "xac-nhan", outcome="met")
    answer = client.post(f"/nhiem-vu/{waiting_task.id}/tra-lai", data=late)
    assert answer.status_code == 409
    assert "Phạm Thị Hoa xác nhận" in answer.text
    assert WHY in answer.text


def test_who_submitted_takes_it_back(client: Client, office: Office, waiting_task: Task):
    client.sign_in(office.lan)
    client.post(f"/nhiem-vu/{waiting_task.id}/rut-lai", data=posted(waiting_task))
    assert waiting_task.status == Status.IN_PROGRESS


def test_what_waits_for_whom_is_what_each_may_decide(session, client, office: Office, plan):
    claim = Claim(date(2026, 3, 10), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    tasks = []
    for unit, by in ((office.vp, "lan"), (office.pkt, "minh"), (office.vhxh, "hoa")):
        task = make_task(plan, unit)
        updates.submit(task, claim, by=office.people[by], at=clock.now())
        tasks.append(task)
    for who in ("lan", "tu", "minh", "quang", "hoa", "binh", "mai", "son"):
        person = office.people[who]
        page = client.sign_in(person).get("/cho-xac-nhan").text
        shown = {task.code for task in tasks if f'id="{task.code}"' in page}
        may = {
            task.code
            for task in tasks
            if Move.VERIFY in {rule.move for rule in moves_open_to(person, task, on=clock.today())}
        }
        assert shown == may, who


def test_the_page_asks_the_database_little(session, client, office: Office, plan, queries):
    client.sign_in(office.hoa)
    claim = Claim(date(2026, 3, 10), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    asked = []
    for _ in range(2):
        for _ in range(4):
            updates.submit(make_task(plan, office.vp), claim, by=office.lan, at=clock.now())
        session.commit()
        queries.clear()
        assert client.get("/cho-xac-nhan").status_code == 200
        asked.append(len([one for one in queries if one.startswith("SELECT")]))
    assert asked[0] == asked[1] <= 12
