"""The navigation: each role finds the pages that are its own, and each entry leads somewhere."""

import re

import pytest
from flask import Flask

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker.pages.nav import ENTRIES


def test_every_entry_leads_to_a_page(app: Flask):
    assert [entry.endpoint for entry in ENTRIES if entry.endpoint not in app.view_functions] == []


@pytest.mark.parametrize(
    ("name", "found", "missing"),
    [
        ("tu", ["/nhiem-vu-cua-toi", "/tong-quan", "/nhiem-vu"], ["/theo-doi", "/ke-hoach"]),
        ("hoa", ["/tong-quan", "/cho-xac-nhan", "/theo-doi", "/ke-hoach"], ["/nhiem-vu-cua-toi"]),
        ("binh", ["/tong-quan", "/nhiem-vu"], ["/theo-doi", "/quan-tri"]),
        ("son", ["/quan-tri/nguoi-dung"], ["/tong-quan", '/theo-doi"']),
    ],
)
def test_each_role_finds_its_own_pages(
    client: Client, office: Office, name: str, found: list[str], missing: list[str]
):
    home = client.sign_in(office.people[name]).get("/").headers["Location"]
    page = client.get(home).text
    frame = page[: page.index("<main")]
    assert [href for href in found if f'href="{href}"' not in frame] == []
    assert [href for href in missing if f'href="{href}' in frame] == []


def test_the_secretariat_finds_the_tasks_of_its_own_unit(client: Client, office: Office):
    make_task(make_plan(office), office.vhxh)
    page = client.sign_in(office.hoa).get("/tong-quan").text
    assert 'href="/nhiem-vu-cua-toi"' in page[: page.index("<main")]
    assert 'href="/nhiem-vu-cua-toi"' not in client.sign_in(office.binh).get("/tong-quan").text


def test_a_page_under_an_entry_marks_it_as_the_present_one(client: Client, office: Office):
    task = make_task(make_plan(office), office.vp)
    page = client.sign_in(office.tu).get(f"/nhiem-vu/{task.id}").text
    frame = page[: page.index("<main")]
    assert re.findall(r'href="([^"]+)" aria-current', frame) == ["/nhiem-vu"]


def test_the_ladder_of_a_plan_stands_under_the_plans(client: Client, office: Office):
    plan = make_plan(office)
    page = client.sign_in(office.hoa).get(f"/ke-hoach/{plan.code}/thang-nhac").text
    marked = re.findall(r'<a[^>]*href="/ke-hoach"[^>]*aria-current="page"', page)
    assert marked
