"""The text is saved before its file: a file that cannot be taken is sent again alone."""

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.pages.tasks import posted
from tests.papers import HTML, PDF
from tracker import evidence, files, history
from tracker.tasks import Task

TEXT = "Đã rà soát 12 thủ tục."
HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 32
LARGE = PDF + b"\0" * (files.LIMIT_MEGABYTES * 1024)


def tell(client: Client, task: Task, **fields):
    return client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=posted(task, **fields))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (HTML, "Không nhận tệp anh.jpg."),
        (HEIC, "Không nhận ảnh HEIC anh.jpg."),
        (b"", "Tệp anh.jpg không có nội dung."),
        (LARGE, "Tệp anh.jpg lớn hơn 20 MB."),
    ],
    ids=["type", "heic", "empty", "large"],
)
def test_the_text_is_saved_and_the_file_asked_for_again(
    client: Client, office: Office, task: Task, monkeypatch, content: bytes, why: str
):
    monkeypatch.setattr(files, "MEGABYTE", 1024)  # a test client keeps large bodies open
    answer = tell(
        client.sign_in(office.tu), task, text=TEXT, doc_number="04/TB-VP", doc_on="10/3/2026",
        doc_file=("anh.jpg", content),
    )  # fmt: skip
    assert history.of("task", task.id)[-1].note == TEXT
    page = client.get(answer.location).text
    assert "Đã lưu lúc 12:00. Chưa tải được tệp; bấm &#34;Tải lại tệp&#34;." in page
    assert why in page
    assert 'value="04/TB-VP"' in page
    assert 'value="10/3/2026"' in page
    assert "Tải lại tệp</button>" in page
    assert evidence.of_task(task.id) == []


def test_the_file_alone_becomes_proof(client: Client, office: Office, task: Task):
    tell(client.sign_in(office.tu), task, text=TEXT, doc_file=("anh.jpg", HTML))
    fields = {"doc_number": "04/TB-VP", "doc_on": "10/3/2026", "doc_file": ("anh.pdf", PDF)}
    answer = client.post(f"/nhiem-vu/{task.id}/minh-chung", data=posted(task, **fields))
    assert answer.status_code == 302
    shown = evidence.of_task(task.id)[0].document
    assert (shown.number, shown.file.name) == ("04/TB-VP", "anh.pdf")
    assert len([one for one in history.of("task", task.id) if one.note == TEXT]) == 1


def test_a_submission_rests_on_its_file_and_is_shown_again(
    client: Client, office: Office, task: Task
):
    answer = tell(
        client.sign_in(office.tu), task, situation="submit", text=TEXT, done_on="10/03/2026",
        outcome="met", doc_file=("anh.jpg", HTML),
    )  # fmt: skip
    assert answer.status_code == 422
    assert TEXT in answer.text
    assert len(history.of("task", task.id)) == 1


def test_a_form_says_what_it_takes_and_asks_phones_for_jpeg(client, office: Office, task: Task):
    page = client.sign_in(office.tu).get(f"/nhiem-vu/{task.id}").text
    assert "mỗi tệp nhiều nhất 20 MB" in page
    assert 'accept="image/jpeg,image/png,application/pdf' in page
    assert "capture" not in page


@pytest.mark.parametrize(("letters", "codes"), [(300, (413, 302)), (3000, (413, 413))])
def test_only_a_page_that_takes_files_reads_more(
    app, client: Client, office: Office, task: Task, monkeypatch, letters: int, codes
):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 200)
    form = posted(task, text="x" * letters)
    client.sign_in(office.tu)
    usual = client.post(f"/nhiem-vu/{task.id}/rut-lai", data=form)
    roomy = client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=form)
    assert (usual.status_code, roomy.status_code) == codes
