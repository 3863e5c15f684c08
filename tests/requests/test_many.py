"""Many decisions with one document: all of them, or none and a list of why."""

import pytest

from tests.cast import Office, make_plan, make_task
from tests.requests.making import AT, LATER, asked, by_paper
from tracker import requests
from tracker.requests import Ruling, SomeRefused
from tracker.tasks import Task


@pytest.fixture
def tasks(office: Office) -> list[Task]:
    """Three tasks of the office."""
    plan = make_plan(office)
    return [make_task(plan, office.vp, title=f"Việc {number}") for number in (1, 2, 3)]


def test_several_requests_are_granted_with_one_document(session, office: Office, tasks):
    waiting = [asked(task, office.lan) for task in tasks]
    events = requests.decide_many(waiting, Ruling(by_paper(office)), by=office.hoa, at=AT)
    assert [task.due_on for task in tasks] == [LATER] * 3
    assert {event.changes["decision"] for event in events} == {"45/UBND-VX"}
    assert len({event.changes["decision_document_id"] for event in events}) == 1


def test_one_that_is_refused_stops_all_and_is_named(session, office: Office, tasks):
    waiting = [asked(task, office.lan) for task in tasks]
    requests.withdraw(waiting[1], by=office.lan, at=AT)
    session.commit()
    with pytest.raises(SomeRefused, match=r"01 đề nghị .* \(NV02\)") as refused:
        requests.decide_many(waiting, Ruling(by_paper(office)), by=office.hoa, at=AT)
    [(task, why)] = refused.value.refusals
    assert (task, "rút lại" in str(why)) == (tasks[1], True)
    session.rollback()
    assert {task.extension_count for task in tasks} == {0}


def test_who_may_not_is_refused_for_every_task(session, office: Office, tasks):
    waiting = [asked(task, office.lan) for task in tasks]
    with pytest.raises(SomeRefused) as refused:
        requests.decide_many(waiting, Ruling(by_paper(office)), by=office.lan, at=AT)
    assert len(refused.value.refusals) == 3
