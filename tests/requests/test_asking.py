"""Asking for a leader's word: who, how early, once at a time; commenting and taking back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tests.requests.making import (
    ASKED_AT,
    AT,
    DUE,
    EXTENSION,
    REASON,
    REMOVAL,
    REOPENING,
    asked,
    by_paper,
    to_unit,
)
from tracker import history, requests
from tracker.requests import Kind, Ruling, State, Wanted, Wish
from tracker.rules import Refused
from tracker.tasks import Task


@pytest.fixture
def task(office: Office) -> Task:
    """A task of the office, due on 30 June."""
    return make_task(make_plan(office), office.vp, staff=office.tu)


def test_the_head_asks_and_the_task_stays_as_it_is(session, office: Office, task: Task):
    version = task.version
    request = asked(task, office.lan)
    assert (request.state, request.is_late, request.due_on) == (State.ASKED, False, DUE)
    session.commit()
    assert (task.due_on, task.extension_count, task.version) == (DUE, 0, version)
    event = history.of("task", task.id)[-1]
    assert (event.move, event.note) == ("ask_extension", REASON)
    assert event.changes["wanted"] == {"due_on": "2026-07-31"}


DAYS = [(24, False), (25, False), (26, True), (30, True)]


@pytest.mark.parametrize(("day", "late"), DAYS)
def test_three_working_days_before_the_due_day_is_in_time(session, office, task, day, late):
    at = datetime(2026, 6, day, 2, 0, tzinfo=UTC)  # the 27th and 28th are a week-end
    assert requests.ask(task, EXTENSION, by=office.lan, at=at).is_late is late


def test_a_plan_may_want_more_days(session, office: Office, task: Task):
    task.plan.settings = {"extension_lead_days": 15}
    assert asked(task, office.lan).is_late


@pytest.mark.parametrize("who", ["tu", "minh", "quang", "hoa", "binh", "mai", "son"])
def test_nobody_but_the_head_asks_for_an_extension(session, office, task: Task, who: str):
    with pytest.raises(Refused):
        asked(task, office.people[who])


@pytest.mark.parametrize("who", ["lan", "hoa"])
def test_head_and_secretariat_ask_for_a_removal(session, office, task: Task, who: str):
    assert asked(task, office.people[who], REMOVAL).kind == Kind.REMOVAL


@pytest.mark.parametrize("who", ["tu", "minh", "binh", "mai"])
def test_nobody_else_asks_for_a_removal(session, office, task: Task, who: str):
    with pytest.raises(Refused):
        asked(task, office.people[who], REMOVAL)


def test_a_removal_says_of_which_kind_its_reason_is(session, office: Office, task: Task):
    with pytest.raises(Refused, match="Chọn lý do"):
        asked(task, office.lan, Wish(Kind.REMOVAL, REASON))


def test_a_change_of_nothing_is_refused(session, office: Office, task: Task):
    with pytest.raises(Refused, match="Chưa có nội dung nào thay đổi"):
        asked(task, office.hoa, to_unit(office.vp.id))


def test_a_task_that_is_not_done_is_not_reopened(session, office: Office, task: Task):
    with pytest.raises(Refused, match="trạng thái"):
        asked(task, office.lan, REOPENING)


def test_one_request_of_a_kind_waits_at_a_time(session, office: Office, task: Task):
    first = asked(task, office.lan)
    with pytest.raises(Refused, match="đang chờ cho ý kiến"):
        asked(task, office.lan)
    asked(task, office.lan, REMOVAL)
    requests.withdraw(first, by=office.lan, at=AT)
    assert asked(task, office.lan).is_open


def test_only_who_asked_takes_it_back(session, office: Office, task: Task):
    request = asked(task, office.lan)
    with pytest.raises(Refused, match="Chỉ người đã đề nghị"):
        requests.withdraw(request, by=office.hoa, at=AT)
    requests.withdraw(request, by=office.lan, at=AT)
    assert request.state == State.WITHDRAWN
    with pytest.raises(Refused, match="đã được rút lại"):
        requests.withdraw(request, by=office.lan, at=AT)


def test_what_is_decided_is_not_taken_back(session, office: Office, task: Task):
    request = asked(task, office.lan)
    requests.decide(request, Ruling(by_paper(office)), by=office.hoa, at=AT)
    with pytest.raises(Refused, match="Phạm Thị Hoa đã ghi ý kiến"):
        requests.withdraw(request, by=office.lan, at=AT)


def test_the_secretariat_says_what_it_thinks(session, office: Office, task: Task):
    request = asked(task, office.lan)
    requests.comment(request, text="Đồng ý, do chờ hướng dẫn.", by=office.hoa, at=AT)
    assert (request.comment, request.commented_by_id) == (
        "Đồng ý, do chờ hướng dẫn.", office.hoa.id,
    )  # fmt: skip
    with pytest.raises(Refused):
        requests.comment(request, text="Đồng ý", by=office.lan, at=AT)


def test_a_reason_has_ten_letters(session, office: Office, task: Task):
    with pytest.raises(Refused, match="ít nhất 10 ký tự"):
        asked(task, office.lan, replace(EXTENSION, reason="bận"))


def test_what_is_wanted_survives_being_kept():
    wanted = Wanted(date(2026, 7, 31), REMOVAL.wanted.why, 3, 4, "Tên", "Sản phẩm")
    assert Wanted.of(wanted.as_json()) == wanted
    assert Wanted.of(Wanted().as_json()) == Wanted()


def test_a_request_is_found_while_it_waits(session, office: Office, task: Task):
    request = asked(task, office.lan)
    assert list(session.scalars(requests.open_of(office.authority.id))) == [request]
    requests.withdraw(request, by=office.lan, at=ASKED_AT)
    assert list(session.scalars(requests.open_of(office.authority.id))) == []
    assert requests.of_task(task.id) == [request]
