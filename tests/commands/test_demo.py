"""`flask demo` and `flask plan rollup`: exit codes, JSON, a second call changes nothing."""

import json

import pytest
from flask import Flask

from tests.cast import Office
from tracker.accounts import Person
from tracker.commands.demo import PASSWORD
from tracker.db import db
from tracker.history import Event
from tracker.rules.words import Role


@pytest.fixture
def run(app: Flask, session):
    """Run a command and return its result."""
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=list(words))


def test_the_demo_is_loaded_once_with_an_account_for_every_role(run):
    assert run("demo", "xa_2026").exit_code == 0
    events = db.session.query(Event).count()
    again = run("demo", "xa_2026")
    assert again.exit_code == 0
    assert PASSWORD in again.output
    assert db.session.query(Event).count() == events
    people = db.session.query(Person).all()
    held = {post.role for person in people for post in person.appointments}
    assert held == {role.value for role in Role}
    assert all(person.is_demo for person in people)


def test_the_demo_refuses_a_database_with_other_data(run, office: Office):
    answer = run("demo")
    assert answer.exit_code == 2
    assert db.session.query(Person).count() == len(office.people)


def test_the_rollup_is_one_json_document(run):
    run("demo", "thu_duc_2022")
    answer = run("plan", "rollup", "thu_duc_2022", "--json")
    document = json.loads(answer.output)
    assert document["as_of"] == "2023-03-07"  # the closing day
    assert (document["plan"]["executed"], document["plan"]["total"]) == (61, 64)
    assert document["plan"]["executed_rate"] == "95.31"


def test_the_rollup_of_an_unknown_plan_is_refused(run):
    answer = run("plan", "rollup", "none_2026", "--json")
    assert answer.exit_code == 2
