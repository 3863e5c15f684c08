"""Silence: a word of the unit silences a stage, a submission or a request all, until decided."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tests.requests.making import EXTENSION, REMOVAL, by_paper, to_unit
from tracker import history, requests, updates, verification
from tracker.db import db
from tracker.reminders import Section, gather, set_ladder
from tracker.requests import Ruling, Wish
from tracker.rules.ladder import LADDER
from tracker.rules.words import Move, Outcome, Stage, Status
from tracker.tasks import Moved, Task, record
from tracker.updates import Claim, News

DUE = date(2026, 6, 30)  # a Tuesday
FIRST_LATE = date(2026, 7, 1)
MONDAYS = (date(2026, 7, 6), date(2026, 7, 13), date(2026, 7, 20))


@pytest.fixture
def task(office: Office) -> Task:
    """A task of VP due on Tuesday 30 June, under way in Tú's hands."""
    made = make_task(make_plan(office), office.vp, due_on=DUE, staff=office.tu)
    made.status = Status.IN_PROGRESS
    db.session.commit()
    return made


def at(day: date, hour: int = 2) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def post(task: Task, office: Office, day: date) -> None:
    record(task, Moved(Move.POST, "Đang trình ký"), by=office.tu, at=at(day))
    db.session.commit()


def told(office: Office, who: str, day: date) -> list[Section]:
    found = gather(office.authority.id, day=day).get(office.people[who].id, [])
    return [item.section for item in found]


def test_a_word_on_late_work_silences_the_officer_for_five_working_days(office, task: Task):
    post(task, office, date(2026, 7, 2))
    heard = [bool(told(office, "tu", day)) for day in (date(2026, 7, 3), *MONDAYS)]
    assert heard == [False, False, True, True]


def test_a_word_before_the_day_does_not_hide_that_it_is_late(office: Office, task: Task):
    post(task, office, DUE)
    assert told(office, "tu", DUE) == []
    assert told(office, "tu", FIRST_LATE) == [Section.OVERDUE]


def test_the_days_of_silence_are_edited_with_the_ladder(office: Office, task: Task):
    history.take(task.plan_id)
    ladder = [rule for rule in LADDER if rule.stage is not Stage.SILENCE]
    set_ladder(task.plan, ladder, by=office.hoa, at=at(FIRST_LATE))
    post(task, office, date(2026, 7, 2))
    assert told(office, "tu", date(2026, 7, 3)) == []
    assert told(office, "tu", MONDAYS[0]) == [Section.OVERDUE]


def test_a_head_is_told_what_is_late_in_spite_of_the_officers_word(office: Office, task: Task):
    post(task, office, FIRST_LATE)
    (item,) = gather(office.authority.id, day=FIRST_LATE)[office.lan.id]
    assert (item.section, item.in_charge) == (Section.UNIT_OVERDUE, "Lê Anh Tú")
    assert item.heard_on == FIRST_LATE


@pytest.mark.parametrize("who", ["lan", None])
def test_a_head_who_has_the_task_in_hand_is_silenced_by_her_own_word(office, task: Task, who):
    task.staff_id = office.lan.id if who else None
    post(task, office, date(2026, 7, 2))
    heard = [bool(told(office, "lan", day)) for day in (FIRST_LATE, *MONDAYS)]
    assert heard == [False, False, True, True]


def test_a_submission_silences_all_and_a_return_speaks_again(office: Office, task: Task):
    post(task, office, date(2026, 7, 2))
    claim = Claim(date(2026, 7, 2), Outcome.MET, News("Đã ban hành văn bản số 12."))
    updates.submit(task, claim=claim, by=office.lan, at=at(date(2026, 7, 2), 3))
    db.session.commit()
    assert {who for who in office.people if told(office, who, MONDAYS[1])} == {"hoa"}
    verification.send_back(task, reason="Thiếu phụ lục.", by=office.hoa, at=at(date(2026, 7, 3)))
    db.session.commit()
    assert told(office, "tu", date(2026, 7, 3)) == [Section.RETURNED]
    assert Section.UNIT_OVERDUE in told(office, "lan", MONDAYS[0])
    (item,) = gather(office.authority.id, day=MONDAYS[0])[office.tu.id]
    assert item.stage == "weekly_after:2026-07-06"


@pytest.mark.parametrize("kind", ["extension", "removal", "change"])
def test_a_request_of_any_kind_silences_the_unit_and_a_refusal_speaks_again(
    office: Office, task: Task, kind: str
):
    wishes: dict[str, Wish] = {
        "extension": EXTENSION, "removal": REMOVAL, "change": to_unit(office.pkt.id),
    }  # fmt: skip
    by = office.hoa if kind == "change" else office.lan
    request = requests.ask(task, wishes[kind], by=by, at=at(date(2026, 6, 15)))
    db.session.commit()
    assert {who for who in office.people if told(office, who, FIRST_LATE)} == {"binh", "hoa"}
    ruling = Ruling(by_paper(office), is_granted=False, note="Chưa đủ cơ sở.")
    requests.decide(request, ruling, by=office.hoa, at=at(FIRST_LATE))
    db.session.commit()
    assert Section.OVERDUE in told(office, "tu", date(2026, 7, 2))
    assert Section.UNIT_OVERDUE in told(office, "lan", date(2026, 7, 2))


def test_what_is_long_overdue_goes_up_in_spite_of_a_request(office: Office, task: Task):
    requests.ask(task, EXTENSION, by=office.lan, at=at(date(2026, 6, 15)))
    db.session.commit()
    assert Section.ESCALATED in told(office, "hoa", MONDAYS[2])
    assert told(office, "lan", MONDAYS[2]) == []
