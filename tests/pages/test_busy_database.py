"""While another writer holds the database, pages are still read."""

import sqlite3
from contextlib import closing
from datetime import timedelta

from sqlalchemy import event, update

from config import settings
from tests.cast import make_office
from tracker import clock, create_app
from tracker.accounts import SignIn, sessions
from tracker.db import db


def test_a_page_is_read_though_the_moment_last_seen_cannot_be_written(tmp_path):
    file = tmp_path / "busy.sqlite3"
    database = {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{file}", "SECRET_KEY": "for tests only"}
    app = create_app({**settings({}), **database})
    with app.app_context():
        event.listen(
            db.engine, "begin", lambda held: held.exec_driver_sql("PRAGMA busy_timeout=50")
        )
        db.create_all()
        token = sessions.open_for(make_office().hoa, at=clock.now())
        db.session.execute(update(SignIn).values(seen_at=clock.now() - timedelta(minutes=5)))
        db.session.commit()
        db.session.remove()
    browser = app.test_client()
    with browser.session_transaction() as cookie:
        cookie["_user_id"] = token
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert browser.get("/tai-khoan").status_code == 200
    with app.app_context():
        db.engine.dispose()
