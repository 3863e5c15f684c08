"""Tasks added by an amendment document: counted from its day, told to heads, told apart."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.cast import Office, make_person, make_plan, make_task, make_unit
from tests.issuing.papers import AT, ON, decided
from tracker import history, issuing, requests
from tracker.evidence import Decision
from tracker.figures import figures_of
from tracker.issuing import Row
from tracker.outbox import Letter
from tracker.pages.overview.view import denominator
from tracker.plans import Plan, PlanState
from tracker.requests import Kind, RemovalReason, Wanted, Wish
from tracker.rules import Refused
from tracker.rules.words import Role
from tracker.tasks import Task, TaskAnswer
from tracker.units import GroupMember


@pytest.fixture
def plan(office: Office) -> Plan:
    plan = make_plan(office)
    make_task(plan, office.pkt)
    return plan


def row(office: Office, plan: Plan, **cells: object) -> Row:
    given = Row(
        "Sơ kết 6 tháng", deliverable="Báo cáo", area=plan.areas[0], lead=office.pkt,
        coordinating=("Văn phòng HĐND và UBND", "Bưu điện"), deadline_text="Trước ngày 15/7",
    )  # fmt: skip
    return replace(given, **cells)  # type: ignore[arg-type]


def add(office: Office, plan: Plan, *rows: Row, decision: Decision | None = None) -> list[Task]:
    history.take(plan.id)
    return issuing.add(plan, rows, by=office.hoa, at=AT, decision=decision or decided(office))


def test_an_added_task_is_read_like_a_row_of_the_annex(office: Office, plan: Plan):
    (task,) = add(office, plan, row(office, plan))
    assert (task.code, task.status, task.added_on) == ("NV02", "assigned", ON)
    assert (task.due_on, task.strict_before, task.staff_id) == (date(2026, 7, 15), True, None)
    assert [part.unit_id for part in task.parts] == [office.vp.id, None]
    assert "so ket" in task.search_key


def test_it_counts_from_the_day_of_the_decision(office: Office, plan: Plan):
    add(office, plan, row(office, plan))
    before, after = (figures_of(plan, as_of=day) for day in (ON - timedelta(days=1), ON))
    assert [figures.counts().total for figures in (before, after)] == [1, 2]
    assert denominator(before) == "Kế hoạch ban hành 01; hiện có 01 nhiệm vụ"
    assert denominator(after) == "Kế hoạch ban hành 01; bổ sung 01; hiện có 02 nhiệm vụ"


def test_a_task_added_on_the_day_of_issue_is_still_an_added_one(office: Office, plan: Plan):
    add(office, plan, row(office, plan), decision=decided(office, on=date(2026, 1, 20)))
    assert figures_of(plan, as_of=ON).added == 1


def test_what_was_known_before_stays(office: Office, plan: Plan):
    known = AT - timedelta(minutes=1)
    before = figures_of(plan, as_of=ON, known=known).counts()
    add(office, plan, row(office, plan))
    assert figures_of(plan, as_of=ON, known=known).counts() == before


def test_the_history_names_the_document_and_who_decided(office: Office, plan: Plan):
    (task,) = add(office, plan, row(office, plan))
    (event,) = history.of("task", task.id)
    assert (event.move, event.on, event.actor_id) == ("add", ON, office.hoa.id)
    assert event.changes["document"] == "31/QĐ-UBND ngày 15/05/2026"
    assert event.changes["decider_id"] == office.binh.id
    assert list(history.faults()) == []


def test_a_set_day_stands_beside_the_words(office: Office, plan: Plan):
    words, day = "Sau khi có hướng dẫn", date(2026, 9, 30)
    (task,) = add(office, plan, row(office, plan, deadline_text=words, fixed_on=day))
    assert (task.deadline_text, task.due_on, task.due_source) == (words, day, "office")


def test_words_without_a_day_count_at_the_plans_end(office: Office, plan: Plan):
    (task,) = add(office, plan, row(office, plan, deadline_text="Khi phát sinh"))
    assert (task.due_on, task.due_source) == (date(2026, 12, 31), "plan_end")


def test_heads_get_one_letter_for_all(office: Office, plan: Plan):
    add(office, plan, row(office, plan), row(office, plan, title="Tuyên truyền"))
    (letter,) = Letter.query.all()
    assert (letter.kind, letter.person_id) == ("tasks_added", office.minh.id)
    assert len(letter.facts["task_ids"]) == 2


def test_the_units_of_a_group_are_asked(office: Office, plan: Plan):
    group = make_unit(office.authority, "THON", "Các thôn", type_code="nhom")
    village = make_unit(office.authority, "T1", "Thôn 1")
    make_person("tho", "Ngô Văn Thọ", unit=village, role=Role.UNIT_HEAD)
    GroupMember.query.session.add(GroupMember(group_id=group.id, unit_id=village.id))
    (task,) = add(office, plan, row(office, plan, lead=group, collecting=office.pkt))
    assert task.working_unit_id == office.pkt.id
    assert [answer.unit_id for answer in TaskAnswer.query] == [village.id]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": " "}, "Dòng 1: ghi nội dung"),
        ({"lead": None}, "Dòng 1: chọn đơn vị chủ trì"),
        ({"area": None}, "chọn nội dung"),
        ({"deadline_text": "31/6/2026"}, "không có trong lịch"),
        ({"deadline_text": "30/6/2025"}, "không được trước ngày"),
    ],
)
def test_a_row_must_be_whole(office: Office, plan: Plan, wrong: dict[str, object], words: str):
    with pytest.raises(Refused) as refused:
        add(office, plan, row(office, plan, **wrong))
    assert words.split("%")[0] in refused.value.msgid % refused.value.values


def test_a_decision_needs_its_document(office: Office, plan: Plan):
    for decision, words in (
        (Decision(office.binh, ON), "số, ký hiệu"),
        (decided(office, on=date(2026, 1, 3)), "trước ngày ban hành"),
    ):
        with pytest.raises(Refused, match=words):
            add(office, plan, row(office, plan), decision=decision)


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.CLOSED])
def test_only_a_plan_in_force_is_amended(office: Office, plan: Plan, state: PlanState):
    plan.state = state
    with pytest.raises(Refused, match=r"dự thảo|kết thúc"):
        add(office, plan, row(office, plan))


def test_a_head_adds_nothing(office: Office, plan: Plan):
    history.take(plan.id)
    with pytest.raises(Refused, match="không được phân công"):
        issuing.add(plan, (row(office, plan),), by=office.minh, at=AT, decision=decided(office))


def test_what_is_taken_out_before_it_was_added_is_not_missing(office: Office, plan: Plan):
    (task,) = add(office, plan, row(office, plan))
    wish = Wish(Kind.REMOVAL, "Ghép với nhiệm vụ khác", Wanted(why=RemovalReason.MERGED))
    before = ON - timedelta(days=3)
    decision = decided(office, "30/QĐ-UBND", on=before)
    requests.record_decision(task, wish, decision, by=office.hoa, at=AT)
    counted = [figures_of(plan, as_of=day) for day in (before, ON)]
    assert [(one.counts().total, one.added, one.removed) for one in counted] == [
        (1, 0, 0), (1, 1, 1)
    ]  # fmt: skip
