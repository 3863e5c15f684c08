"""Tasks carried over: rows of next year's draft, linked back, that a later annex keeps."""

from dataclasses import replace

import pytest

from tests.cast import Office, make_plan, make_task
from tests.intake.annexes import AT, annex, taken
from tracker import history, intake, issuing
from tracker.intake.review import Tab, counts_of, doubts_of, lines_of
from tracker.plans import Plan, PlanState
from tracker.rules import Refused
from tracker.tasks import Task


@pytest.fixture
def plan(office: Office) -> Plan:
    plan = make_plan(office, year=2025)
    make_task(plan, office.pkt, title="Số hóa kết quả", coordinating=(office.vp,))
    make_task(plan, office.vp, title="Rà soát thủ tục")
    for task in Task.query:
        task.coordinating_text = [part.text for part in task.parts]
    plan.state = PlanState.CLOSED
    return plan


def carry(office: Office, plan: Plan, *codes: str) -> Plan:
    tasks = [task for task in Task.query.filter_by(plan_id=plan.id) if task.code in codes]
    following = intake.target(office.authority.id, year=2026)
    history.take(history.GENERAL, plan.id, *([following.id] if following else ()))
    return intake.carry_over(plan, tasks, by=office.hoa, at=AT)


def test_a_draft_is_made_with_the_task_linked_back(office: Office, plan: Plan):
    draft = carry(office, plan, "NV01")
    assert (draft.state, draft.year, draft.code) == ("draft", 2026, "xba_2026")
    (task,) = issuing.tasks_of(draft)
    assert (task.title, task.lead_unit_id, task.status) == (
        "Số hóa kết quả", office.pkt.id, "draft",
    )  # fmt: skip
    assert task.carried_from.plan_id == plan.id
    assert [part.unit_id for part in task.parts] == [office.vp.id]
    assert task.area.title == "Chỉ đạo, điều hành"
    assert intake.carried_from(task.carried_from) is task


def test_it_asks_for_a_new_deadline(office: Office, plan: Plan):
    (waiting,) = issuing.incomplete(issuing.tasks_of(carry(office, plan, "NV01")))
    assert waiting.missing == (issuing.Missing.DEADLINE,)


def test_a_task_is_carried_once(office: Office, plan: Plan):
    draft = carry(office, plan, "NV01")
    carry(office, plan, "NV01", "NV02")
    assert [task.code for task in issuing.tasks_of(draft)] == ["NV01", "NV02"]
    with pytest.raises(Refused, match="Chọn ít nhất"):
        carry(office, plan, "NV01")


def test_the_review_shows_it_without_any_file(office: Office, plan: Plan):
    draft = carry(office, plan, "NV01")
    counts = counts_of(draft)
    assert (counts.batch, counts.tasks, counts.rows) == (None, 1, 1)
    (line,) = lines_of(draft, doubts_of(draft), tab=Tab.ALL, page=1)
    assert line.cells[0].printed == "Số hóa kết quả"


def test_an_annex_that_names_it_takes_it_over_and_keeps_the_link(office: Office, plan: Plan):
    carry(office, plan, "NV01", "NV02")
    draft = taken(office, annex("1;Số hóa kết quả;Báo cáo;Phòng Kinh tế;;30/9/2026"))
    first, second = issuing.tasks_of(draft)
    assert (first.title, first.due_on.month, first.carried_from.code) == (
        "Số hóa kết quả", 9, "NV01",
    )  # fmt: skip
    assert (second.code, second.title, second.carried_from.code) == (
        "NV02", "Rà soát thủ tục", "NV02",
    )  # fmt: skip


def test_what_the_annex_does_not_name_stays_behind_its_rows(office: Office, plan: Plan):
    carry(office, plan, "NV02")
    read = annex("1;Tuyên truyền;Báo cáo;Phòng Kinh tế;;30/9/2026")
    for _time in range(2):
        draft = taken(office, replace(read))
        assert [task.title for task in issuing.tasks_of(draft)] == [
            "Tuyên truyền", "Rà soát thủ tục",
        ]  # fmt: skip
    assert issuing.tasks_of(draft)[1].area.title == "Chỉ đạo, điều hành"


def test_an_issued_plan_of_next_year_takes_none(office: Office, plan: Plan):
    make_plan(office, year=2026, state=PlanState.ISSUED)
    with pytest.raises(Refused, match="bổ sung bằng văn bản"):
        carry(office, plan, "NV01")


def test_only_a_closed_plan_is_carried_over(office: Office, plan: Plan):
    plan.state = PlanState.ISSUED
    with pytest.raises(Refused, match="Kết thúc kế hoạch"):
        carry(office, plan, "NV01")
