"""Each register as a workbook, as it is asked for on its page."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from flask import request
from flask_babel import gettext
from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import access, clock
from tracker.db import db
from tracker.documents.table import Cell, Table, to_xlsx
from tracker.pages.downloads import XLSX, sent
from tracker.pages.guard import Audience, audience
from tracker.pages.indicators.words import FREQUENCIES
from tracker.pages.registers.asked import Asked, parse
from tracker.pages.registers.blueprint import pages
from tracker.pages.registers.grid import Table as Grid
from tracker.pages.registers.grid import tables_of
from tracker.pages.registers.items import readable_ids
from tracker.pages.registers.items import rows_of as rows_of_items
from tracker.pages.registers.procedures import newest
from tracker.pages.registers.slips import field_names
from tracker.pages.registers.slips import rows_of as rows_of_slips
from tracker.pages.registers.surveys import rows_of as rows_of_surveys
from tracker.registers import PROCEDURE_LABELS, ItemKind
from tracker.registers.counting import PROCEDURE_COUNTS
from tracker.rules.numbers import format_day
from tracker.rules.percents import percent
from tracker.rules.quotas import CellState

Columns = Sequence[tuple[str, int]]
Rows = Iterable[Sequence[Cell]]
Parts = list[tuple[str, Columns, Rows]]  # the name of a sheet, empty for the register's own


@pages.get("/so-theo-doi/xuat/<sheet>.xlsx")
@audience(Audience.SIGNED_IN)
def export(sheet: str) -> Response:
    """Send a register, or the grid of quotas, as the address asks for it."""
    if sheet not in SHEETS:
        raise access.NotFound
    title, parts = SHEETS[sheet]
    asked = parse(request.args)
    remark = gettext(
        "Từ %(since)s đến %(until)s", since=format_day(asked.since), until=format_day(asked.until)
    )
    words = title()
    made = [Table(name or words, words, remark, columns, rows)
            for name, columns, rows in parts(asked)]  # fmt: skip
    name = f"{sheet}-{asked.year}.xlsx"
    return sent(to_xlsx(*made), name=name, kind=XLSX)


def of_items(kind: ItemKind) -> Callable[[Asked], Parts]:
    """Return what makes the sheet of the items of a kind."""

    def sheet(asked: Asked) -> Parts:
        columns = [
            (gettext("Ngày"), 12), (gettext("Đơn vị"), 32), (gettext("Tên"), 60),
            (gettext("Công nhận bởi"), 28), (gettext("Liên kết"), 40), (gettext("Văn bản"), 30),
        ]  # fmt: skip
        found = list(db.session.scalars(rows_of_items(kind, asked)))
        readable = readable_ids(found)
        rows: Rows = (
            [one.on, one.unit.name, one.title, one.recognised_by, one.link,
             paper_of(one, readable)]
            for one in found
        )  # fmt: skip
        return [("", columns, rows)]

    return sheet


def of_slips(asked: Asked) -> Parts:
    """Return the sheet of the apology slips."""
    columns = [
        (gettext("Mã hồ sơ"), 26), (gettext("Lĩnh vực"), 26), (gettext("Đơn vị"), 32),
        (gettext("Ngày trễ hẹn"), 12), (gettext("Số ngày làm việc trễ"), 12),
        (gettext("Lý do trễ"), 40), (gettext("Số phiếu"), 14), (gettext("Ngày gửi"), 12),
        (gettext("Ngày hẹn lại"), 12),
    ]  # fmt: skip
    fields = field_names()
    rows: Rows = (
        [one.dossier_code, fields.get(one.field_id or 0, ""), one.unit.name,
         one.late_on, one.days_late, one.reason, one.number, one.sent_on, one.new_due_on]
        for one in db.session.scalars(rows_of_slips(asked))
    )  # fmt: skip
    return [("", columns, rows)]


def of_procedures(asked: Asked) -> Parts:
    """Return the sheet of each unit's newest procedure counts."""
    columns = [
        (gettext("Đơn vị"), 32), (gettext("Số liệu đến ngày"), 12),
        *((gettext(PROCEDURE_LABELS[name]), 14) for name in PROCEDURE_COUNTS),
        (gettext("Liên kết nơi niêm yết, công khai"), 36), (gettext("Văn bản"), 30),
    ]  # fmt: skip
    found = newest(asked)
    readable = readable_ids([one for _unit, one in found])
    rows: Rows = (
        [unit.name, one.on, *(getattr(one, name) for name in PROCEDURE_COUNTS), one.link,
         paper_of(one, readable)]
        for unit, one in found
    )  # fmt: skip
    return [("", columns, rows)]


def of_surveys(asked: Asked) -> Parts:
    """Return the sheet of the survey rounds."""
    columns = [
        (gettext("Tên đợt khảo sát"), 40), (gettext("Đơn vị"), 32), (gettext("Từ ngày"), 12),
        (gettext("Đến ngày"), 12), (gettext("Số phiếu phát ra"), 12),
        (gettext("Số phiếu hợp lệ"), 12), (gettext("Số phiếu hài lòng"), 12),
        (gettext("Hài lòng trên số phiếu hợp lệ (%)"), 16), (gettext("Văn bản"), 30),
    ]  # fmt: skip
    found = list(db.session.scalars(rows_of_surveys(asked)))
    readable = readable_ids(found)
    rows: Rows = (
        [one.title, one.unit.name, one.since, one.until, one.sent, one.valid, one.satisfied,
         percent(one.satisfied, one.valid), paper_of(one, readable)]
        for one in found
    )  # fmt: skip
    return [("", columns, rows)]


def of_quotas(asked: Asked) -> Parts:
    """Return the grids: a sheet for each kind of period, a row for each unit and quota."""
    plans = [plan for plan in access.issued_plans(by=current_user) if plan.year == asked.year]
    by_period: dict[str, list[Grid]] = {}
    for table in tables_of(plans, today=clock.today()):
        by_period.setdefault(table.quota.per, []).append(table)
    return [grids(tables) for tables in by_period.values()] or [grids([])]


def grids(tables: list[Grid]) -> tuple[str, Columns, Rows]:
    """Return the sheet of quotas of the same periods."""
    heads = max((table.heads for table in tables), key=len, default=[])
    columns = [
        (gettext("Định mức"), 36), (gettext("Đơn vị"), 32), *((head, 9) for head in heads),
        (gettext("Số kỳ đạt"), 10), (gettext("Số kỳ đã xét"), 10),
    ]  # fmt: skip
    name = gettext(FREQUENCIES[tables[0].quota.per]) if tables else ""
    return name, columns, (row for table in tables for row in rows_of(table))


def rows_of(table: Grid) -> Rows:
    """Yield the rows of a quota: counts of each period asked for, those kept, those judged."""
    for one, cells in table.rows:
        counts = [None if cell.cell.state is CellState.AHEAD else cell.cell.count for cell in cells]
        yield [table.words, one.unit.name, *counts, *one.kept]


def paper_of(entry: Any, readable: set[int]) -> str:
    """Return the proof of an entry as text, where the reader may open it."""
    document = entry.document
    return (document.cited or document.abstract) if document and document.id in readable else ""


SHEETS: dict[str, tuple[Callable[[], str], Callable[[Asked], Parts]]] = {
    "tin-bai": (lambda: gettext("Tin, bài"), of_items(ItemKind.NEWS)),
    "sang-kien": (lambda: gettext("Sáng kiến"), of_items(ItemKind.INITIATIVE)),
    "phieu-xin-loi": (lambda: gettext("Phiếu xin lỗi"), of_slips),
    "thu-tuc": (lambda: gettext("Thủ tục hành chính"), of_procedures),
    "khao-sat": (lambda: gettext("Khảo sát"), of_surveys),
    "dinh-muc": (lambda: gettext("Định mức"), of_quotas),
}
