"""`flask verify`: a whole database is told by its counts, a tampered one by name."""

import json
from datetime import date

import pytest
from sqlalchemy import text

from tests.access_table import prove
from tests.cast import Office, ask_units, make_plan, make_task
from tests.laid import loaded
from tests.periods.making import frozen
from tracker import periods
from tracker.db import db
from tracker.periods.snapshots import pack
from tracker.tasks import Task, TaskOccurrence

pytestmark = pytest.mark.pg


def run(app, *words: str):
    return app.test_cli_runner().invoke(args=["verify", *words])


@pytest.fixture
def task(office: Office):
    """A task with a document, its history whole."""
    made = make_task(make_plan(office), office.vp)
    make_task(made.plan, office.pkt)
    prove(made, office.tu)
    db.session.commit()
    return made


@pytest.fixture
def tamper(session):
    """Change rows as somebody would who holds the database itself."""
    is_postgres = session.get_bind().dialect.name == "postgresql"

    def write(statement: str, **values: object) -> None:
        if is_postgres:
            session.execute(text("ALTER TABLE event DISABLE TRIGGER event_no_change"))
            session.execute(text("ALTER TABLE snapshot DISABLE TRIGGER snapshot_no_change"))
        else:
            session.execute(text("DROP TRIGGER IF EXISTS event_no_update"))
            session.execute(text("DROP TRIGGER IF EXISTS event_no_delete"))
            session.execute(text("DROP TRIGGER IF EXISTS snapshot_no_update"))
        session.execute(text(statement), values)
        session.commit()

    return write


@pytest.mark.parametrize("name", ["xa_2026", "thu_duc_2022", "tinh_2026"])
def test_every_sample_is_whole(app, session, name: str):
    loaded(name)
    answer = run(app, "--json")
    assert answer.exit_code == 0, answer.stdout
    told = json.loads(answer.stdout)
    assert (told["ok"], told["faults"]) == (True, [])
    assert told["counts"]["events"] > told["counts"]["tasks"] > 0


def test_a_whole_database_is_told_by_its_counts(app, task):
    answer = run(app)
    assert answer.exit_code == 0
    assert "2 chuỗi, 2 sự kiện, 2 nhiệm vụ, 1 tệp" in answer.stdout


@pytest.mark.parametrize(
    ("statement", "what", "said"),
    [
        ("UPDATE event SET note = 'x' WHERE seq = 1 AND kind = 'task'", "event_changed", "NV01"),
        ("UPDATE event SET previous = 'x' WHERE seq = 2", "event_unlinked", "NV02"),
        ("DELETE FROM event WHERE seq = 1 AND kind = 'task'", "event_unlinked", "NV02"),
        ("DELETE FROM event WHERE seq = 2", "event_tail", "2 sự kiện"),
        ("UPDATE chain SET head = 'x' WHERE seq = 2", "event_head", "xabinhan_2026"),
        ("UPDATE task SET status = 'completed' WHERE code = 'NV01'", "state", "NV01: status"),
        ("UPDATE task SET due_on = '2026-07-31' WHERE code = 'NV02'", "state", "2026-06-30"),
        ("UPDATE blob SET size = 1", "file", "a.pdf"),
    ],
)
def test_what_was_tampered_with_is_named(app, task, tamper, statement, what, said):
    tamper(statement)
    answer = run(app, "--json")
    assert answer.exit_code == 1
    faults = json.loads(answer.stdout)["faults"]
    assert what in {fault["what"] for fault in faults}
    assert said in " ".join(fault["message"] for fault in faults)
    told = run(app)
    assert (told.exit_code, told.stdout) == (1, "")
    assert said in told.stderr


def test_other_bytes_under_the_same_name_are_noticed(app, task, tamper):
    tamper("UPDATE blob SET content = :content", content=b"%PDF-1.4 forged")
    assert "a.pdf" in run(app).stderr


def test_a_task_without_any_event_is_noticed(app, task, tamper):
    tamper("DELETE FROM event WHERE record_id = :id AND kind = 'task'", id=task.id)
    assert "NV01: status" in run(app).stderr
    assert task.due_on == date(2026, 6, 30)


def test_an_occurrence_marked_behind_the_history_is_named(app, session):
    loaded("xa_2026")
    first = session.query(TaskOccurrence).filter_by(done_on=None).first()
    first.done_on = date(2026, 11, 20)
    code = session.get(Task, first.task_id).code
    session.commit()
    answer = run(app)
    assert answer.exit_code == 1
    assert f"{code}: occurrences đang lưu" in answer.stderr


def test_an_answer_that_no_event_tells_is_named(app, session, office: Office, task, tamper):
    ask_units(task, office.pkt, collecting=office.vp)
    tamper("UPDATE task_answer SET status = 'accepted', done_on = '2026-03-01'")
    answer = run(app, "--json")
    assert answer.exit_code == 1
    faults = json.loads(answer.stdout)["faults"]
    assert ("answers", "NV01") in {(fault["fact"], fault["task"]) for fault in faults}


def test_frozen_figures_that_were_changed_are_named(app, office: Office, task, tamper):
    made = frozen(task.plan, office)
    packed, _ = pack(made.body | {"facts": made.body["facts"] | {"added": 5}})
    tamper("UPDATE snapshot SET packed = :packed", packed=packed)
    db.session.expire_all()
    answer = run(app)
    assert answer.exit_code == 1
    assert "số liệu chốt đến 05/03/2026: nội dung đã bị sửa" in answer.stderr
    assert "các sự kiện đến lúc chốt cho số liệu khác" in answer.stderr


def test_events_taken_from_under_frozen_figures_are_named(app, office: Office, task, tamper):
    frozen(task.plan, office)
    db.session.commit()
    tamper("UPDATE event SET hash = 'x' WHERE chain_id = :chain AND seq = :seq",
           chain=task.plan_id, seq=periods.snapshots_of(task.plan)[0].upto)  # fmt: skip
    assert "chuỗi sự kiện không còn kết thúc như khi chốt" in run(app).stderr
