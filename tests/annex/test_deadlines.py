"""Deadline cells: words, real dates, dates that Excel mangled, starts and ends, quarters."""

from datetime import date, datetime

import openpyxl
import pytest

from tests.annex.make import TITLE, book_of, codes, read_rows, saved, sheet, task, the_problem
from tracker.annex import AnnexDraft, Code, Severity, read_annex
from tracker.rules.words import DeadlineKind


def dated(moment: object, shown_as: str) -> AnnexDraft:
    book, page = book_of([task(1, deadline=moment)])
    page["F4"].number_format = shown_as
    return read_annex("a.xlsx", saved(book))


@pytest.mark.parametrize(
    ("shown_as", "text"),
    [
        ("dd/mm/yyyy", "05/3/2026"),
        ("d/m/yyyy", "05/3/2026"),
        ("mm-dd-yy", "05/3/2026"),
        ("yyyy-mm-dd", "05/3/2026"),
        ("dd-mmm", "05/3/2026"),
    ],
)
def test_a_real_date_is_that_day(shown_as: str, text: str) -> None:
    (found,) = dated(date(2026, 3, 5), shown_as).tasks
    assert (found.reading.kind, found.reading.due_on) == (DeadlineKind.DATE, (date(2026, 3, 5),))
    assert found.deadline_text == text


@pytest.mark.parametrize("shown_as", ["mm/yyyy", "m/yy", "mmm-yy", "mmmm yyyy", "[$-42A]mm/yyyy"])
def test_a_month_that_excel_made_a_day_is_that_month(shown_as: str) -> None:
    draft = dated(datetime(2026, 6, 1), shown_as)  # noqa: DTZ001
    assert draft.tasks[0].reading.kind == DeadlineKind.MONTH
    assert draft.tasks[0].reading.due_on == (date(2026, 6, 30),)
    assert codes(draft) == [Code.MONTH_FROM_DATE]


def test_a_day_without_shown_year_is_of_the_plan() -> None:
    (found,) = dated(date(2025, 6, 30), "d-mmm").tasks
    assert found.reading.due_on == (date(2026, 6, 30),)


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    book, _ = book_of([task(1, deadline=date(2026, 9, 30))])
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    (found,) = read_annex("a.xlsx", saved(book)).tasks
    assert found.reading.due_on == (date(2026, 9, 30),)


@pytest.mark.parametrize(
    ("cell", "kind", "due_on"),
    [
        (2026, DeadlineKind.YEAR, [date(2026, 12, 31)]),
        ("Mar-26", DeadlineKind.MONTH, [date(2026, 3, 31)]),
        ("2026-03-31", DeadlineKind.DATE, [date(2026, 3, 31)]),
        ("30/6\n31/12", DeadlineKind.MULTI, [date(2026, 6, 30), date(2026, 12, 31)]),
        ("Trước ngày\n30/6/2026", DeadlineKind.DATE, [date(2026, 6, 30)]),
        ("Quý III/2026 (1)", DeadlineKind.QUARTER, [date(2026, 9, 30)]),
        ("Hàng tuần", DeadlineKind.RECURRING, [date(2026, 12, 31)]),
        ("Khi phát sinh", DeadlineKind.EVENT, []),
    ],
)
def test_words_are_read_by_the_rules(cell: object, kind: DeadlineKind, due_on: list[date]) -> None:
    (found,) = read_rows(task(1, deadline=cell)).tasks
    assert (found.reading.kind, list(found.reading.due_on)) == (kind, due_on)


@pytest.mark.parametrize(
    ("cell", "code", "severity"),
    [
        ("31/6/2026", Code.IMPOSSIBLE_DATE, Severity.ERROR),
        ("", Code.NO_DEADLINE, Severity.ERROR),
        (46112, Code.LOST_DATE, Severity.ERROR),
        ("Theo kế hoạch", Code.UNSURE_DEADLINE, Severity.WARN),
        ("Trước 30/6/2025", Code.OTHER_YEAR, Severity.WARN),
    ],
)
def test_a_doubtful_deadline_is_told_of(cell: object, code: Code, severity: Severity) -> None:
    problem = the_problem(read_rows(task(1, deadline=cell)), code)
    assert (problem.severity, problem.column) == (severity, "Thời hạn")


def test_real_dates_beside_typed_ones_may_be_swapped() -> None:
    draft = read_rows(task(1, deadline="15/12/2026"), task(2, deadline=date(2026, 5, 6)))
    problem = the_problem(draft, Code.SWAPPED_DATE)
    assert (problem.row, dict(problem.values)["other"]) == (5, "05/6/2026")


def timed(*headers: str, cells: tuple[object, ...]) -> AnnexDraft:
    """Read a task whose times stand under `headers`, below one wide header."""
    book = openpyxl.Workbook()
    blanks = ("",) * (len(headers) - 1)
    top = ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian", *blanks)
    rows = [(TITLE,), top, ("", "", "", *headers), ("I", "Thể chế"), (1, "Rà soát", "Sở A", *cells)]
    page = sheet(book, rows, name="x")
    page.merge_cells(start_row=2, end_row=2, start_column=4, end_column=3 + len(headers))
    for column in "ABC":
        page.merge_cells(f"{column}2:{column}3")
    return read_annex("a.xlsx", saved(book))


def test_start_and_end_columns_are_a_range() -> None:
    (found,) = timed("Bắt đầu", "Kết thúc", cells=("01/3/2026", date(2026, 4, 30))).tasks
    assert found.deadline_text == "01/3/2026 - 30/4/2026"
    assert found.reading.start == date(2026, 3, 1)
    assert found.reading.due_on == (date(2026, 4, 30),)


def test_an_end_alone_is_the_deadline() -> None:
    (found,) = timed("Bắt đầu", "Kết thúc", cells=("", "Quý III")).tasks
    assert found.reading.due_on == (date(2026, 9, 30),)


def test_marks_under_quarters_are_those_quarters() -> None:
    (found,) = timed("Quý I", "Quý II", "Quý III", "Quý IV", cells=("", "x", "x", "")).tasks
    assert found.deadline_text == "Quý II; Quý III"
    assert found.reading.due_on == (date(2026, 9, 30),)
