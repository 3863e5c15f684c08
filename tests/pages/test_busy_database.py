"""While another writer holds the database, pages are still read and what was typed is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, update

from config import settings
from tests.cast import make_office
from tracker import clock, create_app
from tracker.accounts import SignIn, sessions
from tracker.db import db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "busy.sqlite3"


@pytest.fixture
def browser(file: Path) -> Iterator[FlaskClient]:
    """A browser in which Hoa is signed in, last seen five minutes ago."""
    database = {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{file}", "SECRET_KEY": "for tests only"}
    app = create_app({**settings({}), **database, "WTF_CSRF_ENABLED": False})
    with app.app_context():
        event.listen(
            db.engine, "begin", lambda held: held.exec_driver_sql("PRAGMA busy_timeout=50")
        )
        db.create_all()
        token = sessions.open_for(make_office().hoa, at=clock.now())
        db.session.execute(update(SignIn).values(seen_at=clock.now() - timedelta(minutes=5)))
        db.session.commit()
        db.session.remove()
    made = app.test_client()
    with made.session_transaction() as cookie:
        cookie["_user_id"] = token
    yield made
    with app.app_context():
        db.engine.dispose()


def test_a_page_is_read_though_the_moment_last_seen_cannot_be_written(file, browser):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert browser.get("/tai-khoan").status_code == 200


def test_a_form_that_cannot_be_saved_is_kept_to_be_sent_again(file, browser):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = browser.post("/tai-khoan?x=1", data={"phone": "0905 123 & 456", "language": "vi"})
    assert answer.status_code == 503
    assert "Nội dung vừa nhập còn nguyên" in answer.text
    assert "0905 123 &amp; 456</textarea>" in answer.text
    assert '<input type="hidden" name="language" value="vi">' in answer.text
    assert 'action="/tai-khoan?x=1"' in answer.text


def test_a_password_is_not_shown_to_be_sent_again(file, browser):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = browser.post("/dang-nhap", data={"login": "hoa", "password": "mot hai ba bon"})
    assert answer.status_code == 503
    assert "mot hai" not in answer.text
    assert "Chờ ít giây rồi thử lại." in answer.text
