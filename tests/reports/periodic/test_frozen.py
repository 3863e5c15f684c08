"""A report on a frozen period prints what was frozen, whatever is told later."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office, make_task
from tests.periods.making import FROZEN_AT, LATER, complete, frozen, paper
from tests.reports.periodic.opening import opened, told
from tracker import history, periods
from tracker.evidence import Decision
from tracker.periods import Estimate, Paper
from tracker.plans import Plan
from tracker.tasks import Task


@pytest.fixture
def tasks(office: Office, plan: Plan) -> list[Task]:
    """Two tasks, the first done before the cut-off of the first quarter."""
    made = [make_task(plan, office.vp), make_task(plan, office.pkt)]
    complete(made[0], office, done_on=date(2026, 2, 20), at=FROZEN_AT - timedelta(days=10))
    return made


def test_what_is_recorded_later_of_an_earlier_day_is_not_in_it(office: Office, plan: Plan, tasks):
    frozen(plan, office)
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    tasks[0].title = "Tên khác"
    text = told(opened(plan, "2026-Q1"))
    assert "đã thực hiện 01/02 nhiệm vụ, đạt tỷ lệ 50%" in text
    assert "như sau (số liệu tính đến ngày 05/03/2026, chốt lúc" in text
    assert "đã thực hiện 02/02 nhiệm vụ" in told(opened(plan, "2026-Q1", as_of=date(2026, 3, 6)))


def test_a_closed_plans_year_says_the_closing_or_for_the_cut_off_what_was_frozen(
    office: Office, plan: Plan, tasks
):
    history.take(plan.id)
    year = periods.open_year(plan, by=office.hoa, at=FROZEN_AT)[-1]
    periods.freeze(year, by=office.hoa, at=datetime(2026, 12, 6, 2, tzinfo=UTC))
    done_on, at = date(2026, 12, 1), datetime(2026, 12, 10, 2, tzinfo=UTC)
    complete(tasks[1], office, done_on=done_on, at=at)
    decision = Decision(office.binh, date(2027, 1, 31), paper(office))
    at = datetime(2027, 1, 31, 2, tzinfo=UTC)
    periods.close(plan, by=office.hoa, at=at, decision=decision)
    assert "đã thực hiện 02/02 nhiệm vụ" in told(opened(plan, "2026"))
    assert "đã thực hiện 01/02 nhiệm vụ" in told(opened(plan, "2026", as_of=year.until))


def test_tasks_are_named_as_when_they_were_frozen(office: Office, plan: Plan, tasks):
    frozen(plan, office)
    tasks[0].title = "Tên khác"
    cells = [cell.text for row in opened(plan, "2026-Q1").tables[2].rows for cell in row.cells]
    assert "Rà soát thủ tục" in cells
    assert "Tên khác" not in cells


def test_a_replacing_report_names_the_old_one_the_figures_and_why(
    office: Office, plan: Plan, tasks
):
    old = frozen(plan, office)
    one = periods.of_plan(plan)[0]
    first = Paper(paper(office), "Sở Nội vụ", period=one, snapshot=old)
    sent = periods.register(plan, first, by=office.hoa, at=FROZEN_AT)
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    periods.replace(sent, reason="Thiếu một kết quả đã có", by=office.hoa, at=LATER)
    assert (
        "Báo cáo này thay thế Báo cáo số 31/BC-UBND ngày 07/03/2026. Lý do: Thiếu một kết quả đã"
        " có. Số nhiệm vụ đã thực hiện: báo cáo trước 01/02, nay là 02/02."
    ) in told(opened(plan, "2026-Q1"))


def test_the_year_tells_what_units_expect_beside_what_is_done(office: Office, plan: Plan, tasks):
    periods.estimate(tasks[1], Estimate(will_be=True), by=office.minh, at=LATER)
    text = told(opened(plan, "2026"))
    assert "đã thực hiện 01/02 nhiệm vụ" in text
    assert (
        "Ước thực hiện đến ngày 31/12/2026: 02/02 nhiệm vụ, đạt tỷ lệ 100%, trong đó 01 nhiệm vụ"
        " ước thực hiện, chưa tính vào kết quả."
    ) in text
    assert "Ước thực hiện" not in told(opened(plan, "2026-H1"))
