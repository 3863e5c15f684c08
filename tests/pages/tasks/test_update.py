"""Telling how a task goes, from the task's page or from one's own page."""

from datetime import date

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.pages.tasks import posted
from tests.papers import HTML, PDF
from tracker import clock, evidence, history, updates
from tracker.rules.words import Status
from tracker.tasks import Task, TaskOccurrence
from tracker.updates import News

TEXT = "Đã rà soát 12 thủ tục."


def tell(client: Client, task: Task, **fields):
    """Post the update form."""
    return client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=posted(task, **fields))


def events(task: Task) -> list[str]:
    return [event.move for event in history.of("task", task.id)][1:]


def test_an_officer_tells_how_it_goes(client: Client, office: Office, task: Task):
    answer = tell(client.sign_in(office.tu), task, text=TEXT, percent="40")
    assert answer.status_code == 302
    assert task.status == Status.IN_PROGRESS
    page = client.get(answer.location).text
    assert "Đã lưu cập nhật." in page
    assert TEXT in page
    assert "đạt 40%" in page


def test_nothing_new_is_one_click(client: Client, office: Office, task: Task):
    answer = tell(client.sign_in(office.tu), task, no_change="1", back="cua-toi")
    assert answer.location == "/nhiem-vu-cua-toi"
    assert history.of("task", task.id)[-1].changes == {"no_change": True}


def test_nothing_new_beside_a_typed_text_saves_the_text(client, office: Office, task: Task):
    tell(client.sign_in(office.tu), task, no_change="1", text=TEXT)
    said = history.of("task", task.id)[-1]
    assert said.note == TEXT
    assert "no_change" not in said.changes


@pytest.mark.parametrize(
    "typed", [{"percent": "40"}, {"doc_number": "04/TB-VP"}, {"situation": "submit"}]
)
def test_nothing_new_drops_nothing_that_was_given(client, office: Office, task: Task, typed):
    answer = tell(client.sign_in(office.tu), task, no_change="1", **typed)
    assert answer.status_code == 422
    assert next(iter(typed.values())) in answer.text
    assert [event.move for event in history.of("task", task.id)] == ["issue"]


def test_a_document_and_its_file_become_proof(client: Client, office: Office, task: Task):
    answer = tell(
        client.sign_in(office.tu), task, text=TEXT, doc_number="04/TB-VP", doc_on="10/3/2026",
        doc_issuer="Văn phòng", doc_abstract="Thông báo", doc_file=("tb.pdf", PDF),
    )  # fmt: skip
    assert answer.status_code == 302
    document = evidence.of_task(task.id)[0].document
    assert (document.number, document.issued_on) == ("04/TB-VP", date(2026, 3, 10))
    assert document.file.name == "tb.pdf"


def test_a_finished_task_is_submitted(client: Client, office: Office, task: Task):
    tell(
        client.sign_in(office.tu), task, situation="submit", text="Đã tổ chức hội nghị đối thoại.",
        done_on="10/03/2026", outcome="met",
    )  # fmt: skip
    assert task.status == Status.SUBMITTED
    assert task.reported_done_on == date(2026, 3, 10)


def test_a_block_names_the_letter_that_asked(client: Client, office: Office, task: Task):
    tell(
        client.sign_in(office.tu), task, situation="block", text="Chưa có khung danh mục.",
        reason="waiting_guidance", agency="Sở Nội vụ", since_on="02/03/2026",
        doc_number="15/UBND-VP", doc_on="02/3/2026",
    )  # fmt: skip
    assert (task.status, task.blocked_agency) == (Status.BLOCKED, "Sở Nội vụ")
    assert history.of("task", task.id)[-1].changes["document"] == "15/UBND-VP ngày 02/03/2026"
    assert len(evidence.of_task(task.id)) == 1
    tell(client, task, situation="unblock", text="Đã có hướng dẫn.")
    assert task.status == Status.IN_PROGRESS


def test_one_occurrence_is_marked_done(client: Client, office: Office, task: Task):
    task.occurrences = [TaskOccurrence(due_on=date(2026, month, 25)) for month in (3, 6)]
    client.sign_in(office.tu)
    assert "Đợt 01/02, hạn 25/03/2026" in client.get(f"/nhiem-vu/{task.id}").text
    first = task.occurrences[0].id
    tell(client, task, situation="occurrence", occurrence_id=str(first), done_on="10/3/2026")
    assert task.occurrences[0].done_on == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Ghi một câu"),
        ({"text": TEXT, "percent": "nhiều"}, "không phải số"),
        ({"text": TEXT, "doc_number": "04/TB"}, "Ghi ngày của văn bản 04/TB"),
        (
            {"text": TEXT, "situation": "submit", "doc_file": ("bang ke.pdf", HTML)},
            "Không nhận tệp bang ke.pdf",
        ),
        ({"text": TEXT, "situation": "submit"}, "Nhập ngày hoàn thành thực tế"),
        ({"text": TEXT, "situation": "submit", "done_on": "31/02/2026"}, "không có trong lịch"),
        ({"text": TEXT, "situation": "block"}, "Chọn nguyên nhân vướng mắc"),
        ({"text": TEXT, "situation": "occurrence"}, "Chọn đợt"),
    ],
)
@pytest.mark.parametrize("back", ["", "cua-toi"])
def test_what_was_typed_is_kept_when_it_cannot_be_taken(
    client: Client, office: Office, task: Task, fields: dict, sentence: str, back: str
):
    answer = tell(client.sign_in(office.tu), task, back=back, **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert fields["text"] in answer.text
    assert ("Cần làm hôm nay" in answer.text) is (back == "cua-toi")
    assert events(task) == []


def test_the_same_form_posted_twice_acts_once(client: Client, office: Office, task: Task):
    client.sign_in(office.tu)
    form = posted(task, text=TEXT, submission_id="once")
    answers = [client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert events(task) == ["start", "post"]


def test_who_goes_back_and_writes_other_words_does_not_lose_them(
    client, office: Office, task: Task
):
    client.sign_in(office.tu)
    form = posted(task, text=TEXT, submission_id="once")
    client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=form)
    answer = client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=form | {"text": "Lời viết lại."})
    assert answer.status_code == 409
    assert "Lời viết lại." in answer.text
    assert events(task) == ["start", "post"]


def test_the_second_of_two_editors_sees_both_texts(client: Client, office: Office, task: Task):
    form = posted(task, text="Bản của Tú", submission_id="tu")
    updates.post(task, News("Bản của Lan"), by=office.lan, at=clock.now())
    answer = client.sign_in(office.tu).post(f"/nhiem-vu/{task.id}/cap-nhat", data=form)
    assert answer.status_code == 409
    assert "Trần Thị Lan vừa cập nhật nhiệm vụ này lúc 12:00." in answer.text
    assert "Bản của Lan" in answer.text
    assert "Bản của Tú" in answer.text
    assert events(task) == ["start", "post"]
    again = tell(client, task, text="Bản của Tú", submission_id="tu")
    assert again.status_code == 302


def test_two_tabs_within_one_second_are_told_apart(client: Client, office: Office, task: Task):
    client.sign_in(office.tu)
    tell(client, task, text="Bắt đầu")
    first, second = posted(task, text="Tab một"), posted(task, text="Tab hai")
    assert client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=first).status_code == 302
    answer = client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=second)
    assert answer.status_code == 409
    assert "Tab một" in answer.text
    assert "Tab hai" in answer.text


@pytest.mark.parametrize("who", ["mai", "son"])
def test_who_has_no_move_is_turned_away(client: Client, office: Office, task: Task, who: str):
    assert tell(client.sign_in(office.people[who]), task, text=TEXT).status_code == 403
    assert events(task) == []


def test_a_coordinating_unit_does_not_write_the_leads_update(client, office, task: Task):
    answer = tell(client.sign_in(office.quang), task, text=TEXT)
    assert answer.status_code == 422
    assert "không được phân công" in answer.text
    assert TEXT in answer.text
    assert events(task) == []


def test_another_authority_does_not_find_the_task(stranger: Client, task: Task):
    assert tell(stranger, task, text=TEXT).status_code == 404


def test_hostile_text_comes_back_as_text(client: Client, office: Office, task: Task):
    client.sign_in(office.tu)
    tell(client, task, text="<script>alert(1)</script>", doc_number="<b>1</b>", doc_on="1/3/2026")
    page = client.get(f"/nhiem-vu/{task.id}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>1</b>" not in page


def test_the_secretariat_says_on_what_basis(client: Client, office: Office, task: Task):
    client.sign_in(office.hoa)
    assert "Căn cứ cập nhật thay đơn vị" in client.get(f"/nhiem-vu/{task.id}").text
    assert tell(client, task, text=TEXT).status_code == 422
    assert tell(client, task, text=TEXT, basis="Điện thoại bà Lan").status_code == 302
