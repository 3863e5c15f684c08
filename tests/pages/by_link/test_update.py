"""A letter's link: the form of one person and one task, without signing in."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.pages.by_link.conftest import TODAY, Link
from tests.pages.tasks import posted
from tests.papers import HTML, PDF
from tracker import clock, evidence, history, outbox, updates
from tracker.db import db
from tracker.outbox import Letter
from tracker.rules.words import Status
from tracker.tasks import Task, TaskOccurrence
from tracker.updates import News

TEXT = "Đã rà soát 12 thủ tục."
DEAD = "Liên kết đã hết hạn. Đăng nhập để tiếp tục cập nhật."


def events(task: Task) -> list[str]:
    return [event.move for event in history.of("task", task.id)][1:]


def everything() -> dict[str, list]:
    """Return every row of the database."""
    return {
        table.name: db.session.execute(table.select()).all() for table in db.metadata.sorted_tables
    }


def test_the_form_says_how_the_task_stands_and_what_was_told_last(
    client: Client, office: Office, task: Task, link: Link
):
    told = News("Đã gửi dự thảo lần 1.", percent=Decimal(40))
    updates.post(task, told, by=office.tu, at=clock.now())
    page = client.get(link(office.tu, task)).text
    for words in ("NV01", "Đang thực hiện", "Đã gửi dự thảo lần 1.", "(đạt 40%)", "Lê Anh Tú"):
        assert words in page
    assert "Chưa có thay đổi" in page
    assert "Liên kết gửi riêng Lê Anh Tú (t…@binhan.example)" in page


def test_a_scanner_that_opens_the_link_changes_no_row(client, office, task: Task, link: Link):
    before = everything()
    address = link(office.tu, task)
    for path in [address, f"{address}/tep"] * 50:
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
    db.session.rollback()
    assert everything() == before


def test_whoever_acts_by_the_link_has_opened_the_letter(client, office, task: Task, link: Link):
    outbox.put("digest", office.tu, day=clock.today(), at=clock.now())
    letter = db.session.query(Letter).one()
    letter.state, letter.sent_at = "sent", clock.now()
    client.get(link(office.tu, task))
    assert letter.opened_at is None
    client.post(link(office.tu, task), data=posted(task))
    assert letter.opened_at is not None


def test_an_update_is_saved_and_told_apart(client: Client, office: Office, task: Task, link: Link):
    address = link(office.tu, task)
    fields = {"text": TEXT, "percent": "60", "doc_number": "04/TB-VP", "doc_on": "10/3/2026"}
    answer = client.post(address, data=posted(task, doc_file=("tb.pdf", PDF), **fields))
    assert (answer.status_code, answer.location) == (303, address)
    page = client.get(address).text
    assert "Đã lưu cập nhật." in page
    assert TEXT in page
    assert task.status == Status.IN_PROGRESS
    last = history.of("task", task.id)[-1]
    assert (last.actor_id, last.changes["by_link"]) == (office.tu.id, "t…@binhan.example")
    assert evidence.of_task(task.id)[0].document.added_by_id == office.tu.id
    story = client.sign_in(office.lan).get(f"/nhiem-vu/{task.id}").text
    assert "Lê Anh Tú cập nhật tiến độ</b>, đạt 60%, thêm 01 văn bản" in story
    assert "qua liên kết gửi t…@binhan.example." in story


def test_nothing_new_is_one_click(client: Client, office: Office, task: Task, link: Link):
    client.post(link(office.tu, task), data=posted(task, no_change="1"))
    assert history.of("task", task.id)[-1].changes == {
        "no_change": True, "by_link": "t…@binhan.example",
    }  # fmt: skip


def test_an_occurrence_is_marked_done(client: Client, office: Office, task: Task, link: Link):
    task.occurrences = [TaskOccurrence(due_on=date(2026, month, 25)) for month in (3, 6)]
    db.session.commit()
    address = link(office.tu, task)
    assert "Xong một đợt" in client.get(address).text
    first = str(task.occurrences[0].id)
    fields = {"situation": "occurrence", "occurrence_id": first}
    assert client.post(address, data=posted(task, **fields)).status_code == 422
    client.post(address, data=posted(task, done_on="10/3/2026", **fields))
    assert task.occurrences[0].done_on == date(2026, 3, 10)


def test_a_link_works_again_and_the_same_form_once(client, office, task: Task, link: Link):
    address = link(office.tu, task)
    form = posted(task, text=TEXT, submission_id="once")
    assert [client.post(address, data=form).status_code for _ in range(2)] == [303, 303]
    client.post(address, data=posted(task, text="Thêm 03 thủ tục."))
    assert events(task) == ["start", "post", "post"]


def test_the_second_of_two_editors_sees_both_texts(client, office, task: Task, link: Link):
    form = posted(task, text="Bản của Tú")
    updates.post(task, News("Bản của Lan"), by=office.lan, at=clock.now())
    answer = client.post(link(office.tu, task), data=form)
    assert answer.status_code == 409
    assert "Bản của Lan" in answer.text
    assert "Bản của Tú" in answer.text
    assert f'name="version" type="hidden" value="{task.version}"' in answer.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Ghi một câu"),
        ({"text": TEXT, "percent": "nhiều"}, "không phải số"),
        ({"text": TEXT, "doc_number": "04/TB"}, "Ghi ngày của văn bản 04/TB"),
    ],
)
def test_what_cannot_be_taken_is_kept(client, office, task: Task, link: Link, fields, sentence):
    answer = client.post(link(office.tu, task), data=posted(task, **fields))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert fields["text"] in answer.text
    assert events(task) == []


def test_a_broken_file_does_not_lose_the_sentence(client, office, task: Task, link: Link):
    address = link(office.tu, task)
    fields = {"text": TEXT, "doc_number": "04/TB-VP", "doc_on": "10/3/2026"}
    answer = client.post(address, data=posted(task, doc_file=("a.jpg", HTML), **fields))
    page = client.get(answer.location).text
    assert "Chưa tải được tệp" in page
    assert 'value="04/TB-VP"' in page
    assert history.of("task", task.id)[-1].note == TEXT
    again = posted(task, doc_number="04/TB-VP", doc_on="10/3/2026", doc_file=("a.pdf", PDF))
    assert client.post(f"{address}/tep", data=again).location == address
    assert "Đã lưu cập nhật và văn bản minh chứng." in client.get(address).text
    assert evidence.of_task(task.id)[0].document.file.name == "a.pdf"


def kill_by_another_officer(office: Office, task: Task) -> None:
    task.staff_id = office.lan.id


def kill_by_no_officer(office: Office, task: Task) -> None:
    task.staff_id = None


def kill_by_leaving(office: Office, task: Task) -> None:
    office.tu.appointments[0].until_on = TODAY


def kill_by_shutting_out(office: Office, task: Task) -> None:
    office.tu.is_enabled = False


def kill_by_another_unit(office: Office, task: Task) -> None:
    task.lead_unit_id = office.pkt.id


@pytest.mark.parametrize(
    "kill",
    [
        kill_by_another_officer, kill_by_no_officer, kill_by_leaving, kill_by_shutting_out,
        kill_by_another_unit,
    ],
)  # fmt: skip
def test_a_link_dies_with_the_work(client, office: Office, task: Task, link: Link, kill):
    address = link(office.tu, task)
    assert client.get(address).status_code == 200
    kill(office, task)
    db.session.commit()
    answer = client.get(address)
    assert (answer.status_code, DEAD in answer.text) == (410, True)
    assert f'href="/dang-nhap?next=/nhiem-vu/{task.id}"' in answer.text
    late = client.post(address, data=posted(task, text=TEXT))
    assert (late.status_code, TEXT in late.text) == (401, True)
    assert events(task) == []


def test_a_link_runs_out_after_two_weeks(client: Client, office: Office, task: Task, link: Link):
    kept = link(office.tu, task, day=TODAY - timedelta(days=13))
    dead = link(office.tu, task, day=TODAY - timedelta(days=14))
    assert [client.get(one).status_code for one in (kept, dead)] == [200, 410]


@pytest.mark.parametrize("token", ["x", "1-1-1-739687", "1-1-1-739687.x", "..", "%2e%2e"])
def test_a_made_up_link_opens_nothing(client: Client, office: Office, task: Task, token: str):
    for method in ("GET", "POST"):
        assert client.open(f"/l/{token}", method=method).status_code in {404, 410}


def test_a_link_of_another_authority_opens_nothing(client, office, task: Task, link: Link):
    office.tu.authority_id = office.pkt.id
    db.session.commit()
    assert client.get(link(office.tu, task)).status_code == 410


def test_a_task_that_is_done_can_only_be_looked_at(client, office, task: Task, link: Link):
    address = link(office.tu, task)
    task.status = Status.SUBMITTED
    db.session.commit()
    page = client.get(address).text
    assert "không cập nhật qua liên kết được" in page
    assert "Lưu cập nhật" not in page
    assert client.post(address, data=posted(task, text=TEXT)).status_code == 422
    assert events(task) == []


def test_a_head_updates_by_link_while_nobody_is_in_charge(client, office, plan, task, link: Link):
    task.staff_id = None
    db.session.commit()
    assert client.get(link(office.lan, task)).status_code == 200
    assert client.get(link(office.quang, task)).status_code == 410
