"""An annex becomes a draft: areas, indicators, tasks, due days, matched units."""

import csv
from datetime import date

import pytest

from tests.cast import Office
from tests.intake.annexes import AT, SAMPLES, annex, complete_commune, sample, taken
from tracker import history, plans
from tracker.indicators import Indicator
from tracker.intake import ImportBatch, ImportProblem
from tracker.rules import Refused
from tracker.tasks import Task


def truth(record_type: str) -> list[dict[str, str]]:
    with (SAMPLES / "plan_xa_2026.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["record_type"] == record_type]
    return [row for row in rows if not row["added_on"]]


@pytest.fixture
def plan(office: Office):
    complete_commune(office)
    return taken(office, sample("plan_xa_2026.docx"))


def tasks_of(plan) -> list[Task]:
    return Task.query.filter_by(plan_id=plan.id).order_by(Task.position).all()


def test_the_sample_commune_becomes_a_draft_of_42_tasks(plan):
    expected = [(row["code"], row["title_vi"], row["lead_unit_code"]) for row in truth("nhiem_vu")]
    found = [(task.code, task.title, task.lead_unit.code) for task in tasks_of(plan)]
    assert found == expected
    assert (plan.code, plan.state, plan.year) == ("xba_2026", "draft", 2026)
    assert {task.status for task in tasks_of(plan)} == {"draft"}


def test_areas_and_indicators_keep_the_order_of_the_file(plan):
    areas = [(row["code"], row["title_vi"]) for row in truth("noi_dung")]
    assert [(area.code, area.title) for area in plan.areas] == areas
    found = Indicator.query.filter_by(plan_id=plan.id).order_by(Indicator.position)
    measured = [(row["code"], row["indicator_direction"]) for row in truth("chi_tieu")]
    assert [(one.code, one.direction) for one in found] == measured
    assert [float(one.target) for one in found] == [
        float(row["indicator_target"]) for row in truth("chi_tieu")
    ]


def test_due_days_are_the_last_day_or_the_end_of_the_plan(plan):
    for task, row in zip(tasks_of(plan), truth("nhiem_vu"), strict=True):
        if row["due_source"] == "office":  # set later: the draft of January has the plan's end
            assert (task.due_on, task.due_source) == (date(2026, 12, 31), "plan_end")
        else:
            assert task.due_on.isoformat() == row["original_due"], task.code
            assert task.due_source == row["due_source"], task.code
        days = row["due_dates"].split("|") if "|" in row["due_dates"] else []
        assert [one.due_on.isoformat() for one in task.occurrences] == days, task.code


def test_the_row_as_printed_and_its_place_are_kept(plan):
    task = tasks_of(plan)[10]
    assert task.printed["Thời hạn hoàn thành"] == "Quý II/2026"
    assert task.place == "bảng 5, dòng 2"
    assert "ra soat" in task.search_key
    assert "phong kinh te" in task.search_key


def test_what_is_doubtful_is_asked_with_its_place(plan):
    problems = ImportProblem.query.filter_by(plan_id=plan.id).all()
    asked = {(one.code, one.text, one.severity) for one in problems}
    assert ("part_name", "Bưu điện khu vực", "warn") in asked
    assert ("collecting", "Các trường học", "error") in asked
    assert ("unsure_deadline", "Khi có hướng dẫn của Sở Nội vụ", "error") in asked
    assert [
        (one.sheet, one.row) for one in problems if one.text == "Khi có hướng dẫn của Sở Nội vụ"
    ] == [("7", 3)]
    doubtful = {task.code for task in tasks_of(plan) if task.needs_review}
    assert doubtful == {"NV06", "NV17", "NV25", "NV35", "NV41", "NV42"}


def test_the_import_is_written_into_the_plans_chain(plan):
    events = history.of("plan", plan.id)
    assert [event.move for event in events] == ["import"]
    assert list(history.faults()) == []
    assert ImportBatch.query.filter_by(plan_id=plan.id).one().by.full_name == "Phạm Thị Hoa"


def test_a_lead_that_fits_no_unit_is_asked_about_once(office: Office):
    plan = taken(
        office,
        annex("1;A;SP;Phòng Địa chính;;31/3/2026", "2;B;SP;phòng địa chính;;30/4/2026"),
    )
    asked = ImportProblem.query.filter_by(plan_id=plan.id, code="lead_name").one()
    assert (asked.text, asked.severity, asked.row) == ("Phòng Địa chính", "error", 4)


def test_an_issued_plan_takes_no_annex(office: Office):
    plan = taken(office, annex("1;A;SP;Phòng Kinh tế;;31/3/2026"))
    plan.state = "issued"
    with pytest.raises(Refused, match="đã ban hành"):
        taken(office, annex("1;A;SP;Phòng Kinh tế;;31/3/2026"))


def test_a_second_authority_gets_a_code_of_its_own(session, office: Office):
    draft = annex("1;A;SP;Phòng Kinh tế;;31/3/2026")
    first = taken(office, draft)
    first.year = 2025
    assert taken(office, draft).code == "xba_2026_2"


def test_the_code_of_a_plan_is_that_of_its_unit_and_year(office: Office):
    office.authority.code = "XaBìnhAn"
    assert plans.code_for(office.authority, year=2026) == "xabinhan_2026"
    assert AT.year == 2026
