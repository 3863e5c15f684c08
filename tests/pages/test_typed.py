"""What was typed when a session had ended goes through the door and stands in its form again."""

import re
from html import unescape

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.pages.tasks import posted
from tests.papers import PDF
from tracker import history
from tracker.accounts import passwords
from tracker.pages import typed
from tracker.tasks import Task

RIGHT = "bốn từ rất dài"
TEXT = "Đã trình dự thảo <b>lần hai</b>"


@pytest.fixture
def task(session, office: Office) -> Task:
    """A task in Tú's charge; Tú has a password."""
    office.tu.password_hash = passwords.hashed(RIGHT)
    return make_task(make_plan(office), office.vp, staff=office.tu)


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields and the texts of a page's forms."""
    found = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\r?\n([^<]*)<', page))
    return {name: unescape(value) for name, value in found.items()}


def test_what_was_typed_is_shown_at_the_door_but_for_passwords(client: Client, task: Task):
    form = {"text": TEXT, "old": "mot hai ba bon", "csrf_token": "a b"}
    answer = client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=form)
    assert answer.status_code == 401
    assert "Đã trình dự thảo &lt;b&gt;lần hai" in answer.text
    assert "mot hai ba bon" not in answer.text
    assert "Nội dung vừa nhập chưa được lưu nhưng còn nguyên." in answer.text


def test_behind_the_door_it_stands_in_its_form_again_and_is_saved(client: Client, task: Task):
    form = posted(task, text=TEXT, percent="40", doc_file=("a.pdf", PDF), submission_id="once")
    door = client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=form)
    wrong = client.post("/dang-nhap", data=hidden(door.text) | {"login": "tu", "password": "x"})
    assert (wrong.status_code, TEXT.split("<")[0] in wrong.text) == (422, True)
    login = hidden(wrong.text) | {"login": "tu", "password": RIGHT}
    behind = client.post("/dang-nhap", data=login)
    assert "Tệp đính kèm cần chọn lại." in behind.text
    again = client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=hidden(behind.text))
    assert again.status_code == 200
    assert 'value="40"' in again.text
    assert len(history.of("task", task.id)) == 1
    saved = {"version": "2", "text": TEXT, "percent": "40", "submission_id": "once"}
    assert client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=saved).status_code in {302, 409}
    saved["version"] = str(task.version)
    assert client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=saved).status_code == 302
    assert history.of("task", task.id)[-1].note == TEXT


@pytest.mark.parametrize(
    "carried",
    [
        "", "x", "[]", '["/dang-nhap",[],false]', '["//evil/a",[],false]',
        '["https://evil/nhiem-vu/1/cap-nhat",[],false]', '["/khong-co",[],false]',
        '["/nhiem-vu/1/cap-nhat",[1],false]', '{"a":1}',
    ],
)  # fmt: skip
def test_only_a_form_of_ours_is_shown_behind_the_door(app, client: Client, task: Task, carried):
    with app.test_request_context():
        assert typed.carried(carried) is None
    answer = client.post("/dang-nhap", data={"login": "tu", "password": RIGHT, "typed": carried})
    assert answer.status_code == 303


@pytest.mark.parametrize("text", ['["/x", [["a", "\\ud83d b"]], 0]', "[" * 100_000, "[1]", "null"])
def test_what_no_page_of_ours_carries_is_left_at_the_door(client: Client, task: Task, text: str):
    text = text.replace("/x", f"/nhiem-vu/{task.id}/cap-nhat")
    answer = client.post("/dang-nhap", data={"login": "tu", "password": RIGHT, "typed": text})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_the_address_of_a_form_goes_along_with_what_it_is_about(client: Client, office, task):
    about = f"units={office.pkt.id}&heir={office.vp.id}"
    form = {"number": "12/QĐ UBND xã", "on": "01/03/2026"}
    door = client.post(f"/quan-tri/don-vi/sap-xep?{about}", data=form)
    login = hidden(door.text) | {"login": "tu", "password": RIGHT}
    behind = client.post("/dang-nhap", data=login)
    assert f'action="/quan-tri/don-vi/sap-xep?{about.replace("&", "&amp;")}"' in behind.text


def test_units_do_not_merge_by_going_on_from_the_door(client: Client, office, task):
    page = f"/quan-tri/don-vi/sap-xep?units={office.pkt.id}&heir={office.vp.id}"
    form = {"number": "12/QĐ UBND xã", "on": "01/03/2026", "resume": "1"}
    shown = client.sign_in(office.hoa).post(page, data=form)
    assert shown.status_code == 200
    assert "12/QĐ UBND xã" in shown.text
    assert office.pkt.ended_on is None
