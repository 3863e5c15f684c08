"""Several secretaries at once, each in a plan of one's own: still two letters a day for a unit."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cast import make_office, make_plan, make_task
from tracker import create_app
from tracker.db import db

ROOT = Path(__file__).parent.parent.parent
WORKER = """
import sys
from datetime import UTC, datetime
from tracker import create_app, history, urgings
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.rules import Refused
from tracker.tasks import Task
from tracker.urgings import Act

with create_app().app_context():
    passed = 0
    for time in range(4):
        task = db.session.get(Task, int(sys.argv[1]))
        plan_id = task.plan_id
        begin_write()
        history.take(plan_id)
        task = db.session.get(Task, int(sys.argv[1]))
        by = db.session.query(Person).filter_by(login="hoa").one()
        urgings.lock([task.lead_unit_id])
        try:
            act = Act(f"{sys.argv[1]}-{time}", "Báo cáo.")
            at = datetime(2026, 3, 12, 2, tzinfo=UTC)
            urgings.by_letter(task.lead_unit, task, act, by=by, at=at)
            db.session.commit()
            passed += 1
        except Refused:
            db.session.rollback()
    print(passed)
"""


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)])
def test_four_secretaries_at_once_urge_a_unit_twice(database: str, tmp_path: Path, request):
    url = f"sqlite:///{tmp_path / 'urgings.sqlite3'}"
    if database == "postgresql":
        url = request.getfixturevalue("postgres_url")
    with create_app({"SQLALCHEMY_DATABASE_URI": url}).app_context():
        db.create_all()
        office = make_office()
        plans = [make_plan(office, year=year) for year in (2023, 2024, 2025, 2026)]
        tasks = [make_task(plan, office.pkt).id for plan in plans]
        db.session.remove()
        db.engine.dispose()
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    workers = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", WORKER, str(task_id)], env=environment, cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        for task_id in tasks
    ]  # fmt: skip
    assert sum(int(worker.communicate(timeout=60)[0]) for worker in workers) == 2
