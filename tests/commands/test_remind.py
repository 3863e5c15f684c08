"""Reminders from the command line: shown for any day, queued for today alone."""

import json
from datetime import timedelta

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import clock
from tracker.db import db
from tracker.outbox import Letter

MONDAY = "2026-11-23"


@pytest.fixture(autouse=True)
def plan(office: Office):
    """Give Tú a task that was due before the Monday."""
    monday = clock.today().fromisoformat(MONDAY)
    make_task(make_plan(office), office.vp, due_on=monday - timedelta(days=3), staff=office.tu)


def run(app, *words: str):
    return app.test_cli_runner().invoke(args=["remind", *words])


def test_any_day_is_shown_without_queueing_anything(app, office: Office):
    answer = run(app, "--day", MONDAY, "--dry-run", "--json")
    assert answer.exit_code == 0, answer.stderr
    told = {letter["address"]: letter for letter in json.loads(answer.stdout)}
    tu = told["tu@binhan.example"]
    assert tu["person"] == "Lê Anh Tú"
    (item,) = tu["items"]
    assert (item["code"], item["title"]) == ("NV01", "Rà soát thủ tục")
    assert (item["section"], item["due_on"]) == ("overdue", "2026-11-20")
    assert db.session.query(Letter).count() == 0


def test_the_same_is_printed_for_people(app, office: Office):
    answer = run(app, "--day", MONDAY, "--dry-run")
    assert "Lê Anh Tú <tu@binhan.example>\n  NV01  20/11/2026  Rà soát thủ tục" in answer.stdout


def test_on_a_day_off_nobody_is_told(app, office: Office):
    assert json.loads(run(app, "--day", "2026-11-22", "--dry-run", "--json").stdout) == []


def test_another_day_than_today_is_not_queued(app, office: Office):
    answer = run(app, "--day", "2026-01-05")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "--dry-run" in answer.stderr


def test_today_is_queued_once(app, office: Office, monkeypatch):
    morning = clock.now().fromisoformat(f"{MONDAY}T01:00+00:00")
    monkeypatch.setattr(clock, "now", lambda: morning)
    assert run(app).exit_code == 0
    queued = db.session.query(Letter).count()
    assert run(app, "--day", MONDAY).exit_code == 0
    assert db.session.query(Letter).count() == queued > 0
