"""What each reader alone has to know: alphabets of CSV, repeats of ODS, formulas of Excel."""

import io
import itertools
from datetime import date

import odfdo
import pytest

from tests.annex.make import HEADER, TITLE, book_of, codes, csv_of, saved, task, the_problem
from tracker.annex import AnnexRefused, Code, read_annex
from tracker.annex.csv_reader import decoded
from tracker.annex.grid import clean
from tracker.rules.numbers import is_roman, roman

ROWS = [(TITLE,), HEADER, ("I", "CẢI CÁCH THỂ CHẾ"), task(1), task(2)]
# Windows-1258 writes a tone behind its letter.
IN_1258 = {"Rà soát": b"R\xe0 so\xe1t", "Sở Nội vụ": b"S\xf5\xd2 N\xf4\xf2i vu\xf2"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_csv_in_any_alphabet_and_separator(alphabet: str, separator: str) -> None:
    draft = read_annex("a.csv", csv_of(ROWS, separator=separator).encode(alphabet))
    assert [found.title for found in draft.tasks] == ["Rà soát văn bản"] * 2
    assert [found.row for found in draft.tasks] == [4, 5]


@pytest.mark.parametrize(("text", "content"), IN_1258.items())
def test_windows_1258_is_read_as_whole_letters(text: str, content: bytes) -> None:
    assert clean(decoded(content)) == text


def test_excel_may_name_the_separator_in_the_first_line() -> None:
    draft = read_annex("a.csv", ("sep=;\n" + csv_of(ROWS, separator=";")).encode())
    assert [found.row for found in draft.tasks] == [5, 6]


def test_csv_rows_count_records_not_lines() -> None:
    quoted = ["1", '"Rà soát\nvăn bản"', "Báo cáo", "Sở Nội vụ", "Sở Y tế", "Quý I"]
    content = csv_of(ROWS[:3]) + ",".join(quoted) + "\n" + csv_of([task(2)])
    tasks = read_annex("a.csv", content.encode()).tasks
    assert [found.row for found in tasks] == [4, 5]
    assert tasks[0].title == "Rà soát văn bản"


def test_a_stray_byte_in_utf_8_is_told_of_in_its_cell() -> None:
    content = csv_of(ROWS).encode().replace("Báo".encode(), b"B\xe1o", 1)
    problem = the_problem(read_annex("a.csv", content), Code.LEGACY_FONT)
    assert (problem.row, problem.column) == (4, "Sản phẩm")


def ods_of(rows: list[tuple[object, ...]]) -> tuple[odfdo.Document, odfdo.Table]:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    made = odfdo.Table("Nhiệm vụ")
    document.body.append(made)
    for cells in rows:
        row = odfdo.Row()
        for value in cells:
            row.append_cell(odfdo.Cell(value) if value != "" else odfdo.Cell())
        made.append_row(row)
    return document, made


def ods_bytes(document: odfdo.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_ods_is_read_with_dates_and_merges() -> None:
    day = date(2026, 3, 31)
    document, made = ods_of(
        [*ROWS[:3], task(1), task(2, lead="x", deadline=day), task(3, lead="x")]
    )
    made.set_span((3, 3, 3, 5))
    tasks = read_annex("a.ods", ods_bytes(document)).tasks
    assert [found.lead for found in tasks] == ["Sở Nội vụ"] * 3
    assert tasks[1].reading.due_on == (day,)
    assert [(found.sheet, found.row) for found in tasks] == [("Nhiệm vụ", row) for row in (4, 5, 6)]


def test_repeated_rows_and_columns_of_ods_are_not_unrolled() -> None:
    document, made = ods_of(ROWS)
    blank = odfdo.Row(repeated=1_000_000)
    blank.append_cell(odfdo.Cell(repeated=16_000))
    made.append_row(blank)
    made.append_row(odfdo.Row())
    made.set_row(made.height - 1, odfdo.Row())
    assert len(read_annex("a.ods", ods_bytes(document)).tasks) == 2


def test_a_filled_row_repeated_a_million_times_is_refused() -> None:
    document, made = ods_of(ROWS)
    filled = odfdo.Row(repeated=1_000_000)
    filled.append_cell(odfdo.Cell("a"))
    made.append_row(filled)
    with pytest.raises(AnnexRefused, match="quá nhiều dòng"):
        read_annex("a.ods", ods_bytes(document))


def test_hidden_sheets_of_ods_are_left_out() -> None:
    document, _ = ods_of(ROWS)
    hidden = odfdo.Table("Nháp", display=False)
    hidden.set_value("A1", "x")
    document.body.append(hidden)
    style = odfdo.Element.from_tag(
        '<style:style style:name="off" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    document.get_part("content.xml").get_element("//office:automatic-styles").append(style)
    hidden.style = "off"
    draft = read_annex("a.ods", ods_bytes(document))
    assert the_problem(draft, Code.HIDDEN_SHEET).sheet == "Nháp"


def test_a_formula_without_stored_value_is_an_error() -> None:
    book, page = book_of([task(1)])
    page["C4"] = '=A4&"x"'
    draft = read_annex("a.xlsx", saved(book))
    assert the_problem(draft, Code.NO_VALUE).column == "Sản phẩm"


def test_a_faulty_formula_is_an_error() -> None:
    book, page = book_of([task(1)])
    page["C4"].value = "#REF!"
    page["C4"].data_type = "e"
    assert Code.FAULT in codes(read_annex("a.xlsx", saved(book)))


def test_formulas_are_text_for_ever() -> None:
    book, page = book_of([task(1)])
    page["B4"].value = "=1+1"
    page["B4"].data_type = "s"
    assert read_annex("a.xlsx", saved(book)).tasks[0].title == "=1+1"


@pytest.mark.parametrize("number", [*range(1, 50), 99, 399])
def test_roman_numbers(number: int) -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    signs = [values[sign] for sign in roman(number)] + [0]
    pairs = itertools.pairwise(signs)
    assert sum(-sign if sign < after else sign for sign, after in pairs) == number
    assert is_roman(roman(number)) is (number < 40)


@pytest.mark.parametrize("text", ["", "i", "IIII", "VX", "C", "D", "1", "IV."])
def test_other_signs_are_no_roman_numbers(text: str) -> None:
    assert not is_roman(text)
