"""The header words of `domain.md` §1.4 and what they name."""

import openpyxl
import pytest

from tests.annex.make import read_rows, saved, sheet, task
from tracker.annex import read_annex
from tracker.annex.grid import Cell, Row
from tracker.annex.headers import Field, meaning_of
from tracker.annex.layout import Kind, is_column_numbers, layout_at

SYNONYMS = {
    Field.NUMBER: "STT|TT|Số TT|Stt|Số thứ tự",
    Field.TITLE: "Nội dung|Nhiệm vụ|Nội dung nhiệm vụ|Nội dung, nhiệm vụ (*)|Tên nhiệm vụ|"
    "Hoạt động|Nội dung công việc|Nhiệm vụ cụ thể|Nhiệm vụ, đề án, dự án|"
    "NHIỆM VỤ/GIẢI PHÁP|Công việc",
    Field.PRODUCT: "Sản phẩm|Kết quả|Sản phẩm/Kết quả|Kết quả, sản phẩm|Dự kiến sản phẩm|"
    "Sản phẩm đầu ra|Yêu cầu sản phẩm",
    Field.LEAD: "Cơ quan chủ trì|Đơn vị chủ trì|Chủ trì|Cơ quan thực hiện|Đơn vị thực hiện|"
    "Bộ phận chủ trì|Cơ quan chủ trì tham mưu|Cơ quan, đơn vị thực hiện|Đơn vị theo dõi",
    Field.COORDINATING: "Cơ quan phối hợp|Đơn vị phối hợp|Phối hợp|Cơ quan phối hợp thực hiện",
    Field.DEADLINE: "Thời gian|Thời gian thực hiện|Thời gian\nhoàn thành|Thời hạn|Tiến độ|"
    "Thời hạn hoàn thành|Thời gian trình|Ngày hoàn thành",
    Field.START: "Bắt đầu|Từ ngày|Thời gian bắt đầu",
    Field.END: "Kết thúc|Đến ngày|Thời gian kết thúc",
    Field.BUDGET: "Kinh phí|Dự toán|Nguồn kinh phí|Thành tiền",
    Field.BASIS: "Căn cứ|Văn bản giao nhiệm vụ|Văn bản cấp trên giao",
    Field.LEVEL: "Cấp trình|Cấp ban hành|Thẩm quyền|Cấp trình, ban hành",
    Field.RESPONSIBLE: "Lãnh đạo phụ trách|Người chỉ đạo|Chuyên viên theo dõi",
    Field.NOTE: "Ghi chú",
    Field.AREA: "Lĩnh vực|Nhóm nhiệm vụ",
    Field.INDICATOR: "Chỉ tiêu|Tên chỉ tiêu|Nội dung chỉ tiêu",
    Field.TARGET: "Chỉ tiêu giao|Mức giao năm 2026|Mức phấn đấu|Kế hoạch năm 2026|"
    "Chỉ tiêu năm 2026",
    Field.UNIT: "Đơn vị tính|ĐVT",
    Field.MEASURE: "Cách tính|Công thức",
    Field.PROGRESS: "Kết quả thực hiện|Tình hình thực hiện",
    Field.PERIOD: "Quý I|Quý 4|Tháng 3|T12",
}


@pytest.mark.parametrize(
    ("header", "field"),
    [(header, field) for field, headers in SYNONYMS.items() for header in headers.split("|")],
)
def test_a_header_names_its_column(header: str, field: Field) -> None:
    meaning = meaning_of(header)
    assert meaning is not None
    assert meaning.field == field


@pytest.mark.parametrize("header", ["Tên đơn vị", "Loại", "", "x" * 200])
def test_other_words_name_nothing(header: str) -> None:
    assert meaning_of(header) is None


def row(*texts: str, number: int = 1) -> Row:
    return Row(number, tuple(Cell(place, text) for place, text in enumerate(texts)))


KINDS = [
    (("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), Kind.TASKS),
    (("Nội dung", "Đơn vị thực hiện", "Thời gian"), Kind.TASKS),
    (("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Kinh phí"), Kind.TASKS),
    (("TT", "Chỉ tiêu", "Mức giao", "Đơn vị theo dõi"), Kind.INDICATORS),
    (("TT", "Nội dung", "Đơn vị tính", "Kế hoạch năm 2026", "Cơ quan theo dõi"), Kind.INDICATORS),
    (("TT", "Chỉ tiêu", "Đơn vị tính", "Mức giao", "Thời hạn"), Kind.INDICATORS),
    (("STT", "Nội dung", "Kinh phí", "Đơn vị thực hiện"), Kind.OTHER),
    (("STT", "Họ và tên", "Chức vụ", "Nhiệm vụ", "Đơn vị"), Kind.OTHER),
]


@pytest.mark.parametrize(("headers", "kind"), KINDS)
def test_the_whole_header_tells_the_kind_of_table(headers: tuple[str, ...], kind: Kind) -> None:
    layout = layout_at([row(*headers)], 0)
    assert layout is not None
    assert layout.kind == kind


@pytest.mark.parametrize(
    "texts",
    [
        ("TT", "Mã", "Tên đơn vị", "Loại"),
        ("STT", "Nội dung chi", "Số lượng", "Đơn giá", "Thành tiền"),
        ("ỦY BAN NHÂN DÂN XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
    ],
)
def test_letterheads_lists_and_sums_are_no_headers(texts: tuple[str, ...]) -> None:
    assert layout_at([row(*texts)], 0) is None


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("(1)", "(2)", "(3)"), True),
        (("A", "B", "1", "2"), True),
        (("(1)", "(2)", "(3)=(1)+(2)"), True),
        (("1", "Rà soát", "3"), False),
        (("3", "2", "1"), False),
    ],
)
def test_a_row_of_column_numbers_is_known(texts: tuple[str, ...], *, numbers: bool) -> None:
    assert is_column_numbers(row(*texts)) is numbers


def test_columns_without_field_stay_in_the_row_as_printed() -> None:
    (found,) = read_rows(task(product="Báo cáo")).tasks
    assert found.printed[0] == ("STT", "1")
    assert ("Sản phẩm", "Báo cáo") in found.printed


def test_basis_level_and_note_are_kept() -> None:
    book = openpyxl.Workbook()
    header = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Căn cứ", "Cấp trình", "Ghi chú")
    cells = (1, "Rà soát", "Sở Nội vụ", "Quý I", "QĐ số 46/QĐ-UBND", "UBND tỉnh", "mới")
    sheet(book, [("NHIỆM VỤ NĂM 2026",), header, cells], name="I. Thể chế")
    (found,) = read_annex("a.xlsx", saved(book)).tasks
    assert (found.basis, found.level, found.note) == ("QĐ số 46/QĐ-UBND", "UBND tỉnh", "mới")
