"""Every failure is said in one sentence with a way out, and never shows a trace."""

import pytest
from flask import Flask, abort
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError

from config import settings
from tests.cast import Office
from tests.conftest import Client
from tracker import create_app
from tracker.access import NotFound
from tracker.pages.errors import SAID, dead_link
from tracker.pages.guard import Audience, audience
from tracker.rules import Refused

FAILURES = {
    "not-found": NotFound("task"),
    "refused": Refused("Nhiệm vụ %(code)s đã hoàn thành.", code="NV01"),
    "stale": StaleDataError("version"),
    "locked": OperationalError("UPDATE", {}, Exception("database is locked")),
    "broken": OperationalError("SELECT", {}, Exception("no such column")),
    "fault": RuntimeError("boom"),
}


@pytest.fixture(scope="module")
def failing() -> Flask:
    """An application whose pages fail in every way."""
    app = create_app({**settings({}), "SECRET_KEY": "for tests only",
                      "SQLALCHEMY_DATABASE_URI": "sqlite://"})  # fmt: skip

    @app.get("/fail/<how>")
    @audience(Audience.PUBLIC)
    def fail(how: str) -> str:
        if how.isdecimal():
            abort(int(how))
        raise FAILURES[how]

    @app.post("/save")
    @audience(Audience.PUBLIC)
    def save() -> str:
        return "saved"

    return app


@pytest.mark.parametrize("code", sorted(SAID))
def test_every_failure_has_a_sentence_and_a_way_out(failing: Flask, code: int):
    answer = failing.test_client().get(f"/fail/{code}")
    assert answer.status_code == code
    assert '<p class="dd-lead">' in answer.text
    assert 'class="btn btn-primary"' in answer.text


@pytest.mark.parametrize(
    ("how", "code", "words"),
    [
        ("not-found", 404, "Không tìm thấy"),
        ("refused", 422, "Nhiệm vụ NV01 đã hoàn thành."),
        ("stale", 409, "Xem nội dung mới trước khi lưu."),
        ("locked", 503, "Chờ ít giây rồi thử lại."),
        ("broken", 500, "do lỗi của hệ thống"),
        ("fault", 500, "do lỗi của hệ thống"),
        ("418", 418, "Quay lại trang trước"),
        ("502", 502, "do lỗi của hệ thống"),
    ],
)
def test_what_went_wrong_is_said_in_words(failing: Flask, how: str, code: int, words: str):
    answer = failing.test_client().get(f"/fail/{how}")
    assert answer.status_code == code
    assert words in answer.text
    assert "Traceback" not in answer.text
    assert "boom" not in answer.text


def test_a_busy_database_says_when_to_come_back(failing: Flask):
    assert failing.test_client().get("/fail/locked").headers["Retry-After"] == "10"


def test_a_form_without_its_token_is_not_saved(failing: Flask):
    answer = failing.test_client().post("/save")
    assert answer.status_code == 400
    assert "tải lại trang rồi lưu lần nữa" in answer.text


def test_a_dead_link_leads_to_signing_in(app: Flask, session: object):
    with app.test_request_context():
        answer = dead_link()
    assert answer.status_code == 410
    assert "Liên kết đã hết hạn. Đăng nhập để tiếp tục cập nhật." in answer.get_data(as_text=True)


def test_the_method_allowed_is_told(client: Client):
    answer = client.get("/ngon-ngu")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_the_person_still_finds_the_way(client: Client, office: Office):
    page = client.sign_in(office.hoa).get("/khong-co").text
    assert "Phạm Thị Hoa" in page
    assert "UBND xã Bình An" in page


def test_the_address_of_a_form_leads_to_its_page(client: Client, office: Office):
    answer = client.sign_in(office.hoa).get("/de-nghi/1/cho-y-kien")
    assert answer.status_code == 405
    assert 'href="/de-nghi/1"' in answer.text
