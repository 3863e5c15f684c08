"""The frame: addresses of our files change with their content, and the way out is a form."""

from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask, render_template_string

from tests.cast import Office
from tests.conftest import Client
from tracker.pages import nav, shell

ITEMS = [
    {"endpoint": "health.healthz", "label": f"Mục {place}", "icon": "home", "count": place,
     "active": place == 7}
    for place in range(8)
]  # fmt: skip
DRAW = """{% from '_frame.html' import phone_tabs, top_nav -%}
{{ top_nav(items) }}|{{ phone_tabs(items) }}"""


def test_a_files_address_carries_its_digest(app: Flask):
    content = Path(str(app.static_folder), "app.css").read_bytes()
    with app.test_request_context():
        assert shell.static_url("app.css") == f"/static/app.css?v={sha256(content).hexdigest()[:8]}"


def test_addresses_hold_under_a_folder_of_the_host(app: Flask):
    with app.test_request_context(environ_overrides={"SCRIPT_NAME": "/cchc"}):
        assert shell.static_url("app.css").startswith("/cchc/static/app.css?v=")
        assert "/cchc/static/icons.svg" in shell.icon("home")


def test_an_icon_is_silent(app: Flask):
    with app.test_request_context():
        assert 'aria-hidden="true"' in shell.icon("home")


@pytest.mark.parametrize("name", ["hose", "", "<b>"])
def test_an_icon_that_the_sprite_does_not_hold_is_a_fault(app: Flask, name: str):
    with app.test_request_context(), pytest.raises(KeyError):
        shell.icon(name)


def test_what_does_not_fit_stands_under_more(app: Flask):
    with app.test_request_context():
        top, tabs = render_template_string(DRAW, items=ITEMS).split("|")
    assert top.count('class="nav-item') == 6
    assert '<li class="nav-item active">' in top
    assert tabs.count('class="dd-tab"') == 4
    assert "Thêm" in tabs


def test_five_tabs_fit_a_phone(app: Flask):
    with app.test_request_context():
        _, tabs = render_template_string(DRAW, items=ITEMS[:5]).split("|")
    assert tabs.count('class="dd-tab"') == 5
    assert "Thêm" not in tabs


def test_every_page_of_the_navigation_exists(app: Flask):
    assert {entry.endpoint for entry in nav.ENTRIES} <= app.view_functions.keys()


def test_a_count_of_nothing_is_not_shown(app: Flask):
    with app.test_request_context():
        top, _ = render_template_string(DRAW, items=ITEMS[:1]).split("|")
    assert "dd-count" not in top


def test_demo_accounts_are_told_that_the_figures_are_made_up(client: Client, office: Office):
    assert "Số liệu minh họa" not in client.sign_in(office.hoa).get("/khong-co").text
    office.hoa.is_demo = True
    assert "Số liệu minh họa" in client.get("/khong-co").text


def test_pages_need_no_inline_style_or_script(client: Client, office: Office):
    page = client.sign_in(office.hoa).get("/khong-co").text
    assert "style=" not in page
    assert "<script>" not in page
    assert "onclick" not in page
