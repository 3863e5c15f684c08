"""What the page shows as a workbook, numbers as numbers."""

from collections.abc import Iterator

from flask_babel import gettext
from werkzeug.wrappers import Response

from tracker import clock
from tracker.documents.table import Cell, Summary, Table, to_xlsx
from tracker.dossiers import Owing
from tracker.pages.dossiers.asked import BY_UNIT, Asked, asked, name_of
from tracker.pages.dossiers.blueprint import pages
from tracker.pages.dossiers.columns import BEYOND, COLUMNS, GROUPS, Column
from tracker.pages.dossiers.figures import (
    Figures,
    figures_of,
    going_on,
    owing_of,
    rows_of,
    unsaid_words,
)
from tracker.pages.dossiers.matrix import Matrix, matrix_of
from tracker.pages.downloads import XLSX, sent
from tracker.pages.guard import Audience, audience
from tracker.rules.dossiers import Counts

SAID_IN_FULL = 1000


@pages.get("/ho-so.xlsx")
@audience(Audience.SIGNED_IN)
def export() -> Response:
    """Send the table that the address asks for as a workbook."""
    wanted = asked()
    name = f"ho-so-{wanted.period.year}-{wanted.period.key.lower()}.xlsx"
    return sent(to_xlsx(*tables_of(wanted)), name=name, kind=XLSX)


def tables_of(wanted: Asked) -> list[Table]:
    """Return the table that is asked for, then the rates; under their title, who is missing."""
    figures = figures_of(wanted)
    matrix = matrix_of(wanted, figures)
    whose = wanted.unit.name if wanted.unit else gettext("Toàn cơ quan")
    title = f"{gettext('Hồ sơ TTHC')}: {name_of(wanted.period)} · {whose}"
    on = clock.today()
    owing = owing_of(wanted, figures, on)
    columns, rows = of_matrix(matrix) if matrix else of_counts(wanted, figures)
    told = (
        f"{remark(owing, going_on(figures, on))} {unsaid_words(figures, most=SAID_IN_FULL)}".strip()
    )
    summary = by_unit(matrix, wanted) if matrix else received(wanted, figures)
    return [
        Table(gettext("Hồ sơ TTHC"), title, told, columns, rows, summary),
        Table(gettext("Tỷ lệ"), title, told, *of_rates(figures)),
    ]


def received(wanted: Asked, figures: Figures) -> Summary:
    """Return how many dossiers each row of the form received."""
    rows = [(row.name, row.total.counts.received or 0) for row in rows_of(wanted, figures)]
    first = gettext("Đơn vị") if wanted.view == BY_UNIT else gettext("Lĩnh vực")
    return Summary(gettext("Biểu đồ"), first, gettext("Tiếp nhận"), rows)


def by_unit(matrix: Matrix, wanted: Asked) -> Summary:
    """Return the count that was asked for, of each unit."""
    rows = [(unit.name, sum(one or 0 for one in counts)) for unit, counts in matrix.rows]
    label = gettext(next(one.label for one in COLUMNS if one.name == wanted.column))
    number = label[:1].upper() + label[1:]
    return Summary(gettext("Biểu đồ"), gettext("Đơn vị"), number, rows)


def remark(owing: list[Owing], running: str) -> str:
    """Return that the period is not over, and who has not entered which months."""
    if not owing:
        return running or gettext("Các đơn vị đã nhập đủ.")
    names = "; ".join(f"{one.unit.name} ({one.told})" for one in owing)
    told = gettext("Chưa nhập (tháng): %(names)s.", names=names)
    return f"{running} {told}".strip()


def of_counts(
    wanted: Asked, figures: Figures
) -> tuple[list[tuple[str, int]], Iterator[list[Cell]]]:
    """Return headers and rows of the form, a total below; the importing page reads them."""
    first = gettext("Đơn vị") if wanted.view == BY_UNIT else gettext("Lĩnh vực")
    heads = [(head_of(group, column), 11) for group, columns in GROUPS for column in columns]

    def rows() -> Iterator[list[Cell]]:
        for row in rows_of(wanted, figures):
            yield [row.name, *cells(row.total.counts)]
        yield [gettext("Tổng cộng"), *cells(figures.total.counts)]

    return [(first, 36), *heads], rows()


def head_of(group: str, column: Column) -> str:
    """Return a header that says what it counts without the one above it."""
    words = column.label if group == BEYOND else column.head
    return f"{gettext(group)}: {gettext(words)}"


def of_rates(figures: Figures) -> tuple[list[tuple[str, int]], Iterator[list[Cell]]]:
    """Return headers and rows of the rates of the total."""
    heads = [
        (gettext("Chỉ số"), 60), (gettext("Số hồ sơ"), 14), (gettext("Trên số hồ sơ"), 14),
        (gettext("Tỷ lệ (%)"), 12), (gettext("Số dòng chưa tính"), 20),
    ]  # fmt: skip
    return heads, (
        [gettext("Tỷ lệ %(rate)s", rate=gettext(one.name)), one.numerator, one.denominator,
         one.percent, one.left_out]
        for one in figures.total.rates
    )  # fmt: skip


def cells(counts: Counts) -> list[Cell]:
    """Return the counts in the order of the columns."""
    return [getattr(counts, column.name) for column in COLUMNS]


def of_matrix(matrix: Matrix) -> tuple[list[tuple[str, int]], Iterator[list[Cell]]]:
    """Return headers and rows of the unit × field table."""
    heads = [(gettext("Đơn vị"), 36), *((one.name, 14) for one in matrix.fields)]
    return heads, ([unit.name, *counts] for unit, counts in matrix.rows)
