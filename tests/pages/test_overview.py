"""Tổng quan: the figures, in words and numbers, each a link to a list of as many tasks."""

import re
from datetime import date
from html import unescape

import pytest
import time_machine

from tests.cast import Office, ask_units, make_plan, make_task
from tests.conftest import Client
from tests.laid import loaded
from tracker.accounts import Person
from tracker.db import db


@pytest.fixture
def demo(session) -> None:
    """The sample commune, loaded."""
    loaded("xa_2026")


def person(login: str) -> Person:
    """One of the demo's people."""
    return db.session.query(Person).filter_by(login=login).one()


def test_the_sentence_and_both_rates_stand_as_of_a_day(client: Client, demo):
    page = client.sign_in(person("binh")).get("/tong-quan?ngay=21/11/2026").text
    assert "đã thực hiện 20/42 nhiệm vụ, đạt tỷ lệ 47,62%" in page
    assert "chưa đến hạn 19, quá hạn 03" in page
    assert "Số tạm tính: còn 02 nhiệm vụ chờ xác nhận" in page
    assert "45,24%" in page


def test_a_remark_does_not_break_between_its_words_and_its_number(client: Client, demo):
    page = client.sign_in(person("binh")).get("/tong-quan?ngay=21/11/2026").text
    assert '<span class="d-inline-block">đang vướng mắc 0,</span>' in page
    assert '<span class="d-inline-block">NV11,</span>' in page


def test_an_earlier_day_shows_the_figures_of_that_day(client: Client, demo):
    page = client.sign_in(person("binh")).get("/tong-quan?ngay=14/3/2026").text
    assert "đã thực hiện 03/42 nhiệm vụ" in page


def test_every_figure_leads_to_a_list_of_as_many_tasks(client: Client, demo):
    client.sign_in(person("binh"))
    page = client.get("/tong-quan?ngay=21/11/2026").text
    links = set(re.findall(r'<a[^>]*href="(/nhiem-vu\?[^"]+)"[^>]*>(\d+)(?:/\d+)?</a>', page))
    assert len(links) > 30
    for href, count in links:
        rows = client.get(unescape(href)).text
        assert len(set(re.findall(r'href="/nhiem-vu/(\d+)"', rows))) == int(count), href


def test_what_has_to_be_dealt_with_comes_first_with_the_heads_phone(client: Client, demo):
    page = client.sign_in(person("binh")).get("/tong-quan?ngay=21/11/2026").text
    assert page.index("Cần xử lý") < page.index("Tỷ lệ của kế hoạch")
    assert page.index("NV41") < page.index("NV25") < page.index("NV09")
    assert 'href="tel:0900000000"' in page


def test_a_task_of_many_units_says_how_many_are_silent(client: Client, office: Office):
    task = make_task(make_plan(office), office.vp, due_on=date(2026, 3, 6))
    ask_units(task, office.pkt, office.vhxh, collecting=office.vp)
    page = client.sign_in(office.binh).get("/tong-quan?ngay=10/3/2026").text
    assert "02/02 đơn vị chưa trả lời" in page


@pytest.mark.parametrize("typed", ["31/6/2026", "31/12/9999", "1/1/0001"])
def test_a_day_that_is_none_says_so_and_shows_today(client: Client, demo, typed):
    page = client.sign_in(person("binh")).get(f"/tong-quan?ngay={typed}").text
    assert f'name="ngay" value="{typed}"' in page
    assert 'aria-invalid="true"' in page


def test_before_any_plan_is_issued_the_page_says_what_to_do(client: Client, office: Office):
    page = client.sign_in(office.binh).get("/tong-quan").text
    assert "Chưa có kế hoạch nào được ban hành" in page
    assert 'href="/ke-hoach/nhap"' not in page
    assert 'href="/ke-hoach/nhap"' in client.sign_in(office.hoa).get("/tong-quan").text


def test_another_authoritys_plan_is_not_found(client: Client, demo):
    page = client.sign_in(person("binh")).get("/tong-quan?ke-hoach=thu_duc_2022")
    assert page.status_code == 404


@pytest.mark.parametrize(
    ("login", "home"), [("tu", "/nhiem-vu-cua-toi"), ("binh", "/tong-quan"), ("hoa", "/tong-quan")]
)
def test_home_is_the_page_that_is_theirs(client: Client, demo, login: str, home: str):
    assert client.sign_in(person(login)).get("/").headers["Location"] == home


def test_the_page_asks_no_more_for_a_longer_plan(client: Client, demo, queries: list[str]):
    client.sign_in(person("binh")).get("/tong-quan?ngay=21/11/2026")
    queries.clear()
    client.get("/tong-quan?ngay=14/3/2026")
    few = len(queries)
    queries.clear()
    client.get("/tong-quan?ngay=21/11/2026")
    assert len(queries) <= few + 2  # the exceptions and the people to call


def test_the_page_asks_eight_times_at_most(client: Client, demo, queries: list[str]):
    client.sign_in(person("hoa")).get("/tong-quan?ngay=21/11/2026")
    queries.clear()
    client.get("/tong-quan?ngay=21/11/2026")
    assert len([one for one in queries if one.startswith("SELECT")]) <= 8


def test_the_cut_offs_lead_to_frozen_figures_and_back_to_today(client: Client, demo):
    with time_machine.travel("2026-10-01 05:00Z"):
        page = client.sign_in(person("binh")).get("/tong-quan?ngay=05/3/2026").text
        frozen = re.findall(r'href="(/bao-cao/so-lieu/\d+)"[^>]*title="([^"]+)"', page)
        figures = client.get(frozen[0][0]).text
    assert [words for _, words in frozen] == [
        f"Số liệu đã chốt ngày {day}" for day in ("07/03/2026", "07/06/2026", "07/09/2026")
    ]
    assert "trang này tính theo những gì đã ghi nhận đến hôm nay" in page
    assert "đã thực hiện 02/42 nhiệm vụ" in figures
    assert 'ngay=01/10/2026">Hôm nay' in page


def test_without_open_periods_the_cut_offs_are_those_of_the_year(client: Client, office: Office):
    make_task(make_plan(office), office.vp)
    with time_machine.travel("2026-10-01 05:00Z"):
        page = client.sign_in(office.binh).get("/tong-quan?ngay=14/3/2026").text
    assert 'ngay=14/03/2026" aria-current="date"' in page
    assert 'ngay=14/09/2026"' in page


def test_a_day_to_come_is_called_that(client: Client, demo):
    with time_machine.travel("2026-10-01 05:00Z"):
        client.sign_in(person("binh"))
        assert "Ngày 14/12/2026 chưa đến" in client.get("/tong-quan?ngay=14/12/2026").text
        assert "chưa đến: số liệu" not in client.get("/tong-quan").text
