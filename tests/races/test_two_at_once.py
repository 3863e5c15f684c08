"""Two people at one thing: one acts, the other is told so, and nothing happens twice."""

from functools import partial

from tests.races.ground import Ground
from tests.requests.making import ASKED_AT, EXTENSION, REASON
from tracker import history, issuing, links, periods, requests
from tracker.clock import today
from tracker.db import db
from tracker.issuing import Reason
from tracker.links import Grant
from tracker.outbox import Letter
from tracker.plans import PlanState
from tracker.rules.words import BlockedReason
from tracker.tasks import Task

PAPER = {"doc_number": "45/UBND-VX", "doc_on": "10/3/2026", "doc_signer": "Đỗ Quốc Bình"}
TEXT = "Đã rà soát 12 thủ tục."


def moves(task: Task) -> list[str]:
    return [event.move for event in history.of("task", task.id)][1:]


def told(ground: Ground, task: Task, login: str = "tu", **fields: str):
    """Return the post by which somebody tells how a task goes."""
    browser = ground.browser(login)
    data = {"version": str(task.version), "text": TEXT, "submission_id": login, **fields}
    return partial(browser.post, f"/nhiem-vu/{task.id}/cap-nhat", data=data)


def test_of_two_who_decide_the_second_is_told(ground: Ground):
    history.take(ground.plan.id)
    asked = requests.ask(ground.tasks[0], EXTENSION, by=ground.person("lan"), at=ASKED_AT)
    db.session.commit()
    way = f"/de-nghi/{asked.id}/cho-y-kien"
    data = {"version": str(asked.version), "answer": "dong-y", **PAPER}
    recorded = data | {"decider_id": str(ground.person("binh").id)}
    hoa = partial(ground.browser("hoa").post, way, data=recorded)
    binh = partial(ground.browser("binh").post, way, data=data)
    answers = ground.meet(hoa, binh)
    assert [one.status_code for one in answers] == [302, 409]
    assert "Phạm Thị Hoa vừa ghi ý kiến" in answers[1].text
    assert ground.tasks[0].extension_count == 1


def test_a_double_click_acts_once(ground: Ground):
    task = ground.tasks[0]
    answers = ground.meet(told(ground, task), told(ground, task))
    assert [one.status_code for one in answers] == [302, 302]
    assert moves(task) == ["start", "post"]


def test_of_two_who_freeze_the_second_is_told(ground: Ground):
    history.take(ground.plan.id)
    quarter = periods.open_year(ground.plan, by=ground.person("hoa"), at=ASKED_AT)[0]
    db.session.commit()
    way = f"/bao-cao/ky/{quarter.id}/chot"
    first, second = (
        partial(ground.browser("hoa").post, way, data={"is_seen": "y", "submission_id": number})
        for number in ("mot", "hai")
    )
    answers = ground.meet(first, second)
    assert [one.status_code for one in answers] == [303, 422]
    assert "Nếu sai, chốt lại" in answers[1].text
    assert len(periods.snapshots_of(ground.plan)) == 1


def test_of_two_who_tell_the_second_sees_both_texts(ground: Ground):
    task = ground.tasks[0]
    answers = ground.meet(told(ground, task), told(ground, task, "lan", text="Đã xong dự thảo."))
    assert [one.status_code for one in answers] == [302, 409]
    for words in (TEXT, "Đã xong dự thảo.", "Lê Anh Tú"):
        assert words in answers[1].text


def test_a_link_used_twice_at_once_acts_once(ground: Ground):
    task, tu = ground.tasks[0], ground.person("tu")
    way = f"/l/{links.seal(Grant(tu.id, task.id, tu.id, today()))}"
    data = {"version": str(task.version), "text": TEXT, "submission_id": "once"}
    posts = [partial(ground.app.test_client().post, way, data=data) for _time in range(2)]
    assert [one.status_code for one in ground.meet(*posts)] == [303, 303]
    assert moves(task) == ["start", "post"]


def test_of_two_who_issue_the_second_is_told(ground: Ground):
    plan = ground.plan
    plan.state = PlanState.DRAFT
    for task in ground.tasks:
        task.status = "draft"
    db.session.commit()
    data = {
        "version": str(plan.version), "number": "05/KH-UBND", "on": "20/01/2026",
        "coordinator": str(plan.coordinator_unit_id), "verifier": str(plan.verifier_unit_id),
    }  # fmt: skip
    way = f"/ke-hoach/{plan.code}/ban-hanh"
    posts = [partial(ground.browser("hoa").post, way, data=data) for _time in range(2)]
    answers = ground.meet(*posts)
    assert [one.status_code for one in answers] == [303, 409]
    assert "vừa có người khác cập nhật" in answers[1].text
    assert [event.move for event in history.of("plan", plan.id)] == ["issue"]
    assert db.session.query(Letter).count() == 2


def close(ground: Ground):
    """Prepare a closing and return the post by which Bình closes the plan."""
    plan = ground.plan
    history.take(plan.id)
    reasons = {task.id: Reason(BlockedReason("staffing")) for task in ground.tasks}
    issuing.prepare(plan, reasons, by=ground.person("hoa"), at=ASKED_AT, on=today())
    db.session.commit()
    data = {"version": str(plan.version)}
    return partial(
        ground.browser("binh").post, f"/ke-hoach/{plan.code}/ket-thuc/xac-nhan", data=data
    )


def test_what_is_told_while_the_plan_is_closed_is_kept_and_not_taken(ground: Ground):
    answers = ground.meet(close(ground), told(ground, ground.tasks[0]))
    assert [one.status_code for one in answers] == [303, 409]
    assert TEXT in answers[1].text
    assert moves(ground.tasks[0]) == ["close"]


def test_no_task_is_added_while_the_plan_is_closed(ground: Ground):
    plan = ground.plan
    data = {
        "doc_number": "31/QĐ-UBND", "doc_on": "10/3/2026", "decider": str(ground.person("binh").id),
        "rows-0-title": "Sơ kết", "rows-0-deliverable": "Báo cáo", "rows-0-seen": "2026-07-15",
        "rows-0-area": str(plan.areas[0].id), "rows-0-lead": str(plan.verifier_unit_id),
        "rows-0-deadline_text": "Trước ngày 15/7",
    }  # fmt: skip
    add = partial(ground.browser("hoa").post, f"/ke-hoach/{plan.code}/bo-sung", data=data)
    answers = ground.meet(close(ground), add)
    assert [one.status_code for one in answers] == [303, 422]
    assert "Kế hoạch đã kết thúc" in answers[1].text
    assert len(ground.tasks) == 2


def test_of_two_who_set_how_a_plan_counts_the_second_is_told_and_keeps_the_form(ground: Ground):
    plan = ground.plan
    data = {
        "version": str(plan.version), "per_period": "co", "not_met_is_executed": "co",
        "strict_before": "khong", "rolls_forward": "co", "extension_lead_days": "3",
    }  # fmt: skip
    way = f"/ke-hoach/{plan.code}/cach-tinh"
    db.session.commit()
    posts = [
        partial(ground.browser("hoa").post, way, data=data | {"extension_lead_days": days})
        for days in "57"
    ]
    answers = ground.meet(*posts)
    assert [one.status_code for one in answers] == [303, 409]
    assert 'value="7"' in answers[1].text
    assert ground.plan.settings["extension_lead_days"] == 5


def test_of_two_who_ask_for_the_same_the_second_is_refused(ground: Ground):
    task = ground.tasks[0]
    data = {"version": str(task.version), "reason": REASON, "due_on": "31/7/2026"}
    way = f"/nhiem-vu/{task.id}/de-nghi/gia-han"
    posts = [partial(ground.browser("lan").post, way, data=data) for _time in range(2)]
    answers = ground.meet(*posts)
    assert [one.status_code for one in answers] == [302, 422]
    assert db.session.query(requests.Request).count() == 1
