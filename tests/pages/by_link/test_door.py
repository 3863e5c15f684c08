"""Around a letter's link: what its answers carry, who else may have it, and how often."""

import re
from html import unescape

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.pages.by_link.conftest import Link
from tests.pages.tasks import posted
from tracker import history
from tracker.accounts import passwords
from tracker.pages.by_link import door
from tracker.tasks import Task

TEXT = "Đã rà soát 12 thủ tục."


def test_the_address_is_kept_from_others(client: Client, office: Office, task: Task, link: Link):
    for address in (link(office.tu, task), "/l/1-1-1-739687.x"):
        headers = client.get(address).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert headers["Cache-Control"] == "no-store"


def test_it_works_under_tls_where_the_browser_names_no_referrer(
    app, client: Client, office: Office, task: Task, link: Link, monkeypatch
):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    monkeypatch.setitem(app.config, "WTF_CSRF_CHECK_DEFAULT", True)
    form, tls = posted(task, text=TEXT), "https://localhost"
    assert client.post(link(office.tu, task), data=form, base_url=tls).status_code == 303
    assert history.of("task", task.id)[-1].note == TEXT


def test_somebody_else_goes_out_and_the_link_is_dead_in_that_browser(
    app, client: Client, office: Office, task: Task, link: Link
):
    address = link(office.tu, task)
    answer = client.post(f"{address}/nguoi-khac")
    assert answer.location == f"/dang-nhap?next=/nhiem-vu/{task.id}"
    assert client.get(address).status_code == 410
    assert client.post(address, data=posted(task, text=TEXT)).status_code == 401
    assert app.test_client().get(address).status_code == 200


def test_whoever_is_signed_in_as_somebody_else_goes_as_that(client, office, task, link: Link):
    address = link(office.tu, task)
    assert client.sign_in(office.tu).get(address).status_code == 200
    client.sign_in(office.lan)
    assert client.get(address).location == f"/nhiem-vu/{task.id}"
    page = client.post(address, data=posted(task, text=TEXT)).text
    assert f'action="/nhiem-vu/{task.id}/cap-nhat"' in page
    assert TEXT in page
    assert len(history.of("task", task.id)) == 1


@pytest.mark.parametrize("go", ["submit", "block"])
def test_other_moves_ask_to_sign_in_and_keep_what_was_typed(
    client: Client, office: Office, task: Task, link: Link, go: str
):
    office.tu.password_hash = passwords.hashed("bốn từ rất dài")
    asked = client.post(link(office.tu, task), data=posted(task, text=TEXT, percent="90", go=go))
    assert (asked.status_code, TEXT in asked.text) == (401, True)
    carried = re.search(r'name="typed" type="hidden" value="([^"]*)"', asked.text)
    assert carried
    login = {"login": "tu", "password": "bốn từ rất dài", "typed": unescape(carried[1])}
    page = client.post("/dang-nhap", data=login).text
    assert f'name="situation" value="{go}"' in page
    form = posted(task, text=TEXT, percent="90", situation=go, resume="1")
    again = client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=form)
    assert again.status_code == 200
    assert TEXT in again.text
    assert re.search(rf'<input checked [^>]*name="situation"[^>]*value="{go}"', again.text)
    assert len(history.of("task", task.id)) == 1


def test_too_many_posts_are_put_off(client, office, task: Task, link: Link, monkeypatch):
    monkeypatch.setattr(door, "TRIES_OF_A_LINK", 2)
    form = posted(task, text="")
    codes = [client.post(link(office.tu, task), data=form).status_code for _ in range(3)]
    assert codes == [422, 422, 429]


def test_the_link_speaks_its_persons_language(client, office: Office, task: Task, link: Link):
    office.tu.language = "en"
    assert '<html lang="en">' in client.get(link(office.tu, task)).text
