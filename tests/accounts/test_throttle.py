"""The throttle: exact under several processes, free again after a while."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tracker import create_app
from tracker.accounts import throttle
from tracker.accounts.throttle import Allowance, Rate
from tracker.db import db

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
ROOT = Path(__file__).parent.parent.parent
TEN = Allowance("sign-in:tu@10.0.0.5", 10)
WORKER = """
from datetime import UTC, datetime
from tracker import create_app
from tracker.accounts import throttle
from tracker.db import begin_write, db

TEN, ALL = throttle.Allowance("sign-in:tu@10.0.0.5", 10), throttle.Allowance("all", 1000)
with create_app().app_context():
    passed = 0
    for _time in range(12):
        begin_write()
        passed += throttle.hit(TEN, ALL, at=datetime(2026, 3, 1, tzinfo=UTC))
        db.session.commit()
    print(passed)
"""


def test_a_key_has_its_allowance_and_no_more(session):
    assert [throttle.hit(TEN, at=AT) for _time in range(12)] == [True] * 10 + [False] * 2


def test_after_the_window_tries_are_free_again(session):
    for _time in range(11):
        throttle.hit(TEN, at=AT)
    assert throttle.hit(TEN, at=AT + throttle.WINDOW)


def test_a_right_password_gives_the_try_back(session):
    for _time in range(30):
        assert throttle.hit(TEN, at=AT)
        throttle.forgive(TEN, at=AT)


def test_every_key_counts_though_one_is_used_up(session):
    used_up, other = Allowance("a", 0), Allowance("b", 1)
    assert not throttle.hit(used_up, other, at=AT)
    assert not throttle.hit(other, at=AT)


def test_ended_windows_are_forgotten(session):
    throttle.hit(TEN, at=AT)
    throttle.hit(TEN, at=AT + timedelta(days=1))
    throttle.forget(before=AT + timedelta(hours=1))
    assert session.query(Rate).count() == 1


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)])
def test_four_processes_let_exactly_ten_tries_pass(database, tmp_path, request):
    url = f"sqlite:///{tmp_path / 'rate.sqlite3'}"
    if database == "postgresql":
        url = request.getfixturevalue("postgres_url")
    with create_app({"SQLALCHEMY_DATABASE_URI": url}).app_context():
        Rate.__table__.create(db.engine)
        db.engine.dispose()
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    workers = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", WORKER], env=environment, cwd=ROOT, stdout=subprocess.PIPE
        )
        for _process in range(4)
    ]
    passed = [int(worker.communicate(timeout=60)[0]) for worker in workers]
    assert sum(passed) == 10
