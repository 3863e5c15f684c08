"""The moves a person is offered: the table's, less what this very person may not."""

from datetime import UTC, date, datetime

from tests.cast import Office, make_person, make_plan, make_task
from tracker import updates
from tracker.accounts import Person
from tracker.plans import PlanState
from tracker.rules.words import Move, Outcome, Role
from tracker.tasks import Task, moves_open_to
from tracker.updates import Claim, News

AT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
ON = date(2026, 3, 12)


DECIDED = {Move.EXTEND, Move.CANCEL, Move.CHANGE, Move.ASK_REMOVAL, Move.ASK_CHANGE, Move.CORRECT}


def offered(person: Person, task: Task) -> set[Move]:
    return {rule.move for rule in moves_open_to(person, task, on=ON)}


def submitted(office: Office) -> Task:
    task = make_task(make_plan(office), office.vp)
    claim = Claim(ON, Outcome.MET, News("Đã tổ chức hội nghị đối thoại.", basis="Công văn"))
    updates.submit(task, claim, by=office.tu, at=AT)
    return task


def test_only_who_submitted_is_offered_to_withdraw(session, office: Office):
    colleague = make_person("phong", "Ngô Thanh Phong", unit=office.vp, role=Role.STAFF)
    task = submitted(office)
    assert offered(office.tu, task) == {Move.WITHDRAW}
    assert offered(colleague, task) == set()


def test_a_verifier_is_not_offered_the_own_submission(session, office: Office):
    task = submitted(office)
    assert offered(office.hoa, task) - DECIDED == {
        Move.VERIFY, Move.SEND_BACK, Move.NOTE, Move.ASSIGN, Move.CONTACT,
    }  # fmt: skip
    task.submitted_by_id = office.hoa.id
    assert offered(office.hoa, task) - DECIDED == {
        Move.WITHDRAW, Move.NOTE, Move.ASSIGN, Move.CONTACT,
    }  # fmt: skip


def test_a_plan_may_keep_submitting_for_heads(session, office: Office):
    task = make_task(make_plan(office), office.vp)
    task.plan.settings = {"staff_moves": ["block"]}
    assert offered(office.tu, task) == {Move.POST, Move.START, Move.BLOCK}


def test_a_closed_plan_offers_nothing(session, office: Office):
    task = make_task(make_plan(office, state=PlanState.CLOSED), office.vp)
    assert offered(office.lan, task) == set()


def test_every_move_is_a_new_version_even_within_one_instant(session, office: Office):
    task = make_task(make_plan(office), office.vp)
    updates.post(task, News("Đã họp"), by=office.tu, at=AT)
    session.commit()
    before = task.version
    updates.post(task, News("Đã họp lại"), by=office.tu, at=AT)
    session.commit()
    assert task.version == before + 1
