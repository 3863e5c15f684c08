"""States: an icon and a word for each, and working days where they say more."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale

from tracker.pages import looks, shell
from tracker.rules.words import Outcome, Status, TimeState

STATIC = Path(shell.__file__).parents[1] / "static"
ICONS = set(re.findall(r'<symbol id="([^"]+)"', STATIC.joinpath("icons.svg").read_text()))


def test_every_state_has_a_look():
    assert set(looks.STATUS_LOOKS) == set(Status)
    assert set(looks.OUTCOME_LOOKS) == set(Outcome)
    assert set(looks.TIME_LOOKS) == set(TimeState)


def test_every_look_is_drawn():
    tables = (looks.STATUS_LOOKS, looks.OUTCOME_LOOKS, looks.TIME_LOOKS)
    used = {look for table in tables for look in table.values()}
    styles = STATIC.joinpath("app.css").read_text(encoding="utf-8")
    assert {look.icon for look in used} <= ICONS
    assert all(f".dd-s-{look.tone} " in styles for look in used)


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [
        ("not_due", 18, "Còn 18 ngày làm việc"),
        ("due_soon", 7, "Còn 07 ngày làm việc"),
        ("due_soon", 0, "Đến hạn hôm nay"),
        ("overdue", 4, "Quá hạn 04 ngày làm việc"),
        ("overdue", 0, "Quá hạn"),
        ("late", 5, "Trễ 05 ngày làm việc so với hạn ban đầu"),
        ("late", None, "Trễ hạn"),
        ("early", 3, "Trước hạn"),
        ("no_date", None, "Chưa xác định hạn"),
    ],
)
def test_time_is_said_in_working_days(app: Flask, state: str, days: int | None, words: str):
    with app.test_request_context():
        assert looks.time_words(state, days) == words


def test_a_completed_task_is_named_by_its_outcome(app: Flask):
    with app.test_request_context():
        assert looks.state_words("completed", "not_met") == "Đã thực hiện, chưa đạt"
        assert looks.state_words("in_progress") == "Đang thực hiện"
    assert looks.state_look("completed", "met").tone == "met"


def test_initials_are_of_family_and_given_name():
    assert shell.initials("Phạm Thị Hoa") == "PH"
    assert shell.initials("Bình") == "B"


def test_every_icon_that_a_template_names_is_in_the_sprite():
    templates = STATIC.parents[1] / "templates"
    named = {
        name
        for file in templates.rglob("*.html")
        for name in re.findall(r"icon\('([a-z0-9-]+)'", file.read_text(encoding="utf-8"))
    }
    assert named
    assert named - ICONS == set()


@pytest.mark.parametrize(
    ("days", "said"), [(1, "01 working day overdue"), (2, "02 working days overdue")]
)
def test_english_counts_one_day_as_one(app: Flask, days: int, said: str):
    with app.test_request_context(), force_locale("en"):
        assert looks.time_words("overdue", days) == said
