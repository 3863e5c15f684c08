"""The page's language: Vietnamese first, English for whom chose it."""

import pytest
from flask import Flask
from flask_babel import force_locale, gettext

from tests.cast import Office
from tests.conftest import Client
from tracker.accounts import Person
from tracker.db import db
from tracker.pages.language import place
from tracker.pages.locale import sentence
from tracker.rules import Refused


def test_a_stranger_reads_vietnamese(client: Client):
    assert '<html lang="vi">' in client.get("/khong-co").text


def test_a_strangers_choice_is_kept_in_the_browser(client: Client):
    answer = client.post("/ngon-ngu", data={"language": "en", "next": "/khong-co?a=1"})
    assert (answer.status_code, answer.location) == (303, "/khong-co?a=1")
    assert '<html lang="en">' in client.get("/khong-co").text


def test_a_persons_choice_is_kept_with_the_person(client: Client, office: Office):
    client.sign_in(office.tu).post("/ngon-ngu", data={"language": "en"})
    assert db.session.get_one(Person, office.tu.id).language == "en"
    client.delete_cookie("language")
    assert '<html lang="en">' in client.get("/khong-co").text


def test_an_unknown_language_is_refused(client: Client):
    assert client.post("/ngon-ngu", data={"language": "fr"}).status_code == 400


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "https://evil.example", "/\\evil.example", "", "x", "/a\r\nb"]
)
def test_the_way_back_stays_on_this_site(wanted: str):
    assert place(wanted) == "/"


def test_a_refusal_is_filled_in(app: Flask):
    with app.test_request_context():
        assert sentence(Refused("Thiếu %(count)s văn bản.", count="02")) == "Thiếu 02 văn bản."


def test_words_without_english_stay_vietnamese(app: Flask):
    with app.test_request_context(headers={"Cookie": "language=en"}):
        assert gettext("Câu này không có trong danh mục") == "Câu này không có trong danh mục"


def test_a_refusal_says_its_labels_in_the_readers_language_too(app: Flask):
    no = Refused("Chỉ %(unit)s gửi kết quả này.", unit="Đang thực hiện")
    with app.test_request_context(), force_locale("en"):
        assert "In progress" in sentence(no)
        assert "Phòng Kinh tế" in sentence(Refused(no.msgid, unit="Phòng Kinh tế"))
