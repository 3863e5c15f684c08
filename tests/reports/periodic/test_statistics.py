"""Biểu thống kê: what the program holds stands in its row, what it does not hold is blank."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest

from tests.cast import Office, make_plan, make_task
from tests.dossiers.forms import lay, make_fields
from tests.periods.making import frozen
from tests.registers import told as entered
from tests.reports.periodic.opening import opened, rows
from tracker.plans import Plan, PlanKind
from tracker.reports import periodic
from tracker.reports.periodic.statistics import FORM
from tracker.reports.periodic.workbook import to_workbook
from tracker.rules.dossiers import Counts
from tracker.rules.words import Source


def values(plan: Plan) -> dict[str, str]:
    """Return the printed values of the first quarter by their row's words."""
    report = opened(plan, "2026-Q1")
    table = rows(report, len(report.tables) - 2)
    return {row[1]: row[3] for row in table[1:]}


def test_nothing_is_guessed(office: Office, plan: Plan):
    make_task(plan, office.vp)
    filled = {words: value for words, value in values(plan).items() if value not in ("", words)}
    assert filled == {
        "Số nhiệm vụ đề ra trong kế hoạch": "1", "Số nhiệm vụ đã hoàn thành": "0",
    }  # fmt: skip


def test_each_row_is_filled_from_its_place(office: Office, plan: Plan):
    make_task(plan, office.vp)
    held = make_plan(office, code="ngoai_2026", kind=PlanKind.OUTSIDE)
    make_task(held, office.vp, due_on=date(2026, 2, 20)).source = Source.UPPER_LEVEL
    (field,) = make_fields(office, "Đất đai")
    counts = Counts(resolved=200, resolved_late=9, received_online=150, received=210)
    lay(office, office.vp, 1, {field: counts})
    entered.procedures(office, office.vp, date(2026, 1, 30), total=120, online_full=40)
    entered.news(office, office.vp, date(2026, 2, 2))
    found = values(plan)
    assert found["Tổng số nhiệm vụ được giao"] == "1"
    assert found["Số nhiệm vụ quá hạn chưa hoàn thành"] == "1"
    assert found["Số hồ sơ giải quyết trước hạn và đúng hạn"] == "191"
    assert found["Tỷ lệ giải quyết trước hạn và đúng hạn"] == "95,50"
    assert found["Tổng số thủ tục hành chính"] == "120"
    assert found["Số thủ tục đã niêm yết, công khai"] == ""
    assert found["Số tin, bài tuyên truyền"] == "1"


@pytest.mark.parametrize("is_frozen", [False, True])
def test_what_was_in_time_is_of_those_rows_that_tell_it(
    office: Office, plan: Plan, *, is_frozen: bool
):
    (field,) = make_fields(office, "Đất đai")
    split = Counts(resolved=100, resolved_early=50, resolved_on_time=45, resolved_late=5)
    lay(office, office.vp, 1, {field: split})
    lay(office, office.pkt, 1, {field: Counts(resolved=300, resolved_late=0)})
    lay(office, office.vhxh, 1, {field: Counts(resolved=100)})
    if is_frozen:
        frozen(plan, office, at=datetime(2026, 4, 20, 2, 0, tzinfo=UTC))
    table = rows(found := opened(plan, "2026-Q1"), len(found.tables) - 2)
    told = {row[1]: row[3:] for row in table}
    left_out = "Chưa gồm 01 dòng chưa nêu (đơn vị, lĩnh vực)"
    assert told["Số hồ sơ giải quyết trước hạn và đúng hạn"] == ["395", left_out]
    assert told["Tỷ lệ giải quyết trước hạn và đúng hạn"] == ["98,75", left_out]
    assert told["Số hồ sơ giải quyết trễ hạn"][1] == "Chưa gồm: Phòng Văn hóa - Xã hội"


def test_the_workbook_has_the_same_rows_as_numbers(office: Office, plan: Plan):
    make_task(plan, office.vp)
    facts = periodic.facts_for(plan, periodic.period_of(plan, "2026-Q1"))
    sheet = openpyxl.load_workbook(io.BytesIO(to_workbook(facts)))["Thống kê"]
    assert sheet["A1"].value == "Thống kê số liệu cải cách hành chính, quý I năm 2026"
    told = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[1]]
    assert [(row[0], row[1]) for row in told] == [(row.number, row.label) for row in FORM]
    assert told[2][3] == 1
    assert told[5][3] is None
