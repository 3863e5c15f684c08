"""The list: what is asked for is shown, found without accents, area by area, in few queries."""

from datetime import date, timedelta

import pytest
import time_machine

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.laid import loaded
from tracker import clock, evidence, updates
from tracker.accounts import Person
from tracker.evidence import Cited
from tracker.pages.tasks import listing
from tracker.plans import Plan, PlanState
from tracker.rules.fold import fold
from tracker.rules.numbers import two_digits
from tracker.tasks import Task
from tracker.updates import News

EVERYBODY = ("lan", "tu", "minh", "quang", "hoa", "binh", "mai", "son")


def named(plan: Plan, office: Office, title: str, **more) -> Task:
    task = make_task(plan, office.vp, title=title, **more)
    task.search_key = fold(f"{title} {task.deliverable} {task.code}")
    return task


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_of_the_authority_sees_the_rows(client, office, task: Task, who: str):
    page = client.sign_in(office.people[who]).get("/nhiem-vu").text
    assert "Rà soát thủ tục" in page
    assert "I. Chỉ đạo, điều hành" in page


def test_another_authority_sees_none_of_them(stranger: Client, task: Task):
    assert "Chưa có kế hoạch nào được ban hành." in stranger.get("/nhiem-vu").text
    assert stranger.get(f"/nhiem-vu?ke-hoach={task.plan.code}").status_code == 404


def test_strangers_are_sent_to_sign_in(client: Client, task: Task):
    assert client.get("/nhiem-vu").status_code == 302


def test_a_draft_is_no_list(client: Client, office: Office):
    make_plan(office, state=PlanState.DRAFT)
    page = client.sign_in(office.hoa).get("/nhiem-vu").text
    assert "Chưa có kế hoạch nào được ban hành." in page


def test_what_is_sought_is_marked_whatever_its_accents(client, office: Office, plan: Plan):
    named(plan, office, "Đẩy mạnh cải cách, kết nối đồng bộ")
    other = named(plan, office, "Kiểm tra công vụ")
    client.sign_in(office.tu)
    for text, mark in (("cai cach", "cải cách"), ("dong bo", "đồng bộ"), ("ĐỒNG BỘ", "đồng bộ")):
        page = client.get("/nhiem-vu", query_string={"q": text}).text
        assert f"<mark>{mark}</mark>" in page
        assert other.title not in page


def test_hostile_text_is_shown_as_text(client: Client, office: Office, plan: Plan):
    named(plan, office, "<script>alert(1)</script> kế hoạch")
    page = client.sign_in(office.tu).get("/nhiem-vu", query_string={"q": "<script>"}).text
    assert "<script>alert" not in page
    assert "<mark>&lt;script&gt;</mark>alert" in page


def test_a_list_says_when_nothing_fits_and_the_way_out(client, office: Office, task: Task):
    page = client.sign_in(office.tu).get("/nhiem-vu?q=khong+co").text
    assert "Không có nhiệm vụ nào phù hợp." in page
    assert "Xóa lọc" in page


def test_more_than_a_page_is_turned(monkeypatch, client, office: Office, plan: Plan):
    monkeypatch.setattr(listing, "PAGE", 3)
    tasks = [named(plan, office, f"Việc {number}") for number in range(7)]
    client.sign_in(office.tu)
    second = client.get("/nhiem-vu?trang=2").text
    assert "Từ 4 đến 6 trong 7" in second
    assert [task.title in second for task in tasks] == [place in (3, 4, 5) for place in range(7)]
    assert 'rel="prev"' in second
    assert 'rel="next"' in second


def test_the_older_plan_is_a_list_of_its_own(client: Client, office: Office, plan: Plan):
    before = make_plan(office, year=2025, state=PlanState.CLOSED)
    old, new = named(before, office, "Việc năm ngoái"), named(plan, office, "Việc năm nay")
    client.sign_in(office.tu)
    assert old.title not in client.get("/nhiem-vu").text
    assert new.title not in client.get("/nhiem-vu?ke-hoach=xabinhan_2025").text
    assert old.title in client.get("/nhiem-vu?ke-hoach=xabinhan_2025").text


@pytest.fixture
def commune(session) -> Person:
    """The secretariat of the sample commune."""
    loaded("xa_2026")
    return session.query(Person).filter_by(login="hoa").one()


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 42),
        ("trang-thai=da-thuc-hien", 20),
        ("trang-thai=chua-hoan-thanh", 22),
        ("han=qua-han", 3),
        ("trang-thai=vuong-mac", 2),
        ("trang-thai=dua-ra", 1),
        ("noi-dung=ND1", 10),
        ("tinh-den=2026-03-14&trang-thai=da-thuc-hien", 3),
        ("tinh-den=2026-09-14&trang-thai=da-thuc-hien", 12),
        ("tinh-den=2026-09-14&han=qua-han", 1),
    ],
)
def test_a_figure_of_a_day_is_a_list_of_as_many(client, commune: Person, query: str, count: int):
    with time_machine.travel("2026-11-21 05:00Z", tick=False):
        page = client.sign_in(commune).get(f"/nhiem-vu?{query}").text
    assert page.count('class="dd-l-k"') == count


def test_an_area_is_one_group_though_tasks_were_added_later(client, commune: Person):
    with time_machine.travel("2026-11-21 05:00Z", tick=False):
        page = client.sign_in(commune).get("/nhiem-vu").text
    assert page.count('class="dd-group-row"') == 7


def test_a_removed_task_is_struck_through(client: Client, commune: Person):
    with time_machine.travel("2026-11-21 05:00Z", tick=False):
        page = client.sign_in(commune).get("/nhiem-vu?trang-thai=dua-ra").text
    assert "<s>" in page


@pytest.mark.parametrize("query", ["", "tinh-den=2026-03-01", "q=viec&han=qua-han"])
def test_the_list_asks_as_much_for_few_as_for_many(client, office, plan, queries, query: str):
    client.sign_in(office.hoa)
    asked = []
    for _ in range(2):
        for _ in range(15):
            named(plan, office, "Việc", due_on=date(2026, 3, 1), coordinating=(office.pkt,))
        queries.clear()
        assert client.get(f"/nhiem-vu?{query}").status_code == 200
        asked.append(len([one for one in queries if one.startswith("SELECT")]))
    assert asked[0] == asked[1] <= 8, asked


def test_choices_say_how_many_tasks_they_would_show(client: Client, commune: Person):
    with time_machine.travel("2026-11-21 05:00Z", tick=False):
        page = client.sign_in(commune).get("/nhiem-vu?noi-dung=ND1").text
        shown = client.get("/nhiem-vu?noi-dung=ND1&trang-thai=chua-hoan-thanh").text
    count = shown.count('class="dd-l-k"')
    assert f'<option value="chua-hoan-thanh">Chưa hoàn thành ({two_digits(count)})' in page


def test_a_column_sorts_turns_and_lets_go(client: Client, office: Office, plan: Plan):
    titles = ["Đo đạc", "Dân số", "Ân hạn", "Ăn theo"]
    for title in titles:
        named(plan, office, title)
    client.sign_in(office.tu)

    def order(query: str) -> list[str]:
        page = client.get(f"/nhiem-vu?{query}").text
        return sorted(titles, key=page.index)

    assert order("xep=ten") == ["Ăn theo", "Ân hạn", "Dân số", "Đo đạc"]
    assert order("xep=-ten") == ["Đo đạc", "Dân số", "Ân hạn", "Ăn theo"]
    assert order("") == titles
    assert 'aria-sort="descending"' in client.get("/nhiem-vu?xep=-ten").text


def test_a_row_says_when_it_was_last_told_about(session, client, office: Office, task: Task):
    client.sign_in(office.tu)
    assert "chưa cập nhật" in client.get("/nhiem-vu").text
    updates.post(task, News("Đã họp."), by=office.tu, at=clock.now() - timedelta(days=12))
    session.commit()
    assert "12 ngày trước" in client.get("/nhiem-vu").text


def test_a_hidden_document_is_no_way_to_guess(session, client, office: Office, task: Task, plan):
    other = make_task(plan, office.pkt, title="Việc khác")
    cited = Cited("99/BC", date(2026, 3, 1), "", "Kín đáo", is_restricted=True)
    shown = evidence.describe(
        cited, authority_id=office.authority.id, by=office.tu, at=clock.now()
    )  # fmt: skip
    evidence.add(task, document=shown, by=office.tu, at=clock.now())
    session.commit()
    assert task.title in client.sign_in(office.tu).get("/nhiem-vu?q=kin+dao").text
    assert task.title not in client.sign_in(office.quang).get("/nhiem-vu?q=kin+dao").text
    assert other.title not in client.get("/nhiem-vu?q=kin+dao").text
