"""Every route × every role: opened by whom it is for, and never onto another authority."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.access_papers import OF_NOBODY
from tests.access_table import (
    AUDIENCES,
    PARAMETERS,
    STRANGE,
    Records,
    own_records,
    strange_records,
)
from tests.cast import Office
from tests.conftest import Client
from tracker import access, clock
from tracker.accounts import Person
from tracker.pages.guard import ROLES, Audience

CAST = ["lan", "minh", "tu", "quang", "hoa", "binh", "mai", "son"]
OPENED = {200, 302, 303, 400, 404, 409, 410, 422}


@pytest.fixture(autouse=True)
def _without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take the slow program away that makes PDF: who may ask for one is another matter."""
    monkeypatch.setenv("PATH", str(tmp_path))


def rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def value(rule: Rule, name: str, records: Records) -> object:
    blueprint = rule.endpoint.split(".")[0]
    stands_for = PARAMETERS.get(f"{blueprint}.{name}") or PARAMETERS[name]
    return stands_for(records)


def tries(app: Flask, records: Records) -> Iterator[tuple[Rule, str, str]]:
    """Yield every route with its method and an address; the questions before the acts."""
    address = app.url_map.bind("localhost")
    found = [
        (rule, method, address.build(
            rule.endpoint, {name: value(rule, name, records) for name in rule.arguments},
            method=method,
        ))
        for rule in rules(app)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    ]  # fmt: skip
    yield from sorted(found, key=lambda one: (one[1] != "GET", one[0].endpoint))


def test_the_table_and_the_program_name_the_same_routes(app: Flask):
    marked = {
        (rule.endpoint, app.view_functions[rule.endpoint].audience)  # type: ignore[attr-defined]
        for rule in rules(app)
    }
    assert marked ^ set(AUDIENCES.items()) == set(), "teach tests/access_table.py the differences"


def test_the_table_knows_every_parameter(app: Flask):
    names = {name for rule in rules(app) for name in rule.arguments}
    assert names <= {name.split(".")[-1] for name in PARAMETERS}


def is_for(office: Office, key: str, rule: Rule) -> bool:
    wanted = AUDIENCES[rule.endpoint]
    held = access.roles(getattr(office, key), on=clock.today())
    return wanted is Audience.PUBLIC or bool(held & ROLES[wanted])


def asked(client: Client, person: Person, method: str, path: str) -> TestResponse:
    """Ask as somebody who signed in; an act may have signed them out, a question does not."""
    if method != "GET":
        client.sign_in(person)
    return client.open(path, method=method)


@pytest.mark.parametrize("key", CAST)
def test_a_person_opens_what_is_theirs_and_nothing_else(app, client: Client, office: Office, key):
    records = own_records(office)
    strange_records()
    client.sign_in(getattr(office, key))
    wrong = []
    for rule, method, path in tries(app, records):
        answer = asked(client, getattr(office, key), method, path)
        by_record = {403} if rule.arguments else set()  # a record may be closed to some of them
        expected = OPENED | by_record if is_for(office, key, rule) else {403}
        if answer.status_code not in expected or STRANGE.encode() in answer.data:
            wrong.append((rule.endpoint, method, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("key", ["lan", "tu", "hoa", "binh", "son"])
def test_nobody_reaches_another_authority(app, client: Client, office: Office, key):
    records = strange_records()
    client.sign_in(getattr(office, key))
    wrong = []
    for rule, method, path in tries(app, records):
        if rule.arguments <= OF_NOBODY or AUDIENCES[rule.endpoint] is Audience.PUBLIC:
            continue
        answer = asked(client, getattr(office, key), method, path)
        expected = {404} if is_for(office, key, rule) else {403}
        if answer.status_code not in expected or STRANGE.encode() in answer.data:
            wrong.append((rule.endpoint, method, answer.status_code))
    assert wrong == []


def test_a_stranger_is_sent_to_the_door(app, client: Client, office: Office):
    wrong = []
    for rule, method, path in tries(app, own_records(office)):
        answer = client.open(path, method=method)
        to_door = answer.status_code == 302 and answer.headers["Location"].startswith("/dang-nhap")
        is_public = AUDIENCES[rule.endpoint] is Audience.PUBLIC
        if (is_public and answer.status_code not in OPENED) or (not is_public and not to_door):
            wrong.append((rule.endpoint, method, answer.status_code))
    assert wrong == []
