"""A row is mended by hand or dropped."""

from dataclasses import replace
from datetime import date

import pytest

from tests.cast import Office, make_unit
from tests.intake.annexes import AT, annex, taken
from tracker import history, intake
from tracker.intake import ImportProblem, ImportRow, Row
from tracker.rules import Refused
from tracker.tasks import Task


@pytest.fixture
def plan(office: Office):
    return taken(
        office,
        annex(
            "1;Rà soát thủ tục;;Phòng Kinh tế;Bưu điện;31/6/2026",
            "2;Tuyên truyền;Kế hoạch;Phòng Kinh tế;;Quý II",
        ),
    )


@pytest.fixture
def task(plan) -> Task:
    return Task.query.filter_by(plan_id=plan.id, code="NV01").one()


@pytest.fixture
def row(office: Office) -> Row:
    return Row(
        title="Rà soát thủ tục hành chính", deliverable="Báo cáo", lead_unit=office.vp,
        collecting_unit=None, coordinating=("Phòng Kinh tế", " "), days=(date(2026, 6, 30),),
    )  # fmt: skip


def test_a_mended_row_reads_as_written(task: Task, row: Row, office: Office):
    intake.edit(task, row=row, by=office.hoa, at=AT)
    assert (task.title, task.deliverable) == ("Rà soát thủ tục hành chính", "Báo cáo")
    assert (task.lead_unit_id, task.due_on) == (office.vp.id, date(2026, 6, 30))
    assert [part.unit_id for part in task.parts] == [office.pkt.id]
    assert "hanh chinh" in task.search_key


def test_what_is_printed_stays_as_printed(task: Task, row: Row, office: Office):
    intake.edit(task, row=row, by=office.hoa, at=AT)
    assert task.printed["Thời gian hoàn thành"] == "31/6/2026"
    assert task.deadline_text == "31/6/2026"


def test_mending_settles_the_doubts_of_the_row(plan, task: Task, row: Row, office: Office):
    assert task.needs_review
    intake.edit(task, row=row, by=office.hoa, at=AT)
    problems = ImportProblem.query.filter_by(plan_id=plan.id, task_id=task.id)
    assert {one.is_open for one in problems} == {False}
    assert not task.needs_review


def test_a_group_without_a_collecting_unit_stays_in_doubt(task: Task, row: Row, office: Office):
    group = make_unit(office.authority, "THON", "Các thôn", type_code="nhom")
    intake.edit(task, row=replace(row, lead_unit=group), by=office.hoa, at=AT)
    assert task.needs_review
    collected = replace(row, lead_unit=group, collecting_unit=office.vhxh)
    intake.edit(task, row=collected, by=office.hoa, at=AT)
    assert not task.needs_review


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"title": " "}, "nội dung"), ({"days": (date(2025, 1, 1),)}, "01/01/2026")],
)
def test_a_wrong_row_is_refused(task: Task, row: Row, office: Office, wrong, words):
    with pytest.raises(Refused, match=words):
        intake.edit(task, row=replace(row, **wrong), by=office.hoa, at=AT)


def test_a_group_does_not_collect(task: Task, row: Row, office: Office):
    group = make_unit(office.authority, "THON", "Các thôn", type_code="nhom")
    with pytest.raises(Refused, match="nhóm"):
        intake.edit(task, row=replace(row, collecting_unit=group), by=office.hoa, at=AT)


def test_a_dropped_row_leaves_and_the_next_moves_up(plan, task: Task, office: Office):
    intake.drop(task, by=office.hoa, at=AT)
    left = Task.query.filter_by(plan_id=plan.id).one()
    assert (left.code, left.position, left.title) == ("NV01", 1, "Tuyên truyền")
    assert ImportRow.query.filter_by(plan_id=plan.id, task_id=None).count() == 1
    assert ImportProblem.query.filter_by(plan_id=plan.id).count() == 0
    assert history.of("plan", plan.id)[-1].changes == {"task": "NV01", "title": "Rà soát thủ tục"}


def test_rows_of_an_issued_plan_stay(plan, task: Task, row: Row, office: Office):
    plan.state = "issued"
    with pytest.raises(Refused, match="đã ban hành"):
        intake.drop(task, by=office.hoa, at=AT)
    with pytest.raises(Refused, match="đã ban hành"):
        intake.edit(task, row=row, by=office.hoa, at=AT)


def test_a_dropped_row_can_be_taken_in_again(plan, task: Task, office: Office):
    row_id = ImportRow.query.filter_by(task_id=task.id).one().id
    intake.drop(task, by=office.hoa, at=AT)
    back = intake.restore(plan, row_id, by=office.hoa, at=AT)
    assert (back.code, back.title) == ("NV01", "Rà soát thủ tục")
    assert (back.lead_unit_id, back.area_id) == (office.pkt.id, plan.areas[0].id)
    assert {task.code for task in Task.query.filter_by(plan_id=plan.id)} == {"NV01", "NV02"}
    asked = {one.code for one in ImportProblem.query.filter_by(plan_id=plan.id)}
    assert asked == {"restored", "part_name"}


def test_only_a_dropped_row_is_taken_in_again(plan, task: Task, office: Office):
    row_id = ImportRow.query.filter_by(task_id=task.id).one().id
    with pytest.raises(Refused, match="đã bỏ"):
        intake.restore(plan, row_id, by=office.hoa, at=AT)
