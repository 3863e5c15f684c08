"""The list as a workbook: the tasks that the page shows, all pages of it."""

from collections import Counter
from collections.abc import Iterator

from flask import request
from flask_babel import gettext
from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import access
from tracker.documents.table import Cell, Summary, Table, to_xlsx
from tracker.pages.downloads import XLSX, sent
from tracker.pages.guard import Audience, audience
from tracker.pages.looks import state_words, time_words
from tracker.pages.tasks.door import pages
from tracker.pages.tasks.listing import Sheet, plan_asked, sheet_of
from tracker.plans import Plan
from tracker.rules.fold import fold
from tracker.rules.numbers import format_day
from tracker.tasks.filters import TaskFilters
from tracker.tasks.lists import Listed


@pages.get("/nhiem-vu/danh-sach.xlsx")
@audience(Audience.SIGNED_IN)
def workbook() -> Response:
    """Send the list that an address asks for as a workbook, days as days, no formula."""
    filters = TaskFilters.parse(request.args)
    plan = plan_asked(access.issued_plans(by=current_user), filters)
    if plan is None:
        raise access.NotFound
    sheet = sheet_of(plan, filters)
    name = f"nhiem-vu-{fold(plan.code).replace('_', '-')}-{sheet.on:%Y-%m-%d}.xlsx"
    return sent(to_xlsx(table_of(plan, sheet)), name=name, kind=XLSX)


def table_of(plan: Plan, sheet: Sheet) -> Table:
    """Return the tasks that fit as a table, and how many are in which state."""
    remark = gettext(
        "Số liệu tính đến ngày %(day)s; %(count)s nhiệm vụ",
        day=format_day(sheet.on), count=len(sheet.found),
    )  # fmt: skip
    columns = (
        (gettext("Mã"), 8), (gettext("Nội dung"), 18), (gettext("Nhiệm vụ"), 44),
        (gettext("Sản phẩm"), 22), (gettext("Cơ quan chủ trì"), 18),
        (gettext("Cơ quan phối hợp"), 24), (gettext("Người thực hiện"), 14),
        (gettext("Thời hạn như in"), 15), (gettext("Hạn ban đầu"), 12), (gettext("Hạn"), 12),
        (gettext("Trạng thái"), 14), (gettext("Thời gian"), 15),
        (gettext("Ngày hoàn thành thực tế"), 12), (gettext("Cập nhật gần nhất"), 12),
    )  # fmt: skip
    return Table(
        gettext("Nhiệm vụ"), plan.title, remark, columns, rows_of(sheet), by_state(sheet)
    )  # fmt: skip


def by_state(sheet: Sheet) -> Summary:
    """Return how many of the tasks are in which state, the commonest first."""
    states = (state_words(task.facts.status, task.facts.outcome) for task in sheet.found)
    counted = Counter(states).most_common()
    return Summary(gettext("Tổng hợp"), gettext("Trạng thái"), gettext("Số nhiệm vụ"), counted)


def rows_of(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    """Yield the texts and days of each task."""
    for task in sheet.found:
        area, unit = sheet.areas.get(task.area_id or 0), sheet.units.get(task.lead_unit_id or 0)
        row, facts = task.row, task.facts
        yield (
            row.code, f"{area.numeral}. {area.title}" if area else "", row.title, row.deliverable,
            unit.name if unit else row.lead_text, "; ".join(row.coordinating_text),
            row.staff_name or "", row.deadline_text, facts.original_due_on,
            facts.due_on, state_words(facts.status, facts.outcome), _time(task),
            facts.completed_on, task.told_on,
        )  # fmt: skip


def _time(task: Listed) -> str:
    return "" if not task.counts.total else time_words(task.time, task.working_days)
