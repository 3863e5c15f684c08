"""Cập nhật bằng Excel: a file's way from sending to applying."""

import io

import pytest

from tests.cast import make_task
from tests.conftest import Client
from tests.worksheets.filling import codes, filled
from tracker import clock, history, updates
from tracker.db import db
from tracker.documents.task_sheet import SHEET, Column
from tracker.rules.words import Status
from tracker.updates import News
from tracker.worksheets import Batch

NEWS = {Column.TEXT: "Đã gửi dự thảo lấy ý kiến", Column.PERCENT: 40}
OUT = "/nhiem-vu/excel/tai-ve"


def send(client: Client, *files: tuple[str, bytes], **fields: str):
    posted = {"files": [(io.BytesIO(content), name) for name, content in files], **fields}
    return client.post("/nhiem-vu/excel", data=posted, content_type="multipart/form-data")


def sent(client: Client, content: bytes, **fields: str) -> str:
    """Send a workbook and return the address of what it would change."""
    answer = send(client, ("vp.xlsx", content), **fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def test_a_file_is_seen_then_applied_then_told(client, office, task):
    client.sign_in(office.tu)
    page = sent(client, filled(client.get(OUT).data, NEWS))
    shown = client.get(page).text
    assert "Thay đổi: 01" in shown
    assert "“Đã gửi dự thảo lấy ý kiến”" in shown
    assert "Mới giao" in shown
    assert "đạt 40%" in shown
    assert task.status == Status.ASSIGNED
    assert client.post(f"{page}/ap-dung").headers["Location"] == page
    assert "Đã cập nhật 01 nhiệm vụ." in client.get(page).text
    assert task.status == Status.IN_PROGRESS


def test_a_double_click_on_either_button_acts_once(client, office, task):
    client.sign_in(office.tu)
    content = filled(client.get(OUT).data, NEWS)
    first, second = (sent(client, content, submission_id="once") for _ in range(2))
    assert first == second
    for _ in range(2):
        assert client.post(f"{first}/ap-dung").status_code == 303
    assert [event.move for event in history.of("task", task.id)] == ["issue", "start", "post"]


def test_all_wrong_files_are_named_at_once(client, office, task):
    client.sign_in(office.tu)
    good = filled(client.get(OUT).data, NEWS)
    answer = send(client, ("a.pdf", b"%PDF-1.7"), ("vp.xlsx", good), ("b.csv", b"a;b"))
    assert answer.status_code == 422
    assert "Tệp “a.pdf” là tệp PDF" in answer.text
    assert "Tệp “b.csv” không phải tệp Excel" in answer.text
    assert db.session.query(Batch).count() == 0


def test_another_authority_s_file_is_refused(client, office, task):
    client.sign_in(office.tu)

    def foreign(book) -> None:
        book[SHEET]["B1"].value, book[SHEET]["C1"].value = "xa_khac_2026", "UBND xã Khác"

    answer = send(client, ("a.xlsx", filled(client.get(OUT).data, NEWS, touch=foreign)))
    assert "lập cho kế hoạch xa_khac_2026 của UBND xã Khác" in answer.text


def test_no_file_is_asked_for(client, office):
    assert "Chọn ít nhất một tệp." in send(client.sign_in(office.tu)).text


def test_nobody_else_finds_what_was_sent(client, app, office, task):
    client.sign_in(office.tu)
    page = sent(client, filled(client.get(OUT).data, NEWS))
    for who in ("lan", "hoa"):
        stranger = app.test_client().sign_in(office.people[who])
        assert stranger.get(page).status_code == 404
        assert stranger.post(f"{page}/ap-dung").status_code == 404
        assert stranger.post(f"{page}/bo").status_code == 404


def test_what_changed_on_the_site_stands_beside_the_file(client, office, task):
    client.sign_in(office.tu)
    content = filled(client.get(OUT).data, NEWS)
    updates.post(task, News("Đã họp tổ soạn thảo"), by=office.lan, at=clock.now())
    page = sent(client, content)
    shown = client.get(page).text
    assert "“Đã họp tổ soạn thảo”" in shown
    assert "Trần Thị Lan" in shown
    assert client.post(f"{page}/ap-dung").status_code == 422
    line = db.session.query(Batch).one().lines[0].id
    assert client.post(f"{page}/ap-dung", data={f"dong-{line}": "tep"}).status_code == 303
    assert history.of("task", task.id)[-1].note == NEWS[Column.TEXT]


def test_a_change_after_looking_is_shown_before_anything_is_applied(client, office, task):
    client.sign_in(office.tu)
    page = sent(client, filled(client.get(OUT).data, NEWS))
    updates.post(task, News("Đã họp tổ soạn thảo"), by=office.lan, at=clock.now())
    answer = client.post(f"{page}/ap-dung")
    assert answer.status_code == 409
    assert "Chưa áp dụng gì" in answer.text
    assert "Lấy theo tệp" in answer.text
    assert history.of("task", task.id)[-1].note == "Đã họp tổ soạn thảo"


def test_refused_lines_say_why_and_are_left_only_knowingly(client, office, plan, task):
    make_task(plan, office.vp, staff=office.tu)
    client.sign_in(office.tu)
    page = sent(client, filled(client.get(OUT).data, NEWS, {Column.PERCENT: "nhiều"}))
    assert "Cột Đạt đến nay (%): “nhiều” không phải số" in client.get(page).text
    assert client.post(f"{page}/ap-dung").status_code == 422
    assert client.post(f"{page}/ap-dung", data={"de-lai": "1"}).status_code == 303


def test_files_can_be_dropped_until_they_are_applied(client, office, task):
    client.sign_in(office.tu)
    content = filled(client.get(OUT).data, NEWS)
    page = sent(client, content)
    assert client.post(f"{page}/bo").status_code == 303
    assert client.get(page).status_code == 404
    page = sent(client, content)
    client.post(f"{page}/ap-dung")
    assert client.post(f"{page}/bo").status_code == 422


def test_the_secretariat_applies_many_files_with_one_document(client, office, task, other):
    client.sign_in(office.hoa)
    books = [
        (f"{unit}.xlsx", filled(client.get(f"{OUT}?don-vi={unit}").data, NEWS))
        for unit in ("VP", "PKT")
    ]
    cited = {"doc_number": "45/BC-VP", "doc_on": "10/03/2026"}
    page = send(client, *books, **cited).headers["Location"]
    shown = client.get(page).text
    assert "02 tệp, 02 dòng có nội dung" in shown
    assert "căn cứ 45/BC-VP ngày 10/03/2026" in shown
    client.post(f"{page}/ap-dung")
    told = [history.of("task", one.id)[-1].changes["basis"] for one in (task, other)]
    assert told == ["45/BC-VP ngày 10/03/2026"] * 2


def test_a_document_without_its_day_is_asked_for(client, office, task):
    content = filled(client.sign_in(office.hoa).get(f"{OUT}?don-vi=VP").data, NEWS)
    answer = send(client, ("vp.xlsx", content), doc_number="45/BC-VP")
    assert answer.status_code == 422
    assert "Ghi ngày của văn bản 45/BC-VP." in answer.text


def test_as_many_queries_for_few_rows_as_for_many(client, office, plan, task, queries):
    client.sign_in(office.tu)
    asked = []
    for _ in range(2):
        for _ in range(8):
            make_task(plan, office.vp, staff=office.tu)
        content = client.get(OUT).data
        page = sent(client, filled(content, *[NEWS] * len(codes(content))))
        queries.clear()
        assert client.get(page).status_code == 200
        asked.append(len([one for one in queries if one.startswith("SELECT")]))
    assert asked[0] == asked[1] <= 12


@pytest.mark.parametrize("line", ["9" * 5000, "²", str(2**63), ""])
def test_a_choice_for_a_line_that_cannot_be_is_left_out(client, office, task, line):
    client.sign_in(office.tu)
    page = sent(client, filled(client.get(OUT).data, NEWS))
    assert client.post(f"{page}/ap-dung", data={f"dong-{line}": "tep"}).status_code == 303
    assert task.status == Status.IN_PROGRESS
