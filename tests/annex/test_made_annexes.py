"""Annexes made from known rows, in any layout and file, read back as the same rows."""

import csv
import io
from dataclasses import dataclass

import docx
import odfdo
import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.annex.make import TITLE, saved
from tracker.annex import AnnexDraft, Code, read_annex
from tracker.rules.fold import fold

TITLES = "Nội dung|Nhiệm vụ|Nội dung nhiệm vụ|Tên nhiệm vụ|Nội dung công việc|Hoạt động"
HEADERS = {
    "title": TITLES.split("|"),
    "deliverable": ["Sản phẩm", "Kết quả", "Sản phẩm/Kết quả", "Dự kiến sản phẩm"],
    "lead": ["Cơ quan chủ trì", "Đơn vị thực hiện", "Chủ trì", "Cơ quan chủ trì tham mưu"],
    "coordinating": ["Cơ quan phối hợp", "Phối hợp", "Cơ quan phối hợp thực hiện"],
    "deadline": ["Thời gian", "Thời hạn hoàn thành", "Tiến độ", "Thời gian trình"],
    "extra": ["Kinh phí", "Cấp trình", "Ghi chú", "Lãnh đạo phụ trách", "Căn cứ"],
}
UNITS = ["Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "Văn phòng HĐND và UBND", "Công an xã"]
DEADLINES = ["Quý I/2026", "Trước 30/6/2026", "Thường xuyên", "Hàng tháng", "30/6 và 31/12"]
AREAS = ["Cải cách thể chế", "Cải cách thủ tục hành chính", "Chế độ công vụ"]
SECTIONS = ["roman", "arabic", "inline"]
FORMATS = ["docx", "xlsx", "ods", "csv"]


@dataclass
class Made:
    """A plan as printed: header cells, and per content its task rows by column name."""

    columns: list[str]
    headers: list[str]
    contents: list[list[dict[str, str]]]
    sections: str
    suffix: str


@st.composite
def plans(draw: st.DrawFn) -> Made:
    rest = draw(st.permutations(["deliverable", "lead", "coordinating", "deadline", "extra"]))
    columns = ["number", "title", *rest]
    headers = ["STT", *(draw(st.sampled_from(HEADERS[name])) for name in columns[1:])]
    task = st.fixed_dictionaries(
        {
            "title": st.integers(1, 999).map(lambda n: f"Rà soát, thực hiện việc số {n} của tỉnh"),
            "deliverable": st.sampled_from(["Báo cáo", "Kế hoạch; danh mục"]),
            "lead": st.sampled_from(UNITS),
            "coordinating": st.lists(st.sampled_from(UNITS), min_size=1, max_size=3).map("; ".join),
            "deadline": st.sampled_from(DEADLINES),
            "extra": st.just(""),
        }
    )
    contents = draw(st.lists(st.lists(task, min_size=1, max_size=3), min_size=1, max_size=3))
    suffix = draw(st.sampled_from(FORMATS))
    return Made(columns, headers, contents, draw(st.sampled_from(SECTIONS)), suffix)


def printed(made: Made) -> list[list[str]]:
    rows = [[TITLE], made.headers]
    for place, tasks in enumerate(made.contents):
        roman, name = ("I", "II", "III")[place], AREAS[place]
        number = roman if made.sections == "roman" else str(place + 1)
        rows.append([f"{roman}. {name}"] if made.sections == "inline" else [number, name.upper()])
        for order, task in enumerate(tasks, start=1):
            number = f"{place + 1}.{order}" if made.sections == "arabic" else str(order)
            rows.append([number, *(task[name] for name in made.columns[1:])])
    return rows


def as_docx(rows: list[list[str]]) -> bytes:
    word = docx.Document()
    word.add_paragraph(rows[0][0])
    made = word.add_table(0, len(rows[1]))
    for row in rows[1:]:
        cells = made.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
        if len(row) < len(cells):
            cells[len(row) - 1].merge(cells[-1])
    return saved(word)


def as_xlsx(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([int(text) if text.isdecimal() else text or None for text in row])
    return saved(book)


def as_ods(rows: list[list[str]]) -> bytes:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    made = odfdo.Table("Nhiệm vụ")
    document.body.append(made)
    for texts in rows:
        row = odfdo.Row()
        for text in texts:
            row.append_cell(odfdo.Cell(text) if text else odfdo.Cell())
        made.append_row(row)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_csv(rows: list[list[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def read(made: Made) -> AnnexDraft:
    write = {"docx": as_docx, "xlsx": as_xlsx, "ods": as_ods, "csv": as_csv}[made.suffix]
    return read_annex(f"a.{made.suffix}", write(printed(made)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_an_annex_reads_back_as_it_was_made(made: Made) -> None:
    draft = read(made)
    told = [(place, task) for place, tasks in enumerate(made.contents, start=1) for task in tasks]
    assert [fold(area.title) for area in draft.areas] == list(
        map(fold, AREAS[: len(made.contents)])
    )
    assert [found.area for found in draft.tasks] == [place for place, _ in told]
    for found, (_, task) in zip(draft.tasks, told, strict=True):
        assert (found.title, found.deliverable) == (task["title"], task["deliverable"])
        assert (found.lead, "; ".join(found.coordinating)) == (task["lead"], task["coordinating"])
        assert found.deadline_text == task["deadline"]
    assert {problem.code for problem in draft.problems} <= {Code.UNSURE_DEADLINE}
