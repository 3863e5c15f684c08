"""Closing a plan: a reason for every open task, the leader's word, and nothing moves after."""

from datetime import date, timedelta

import pytest

from tests.cast import Office, make_plan, make_task
from tests.issuing.papers import AT, ON, decided
from tracker import history, issuing, updates
from tracker.evidence import Decision
from tracker.figures import figures_of
from tracker.figures.summary import sentence_of
from tracker.issuing import Reason
from tracker.plans import Plan, PlanState
from tracker.rules import Refused
from tracker.rules.words import BlockedReason, Move, Outcome, Status
from tracker.tasks import Moved, Task, record
from tracker.updates import News

BUDGET = Reason(BlockedReason.WAITING_BUDGET)


@pytest.fixture
def plan(office: Office) -> Plan:
    """Three tasks: one done, two open."""
    plan = make_plan(office)
    done, _, _ = (make_task(plan, unit) for unit in (office.pkt, office.pkt, office.vp))
    done.status, done.outcome, done.completed_on = Status.COMPLETED, Outcome.MET, ON
    record(done, Moved(Move.VERIFY, on=ON), by=None, at=AT)
    history.take(plan.id)
    return plan


def prepare(office: Office, plan: Plan, *reasons: Reason, on: date | None = ON) -> None:
    tasks = issuing.open_tasks(plan)
    given = {task.id: reason for task, reason in zip(tasks, reasons, strict=False)}
    issuing.prepare(plan, given, by=office.hoa, at=AT, on=on)


def close(office: Office, plan: Plan) -> list[Task]:
    return issuing.close(plan, by=office.binh, at=AT, decision=Decision(office.binh, ON))


def test_the_leader_closes_what_is_prepared(office: Office, plan: Plan):
    prepare(office, plan, BUDGET, Reason(BlockedReason.OTHER, "Đơn vị đã giải thể"))
    tasks = close(office, plan)
    assert (plan.state, plan.closed_on, plan.closing_on) == (PlanState.CLOSED, ON, None)
    assert {task.closing_result for task in tasks} == {"not_executed"}
    event = history.of("task", tasks[1].id)[-1]
    assert (event.move, event.on, event.status) == ("close", ON, None)
    assert (event.note, event.changes["closing_reason"]) == ("Đơn vị đã giải thể", "other")
    last = history.of("plan", plan.id)[-1]
    assert (last.move, last.changes["decider_id"], last.changes["not_executed"]) == (
        "close", office.binh.id, 2,
    )  # fmt: skip


def test_then_the_sentence_says_what_was_not_carried_out_and_why(office: Office, plan: Plan):
    prepare(office, plan, BUDGET, BUDGET)
    close(office, plan)
    before, after = (figures_of(plan, as_of=day) for day in (ON - timedelta(days=1), ON))
    assert "chưa thực hiện" not in sentence_of(before, {})
    assert sentence_of(after, {}).endswith(
        "02 nhiệm vụ chưa thực hiện, chiếm 66,67% do chưa bố trí kinh phí: 02."
    )


def test_figures_known_before_stay(office: Office, plan: Plan):
    known = AT - timedelta(minutes=1)
    before = figures_of(plan, as_of=ON, known=known).counts()
    prepare(office, plan, BUDGET, BUDGET)
    close(office, plan)
    assert figures_of(plan, as_of=ON, known=known).counts() == before


def test_every_open_task_needs_its_reason(office: Office, plan: Plan):
    with pytest.raises(Refused) as refused:
        prepare(office, plan, BUDGET, Reason(BlockedReason.OTHER, "Ngắn"))
    assert refused.value.values == {"count": "01", "codes": "NV03"}
    prepare(office, plan, BUDGET, on=None)
    with pytest.raises(Refused, match="chưa ghi rõ lý do"):
        close(office, plan)
    assert plan.state == PlanState.ISSUED


def test_an_unverified_task_is_named_with_words(office: Office, plan: Plan):
    task = issuing.open_tasks(plan)[0]
    task.status = Status.SUBMITTED
    with pytest.raises(Refused, match="chưa ghi rõ"):
        prepare(office, plan, BUDGET, BUDGET)
    prepare(office, plan, Reason(BlockedReason.OTHER, "Chưa kịp xác nhận"), BUDGET)
    close(office, plan)
    assert history.of("plan", plan.id)[-1].changes["unverified"] == [task.code]


def test_what_blocks_a_task_is_its_reason_until_somebody_says_more(office: Office, plan: Plan):
    task = issuing.open_tasks(plan)[0]
    task.blocked_reason = BlockedReason.WAITING_GUIDANCE
    assert issuing.reason_of(task).code is BlockedReason.WAITING_GUIDANCE


def test_the_secretariat_records_it_from_a_document(office: Office, plan: Plan):
    prepare(office, plan, BUDGET, BUDGET)
    with pytest.raises(Refused, match="số, ký hiệu"):
        issuing.close(plan, by=office.hoa, at=AT, decision=Decision(office.binh, ON))
    issuing.close(plan, by=office.hoa, at=AT, decision=decided(office, "40/BC-UBND"))
    assert history.of("plan", plan.id)[-1].changes["decision"] == "40/BC-UBND"


def test_only_a_leader_decides(office: Office, plan: Plan):
    prepare(office, plan, BUDGET, BUDGET)
    for person in (office.hoa, office.minh):
        with pytest.raises(Refused, match="Chọn lãnh đạo"):
            issuing.close(plan, by=person, at=AT, decision=Decision(person, ON))


@pytest.mark.parametrize(
    ("on", "words"), [(date(2026, 12, 31), "chưa đến"), (date(2026, 1, 3), "trước ngày ban hành")]
)
def test_the_day_lies_between_issuing_and_today(office: Office, plan: Plan, on: date, words: str):
    with pytest.raises(Refused, match=words):
        prepare(office, plan, BUDGET, BUDGET, on=on)


def test_nothing_moves_after(office: Office, plan: Plan):
    prepare(office, plan, BUDGET, BUDGET)
    task = close(office, plan)[0]
    with pytest.raises(Refused, match="đã kết thúc"):
        updates.post(task, News(text="Vẫn làm"), by=office.minh, at=AT)
    with pytest.raises(Refused, match="đã kết thúc"):
        close(office, plan)
