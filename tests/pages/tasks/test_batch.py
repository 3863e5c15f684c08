"""Cập nhật nhiều nhiệm vụ: one table, one document, one Save; all rows or none."""

import re
from io import BytesIO

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.papers import HTML, PDF
from tracker import clock, evidence, history, updates
from tracker.db import db
from tracker.evidence import Document
from tracker.plans import Plan
from tracker.rules.words import Status
from tracker.tasks import Task
from tracker.updates import News

PAGE = "/nhiem-vu/cap-nhat-nhieu"
PAPER = {"doc_number": "04/TB-VP", "doc_on": "10/3/2026"}


@pytest.fixture
def tasks(office: Office, plan: Plan) -> list[Task]:
    """Three tasks of the office in Tú's charge."""
    return [make_task(plan, office.vp, staff=office.tu, title=f"Việc {n}") for n in (1, 2, 3)]


def rows(tasks: list[Task], *texts: str, ticked: tuple[Task, ...] = (), **more) -> dict:
    """Return what the page sends: versions and sentences of all rows, and the ticks."""
    told = dict(zip(tasks, texts, strict=False))
    sent: dict = {f"phien-{task.id}": str(task.version) for task in tasks}
    sent |= {f"cau-{task.id}": told.get(task, "") for task in tasks}
    return sent | {"chon": [str(task.id) for task in ticked]} | more


def moves(task: Task) -> list[str]:
    return [event.move for event in history.of("task", task.id)][1:]


def test_the_page_lists_what_is_mine_and_can_be_told(client, office: Office, tasks: list[Task]):
    tasks[2].status = Status.SUBMITTED
    make_task(tasks[0].plan, office.vp, title="Việc của phòng")
    make_task(tasks[0].plan, office.pkt, title="Việc phòng khác")
    page = client.sign_in(office.tu).get(PAGE).text
    assert [words in page for words in ("Việc 1", "Việc 2", "Việc 3")] == [True, True, False]
    assert "Việc của phòng" not in page
    wide = client.get(f"{PAGE}?pham-vi=don-vi").text
    assert "Việc của phòng" in wide
    assert "Việc phòng khác" not in wide


def test_a_head_without_own_tasks_is_led_to_the_units(client, office: Office, tasks: list[Task]):
    led = client.sign_in(office.lan).get(PAGE)
    assert (led.status_code, led.location) == (302, f"{PAGE}?pham-vi=don-vi")
    assert "Việc 1" in client.get(led.location).text
    assert "Không có nhiệm vụ nào đang mở." in client.get(f"{PAGE}?pham-vi=toi").text


def test_one_save_tells_of_all_rows_with_one_document(client, office, tasks: list[Task]):
    first, second, third = tasks
    form = rows(tasks, "Đã gửi dự thảo.", ticked=(first, second), **PAPER)
    form |= {f"nguyen-{third.id}": "1", "doc_file": (BytesIO(PDF), "tb.pdf")}
    answer = client.sign_in(office.tu).post(PAGE, data=form)
    assert (answer.status_code, answer.location) == (303, PAGE)
    assert "Đã lưu cập nhật của 03 nhiệm vụ." in client.get(PAGE).text
    assert db.session.query(Document).count() == 1
    shown = {task.id: [one.document.number for one in evidence.of_task(task.id)] for task in tasks}
    assert shown == {first.id: ["04/TB-VP"], second.id: ["04/TB-VP"], third.id: []}
    assert history.of("task", first.id)[-1].note == "Đã gửi dự thảo."
    assert history.of("task", third.id)[-1].changes == {"no_change": True}


def test_a_row_left_empty_is_left_alone(client: Client, office: Office, tasks: list[Task]):
    wide = f"{PAGE}?pham-vi=don-vi"
    assert client.sign_in(office.tu).post(wide, data=rows(tasks, "", "Đã họp.")).location == wide
    assert [moves(task) for task in tasks] == [[], ["start", "post"], []]


def test_one_refused_row_stops_all_and_nothing_typed_is_lost(client, office, tasks: list[Task]):
    _, second, third = tasks
    form = rows(tasks, "Đã gửi dự thảo.", ticked=(second,))
    form |= {f"cau-{third.id}": "Đã họp.", f"nguyen-{third.id}": "1"}
    answer = client.sign_in(office.tu).post(PAGE, data=form)
    assert answer.status_code == 422
    assert "Chưa lưu dòng nào: còn 02 dòng cần xem lại." in answer.text
    assert "Ghi một câu về kết quả, hoặc chọn “Chưa có thay đổi”." in answer.text
    assert "không chọn cả hai" in answer.text
    assert "Đã gửi dự thảo.</textarea>" in answer.text
    assert "Đã họp.</textarea>" in answer.text
    assert [moves(task) for task in tasks] == [[], [], []]


def test_a_row_that_somebody_else_was_first_on_says_so_in_place(client, office, tasks):
    form = rows(tasks, "Bản của Tú", "Đã họp.")
    updates.post(tasks[0], News("Bản của Lan"), by=office.lan, at=clock.now())
    answer = client.sign_in(office.tu).post(PAGE, data=form)
    assert answer.status_code == 409
    assert "Trần Thị Lan vừa cập nhật nhiệm vụ này lúc 12:00." in answer.text
    for words in ("Bản của Lan", "Bản của Tú</textarea>", "Đã họp.</textarea>"):
        assert words in answer.text
    assert f'name="phien-{tasks[0].id}" value="{tasks[0].version}"' in answer.text
    assert moves(tasks[1]) == []
    assert client.post(PAGE, data=rows(tasks, "Bản của Tú", "Đã họp.")).status_code == 303


def test_the_sentence_of_last_time_is_put_in_on_demand(client, office, tasks: list[Task]):
    for task, text in zip(tasks, ("Đang lấy ý kiến.", "Đang thẩm định.", ""), strict=True):
        if text:
            updates.post(task, News(text), by=office.tu, at=clock.now())
            updates.no_change(task, by=office.tu, at=clock.now())
    before = history.of("task", tasks[0].id)
    client.sign_in(office.tu)
    one = client.post(PAGE, data=rows(tasks, **{"nhu-ky-truoc": str(tasks[0].id)}))
    assert "Đang lấy ý kiến.</textarea>" in one.text
    assert "Đang thẩm định.</textarea>" not in one.text
    form = rows(tasks, "Đã khác", ticked=tuple(tasks), **{"nhu-ky-truoc": ""})
    several = client.post(PAGE, data=form)
    assert several.status_code == 200
    assert "Đã khác</textarea>" in several.text
    assert "Đang thẩm định.</textarea>" in several.text
    assert len(history.of("task", tasks[0].id)) == len(before)


def test_the_same_page_posted_twice_acts_once(client: Client, office: Office, tasks: list[Task]):
    form = rows(tasks, "Đã họp.", submission_id="once")
    client.sign_in(office.tu)
    assert [client.post(PAGE, data=form).status_code for _ in range(2)] == [303, 303]
    assert moves(tasks[0]) == ["start", "post"]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({}, "Ghi ít nhất một dòng, hoặc chọn nhiệm vụ."),
        ({"cau": "Đã họp.", **PAPER}, "Chọn các nhiệm vụ mà văn bản này là minh chứng."),
        ({"chon": True, "doc_number": "04/TB"}, "Ghi ngày của văn bản 04/TB."),
    ],
)
def test_a_page_that_cannot_be_taken_says_why(client, office, tasks, more: dict, sentence: str):
    more = dict(more)
    text, ticked = more.pop("cau", ""), (tasks[0],) if more.pop("chon", False) else ()
    answer = client.sign_in(office.tu).post(PAGE, data=rows(tasks, text, ticked=ticked, **more))
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert moves(tasks[0]) == []


def test_a_broken_file_loses_no_sentence_and_is_sent_again_alone(client, office, tasks):
    form = rows(tasks, "Đã họp.", ticked=(tasks[0], tasks[1]), **PAPER)
    form |= {f"cau-{tasks[1].id}": "Đã gửi.", "doc_file": (BytesIO(HTML), "a.jpg")}
    answer = client.sign_in(office.tu).post(PAGE, data=form)
    page = client.get(answer.location).text
    assert "Chưa tải được tệp" in page
    assert 'value="04/TB-VP"' in page
    assert len(re.findall(r'name="chon" value="\d+" checked', page)) == 2
    assert [task.status for task in tasks[:2]] == [Status.IN_PROGRESS] * 2
    again = rows(tasks, ticked=(tasks[0], tasks[1]), doc_file=(BytesIO(PDF), "a.pdf"), **PAPER)
    assert client.post(PAGE, data=again).status_code == 303
    assert [len(evidence.of_task(task.id)) for task in tasks] == [1, 1, 0]


def test_what_was_typed_before_the_sign_in_stands_in_the_table_again(client, office, tasks):
    form = rows(tasks, "Đã họp.", ticked=(tasks[0],), **PAPER)
    door = client.post(PAGE, data=form)
    assert (door.status_code, "Đã họp." in door.text) == (401, True)
    page = client.sign_in(office.tu).post(PAGE, data=form | {"resume": "1"}).text
    assert "Đã họp.</textarea>" in page
    assert 'value="04/TB-VP"' in page
    assert moves(tasks[0]) == []


def test_nobody_tells_of_the_tasks_of_others(client, office: Office, tasks: list[Task], stranger):
    form = rows(tasks, "Đã họp.")
    other = client.sign_in(office.quang).post(PAGE, data=form)
    assert other.status_code == 422
    assert "Đồng chí không được phân công" in other.text
    assert "“Đã họp.”" in other.text
    assert stranger.post(PAGE, data=form).status_code == 404
    assert moves(tasks[0]) == []


def test_two_plans_are_told_of_at_once(client: Client, office: Office, tasks: list[Task]):
    other = make_task(make_plan(office, year=2027), office.vp, staff=office.tu)
    both = [tasks[0], other]
    client.sign_in(office.tu).post(PAGE, data=rows(both, "Đã họp.", "Đã gửi."))
    assert [moves(task)[-1] for task in both] == ["post", "post"]


def test_forty_rows_are_read_with_as_many_statements_as_three(
    client: Client, office: Office, tasks: list[Task], queries: list[str]
):
    client.sign_in(office.tu)
    client.get(PAGE)
    queries.clear()
    client.get(PAGE)
    few = len(queries)
    for n in range(37):
        make_task(tasks[0].plan, office.vp, staff=office.tu, title=f"Thêm {n}")
    client.get(PAGE)
    queries.clear()
    assert client.get(PAGE).text.count("<textarea") == 40
    assert len(queries) == few <= 12


def test_writing_grows_with_the_rows_and_no_faster(client, office, tasks, queries: list[str]):
    client.sign_in(office.tu)
    counts = []
    for some in (tasks[:1], tasks[:2], tasks):
        form = rows(some, *["Đã họp."] * len(some))
        queries.clear()
        assert client.post(PAGE, data=form).status_code == 303
        counts.append(len(queries))
    assert counts[2] - counts[1] <= counts[1] - counts[0] + 1
