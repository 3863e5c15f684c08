"""Every door shows what comes from behind the sign-in again, and saves nothing of it."""

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import pytest
from flask import Flask

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.requests.making import asked
from tracker.db import db
from tracker.history import Event
from tracker.pages.guard import Audience
from tracker.tasks import Task

TEXT = "Chờ tỉnh phân bổ kinh phí, <b>đã có văn bản</b>"
SHOWN = "Chờ tỉnh phân bổ kinh phí, &lt;b&gt;đã có văn bản"
# Buttons, ticks and looks: what is typed there is a name (of a view), a search, or stays there.
NOTHING_TYPED = """
    account.end_device account.end_others bulk.carry_out bulk.choose bulk.drop calendar.reset_day
    documents.restrict dossiers.check plan_import.drop plan_import.restore plans.carry_tasks
    reviews.hear tasks.change_view tasks.keep_view worksheets.apply worksheets.drop
"""
CHECKS = {"validate", "validate_on_submit", "is_resumed"}


def doors(app: Flask) -> Iterator[str]:
    """Yield the endpoints that people who are signed in post to."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if "POST" in (rule.methods or ()) and getattr(view, "audience", "") != Audience.PUBLIC:
            yield rule.endpoint


@cache
def functions_of(module: ModuleType) -> dict[str, ast.FunctionDef]:
    """Return the functions of a module by name."""
    tree = ast.parse(inspect.getsource(module))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def checks(module: ModuleType, name: str, seen: set[tuple[str, str]]) -> bool:
    """Tell whether a function, or one of the pages' that it names, lets its form be checked."""
    node = functions_of(module).get(name)
    if node is None or (module.__name__, name) in seen:
        return False
    seen.add((module.__name__, name))
    calls = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
    named = {one.attr for one in calls if isinstance(one, ast.Attribute)}
    named |= {one.id for one in calls if isinstance(one, ast.Name)}
    return bool(named & CHECKS) or any(
        checks(sys.modules[given.__module__], given.__name__, seen)
        for given in (called(module, one) for one in calls)
        if inspect.isfunction(given) and given.__module__.startswith("tracker.pages")
    )


def called(module: ModuleType, call: ast.expr) -> object:
    """Return what a call names: a function of the module, or one of a module that it names."""
    if isinstance(call, ast.Attribute):
        owner = call.value.id if isinstance(call.value, ast.Name) else ""
        own = getattr(module, call.attr, None)
        return own or getattr(getattr(module, owner, None), call.attr, None)
    return getattr(module, call.id, None) if isinstance(call, ast.Name) else None


def test_every_door_checks_its_form_before_it_acts(app: Flask):
    views = {name: inspect.unwrap(app.view_functions[name]) for name in doors(app)}
    blind = {
        name for name, view in views.items()
        if not checks(sys.modules[view.__module__], view.__name__, set())
    }  # fmt: skip
    assert blind == set(NOTHING_TYPED.split())


@pytest.fixture
def task(session, office: Office) -> Task:
    """A task in Tú's charge."""
    return make_task(make_plan(office), office.vp, staff=office.tu)


def resumed(client: Client, path: str, **fields: str) -> str:
    """Post a form as it comes from behind the door; return the page, having changed nothing."""
    before = db.session.query(Event).count()
    answer = client.post(path, data={"resume": "1", "submission_id": "once", **fields})
    assert (answer.status_code, db.session.query(Event).count()) == (200, before)
    return answer.text


@pytest.mark.parametrize(
    ("who", "path", "field"),
    [
        ("lan", "/nhiem-vu/{task}/de-nghi/gia-han", "reason"),
        ("lan", "/nhiem-vu/{task}/de-nghi/dua-ra", "reason"),
        ("hoa", "/nhiem-vu/{task}/de-nghi/dieu-chinh", "title"),
        ("hoa", "/nhiem-vu/{task}/cho-y-kien/gia-han", "reason"),
        ("hoa", "/nhiem-vu/{task}/sua-loi-nhap", "note"),
        ("hoa", "/ke-hoach/{plan}/ket-thuc/chuan-bi", "t{task}"),
        ("hoa", "/ke-hoach/{plan}/ket-thuc/xac-nhan", "doc_abstract"),
        ("hoa", "/ke-hoach/{plan}/bo-sung", "doc_abstract"),
        ("hoa", "/ngoai-ke-hoach/giao", "title"),
        ("binh", "/nhiem-vu/{task}/y-kien", "text"),
        ("hoa", "/quan-tri/lich", "name"),
        ("hoa", "/quan-tri/nguoi-dung/{person}/ban-giao", "reason"),
        ("tu", "/nhiem-vu/{task}/minh-chung", "doc_abstract"),
    ],
)
def test_what_was_typed_stands_in_its_place(client: Client, office: Office, task, who, path, field):
    ids = {"task": task.id, "plan": task.plan.code, "person": office.tu.id}
    client.sign_in(getattr(office, who))
    beside = {"version": str(task.version), f"r{task.id}": ""}
    assert SHOWN in resumed(client, path.format(**ids), **beside, **{field.format(**ids): TEXT})


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/de-nghi/{request}/y-kien", "text"),
        ("/de-nghi/{request}/cho-y-kien", "note"),
        ("/cho-cho-y-kien", "note"),
    ],
)
def test_a_word_on_a_request_stands_in_its_place(client, office: Office, task, path, field):
    request = asked(task, by=office.lan)
    client.sign_in(office.hoa)
    assert SHOWN in resumed(client, path.format(request=request.id), **{field: TEXT})


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/ke-hoach/{plan}/ket-thuc/xac-nhan", {"doc_abstract": TEXT}),
        ("/nhiem-vu/{task}/y-kien", {"text": TEXT}),
        ("/quan-tri/don-vi/{unit}/doi-ten", {"doi-ten-number": TEXT, "doi-ten-submission_id": "x"}),
    ],
)
def test_it_does_not_stand_in_a_folded_form(client, office: Office, task, path, fields):
    path = path.format(plan=task.plan.code, task=task.id, unit=office.vp.id)
    page = resumed(client.sign_in(office.hoa), path, version=str(task.version), **fields)
    before = page[: page.index(SHOWN)]
    fold = before[before.rindex("<details") :]
    assert " open>" in fold[: fold.index(">") + 1]
