"""The collecting unit decides on answers, urges the silent, and closes at m/N."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.cast import Office, ask_units, make_person, make_plan, make_task, make_unit
from tracker import history, updates
from tracker.db import db
from tracker.figures.answers import fold_answers
from tracker.figures.states import log_of
from tracker.outbox import Letter
from tracker.rules import Refused
from tracker.rules.answers import AnswerState, Tally, Threshold, tally
from tracker.rules.words import Outcome, Role, Status
from tracker.tasks import Task, TaskAnswer
from tracker.tasks.answers import columns_of_tally
from tracker.updates import Claim, News, Reply, Request

AT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
TODAY, DONE = date(2026, 3, 12), date(2026, 3, 10)
REASON = "Thiếu danh sách kèm theo."


@pytest.fixture
def task(office: Office) -> Task:
    """A task of two rooms, collected by the office (VP)."""
    task = make_task(make_plan(office), office.vp)
    return ask_units(task, office.pkt, office.vhxh, collecting=office.vp)


def sent(task: Task, office: Office) -> list[TaskAnswer]:
    """Let both rooms send their answers."""
    for answer, person in zip(task.answers, (office.quang, office.hoa), strict=True):
        updates.answer(task, Reply(answer, "Đã xong.", DONE), by=person, at=AT)
    return task.answers


def stored(task: Task) -> Tally:
    """Return m/N as lists ask for it."""
    rows = select(*columns_of_tally()).select_from(Task).where(Task.id == task.id)
    return Tally(*db.session.execute(rows).one())


def folded(task: Task, *, on: date = TODAY) -> Tally:
    """Return m/N as the events tell it."""
    return tally(fold_answers(log_of(task.plan), as_of=on)[task.id].values(), on=on)


def test_many_answers_are_accepted_in_one_act_each_from_its_own_day(task: Task, office: Office):
    first, second = sent(task, office)
    second.done_on = date(2026, 3, 11)
    event = updates.accept_answers(task, [first, second], by=office.tu, at=AT)
    assert {one.status for one in task.answers} == {AnswerState.ACCEPTED}
    assert event.changes["accepted"] == [
        [office.pkt.id, "2026-03-10"], [office.vhxh.id, "2026-03-11"]
    ]  # fmt: skip
    assert folded(task, on=DONE) == Tally(2, 1)
    assert folded(task) == stored(task) == Tally(2, 2)


def test_what_is_accepted_later_was_not_known_before(task: Task, office: Office):
    updates.accept_answers(task, sent(task, office), by=office.tu, at=AT)
    before = log_of(task.plan, known=AT - timedelta(minutes=1))
    known = fold_answers(before, as_of=TODAY)[task.id].values()
    assert tally(known, on=TODAY) == Tally(2, 0)


@pytest.mark.parametrize("who", ["quang", "minh", "hoa", "binh", "mai", "son"])
def test_only_the_collecting_unit_decides(task: Task, office: Office, who: str):
    answers, by = sent(task, office)[:1], office.people[who]
    with pytest.raises(Refused):
        updates.accept_answers(task, answers, by=by, at=AT)
    with pytest.raises(Refused):
        updates.return_answers(task, answers, reason=REASON, by=by, at=AT)


def test_an_answer_that_was_not_sent_is_not_accepted(task: Task, office: Office):
    with pytest.raises(Refused, match="Phòng Kinh tế chưa gửi kết quả"):
        updates.accept_answers(task, task.answers[:1], by=office.tu, at=AT)
    with pytest.raises(Refused, match="ít nhất một đơn vị"):
        updates.accept_answers(task, [], by=office.tu, at=AT)


def test_nobody_accepts_what_they_sent_themselves(task: Task, office: Office):
    answers = sent(task, office)
    answers[0].given_by_id = office.tu.id
    with pytest.raises(Refused, match="người khác phải xem xét"):
        updates.accept_answers(task, answers, by=office.tu, at=AT)


def test_an_answer_goes_back_with_its_reason_and_comes_again(task: Task, office: Office):
    own = sent(task, office)[0]
    updates.return_answers(task, [own], reason=REASON, by=office.lan, at=AT)
    assert (own.status, own.done_on, own.returned_count) == (AnswerState.RETURNED, None, 1)
    assert (own.return_note, own.note) == (REASON, "Đã xong.")
    updates.answer(task, Reply(own, "Đã bổ sung danh sách.", DONE), by=office.quang, at=AT)
    assert own.status == AnswerState.SENT


def test_sending_back_needs_ten_letters(task: Task, office: Office):
    with pytest.raises(Refused, match="ít nhất 10 ký tự"):
        updates.return_answers(task, sent(task, office), reason="Thiếu", by=office.lan, at=AT)


def test_an_accepted_answer_that_comes_back_was_accepted_until_then(task: Task, office: Office):
    answers = sent(task, office)
    updates.accept_answers(task, answers, by=office.tu, at=AT)
    later = AT + timedelta(days=3)
    updates.return_answers(task, answers[:1], reason=REASON, by=office.tu, at=later)
    assert folded(task, on=TODAY) == Tally(2, 2)
    assert folded(task, on=later.date()) == Tally(2, 1)


def test_an_accepted_answer_is_closed_to_its_unit(task: Task, office: Office):
    answers = sent(task, office)
    updates.accept_answers(task, answers, by=office.tu, at=AT)
    with pytest.raises(Refused, match="đã được chấp nhận"):
        updates.answer(task, Reply(answers[0], "Sửa lại.", DONE), by=office.quang, at=AT)


def test_the_silent_are_urged_once_a_day_and_the_unreached_named(task: Task, office: Office):
    empty = make_unit(office.authority, "T1", "Thôn 1")
    updates.ask_units(task, Request([empty], TODAY), by=office.hoa, at=AT)
    task.answers[1].status = AnswerState.SENT
    for _ in range(2):
        urged = updates.urge_units(task, by=office.lan, at=AT)
    assert [unit.code for unit in urged.units] == ["PKT"]
    assert [unit.code for unit in urged.unreached] == ["T1"]
    assert [letter.person_id for letter in Letter.query] == [office.minh.id]
    assert history.of("task", task.id)[-1].changes["unit_ids"] == [office.pkt.id, empty.id]


def test_a_unit_without_a_head_is_urged_through_whoever_works_there(task: Task, office: Office):
    village = make_unit(office.authority, "T1", "Thôn 1")
    officer = make_person("tho", "Ngô Văn Thọ", unit=village, role=Role.STAFF)
    updates.ask_units(task, Request([village], TODAY), by=office.hoa, at=AT)
    updates.urge_units(task, by=office.hoa, at=AT)
    assert officer.id in {letter.person_id for letter in Letter.query}


def test_nobody_is_urged_when_all_have_answered(task: Task, office: Office):
    sent(task, office)
    with pytest.raises(Refused, match="Không còn đơn vị nào"):
        updates.urge_units(task, by=office.lan, at=AT)


def test_a_unit_that_joins_is_asked_from_then_on(task: Task, office: Office):
    village = make_unit(office.authority, "T1", "Thôn 1")
    updates.ask_units(task, Request([village], date(2026, 3, 1)), by=office.hoa, at=AT)
    assert folded(task, on=date(2026, 2, 28)) == Tally(2, 0)
    assert folded(task) == Tally(3, 0)
    with pytest.raises(Refused, match="đã được giao"):
        updates.ask_units(task, Request([village], TODAY), by=office.hoa, at=AT)


@pytest.mark.parametrize("on", [date(2026, 1, 19), date(2026, 3, 13)])
def test_a_unit_is_asked_neither_before_the_plan_nor_in_days_to_come(task, office: Office, on):
    village = make_unit(office.authority, "T1", "Thôn 1")
    with pytest.raises(Refused, match="20/01/2026"):
        updates.ask_units(task, Request([village], on), by=office.hoa, at=AT)


def test_a_unit_that_leaves_is_not_counted_but_what_was_accepted_stays(task, office: Office):
    first, second = sent(task, office)
    updates.accept_answers(task, [first], by=office.tu, at=AT)
    on = date(2026, 3, 11)
    updates.release_units(task, [first, second], on=on, by=office.hoa, at=AT)
    assert folded(task, on=DONE) == Tally(2, 1)
    assert folded(task) == stored(task) == Tally(1, 1)
    with pytest.raises(Refused, match="thôi thực hiện"):
        updates.answer(task, Reply(second, "Sửa lại.", DONE), by=office.hoa, at=AT)


def test_a_unit_that_left_may_be_asked_again(task: Task, office: Office):
    on = date(2026, 3, 1)
    updates.release_units(task, task.answers[:1], on=on, by=office.hoa, at=AT)
    updates.ask_units(task, Request([office.pkt], TODAY), by=office.hoa, at=AT)
    assert folded(task, on=date(2026, 3, 11)) == Tally(1, 0)
    assert folded(task) == Tally(2, 0)


@pytest.mark.parametrize("who", ["lan", "minh", "binh", "son"])
def test_only_the_secretariat_says_who_is_asked(task: Task, office: Office, who: str):
    by = office.people[who]
    with pytest.raises(Refused):
        updates.ask_units(task, Request([office.vp], TODAY), by=by, at=AT)
    with pytest.raises(Refused):
        updates.release_units(task, task.answers, on=TODAY, by=by, at=AT)
    with pytest.raises(Refused):
        updates.set_threshold(task, Threshold(50), by=by, at=AT)


def submit(task: Task, office: Office):
    claim = Claim(DONE, Outcome.MET, News("Đã tổng hợp kết quả của các đơn vị."))
    return updates.submit(task, claim, by=office.lan, at=AT)


def test_below_the_threshold_the_task_is_not_submitted(task: Task, office: Office):
    updates.accept_answers(task, sent(task, office)[:1], by=office.tu, at=AT)
    with pytest.raises(Refused, match="đủ"):
        submit(task, office)
    assert task.status == Status.ASSIGNED


def test_at_the_threshold_it_is_submitted_with_the_missing_named(task: Task, office: Office):
    updates.accept_answers(task, sent(task, office)[:1], by=office.tu, at=AT)
    updates.set_threshold(task, Threshold(50), by=office.hoa, at=AT)
    event = submit(task, office)
    assert task.status == Status.SUBMITTED
    assert event.note.endswith("Kết quả của 1/2 đơn vị; chưa có: Phòng Văn hóa - Xã hội.")
    assert event.changes["missing_unit_ids"] == [office.vhxh.id]


@pytest.mark.parametrize(
    "threshold", [Threshold(0), Threshold(101), Threshold(3, is_percent=False)]
)
def test_a_threshold_is_a_share_of_the_units(task: Task, office: Office, threshold: Threshold):
    with pytest.raises(Refused, match="Ngưỡng phải từ 1"):
        updates.set_threshold(task, threshold, by=office.hoa, at=AT)
