"""The matrix as a workbook, as it is filtered on the page."""

from collections import Counter

from flask_babel import gettext
from werkzeug.wrappers import Response

from tracker.documents.table import Cell, Summary, Table, to_xlsx
from tracker.pages.answers.blueprint import pages
from tracker.pages.answers.rows import LOOKS, Row, fitting
from tracker.pages.answers.view import Matrix, asked, many_units_task, matrix_of
from tracker.pages.downloads import XLSX, sent
from tracker.pages.guard import Audience, audience
from tracker.rules.numbers import format_day


@pages.get("/cac-don-vi.xlsx")
@audience(Audience.SIGNED_IN)
def export(task_id: int) -> Response:
    """Send the answers that the address asks for as a workbook."""
    matrix = matrix_of(many_units_task(task_id))
    place, text = asked()
    rows = fitting(matrix.rows, place=place, text=text)
    name = f"{matrix.task.code}-cac-don-vi.xlsx"
    return sent(to_xlsx(table_of(matrix, rows)), name=name, kind=XLSX)


def table_of(matrix: Matrix, rows: list[Row]) -> Table:
    """Return the rows as the workbook takes them, with m/N of the day under the title."""
    counted = matrix.tally
    remark = gettext(
        "%(accepted)s/%(asked)s đơn vị được chấp nhận, tính đến ngày %(day)s",
        accepted=counted.accepted, asked=counted.asked, day=format_day(matrix.on),
    )  # fmt: skip
    columns = [
        (gettext("TT"), 6), (gettext("Mã"), 10), (gettext("Đơn vị"), 36),
        (gettext("Trạng thái"), 24), (gettext("Hạn"), 12), (gettext("Ngày xong"), 12),
        (gettext("Nội dung"), 48), (gettext("Văn bản"), 36), (gettext("Đầu mối"), 26),
        (gettext("Điện thoại"), 14),
    ]  # fmt: skip
    title = f"{matrix.task.code} {matrix.task.title}"
    cells = (cells_of(number, row) for number, row in enumerate(rows, start=1))
    states = Counter(gettext(LOOKS[row.place].words) for row in rows).most_common()
    summary = Summary(
        gettext("Tổng hợp"), gettext("Trạng thái"), gettext("Số đơn vị"), states
    )  # fmt: skip
    return Table(gettext("Các đơn vị"), title, remark, columns, cells, summary)


def cells_of(number: int, row: Row) -> list[Cell]:
    """Return the texts and days of one unit's row."""
    answer, contact = row.answer, row.contact
    return [
        number, answer.unit.code, answer.unit.name, gettext(LOOKS[row.place].words),
        answer.due, answer.done_on, answer.note,
        "; ".join(document.number or document.abstract for document in row.documents),
        contact.person.full_name if contact else "", contact.person.phone if contact else "",
    ]  # fmt: skip
