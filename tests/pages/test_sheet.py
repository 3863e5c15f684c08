"""Tổng quan on one A4: at most ten matters with the head's phone, figures of a day or frozen."""

from datetime import date

import pytest
from sqlalchemy import func, select

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.laid import loaded
from tests.periods.making import LATER, complete, frozen
from tracker.accounts import Person
from tracker.db import db
from tracker.periods import Snapshot

SHEET = "/tong-quan/mot-trang"


@pytest.fixture
def demo(session) -> None:
    """The sample commune, loaded."""
    loaded("xa_2026")


def person(login: str) -> Person:
    """One of the demo's people."""
    return db.session.query(Person).filter_by(login=login).one()


def last_frozen() -> int:
    """The id of the figures frozen last."""
    return db.session.scalars(select(func.max(Snapshot.id))).one()


def test_the_sheet_says_what_the_overview_says(client: Client, demo):
    page = client.sign_in(person("binh")).get(f"{SHEET}?ngay=21/11/2026").text
    parts = [
        "Tổng quan, tính đến ngày 21/11/2026", "47,62% <span>20/42", "45,24% <span>19/42",
        "Hoàn thành đúng hạn", "Cần xử lý 08", "NV41", "0900 000 000", "Sở Nội vụ tỉnh An Phú: Chờ",
        "Cơ quan có tỷ lệ thực hiện thấp nhất", "04/07 cơ quan được xếp hạng", "Theo nội dung",
        "Đúng lộ trình <b>01", "Tiến độ trong năm",
        "còn 02 nhiệm vụ chờ xác nhận, chưa tính vào kết quả", "người in: Đỗ Quốc Bình",
    ]  # fmt: skip
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_the_overview_and_frozen_figures_lead_to_it(client: Client, demo):
    client.sign_in(person("binh"))
    page = client.get("/tong-quan?ngay=21/11/2026").text
    assert f"{SHEET}?ke-hoach=xa_2026&amp;ngay=21/11/2026" in page
    frozen_id = last_frozen()
    assert f'href="{SHEET}/so-lieu/{frozen_id}"' in client.get(f"/bao-cao/so-lieu/{frozen_id}").text


def test_ten_matters_are_shown_and_the_rest_counted(client: Client, office: Office):
    plan = make_plan(office)
    for _ in range(12):
        make_task(plan, office.vp, due_on=date(2026, 3, 6))
    page = client.sign_in(office.binh).get(f"{SHEET}?ngay=10/3/2026").text
    assert "Cần xử lý 12" in page
    assert page.count("dd-a4-call") == 10


def test_frozen_figures_stay_as_they_were(client: Client, office: Office):
    plan = make_plan(office)
    tasks = [make_task(plan, office.vp, due_on=date(2026, 3, 2)) for _ in range(5)]
    snapshot = frozen(plan, office)
    complete(tasks[0], office, done_on=date(2026, 3, 1), at=LATER)
    tasks[1].title = "Tên sửa sau khi chốt"
    db.session.commit()
    client.sign_in(office.binh)
    page = client.get(f"{SHEET}/so-lieu/{snapshot.id}").text
    live = client.get(f"{SHEET}?ngay={snapshot.as_of:%d/%m/%Y}").text
    assert "Số liệu đã chốt lúc 16:30 ngày 07/03/2026" in page
    assert ("0/5" in page, "1/5" in live) == (True, True)
    assert ("Tên sửa sau khi chốt" in page, "Tên sửa sau khi chốt" in live) == (False, True)


def test_a_day_that_is_none_is_answered_by_the_overview(client: Client, demo):
    answer = client.sign_in(person("binh")).get(f"{SHEET}?ngay=31/6/2026")
    assert answer.headers["Location"] == "/tong-quan?ngay=31/6/2026"


def test_before_any_plan_there_is_no_sheet(client: Client, office: Office):
    assert client.sign_in(office.binh).get(SHEET).status_code == 404


@pytest.mark.parametrize("address", [f"{SHEET}?ngay=21/11/2026", SHEET + "/so-lieu/{frozen_id}"])
def test_the_sheet_asks_twelve_times_at_most(client: Client, demo, queries: list[str], address):
    address = address.format(frozen_id=last_frozen())
    client.sign_in(person("binh")).get(address)
    queries.clear()
    assert client.get(address).status_code == 200
    assert len([one for one in queries if one.startswith("SELECT")]) <= 12
