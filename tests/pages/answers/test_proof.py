"""Documents with an answer: shown to the collecting unit and overseers, and to the unit itself."""

from io import BytesIO

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.pages.tasks import beside
from tests.papers import PDF
from tracker import clock, updates
from tracker.rules.answers import Threshold
from tracker.tasks import AnswerDocument, Task


@pytest.fixture
def file_id(client: Client, office: Office, task: Task) -> int:
    """The file that Quang sends with the answer of his room."""
    fields = beside(
        task.answers[0], text="Đã rà soát.", done_on="05/03/2026", doc_number="12/BC-PKT",
        doc_on="05/03/2026",
    )  # fmt: skip
    fields["doc_file"] = (BytesIO(PDF), "bao-cao.pdf")
    answer = client.sign_in(office.quang).post(f"/nhiem-vu/{task.id}/tra-loi", data=fields)
    assert answer.status_code == 302
    return AnswerDocument.query.one().document.file_id


@pytest.mark.parametrize(
    ("who", "status"), [("quang", 200), ("tu", 200), ("hoa", 200), ("mai", 200), ("son", 404)]
)
def test_who_reads_the_proof_of_an_answer(client, office, task: Task, file_id: int, who, status):
    client.sign_in(office.people[who])
    assert client.get(f"/tep/{file_id}").status_code == status
    page = client.get(f"/nhiem-vu/{task.id}/cac-don-vi").text
    assert ("12/BC-PKT" in page) is (status == 200)


def test_a_coordinating_part_brings_its_file_to_the_proof_of_the_task(client, office, plan):
    made = make_task(plan, office.vp, coordinating=(office.pkt,))
    fields = beside(made.parts[0], text="Đã gửi số liệu.", doc_number="9/PKT", doc_on="05/03/2026")
    answer = client.sign_in(office.quang).post(f"/nhiem-vu/{made.id}/phan-phoi-hop", data=fields)
    assert answer.status_code == 302
    assert "9/PKT" in client.sign_in(office.lan).get(f"/nhiem-vu/{made.id}").text


def test_the_story_tells_who_was_accepted_and_the_threshold(client, session, office, sent: Task):
    updates.accept_answers(sent, sent.answers[:1], by=office.tu, at=clock.now())
    updates.set_threshold(sent, Threshold(50), by=office.hoa, at=clock.now())
    session.commit()
    page = client.sign_in(office.lan).get(f"/nhiem-vu/{sent.id}").text
    assert "chấp nhận kết quả</b>, Phòng Kinh tế." in page
    assert "từ 50% số đơn vị" in page
