"""What a unit is urged on: each task once, under the first reason that holds, as of any day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office, ask_units, make_task
from tracker import reminders, updates, urgings, verification
from tracker.figures import figures_of
from tracker.plans import Plan
from tracker.reminders import Round
from tracker.reports import Owed, Why, owed_by
from tracker.rules.words import BlockedReason, Outcome
from tracker.rules.workflow import Obstacle
from tracker.tasks import Task
from tracker.units import Unit
from tracker.updates import Claim, News, Reply, Share
from tracker.urgings import Act, Channel, Contact, Reach

AT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
DUE, TODAY = date(2026, 3, 6), date(2026, 3, 12)


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    """A task of the economics room that should have been done on Friday 6 March 2026."""
    return make_task(plan, office.pkt, due_on=DUE)


def owed(unit: Unit, plan: Plan, on: date = TODAY) -> Owed:
    return owed_by(unit, figures_of(plan, as_of=on))


def reasons(unit: Unit, plan: Plan, on: date = TODAY) -> list[Why]:
    return [one.why for one in owed(unit, plan, on).tasks]


def submit(task: Task, office: Office) -> None:
    claim = Claim(TODAY, Outcome.MET, News("Đã ban hành báo cáo."))
    updates.submit(task, claim, by=office.minh, at=AT)


def test_an_overdue_task_tells_its_working_days_and_its_silence(office: Office, task: Task):
    (one,) = owed(office.pkt, task.plan).tasks
    assert (one.why, one.days, one.due_on) == (Why.OVERDUE, 4, DUE)
    assert one.is_silent
    assert not one.urged_on


def test_a_paper_names_the_day_as_written_though_a_rest_day_moves_the_last_one(
    office: Office, plan: Plan
):
    make_task(plan, office.pkt, due_on=date(2026, 3, 8))
    (one,) = owed(office.pkt, plan).tasks
    assert (one.due_on, one.days) == (date(2026, 3, 8), 3)


def test_another_unit_owes_nothing(office: Office, task: Task):
    assert owed(office.vp, task.plan).tasks == ()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 2, 2), []),
        (date(2026, 2, 27), [Why.DUE_SOON]),
        (DUE, [Why.DUE_SOON]),
        (date(2026, 3, 7), [Why.OVERDUE]),
    ],
)
def test_a_task_is_due_soon_by_the_setting_of_the_plan(office, task: Task, on, expected):
    assert reasons(office.pkt, task.plan, on) == expected


def test_what_was_told_of_is_not_silent(office: Office, task: Task):
    updates.post(task, News("Đang lấy ý kiến."), by=office.minh, at=AT)
    assert not owed(office.pkt, task.plan).tasks[0].is_silent


def test_what_waits_for_confirmation_is_not_urged(office: Office, task: Task):
    submit(task, office)
    found = owed(office.pkt, task.plan)
    assert (found.tasks, found.led.overdue, found.led.waiting_confirmation) == ((), 1, 1)


def test_what_came_back_is_urged_until_it_is_sent_again(office: Office, plan: Plan):
    task = make_task(plan, office.pkt, due_on=date(2026, 12, 1))
    submit(task, office)
    verification.send_back(task, reason="Thiếu văn bản.", by=office.hoa, at=AT)
    (one,) = owed(office.pkt, plan).tasks
    assert (one.why, one.returned_on) == (Why.RETURNED, TODAY)
    submit(task, office)
    assert owed(office.pkt, plan).tasks == ()


def test_a_silent_task_is_urged_after_a_quarter(office: Office, plan: Plan):
    make_task(plan, office.pkt, due_on=date(2026, 12, 1))
    issued = date(2026, 1, 20)
    assert reasons(office.pkt, plan, issued + timedelta(days=89)) == []
    assert reasons(office.pkt, plan, issued + timedelta(days=90)) == [Why.SILENT]


def test_a_missed_occurrence_is_urged(office: Office, plan: Plan):
    quarters = (date(2026, 3, 10), date(2026, 6, 10), date(2026, 12, 10))
    make_task(plan, office.pkt, due_on=quarters[-1], kind="recurring", several=quarters)
    (one,) = owed(office.pkt, plan).tasks
    assert (one.why, [each.due_on for each in one.missed]) == (Why.MISSED, [quarters[0]])


def test_a_blocked_task_says_so_and_is_urged_all_the_same(office: Office, task: Task):
    obstacle = Obstacle(BlockedReason.WAITING_GUIDANCE, "Sở Nội vụ", TODAY, "15/UBND ngày 01/3")
    updates.block(task, News("Chờ hướng dẫn."), obstacle=obstacle, by=office.minh, at=AT)
    (one,) = owed(office.pkt, task.plan).tasks
    assert (one.why, one.task.state.blocked_agency) == (Why.OVERDUE, "Sở Nội vụ")


def test_a_missing_answer_is_urged_with_its_unit_alone(office: Office, task: Task):
    ask_units(task, office.vp, office.vhxh, collecting=office.pkt)
    updates.answer(task, Reply(task.answers[0], "Đã xong.", DUE), by=office.lan, at=AT)
    assert reasons(office.vp, task.plan) == []
    assert reasons(office.vhxh, task.plan) == [Why.ANSWER]
    assert reasons(office.pkt, task.plan) == [Why.OVERDUE]


def test_a_missing_part_is_urged_until_it_is_given(office: Office, plan: Plan):
    task = make_task(plan, office.pkt, due_on=DUE, coordinating=(office.vhxh,))
    assert reasons(office.vhxh, plan) == [Why.PART]
    updates.give_part(task, Share(task.parts[0], "Đã gửi.", DUE), by=office.hoa, at=AT)
    assert reasons(office.vhxh, plan) == []


def test_a_unit_named_beside_itself_is_urged_once(office: Office, plan: Plan):
    make_task(plan, office.pkt, due_on=DUE, coordinating=(office.pkt,))
    assert reasons(office.pkt, plan) == [Why.OVERDUE]


def test_earlier_urgings_are_told_with_their_days(office: Office, task: Task):
    assert owed(office.pkt, task.plan).urged_on == []
    for place, days in enumerate((0, 0, 5)):
        now = Round(Act(f"{place}", "Khẩn trương."))
        at = AT + timedelta(days=days)
        reminders.urge(task, now, to=Reach((office.minh,)), by=office.hoa, at=at)
    found = owed(office.pkt, task.plan, on=date(2026, 3, 31))
    assert found.urged_on == [TODAY, date(2026, 3, 17)]
    assert found.urged_times == 3
    assert owed(office.pkt, task.plan).urged_on == [TODAY]


def test_a_call_is_an_urging_too(office: Office, task: Task):
    call = Contact(Channel.PHONE, "Ông Minh", date(2026, 3, 11), "Báo cáo gấp.")
    urgings.by_contact(office.pkt, [task], call, by=office.hoa, at=AT)
    assert owed(office.pkt, task.plan).urged_on == [date(2026, 3, 11)]


def test_an_urged_answer_is_told_to_its_unit_alone(office: Office, task: Task):
    ask_units(task, office.vp, collecting=office.pkt)
    updates.urge_units(task, by=office.minh, at=AT)
    assert owed(office.vp, task.plan).urged_on == [TODAY]
    assert owed(office.pkt, task.plan).urged_on == []


def test_a_past_day_does_not_change_by_what_came_later(office: Office, task: Task):
    before = owed(office.pkt, task.plan, on=date(2026, 3, 11)).tasks
    submit(task, office)
    assert owed(office.pkt, task.plan, on=date(2026, 3, 11)).tasks == before


def test_the_figures_are_those_of_the_plan(office: Office, task: Task):
    make_task(task.plan, office.vp)
    found = owed(office.pkt, task.plan)
    figures = figures_of(task.plan, as_of=TODAY)
    assert found.led == figures.by_collecting()[office.pkt.id]
    assert figures.counts().total == 2
