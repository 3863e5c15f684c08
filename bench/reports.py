"""The report of the closed sample against python-docx writing its tables; a long annex; memory."""

import io
from collections.abc import Iterator, Sequence
from datetime import date

import docx

from bench.commune import commune
from bench.measure import Row, compared
from bench.processes import alone
from tracker.db import db
from tracker.documents.official import (
    Annex,
    Column,
    Letterhead,
    OfficialPaper,
    Paragraph,
    Signature,
    to_docx,
)
from tracker.plans import Plan
from tracker.reports import office, periodic
from tracker.reports.periodic.annexes import annexes

SAMPLE = "thu_duc_2022"
LONG = 1_000
TITLE = "Rà soát, chuẩn hóa quy trình giải quyết thủ tục hành chính thuộc thẩm quyền (đợt {})"
SHARES = {"TT": 11, "Mã số": 16, "Nhiệm vụ": 90, "Cơ quan chủ trì": 41, "Hạn": 26, "Xong": 28,
          "Tình trạng": 40}  # fmt: skip
COLUMNS = tuple(Column(header, share) for header, share in SHARES.items())
HEAD = Letterhead(("ỦY BAN NHÂN DÂN", "XÃ BÌNH AN"), "Ủy ban nhân dân xã Bình An", "BC-UBND",
                  "Bình An", date(2026, 12, 14))  # fmt: skip


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    yield from year_rows()
    whole, half = annexed(LONG), annexed(LONG // 2)
    growth = compared(lambda: to_docx(whole), lambda: to_docx(half), rounds=3)
    yield Row(f"annex of {LONG} tasks / half of it", growth.ratio, "×", 2.4, remark="linear is 2")
    yield Row(f"annex of {LONG} tasks: memory", float(alone("report", str(LONG))), "MB", 80)


def year_rows() -> Iterator[Row]:
    """Yield how long the year's report takes, from the events on, against its bare tables."""
    with commune(tasks=0, sample=SAMPLE) as app, app.app_context():
        plan = db.session.query(Plan).filter_by(code=SAMPLE).one()
        period = periodic.period_of(plan, str(plan.year))
        tables = annexes(periodic.facts_for(plan, period))
        found = compared(
            lambda: office.report(periodic.facts_for(plan, period)), lambda: bare(tables), rounds=5
        )
        yield Row("year report / python-docx, its tables", found.ratio, "×", 5, remark=found.remark)


def annexed(count: int) -> OfficialPaper:
    """Return a paper whose annex has so many tasks, no two titles alike."""
    given = ("Phòng Nội vụ", "30/06/2026", "28/06/2026", "Trước hạn")
    lines = [
        (str(number), f"NV{number:02d}", TITLE.format(number), *given)
        for number in range(1, count + 1)
    ]
    return OfficialPaper(
        HEAD, about="Công tác cải cách hành chính", kind="Báo cáo", body=[Paragraph("Báo cáo")],
        recipients=["Lưu: VT"], signature=Signature(("CHỦ TỊCH",), "Đỗ Quốc Bình"),
        annexes=[Annex("Danh mục nhiệm vụ", COLUMNS, lines)],
    )  # fmt: skip


def bare(tables: Sequence[Annex]) -> bytes:
    """Write the same tables as python-docx's own guide does it, and nothing else."""
    paper = docx.Document()
    for annex in tables:
        table = paper.add_table(rows=1, cols=len(annex.columns))
        for cell, column in zip(table.rows[0].cells, annex.columns, strict=True):
            cell.text = column.header
        for texts in annex.rows:
            cells = table.add_row().cells
            for cell, text in zip(cells, texts, strict=False):
                cell.text = text
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()
