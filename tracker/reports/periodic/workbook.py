"""The report's figures as a workbook, to be keyed into another program: real numbers, no text."""

from collections.abc import Iterator, Sequence

from tracker.documents.table import Cell, Table, to_xlsx
from tracker.reports.periodic.annexes import DOSSIER_COLUMNS, SIZES
from tracker.reports.periodic.facts import Dossiers, ReportFacts
from tracker.reports.periodic.paper import period_words
from tracker.reports.periodic.statistics import statistics
from tracker.rules.numbers import format_day

STATISTIC_WIDTHS = (("STT", 8), ("Chỉ tiêu thống kê", 62), ("Đơn vị tính", 18), ("Số liệu", 14),
                    ("Ghi chú", 40))  # fmt: skip
FIELD_WIDTH, COUNT_WIDTH, PLACE_WIDTH = 36, 13, 6


def to_workbook(facts: ReportFacts) -> bytes:
    """Return the statistical form, and the dossiers by field where there are any, as .xlsx."""
    remark = f"{facts.head.authority}, số liệu tính đến ngày {format_day(facts.as_of)}"
    when = period_words(facts.period)
    tables = [
        Table(
            name="Thống kê", title=f"Thống kê số liệu cải cách hành chính, {when}",
            remark=remark, columns=STATISTIC_WIDTHS, rows=_statistics(facts),
        )
    ]  # fmt: skip
    if facts.dossiers is not None:
        tables.append(
            Table(
                name="Hồ sơ", title=f"Giải quyết hồ sơ thủ tục hành chính, {when}",
                remark=remark, columns=_widths(), rows=_dossiers(facts.dossiers),
            )
        )  # fmt: skip
    return to_xlsx(*tables)


def _statistics(facts: ReportFacts) -> Iterator[Sequence[Cell]]:
    for one in statistics(facts):
        yield one.number, one.label, one.unit or None, one.value, one.note or None


def _widths() -> list[tuple[str, int]]:
    widths = [PLACE_WIDTH, FIELD_WIDTH, *[COUNT_WIDTH] * len(SIZES)]
    return [(one.header, width) for one, width in zip(DOSSIER_COLUMNS, widths, strict=True)]


def _dossiers(found: Dossiers) -> Iterator[Sequence[Cell]]:
    for place, (name, counts) in enumerate(found.fields, start=1):
        yield place, name, *(getattr(counts, size) for size in SIZES)
    yield None, "Tổng cộng", *(getattr(found.total, size) for size in SIZES)
