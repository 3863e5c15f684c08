"""The sample plans, loaded with their history, give exactly the expected figures."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.laid import loaded
from tracker.db import db
from tracker.figures import figures_of, rollup
from tracker.figures.answers import fold_answers
from tracker.figures.states import fold_log, log_of
from tracker.rules.answers import Tally, tally
from tracker.tasks import Task, TaskAnswer

SAMPLES = Path(__file__).parents[2] / "samples"
LAST_DAY = date(2027, 12, 31)


def expected(file: str) -> dict[str, Any]:
    """Return an expected document."""
    return json.loads((SAMPLES / file).read_text(encoding="utf-8"))


def assert_holds(found: dict[str, Any], wanted: dict[str, Any], where: str) -> None:
    """Every key that is wanted is found with the same value, however deep."""
    for key, value in wanted.items():
        if isinstance(value, dict):
            assert_holds(found[key], value, f"{where}.{key}")
        elif isinstance(value, list):  # the codes behind a count, in any order
            assert sorted(found[key]) == sorted(value), f"{where}.{key}"
        else:
            assert found[key] == value, f"{where}.{key}"


def test_the_closed_plan_of_2022(session):
    figures = figures_of(loaded("thu_duc_2022"), as_of=date(2023, 3, 7))
    found, wanted = rollup(figures), expected("plan_expected_rollup.json")
    assert_holds(found, wanted, "2022")
    for group in ("by_content", "by_lead_unit"):
        assert found[group].keys() == wanted[group].keys()


def test_the_year_2022_as_of_its_cut_offs(session):
    plan = loaded("thu_duc_2022")
    series = {
        date(2022, 3, 14): 7, date(2022, 6, 14): 12, date(2022, 9, 14): 22,
        date(2022, 12, 14): 36, date(2022, 12, 31): 58, date(2023, 1, 31): 61,
    }  # fmt: skip
    log = log_of(plan)
    found = {day: figures_of(plan, as_of=day, log=log).counts().executed for day in series}
    assert found == series


@pytest.mark.parametrize("name", ["xa_2026", "tinh_2026"])
def test_the_plans_of_2026_on_each_day(session, name: str):
    plan = loaded(name)
    wanted = expected(f"plan_{name}_expected.json")
    for day, figures in wanted["as_of"].items():
        found = rollup(figures_of(plan, as_of=date.fromisoformat(day)))
        assert_holds(found, figures, day)
        for group in ("by_content", "by_lead_unit", "by_collecting_unit"):
            assert found[group].keys() == figures[group].keys()
    at_the_end = rollup(figures_of(plan, as_of=date.fromisoformat(wanted["state_on"])))
    assert_holds(at_the_end["indicators"], wanted["indicators"], "indicators")


def test_answers_of_the_communes_on_each_day(session):
    plan = loaded("tinh_2026")
    for day, answers in expected("plan_tinh_2026_expected.json")["answers"]["as_of"].items():
        found = rollup(figures_of(plan, as_of=date.fromisoformat(day)))["answers"]
        assert_holds(found, answers, day)


@pytest.mark.parametrize("name", ["xa_2026", "tinh_2026", "thu_duc_2022"])
def test_what_is_stored_of_a_task_equals_the_fold_of_its_events(session, name: str):
    plan = loaded(name)
    states = fold_log(log_of(plan), as_of=LAST_DAY)
    for task in db.session.query(Task).filter_by(plan_id=plan.id):
        state = states[task.id]
        assert (state.status, state.outcome) == (task.status, task.outcome)
        assert (state.due_on, state.original_due_on) == (task.due_on, task.original_due_on)
        assert state.completed_on == task.completed_on
        assert state.in_force is (task.removed_on is None)


def test_areas_and_units_add_up_to_the_plan(session):
    figures = figures_of(loaded("tinh_2026"), as_of=date(2026, 11, 21))
    whole = figures.counts()
    for groups in (figures.by_area(), figures.by_lead(), figures.by_collecting()):
        for name in ("total", "executed", "met", "not_executed", "overdue"):
            assert sum(getattr(group, name) for group in groups.values()) == getattr(whole, name)


def test_an_earlier_knowledge_does_not_know_a_later_verification(session):
    plan = loaded("xa_2026")
    task = db.session.query(Task).filter_by(code="NV11").one()
    before = task.status_at.replace(hour=0)  # verified on 02/10, effective 25/09
    known = rollup(figures_of(plan, as_of=date(2026, 9, 30), known=before))["codes"]
    now = rollup(figures_of(plan, as_of=date(2026, 9, 30)))["codes"]
    assert "NV11" in now["executed"]
    assert "NV11" not in known["executed"]


def test_what_is_stored_of_an_answer_equals_the_fold_of_the_events(session):
    plan = loaded("tinh_2026")
    folded = fold_answers(log_of(plan), as_of=LAST_DAY)
    rows = db.session.query(TaskAnswer).all()
    assert len(rows) == 744
    for row in rows:
        held = folded[row.task_id][row.unit_id]
        assert (held.status, held.done_on, held.asked_on) == (row.status, row.done_on, row.asked_on)


def test_answers_as_known_earlier_do_not_know_a_later_acceptance(session):
    plan = loaded("tinh_2026")
    task = db.session.query(Task).filter_by(code="NV51").one()
    before = datetime(2026, 9, 10, tzinfo=UTC)
    known = fold_answers(log_of(plan, known=before), as_of=date(2026, 9, 14))[task.id]
    now = fold_answers(log_of(plan), as_of=date(2026, 9, 14))[task.id]
    assert tally(known.values(), on=date(2026, 9, 14)).accepted < 57
    assert tally(now.values(), on=date(2026, 9, 14)) == Tally(asked=124, accepted=57)
