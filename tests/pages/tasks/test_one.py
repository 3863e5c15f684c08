"""The page of one task: for everyone of the authority; moves, proof and reasons by role."""

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tracker import clock, evidence, verification
from tracker.evidence import Cited
from tracker.history import Event
from tracker.plans import Plan
from tracker.tasks import Task

EVERYBODY = ("lan", "tu", "minh", "quang", "hoa", "binh", "mai", "son")
WHY = "Còn thiếu kết luận của 02 đơn vị."
MOVES = {
    "cap-nhat": "Lưu cập nhật",
    "rut-lai": "Rút lại để sửa",
    "xac-nhan": "Xác nhận hoàn thành",
    "tra-lai": "Trả lại, đề nghị bổ sung",
    "phan-phoi-hop": "Gửi phần phối hợp",
    "giao-nguoi": "Giao người thực hiện",
    "bat-dau": "Bắt đầu thực hiện",
    "y-kien": "Ghi nhận ý kiến chỉ đạo",
}


def moves_on(page: str) -> set[str]:
    return {act for act in MOVES if f'/{act}"' in page}


def look(client: Client, task: Task) -> str:
    answer = client.get(f"/nhiem-vu/{task.id}")
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_of_the_authority_sees_the_row_as_printed(client, office, task: Task, who: str):
    task.printed = {"STT": "1", "Nội dung": "Rà soát thủ tục\n- lần 1", "Thời gian": "Quý II"}
    page = look(client.sign_in(office.people[who]), task)
    assert "Rà soát thủ tục<br>- lần 1" in page
    assert "Văn phòng HĐND và UBND" in page


def test_another_authority_does_not_find_the_task(stranger: Client, task: Task):
    assert stranger.get(f"/nhiem-vu/{task.id}").status_code == 404


def test_strangers_are_sent_to_sign_in(client: Client, task: Task):
    assert client.get(f"/nhiem-vu/{task.id}").status_code == 302


@pytest.mark.parametrize(
    ("who", "moves"),
    [
        ("lan", {"cap-nhat", "giao-nguoi", "bat-dau"}),
        ("tu", {"cap-nhat", "bat-dau"}),
        ("quang", {"phan-phoi-hop"}),
        ("minh", {"phan-phoi-hop"}),
        ("hoa", {"cap-nhat", "giao-nguoi", "y-kien"}),
        ("binh", set()),
        ("mai", set()),
        ("son", set()),
    ],
)
def test_the_possible_moves_and_nothing_else(client, office, task: Task, who: str, moves):
    assert moves_on(look(client.sign_in(office.people[who]), task)) == moves


@pytest.mark.parametrize(
    ("who", "moves"),
    [
        ("lan", {"rut-lai", "giao-nguoi"}),
        ("tu", set()),
        ("hoa", {"xac-nhan", "tra-lai", "giao-nguoi", "y-kien"}),
        ("quang", {"phan-phoi-hop"}),
        ("binh", set()),
        ("mai", set()),
    ],
)
def test_the_moves_of_a_waiting_task(client, office, waiting_task: Task, who: str, moves):
    assert moves_on(look(client.sign_in(office.people[who]), waiting_task)) == moves


@pytest.mark.parametrize(
    ("who", "sees"),
    [("lan", True), ("quang", False), ("hoa", True), ("binh", True), ("mai", True), ("son", False)],
)
def test_reasons_and_proof_are_for_those_concerned(session, client, office, plan, who, sees):
    task = make_task(plan, office.vp)
    notice = evidence.describe(
        Cited("04/TB-VP", clock.today()), authority_id=task.authority_id, by=office.tu,
        at=clock.now(),
    )  # fmt: skip
    evidence.add(task, document=notice, by=office.tu, at=clock.now())
    task.status = "submitted"
    verification.send_back(task, reason=WHY, by=office.hoa, at=clock.now())
    page = look(client.sign_in(office.people[who]), task)
    assert (WHY in page) is sees
    assert ("04/TB-VP" in page) is sees
    assert "trả lại, đề nghị bổ sung" in page


def test_hostile_text_is_shown_as_text(client: Client, office: Office, task: Task):
    hostile = "<script>alert(1)</script>{{7*7}}'\"><img onerror=x>"
    task.title = task.deliverable = task.note = task.deadline_text = hostile
    task.printed = {hostile: hostile}
    page = look(client.sign_in(office.tu), task)
    assert "<script>alert" not in page
    assert "<img onerror" not in page
    assert "{{7*7}}" in page


def test_looking_changes_nothing(session, client: Client, office: Office, waiting_task: Task):
    before = (session.query(Event).count(), waiting_task.version)
    for who in EVERYBODY:
        look(client.sign_in(office.people[who]), waiting_task)
    assert (session.query(Event).count(), waiting_task.version) == before


def test_the_page_asks_the_database_little(session, client, office, plan: Plan, queries):
    tasks = [make_task(plan, office.vp, coordinating=(office.pkt,)) for _ in range(12)]
    client.sign_in(office.hoa)
    asked = []
    for task in (tasks[0], tasks[6]):
        queries.clear()
        look(client, task)
        asked.append(len([one for one in queries if one.startswith("SELECT")]))
    assert asked[0] == asked[1] <= 12
