"""The secretariat settles what is doubtful; the plan's chain and the row both say how."""

from datetime import date

import pytest

from tests.cast import Office, make_unit
from tests.intake.annexes import AT, annex, taken
from tracker import history, intake
from tracker.intake import Choice, How, ImportProblem
from tracker.rules import Refused
from tracker.tasks import Task
from tracker.units import matching

GROUP = "Các thôn"


def problem(plan, code: str) -> ImportProblem:
    return ImportProblem.query.filter_by(plan_id=plan.id, code=code).one()


def settle(plan, office: Office, choice: Choice) -> None:
    history.take(history.GENERAL, plan.id)
    intake.settle(plan, [choice], by=office.hoa, at=AT)


@pytest.fixture
def plan(office: Office):
    make_unit(office.authority, "THON", GROUP, type_code="nhom")
    return taken(
        office,
        annex(
            "1;Xây dựng phương án;Phương án;Phòng Kinh tế;Bưu điện khu vực;Khi có hướng dẫn",
            "2;Hướng dẫn nộp hồ sơ;Lịch;Các thôn;;30/9/2026",
            "3;Thống kê đất đai;Báo cáo;Phòng Địa chính;Bưu điện khu vực;30/11/2026",
            "4;Kiểm tra công vụ;Biên bản;Phòng Kinh tế, Văn phòng HĐND và UBND;;31/3/2026",
        ),
    )


def test_a_chosen_day_is_the_due_day(plan, office: Office):
    found = problem(plan, "unsure_deadline")
    settle(plan, office, Choice(found.id, How.DAYS, days=(date(2026, 9, 30),)))
    task = found.task
    assert (task.due_on, task.due_source) == (date(2026, 9, 30), "text")
    assert (found.resolution, task.needs_review) == ("30/09/2026", False)


def test_several_days_are_occurrences(plan, office: Office):
    found = problem(plan, "unsure_deadline")
    days = (date(2026, 12, 15), date(2026, 6, 30))
    settle(plan, office, Choice(found.id, How.DAYS, days=days))
    assert [one.due_on for one in found.task.occurrences] == sorted(days)
    assert found.task.due_on == date(2026, 12, 15)


def test_no_day_counts_at_the_end_of_the_year(plan, office: Office):
    found = problem(plan, "unsure_deadline")
    settle(plan, office, Choice(found.id, How.NO_DAY))
    assert (found.task.due_on, found.task.due_source) == (date(2026, 12, 31), "plan_end")
    assert not found.task.needs_review


def test_a_day_before_the_plan_is_refused(plan, office: Office):
    found = problem(plan, "unsure_deadline")
    with pytest.raises(Refused, match="01/01/2026"):
        settle(plan, office, Choice(found.id, How.DAYS, days=(date(2025, 12, 31),)))


def test_a_chosen_unit_is_remembered_as_an_alias(plan, office: Office):
    found = problem(plan, "lead_name")
    settle(plan, office, Choice(found.id, How.UNIT, unit=office.pkt))
    task = Task.query.filter_by(plan_id=plan.id, code="NV03").one()
    assert task.lead_unit_id == office.pkt.id
    again = matching.match("phong dia chinh", authority_id=office.authority.id, on=date(2026, 2, 1))
    assert again is office.pkt


def test_another_choice_for_a_name_replaces_the_first(plan, office: Office):
    found = problem(plan, "lead_name")
    settle(plan, office, Choice(found.id, How.UNIT, unit=office.pkt))
    settle(plan, office, Choice(found.id, How.UNIT, unit=office.vp))
    task = Task.query.filter_by(plan_id=plan.id, code="NV03").one()
    assert task.lead_unit_id == office.vp.id


def test_a_coordinating_name_may_stay_outside(plan, office: Office):
    found = problem(plan, "part_name")
    settle(plan, office, Choice(found.id, How.OUTSIDE))
    assert not found.is_open
    intake.match_units(plan, on=date(2026, 2, 1))
    assert ImportProblem.query.filter_by(plan_id=plan.id, code="part_name").all() == [found]


def test_a_lead_may_not_stay_outside(plan, office: Office):
    with pytest.raises(Refused, match="chủ trì"):
        settle(plan, office, Choice(problem(plan, "lead_name").id, How.OUTSIDE))


def test_a_group_gets_the_unit_that_collects(plan, office: Office):
    found = problem(plan, "collecting")
    settle(plan, office, Choice(found.id, How.UNIT, unit=office.vhxh))
    assert found.task.working_unit_id == office.vhxh.id
    assert not found.task.needs_review


def test_of_two_leads_the_other_coordinates(plan, office: Office):
    found = problem(plan, "two_leads")
    settle(plan, office, Choice(found.id, How.UNIT, unit=office.pkt))
    assert found.task.lead_unit_id == office.pkt.id
    assert [part.unit_id for part in found.task.parts] == [office.vp.id]


def test_what_was_read_may_be_kept(plan, office: Office):
    found = problem(plan, "unsure_deadline")
    settle(plan, office, Choice(found.id, How.DAYS, days=(date(2026, 9, 30),)))
    settle(plan, office, Choice(found.id, How.KEEP))
    assert found.task.due_source == "plan_end"


def test_settling_is_written_into_the_chain_and_ages_open_pages(plan, office: Office):
    before = plan.version
    settle(plan, office, Choice(problem(plan, "collecting").id, How.UNIT, unit=office.vhxh))
    assert history.of("plan", plan.id)[-1].move == "settle"
    assert plan.version > before


def test_a_problem_of_another_plan_is_refused(plan, office: Office):
    with pytest.raises(Refused, match="không còn"):
        settle(plan, office, Choice(9999, How.KEEP))


def test_an_issued_plan_is_not_settled(plan, office: Office):
    found = problem(plan, "collecting")
    plan.state = "issued"
    with pytest.raises(Refused, match="đã ban hành"):
        settle(plan, office, Choice(found.id, How.KEEP))
