"""The register: what one may read is found without accents, with its tasks; readers are chosen."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.papers import PDF
from tests.requests.making import EXTENSION, by_paper
from tracker import evidence, files, history, requests
from tracker.evidence import Cited, Document
from tracker.pages.documents import listing
from tracker.plans import PlanState
from tracker.tasks import Task

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
pytestmark = pytest.mark.pg


@pytest.fixture
def task(office: Office) -> Task:
    """A task of the office, the economics room at its side."""
    return make_task(make_plan(office), office.vp, title="Đối thoại", coordinating=(office.pkt,))


def cite(task: Task, number: str, abstract: str, *, file: str = "", **more) -> Document:
    stored = None
    if file:
        content = PDF + file.encode()
        stored = files.store(file, content, authority_id=task.authority_id, by=None, at=AT)
    cited = Cited(number, date(2026, 2, 27), "Văn phòng", abstract, **more)
    made = evidence.describe(cited, authority_id=task.authority_id, by=None, at=AT, file=stored)
    evidence.add(task, document=made, by=None, at=AT)
    return made


@pytest.mark.parametrize("text", ["12/tb", "THÔNG BÁO", "hoà giải", "van phong", "anh hoi nghi"])
def test_a_document_is_found_by_what_it_is_known_by(client, office: Office, task: Task, text: str):
    cite(task, "12/TB-VP", "Thông báo hòa giải", file="Ảnh hội nghị.pdf")
    other = cite(task, "13/BC-PKT", "Khác")
    other.issuer = "Phòng Kinh tế"
    evidence.refresh_search(other)
    page = client.sign_in(office.hoa).get("/van-ban", query_string={"q": text}).text
    assert "12/TB-VP" in page
    assert "13/BC-PKT" not in page


def test_each_stands_with_its_tasks_and_years(session, client, office: Office, task: Task):
    before = make_task(make_plan(office, year=2025, state=PlanState.CLOSED), office.vp)
    shared = cite(task, "12/TB-VP", "Thông báo")
    evidence.add(before, document=shared, by=None, at=AT)
    cite(task, "99/BC", "Chỉ năm nay")
    page = client.sign_in(office.hoa).get("/van-ban").text
    assert "NV01/2026" in page
    assert "NV01/2025" in page
    page = client.get("/van-ban?nam=2025").text
    assert "12/TB-VP" in page
    assert "99/BC" not in page


def test_documents_stand_in_vietnamese_order(client: Client, office: Office, task: Task):
    for abstract in ("Đất", "Ân", "Dân", "Ăn"):
        cite(task, "1/" + abstract, abstract)
    page = client.sign_in(office.hoa).get("/van-ban?xep=trich-yeu").text
    assert sorted(["1/Đất", "1/Ân", "1/Dân", "1/Ăn"], key=page.index) == [
        "1/Ăn", "1/Ân", "1/Dân", "1/Đất",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "seen"),
    [("lan", 1), ("tu", 1), ("hoa", 1), ("binh", 1), ("mai", 1), ("minh", 0), ("son", 0)],
)
def test_a_restricted_document_is_for_some(client, office, task: Task, who: str, seen: int):
    made = cite(task, "12/TB-VP", "Thông báo", is_restricted=True)
    client.sign_in(office.people[who])
    assert client.get("/van-ban").text.count("12/TB-VP") == seen
    assert client.get(f"/van-ban/{made.id}").status_code == (200 if seen else 404)


def restrict(client: Client, made: Document, act: str = "han-che", **more: str) -> int:
    form = {"viec": act, **more}
    return client.post(f"/van-ban/{made.id}/han-che-xem", data=form).status_code


@pytest.mark.parametrize("who", ["lan", "tu", "hoa", "binh"])
def test_readers_are_chosen_and_that_is_kept(session, client, office, task: Task, who: str):
    made = cite(task, "12/TB-VP", "Thông báo")
    client.sign_in(office.people[who])
    assert restrict(client, made) == 302
    assert made.is_restricted
    page = client.get(f"/van-ban/{made.id}").text
    assert f"<b>{office.people[who].full_name}</b> đặt hạn chế xem." in page
    assert restrict(client, made) == 302
    assert restrict(client, made, "bo-han-che") == 302
    assert not made.is_restricted
    assert [event.move for event in history.of("document", made.id)] == ["restrict", "open_up"]
    assert list(history.faults()) == []


@pytest.mark.parametrize("who", ["minh", "quang", "mai"])
def test_who_only_reads_does_not_choose_readers(session, client, office, task: Task, who: str):
    made = cite(task, "12/TB-VP", "Thông báo")
    client.sign_in(office.people[who])
    assert client.get(f"/van-ban/{made.id}").status_code == 200
    assert "Đặt hạn chế xem" not in client.get(f"/van-ban/{made.id}").text
    assert restrict(client, made) == 404
    assert not made.is_restricted


def test_a_form_posted_twice_acts_once(session, client, office: Office, task: Task):
    made = cite(task, "12/TB-VP", "Thông báo")
    client.sign_in(office.hoa)
    for _ in range(2):
        restrict(client, made, submission_id="x1")
        made.is_restricted = False
    assert len(history.of("document", made.id)) == 1


def test_more_than_a_page_is_turned(monkeypatch, client, office: Office, task: Task):
    monkeypatch.setattr(listing, "PAGE", 2)
    for number in range(5):
        cite(task, f"{number}/TB", "Thông báo")
    page = client.sign_in(office.hoa).get("/van-ban?trang=2").text
    assert "Từ 3 đến 4 trong 5" in page
    assert "4/TB" in client.get("/van-ban?trang=1").text
    assert "0/TB" in client.get("/van-ban?trang=99").text


def test_few_statements_whatever_the_number(client, office: Office, task: Task, queries):
    client.sign_in(office.hoa)
    asked = []
    for _ in range(2):
        for number in range(10):
            cite(task, f"{number}/TB", "Thông báo", file=f"{number}.pdf")
        queries.clear()
        assert client.get("/van-ban?q=thong+bao").status_code == 200
        asked.append(len([one for one in queries if one.startswith("SELECT")]))
    assert asked[0] == asked[1] <= 8


def test_the_paper_of_a_decision_stands_with_the_task_it_decided(client, office: Office):
    task = make_task(make_plan(office), office.vp, due_on=date(2026, 6, 30))
    decision = by_paper(office)
    at = datetime(2026, 6, 22, 2, 0, tzinfo=UTC)
    requests.record_decision(task, EXTENSION, decision, by=office.hoa, at=at)
    client.sign_in(office.hoa)
    assert f"{task.code}/2026" in client.get("/van-ban?nam=2026").text
    page = client.get(f"/van-ban/{decision.document.id}").text
    assert task.title in page
    assert "văn bản cho ý kiến" in page


def test_an_empty_register_says_that_nothing_is_in_it(client, office: Office, session):
    page = client.sign_in(office.hoa).get("/van-ban").text
    assert "Chưa có văn bản nào." in page
