"""Many tasks at once: boxes or the whole filter, a preview, one click; by the secretariat alone."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
import time_machine

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.papers import PDF
from tracker import clock, history, updates
from tracker.bulk import Bulk
from tracker.db import db
from tracker.evidence import Document
from tracker.plans import Plan
from tracker.rules.words import Outcome, Status
from tracker.tasks import Task
from tracker.updates import Claim, News

CHOOSE = "/nhiem-vu/hang-loat"
CITED = {"doc_number": "15/TB-UBND", "doc_on": "11/03/2026"}


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is noon of 12 March 2026."""
    with time_machine.travel("2026-03-12 05:00Z", tick=False):
        yield


@pytest.fixture
def tasks(office: Office, plan: Plan) -> list[Task]:
    return [
        make_task(plan, office.vp, staff=office.tu, due_on=date(2026, 6, 30)),
        make_task(plan, office.pkt, title="Rà soát chợ", due_on=date(2026, 3, 1)),
    ]


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    """The secretariat, signed in."""
    return client.sign_in(office.hoa)


def choose(client: Client, act: str, tasks: list[Task], **more: str) -> str:
    """Tick tasks for an act and return the address of what is to be done."""
    posted = {"viec": act, "nhiem-vu": [str(task.id) for task in tasks], **more}
    answer = client.post(CHOOSE, data=posted)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


@pytest.mark.parametrize(("who", "offered"), [("hoa", True), ("lan", False), ("binh", False)])
def test_the_list_offers_boxes_to_the_secretariat_alone(client, office, tasks, who, offered):
    page = client.sign_in(office.people[who]).get("/nhiem-vu").text
    assert ('name="nhiem-vu"' in page) is offered
    assert ("Chọn cả 02 nhiệm vụ tìm thấy" in page) is offered


def test_the_list_of_a_past_day_offers_none(hoa: Client, tasks):
    assert 'name="nhiem-vu"' not in hoa.get("/nhiem-vu?tinh-den=2026-03-01").text


def test_urging_goes_from_the_boxes_to_the_letters(hoa: Client, tasks):
    page = choose(hoa, "urge", tasks)
    assert "Đôn đốc: 02 nhiệm vụ đã chọn" in hoa.get(page).text
    assert hoa.post(page, data={"text": "Báo cáo trước 16:00."}).status_code == 303
    shown = hoa.get(page).text
    assert "Thực hiện với 02 nhiệm vụ" in shown
    assert "thư gửi Lê Anh Tú, Trần Thị Lan" in shown
    assert hoa.post(f"{page}/thuc-hien").headers["Location"] == page
    assert "Đã thực hiện với 02 nhiệm vụ." in hoa.get(page).text
    assert "đôn đốc thực hiện" in hoa.get(f"/nhiem-vu/{tasks[0].id}").text


def test_a_third_urging_of_the_day_is_refused_by_name_before_anything_is_done(hoa: Client, tasks):
    for _time in range(2):
        page = choose(hoa, "urge", tasks[1:])
        assert "trước ngày 17/03/2026" in hoa.get(page).text  # words to begin with
        hoa.post(page, data={"text": "Báo cáo trước 16:00."})
        hoa.post(f"{page}/thuc-hien")
    page = choose(hoa, "urge", tasks)
    hoa.post(page, data={"text": "Báo cáo trước 16:00."})
    shown = hoa.get(page).text
    assert "Hôm nay Phòng Kinh tế đã được đôn đốc 02 lần: 12:00 Phạm Thị Hoa; 12:00" in shown
    assert "Thực hiện với 01 nhiệm vụ" in shown


def test_all_that_the_filter_finds_is_chosen_whatever_the_page_shows(hoa: Client, plan, tasks):
    page = choose(hoa, "urge", [], **{"tat-ca": "1", "han": "qua-han", "ke-hoach": plan.code})
    shown = hoa.get(page).text
    assert "01 nhiệm vụ đã chọn" in shown
    assert "Rà soát chợ" in shown


def test_a_person_is_named_for_each_unit(hoa: Client, office, tasks):
    page = choose(hoa, "assign", tasks)
    assert "Vũ Đình Quang" in hoa.get(page).text
    hoa.post(page, data={f"nguoi-{office.pkt.id}": str(office.quang.id)})
    shown = hoa.get(page).text
    assert "chưa giao" in shown
    assert "Chưa chọn người thực hiện của đơn vị này." in shown
    hoa.post(f"{page}/thuc-hien")
    assert "Không thực hiện: NV01." in hoa.get(page).text
    assert [task.staff_id for task in tasks] == [office.tu.id, office.quang.id]


def test_submitted_tasks_are_confirmed_with_a_document(hoa: Client, office, tasks):
    claim = Claim(date(2026, 3, 10), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    updates.submit(tasks[0], claim, by=office.lan, at=clock.now())
    page = choose(hoa, "verify", tasks)
    hoa.post(page, data=CITED)
    assert "Thực hiện với 01 nhiệm vụ" in hoa.get(page).text
    hoa.post(f"{page}/thuc-hien")
    assert [task.status for task in tasks] == [Status.COMPLETED, Status.ASSIGNED]


def test_an_extension_wants_its_document_day_and_reason(hoa: Client, office, tasks):
    page = choose(hoa, "extend", tasks)
    answer = hoa.post(page, data={"doc_number": "15/TB-UBND"})
    assert answer.status_code == 422
    assert db.session.query(Document).count() == 0
    decided = {"decider": str(office.binh.id), "due_on": "31/07/2026", "text": "Chờ hướng dẫn mới"}
    assert hoa.post(page, data={**CITED, **decided}).status_code == 303
    shown = hoa.get(page).text
    assert "hạn\u00a030/06/2026" in shown
    assert "hạn\u00a031/07/2026" in shown
    hoa.post(f"{page}/thuc-hien")
    assert {task.due_on for task in tasks} == {date(2026, 7, 31)}


def test_a_removal_says_why(hoa: Client, office, tasks):
    page = choose(hoa, "remove", tasks[:1])
    decided = {"decider": str(office.binh.id), "why": "merged", "text": "Ghép với nhiệm vụ khác"}
    hoa.post(page, data={**CITED, **decided})
    assert "Đưa ra khỏi kế hoạch: Ghép với nhiệm vụ khác" in hoa.get(page).text
    hoa.post(f"{page}/thuc-hien")
    assert [task.status for task in tasks] == [Status.CANCELLED, Status.ASSIGNED]


def test_telling_it_again_replaces_the_terms_and_keeps_one_document(hoa: Client, office, tasks):
    page = choose(hoa, "extend", tasks)
    decided = {"decider": str(office.binh.id), "text": "Chờ hướng dẫn mới", **CITED}
    for day in ("31/07/2026", "31/08/2026"):
        hoa.post(page, data={**decided, "due_on": day})
    shown = hoa.get(page).text
    assert "hạn\u00a031/08/2026" in shown
    assert "hạn\u00a031/07/2026" not in shown
    assert db.session.query(Document).count() == 1


def test_the_file_of_the_first_look_stays_when_the_number_was_wrong(hoa: Client, office, tasks):
    page = choose(hoa, "extend", tasks)
    decided = {"decider": str(office.binh.id), "text": "Chờ hướng dẫn", "due_on": "31/07/2026"}
    hoa.post(page, data={**decided, **CITED, "doc_file": (BytesIO(PDF), "tb.pdf")})
    assert "Đã giữ tệp tb.pdf" in hoa.get(page).text
    hoa.post(page, data={**decided, **CITED, "doc_number": "16/TB-UBND"})
    told = db.session.query(Bulk).one().document
    assert (told.number, told.file.name) == ("16/TB-UBND", "tb.pdf")


def test_double_clicks_choose_and_act_once(hoa: Client, tasks):
    pages = {choose(hoa, "urge", tasks, submission_id="once") for _ in range(2)}
    assert len(pages) == 1
    [page] = pages
    hoa.post(page, data={"text": "Báo cáo trước 16:00."})
    for _ in range(2):
        assert hoa.post(f"{page}/thuc-hien").status_code == 303
    assert [event.move for event in history.of("task", tasks[0].id)] == ["issue", "urge_lead"]


def test_when_everything_changed_meanwhile_nothing_is_done_and_all_is_shown(
    hoa: Client, office, tasks
):  # fmt: skip
    page = choose(hoa, "assign", tasks[:1])
    hoa.post(page, data={f"nguoi-{office.vp.id}": str(office.lan.id)})
    updates.post(tasks[0], News("Đã họp"), by=office.lan, at=clock.now())
    answer = hoa.post(f"{page}/thuc-hien")
    assert answer.status_code == 409
    assert "Nhiệm vụ vừa có thay đổi sau khi xem trước." in answer.text
    assert tasks[0].staff_id == office.tu.id


@pytest.mark.parametrize("ids", [["999999"], ["x"], ["99999999999999999999"]])
def test_what_is_not_there_cannot_be_chosen(hoa: Client, tasks, ids):
    assert hoa.post(CHOOSE, data={"viec": "urge", "nhiem-vu": ids}).status_code == 404


def test_nothing_ticked_is_said(hoa: Client, tasks):
    answer = hoa.post(CHOOSE, data={"viec": "urge"})
    assert answer.status_code == 422
    assert "Chọn ít nhất một nhiệm vụ." in answer.text
    assert hoa.post(CHOOSE, data={"viec": "burn"}).status_code == 422


def test_another_of_the_secretariat_does_not_find_it(app, hoa: Client, office, tasks):
    page = choose(hoa, "urge", tasks)
    db.session.query(Bulk).one().by_id = office.binh.id
    assert hoa.get(page).status_code == 404
    assert hoa.post(page, data={"text": "x"}).status_code == 404
    assert hoa.post(f"{page}/thuc-hien").status_code == 404


def test_a_choice_can_be_dropped(hoa: Client, tasks):
    page = choose(hoa, "urge", tasks)
    assert hoa.post(f"{page}/bo").status_code == 303
    assert hoa.get(page).status_code == 404


def test_as_many_queries_for_few_tasks_as_for_many(hoa: Client, office, plan, queries):
    asked = []
    for _ in range(2):
        for _ in range(6):
            make_task(plan, office.vp, staff=office.tu)
        page = choose(hoa, "urge", db.session.query(Task).all())
        hoa.post(page, data={"text": "Báo cáo trước 16:00."})
        queries.clear()
        assert hoa.get(page).status_code == 200
        asked.append(len([one for one in queries if one.startswith("SELECT")]))
    assert asked[0] == asked[1] <= 8


def test_extending_many_reads_the_calendar_once(hoa: Client, office, plan, queries):
    tasks = [make_task(plan, office.vp, due_on=date(2026, 6, 30)) for _ in range(4)]
    page = choose(hoa, "extend", tasks)
    queries.clear()
    decided = {"decider": str(office.binh.id), "text": "Chờ hướng dẫn", "due_on": "31/07/2026"}
    hoa.post(page, data={**decided, **CITED})
    assert len([one for one in queries if "FROM calendar_day" in one]) <= 1
