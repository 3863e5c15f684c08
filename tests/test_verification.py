"""Verification: by the designated verifier, never by who submitted, effective on the day done."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_person, make_plan, make_task
from tracker import history, updates, verification
from tracker.rules import Refused
from tracker.rules.words import Outcome, Role, Status
from tracker.tasks import Task
from tracker.updates import Claim, News
from tracker.verification import Verdict

SENT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
AT = datetime(2026, 3, 20, 2, 0, tzinfo=UTC)
DAY = date(2026, 3, 10)
MET = Verdict(Outcome.MET)
WHY = "Còn thiếu kết luận của 02 đơn vị."


def submitted(office: Office, lead: str = "vp", by: str = "lan") -> Task:
    task = make_task(make_plan(office), office.__dict__[lead])
    claim = Claim(DAY, Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    updates.submit(task, claim, by=office.people[by], at=SENT)
    return task


def test_a_task_is_done_on_the_day_it_was_done_not_when_it_was_confirmed(session, office: Office):
    task = submitted(office)
    event = verification.accept(task, MET, by=office.hoa, at=AT)
    assert (task.status, task.outcome, task.completed_on) == (Status.COMPLETED, Outcome.MET, DAY)
    assert (event.on, event.at, event.outcome) == (DAY, AT, "met")


def test_the_verifier_may_accept_another_day(session, office: Office):
    task = submitted(office)
    verification.accept(task, Verdict(Outcome.MET, date(2026, 3, 11)), by=office.hoa, at=AT)
    assert task.completed_on == date(2026, 3, 11)


def test_the_accepted_day_is_not_to_come(session, office: Office):
    with pytest.raises(Refused, match="sau hôm nay"):
        verification.accept(
            submitted(office), Verdict(Outcome.MET, date(2026, 3, 21)), by=office.hoa, at=AT
        )


def test_not_met_needs_its_reason(session, office: Office):
    task = submitted(office)
    with pytest.raises(Refused, match="ít nhất 10 ký tự"):
        verification.accept(task, Verdict(Outcome.NOT_MET), by=office.hoa, at=AT)
    verification.accept(task, Verdict(Outcome.NOT_MET, reason=WHY), by=office.hoa, at=AT)
    assert (task.outcome, task.completed_on) == (Outcome.NOT_MET, DAY)
    assert history.of("task", task.id)[-1].note == WHY


@pytest.mark.parametrize("who", ["lan", "tu", "minh", "binh", "mai", "son"])
def test_only_the_secretariat_confirms_the_tasks_of_units(session, office: Office, who: str):
    task = submitted(office)
    for decide in (
        lambda: verification.accept(task, MET, by=office.people[who], at=AT),
        lambda: verification.send_back(task, reason=WHY, by=office.people[who], at=AT),
    ):
        with pytest.raises(Refused):
            decide()
    assert task.status == Status.SUBMITTED


def test_the_secretariats_own_task_is_confirmed_by_the_designated_unit(session, office: Office):
    task = submitted(office, lead="vhxh", by="hoa")
    with pytest.raises(Refused, match="không tự xác nhận"):
        verification.accept(task, MET, by=office.hoa, at=AT)
    verification.accept(task, MET, by=office.lan, at=AT)
    assert task.status == Status.COMPLETED


def test_a_second_person_of_the_secretariat_does_not_confirm_its_own_task(session, office: Office):
    task = submitted(office, lead="vhxh", by="hoa")
    nga = make_person("nga", "Vũ Thị Nga", unit=office.vhxh, role=Role.COORDINATOR)
    with pytest.raises(Refused, match="không tự xác nhận"):
        verification.accept(task, MET, by=nga, at=AT)


def test_the_leader_confirms_the_secretariats_own_task_as_well(session, office: Office):
    task = submitted(office, lead="vhxh", by="hoa")
    verification.accept(task, MET, by=office.binh, at=AT)
    assert task.status == Status.COMPLETED


def test_who_entered_it_for_the_unit_does_not_confirm_it(session, office: Office):
    task = make_task(make_plan(office), office.vp)
    claim = Claim(DAY, Outcome.MET, News("Đã tổ chức hội nghị.", basis="Công văn 12/VP"))
    updates.submit(task, claim, by=office.hoa, at=SENT)
    with pytest.raises(Refused, match="Người đã gửi không tự xác nhận"):
        verification.accept(task, MET, by=office.hoa, at=AT)


def test_a_task_sent_back_goes_on_and_counts_it(session, office: Office):
    task = submitted(office)
    verification.send_back(task, reason=WHY, by=office.hoa, at=AT)
    assert (task.status, task.returned_count) == (Status.IN_PROGRESS, 1)
    assert history.of("task", task.id)[-1].note == WHY


def test_sending_back_needs_ten_characters(session, office: Office):
    task = submitted(office)
    with pytest.raises(Refused, match="ít nhất 10 ký tự"):
        verification.send_back(task, reason="Thiếu", by=office.hoa, at=AT)


def test_a_decided_task_is_not_decided_again(session, office: Office):
    task = submitted(office)
    verification.accept(task, MET, by=office.hoa, at=AT)
    with pytest.raises(Refused, match="Hoàn thành"):
        verification.send_back(task, reason=WHY, by=office.hoa, at=AT)
