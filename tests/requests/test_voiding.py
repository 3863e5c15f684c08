"""Ghi nhận sai: a verification is taken back from its own day, and the task is folded again."""

from datetime import date, timedelta

import pytest

from tests.cast import Office, make_plan, make_task
from tests.requests.making import AT, REASON
from tracker import requests, updates, verification
from tracker.evidence import Decision
from tracker.figures import figures_of
from tracker.rules import Refused
from tracker.rules.words import Outcome, Status
from tracker.tasks import Task
from tracker.updates import Claim, News
from tracker.verification import Verdict

DONE_ON = date(2026, 6, 10)
LATER = AT + timedelta(days=2)


@pytest.fixture
def task(session, office: Office) -> Task:
    """A task that was verified by mistake."""
    made = make_task(make_plan(office), office.vp)
    claim = Claim(DONE_ON, Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    updates.submit(made, claim, by=office.lan, at=AT)
    verification.accept(made, Verdict(Outcome.MET), by=office.hoa, at=AT)
    session.commit()
    return made


def test_the_task_waits_again_as_if_it_had_not_been_verified(session, office, task: Task):
    requests.void(task, reason=REASON, by=office.hoa, at=LATER)
    session.commit()
    assert (task.status, task.outcome, task.completed_on) == (Status.SUBMITTED, None, None)
    verification.accept(task, Verdict(Outcome.NOT_MET, reason=REASON), by=office.hoa, at=LATER)
    assert task.outcome == Outcome.NOT_MET


def test_figures_know_it_from_its_own_day_but_keep_what_was_known(session, office, task: Task):
    requests.void(task, reason=REASON, by=office.hoa, at=LATER)
    plan = task.plan
    assert figures_of(plan, as_of=DONE_ON).counts().executed == 0
    known = LATER - timedelta(hours=1)
    assert figures_of(plan, as_of=DONE_ON, known=known).counts().executed == 1


@pytest.mark.parametrize("who", ["lan", "tu", "minh", "binh", "mai"])
def test_the_secretariat_alone_says_so(session, office: Office, task: Task, who: str):
    with pytest.raises(Refused):
        requests.void(task, reason=REASON, by=office.people[who], at=LATER)


def test_it_wants_its_reason(session, office: Office, task: Task):
    with pytest.raises(Refused, match="ít nhất 10 ký tự"):
        requests.void(task, reason="nhầm", by=office.hoa, at=LATER)


def test_it_is_voided_once(session, office: Office, task: Task):
    requests.void(task, reason=REASON, by=office.hoa, at=LATER)
    with pytest.raises(Refused, match="chưa có lần xác nhận"):
        requests.void(task, reason=REASON, by=office.hoa, at=LATER)


def test_the_word_it_rests_on_is_a_leaders(session, office: Office, task: Task):
    word = Decision(office.lan, DONE_ON)
    with pytest.raises(Refused, match="Chọn lãnh đạo"):
        requests.void(task, reason=REASON, by=office.hoa, at=LATER, decision=word)
