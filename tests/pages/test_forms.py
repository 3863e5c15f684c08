"""Forms speak Vietnamese, read days as offices write them, and compose what is typed."""

import ast
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import wtforms
from flask import Flask
from wtforms import DecimalField, IntegerField, RadioField, SelectField, StringField, validators

from tracker.pages.form_words import WORDS
from tracker.pages.forms import (
    CountField,
    DayField,
    FileField,
    Form,
    PercentField,
    file_needed,
    file_rules,
)

VIETNAMESE = set("ăâđêôơưàáảãạầấẩẫậằắẳẵặèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")


class Every(Form):
    """One field of each kind that complains."""

    text = StringField("Trích yếu", [validators.InputRequired(), validators.Length(min=3, max=5)])
    mail = StringField("Thư điện tử", [validators.Regexp("x")])
    number = IntegerField("Số lượng", [validators.NumberRange(min=1, max=9)])
    rate = DecimalField("Tỷ lệ")
    day = DayField("Ngày")
    count = CountField("Số hồ sơ")
    share = PercentField("Tỷ lệ đạt")
    choice = SelectField("Nội dung", choices={"a": "A"})
    pick = RadioField("Tình hình", choices={"a": "A"})
    file = FileField("Tệp", [file_needed(), *file_rules("docx", "xlsx")])


Post = Callable[..., Any]


@pytest.fixture
def post(app: Flask) -> Post:
    def fill(form: type[Form], language: str = "vi", **typed: str) -> Form:
        with app.test_request_context(
            method="POST", data=typed, headers={"Cookie": f"language={language}"}
        ):
            made = form()
            made.validate()
            return made

    return fill


def messages_of_wtforms() -> set[str]:
    """Return every message that WTForms would translate, read from its source."""
    found = set()
    for file in Path(wtforms.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {
                "gettext",
                "ngettext",
            }:
                found |= {a.value for a in node.args if isinstance(a, ast.Constant)}
    return {text for text in found if isinstance(text, str)}


def test_every_message_of_wtforms_has_our_words():
    messages = messages_of_wtforms()
    assert len(messages) > 30
    assert messages - set(WORDS) == set()


@pytest.mark.parametrize("words", sorted(set(WORDS.values())))
def test_our_words_are_vietnamese(words: str):
    assert VIETNAMESE & set(words.lower())


def test_no_english_leaks_into_a_form(post: Post):
    form = post(Every, text="x" * 9, mail="-", number="ba", rate="-", day="mai", choice="z")
    said = {name: errors[0] for name, errors in form.errors.items()}
    assert set(said) == {"text", "mail", "number", "rate", "day", "choice", "pick", "file"}
    for sentence in said.values():
        assert VIETNAMESE & set(str(sentence).lower()), sentence


def test_lengths_are_filled_in(post: Post):
    assert post(Every, text="x" * 9).errors["text"] == ["Nhập từ 3 đến 5 ký tự."]
    assert post(Every).errors["text"] == ["Chưa nhập mục này."]


@pytest.mark.parametrize("written", ["05/06/2026", "5/6/2026", " 05/6/2026 ", "5-6-2026"])
def test_a_day_is_read_as_offices_write_it(post: Post, written: str):
    form = post(Every, day=written)
    assert form.day.data == date(2026, 6, 5)


def test_an_empty_day_is_none(post: Post):
    form = post(Every, day="  ")
    assert form.day.data is None
    assert "day" not in form.errors


def test_a_day_that_is_not_in_the_calendar_says_so(post: Post):
    form = post(Every, day="31/6/2026")
    assert form.errors["day"] == ["“31/6/2026” không có trong lịch."]
    assert form.day._value() == "31/6/2026"


def test_american_days_are_refused(post: Post):
    assert post(Every, day="06/30/2026").errors["day"] == ["“06/30/2026” không có trong lịch."]


def test_numbers_are_read_and_shown_the_offices_way(post: Post):
    form = post(Every, count="36.466", share="95,31%")
    assert (form.count.data, form.share.data) == (36466, Decimal("95.31"))
    assert post(Every, share="101").errors["share"] == ["Tỷ lệ “101” phải từ 0 đến 100."]


def test_a_day_is_shown_with_two_digits(app: Flask):
    with app.test_request_context():
        assert Every(data={"day": date(2026, 6, 5)}).day._value() == "05/06/2026"


def test_decomposed_text_is_composed(post: Post):
    typed = unicodedata.normalize("NFD", "Quý II")
    assert post(Every, text=typed).text.data == "Quý II"


def test_a_form_keeps_its_submission_id_when_it_is_shown_again(post: Post):
    assert post(Every, submission_id="abc").submission_id._value() == "abc"


def test_other_words_under_the_same_id_are_another_submission(post: Post):
    first, again, other = (
        post(Every, submission_id="abc", text=text).submission_id.data for text in ("a", "a", "b")
    )
    assert first == again
    assert first != other


def test_two_drawn_forms_have_two_ids(app: Flask):
    with app.test_request_context():
        assert Every().submission_id.data != Every().submission_id.data
