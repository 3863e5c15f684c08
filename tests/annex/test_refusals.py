"""Files that are not read: each refusal is a Vietnamese sentence naming the file and the cure."""

import io
import struct
import zipfile
from pathlib import Path

import docx
import pytest

from tests.annex.make import HEADER, book_of, csv_of, saved, task, word_of
from tracker.annex import AnnexRefused, read_annex
from tracker.annex.refusal import MAX_MEMBERS, MAX_ROWS
from tracker.rules import Refused

SAMPLES = Path(__file__).parents[2] / "samples"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(AnnexRefused) as caught:
        read_annex(name, content)
    assert isinstance(caught.value, Refused)
    sentence = str(caught.value)
    assert f"“{name}”" in sentence
    assert sentence.endswith(".")
    return sentence


def with_part(content: bytes, part: str, text: str | bytes) -> bytes:
    """Return an office file with one part put in or replaced."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, text)
    return stream.getvalue()


WORKBOOK = saved(book_of([task()])[0])
DOCUMENT = saved(word_of([("I. THỂ CHẾ",), task()])[0])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "(.doc)"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "(.xls)"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.doc", b"{\\rtf1", "RTF"),
        ("a.xls", b"\xef\xbb\xbf<html><table>", "trang web"),
        ("a.xlsx", b"", "trống"),
        ("a.csv", b" \n\n", "trống"),
        ("a.csv", b"a" * 20_000_001, "lớn hơn 20 MB"),
        ("a.zip", with_part(b"PK\x05\x06" + bytes(18), "readme.txt", "a"), "không phải phụ lục"),
    ],
)
def test_other_kinds_of_files_are_refused(name: str, content: bytes, words: str) -> None:
    assert words in refusal(name, content)


@pytest.mark.parametrize("content", [WORKBOOK, DOCUMENT], ids=["xlsx", "docx"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_truncated_files_are_refused(content: bytes, share: float) -> None:
    assert "bị hỏng" in refusal("a", content[: int(len(content) * share)])


def test_a_broken_part_is_named() -> None:
    assert "xl/styles.xml" in refusal("a.xlsx", with_part(WORKBOOK, "xl/styles.xml", "<a"))


def test_encrypted_members_are_refused() -> None:
    place = WORKBOOK.index(b"PK\x01\x02") + 8
    locked = WORKBOOK[:place] + b"\x01" + WORKBOOK[place + 1 :]
    assert "mật khẩu" in refusal("a.xlsx", locked)


def test_files_without_a_task_table_are_refused() -> None:
    empty = docx.Document()
    empty.add_paragraph("KẾ HOẠCH NĂM 2026")
    assert "không thấy bảng nhiệm vụ" in refusal("a.docx", saved(empty))
    assert "không thấy bảng nhiệm vụ" in refusal("a.csv", csv_of([HEADER]).encode())


def test_files_that_name_no_year_are_refused() -> None:
    row = task(title="Ban hành kế hoạch năm 2026", deadline="Năm 2026")
    content = csv_of([("Phụ lục",), HEADER, ("I", "THỂ CHẾ"), row]).encode()
    assert "không ghi năm" in refusal("ke-hoach-2026.csv", content)
    assert read_annex("ke-hoach-2026.csv", content, year=2026).year == 2026


@pytest.mark.parametrize("letters", ["TCVN3", "VNI"])
def test_files_in_old_letters_are_refused(letters: str) -> None:
    rows = {
        "TCVN3": [("STT", "Néi dung", "§¬n vÞ chñ tr×"), ("1", "X©y dùng kÕ ho¹ch", "Së Néi vô")],
        "VNI": [("STT", "Noäi dung", "Ñôn vò chuû trì"), ("1", "Xaây döïng keá hoaïch", "Sôû")],
    }[letters]
    assert "bảng mã cũ" in refusal("a.csv", csv_of(rows).encode())


def test_a_bomb_is_refused_by_its_directory() -> None:
    bomb = with_part(WORKBOOK, "xl/worksheets/sheet1.xml", bytes(120_000_000))
    assert "bung ra quá lớn (xl/worksheets/sheet1.xml)" in refusal("a.xlsx", bomb)


def test_a_million_members_are_not_counted_one_by_one() -> None:
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 65_535, MAX_MEMBERS + 1, 100, 0, 0)
    assert "bung ra quá lớn" in refusal("a.xlsx", b"PK\x03\x04" + bytes(200) + end)


def rows_of(count: int) -> str:
    cells = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, count + 1))
    return f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData></worksheet>'


def test_too_many_rows_are_refused() -> None:
    long = with_part(WORKBOOK, "xl/worksheets/sheet1.xml", rows_of(MAX_ROWS + 1))
    assert "quá nhiều dòng" in refusal("a.xlsx", long)


@pytest.mark.parametrize(
    "body",
    ["<w:tbl><w:tr><w:tc>" + "<w:p/>" * 400_000 + "</w:tc></w:tr></w:tbl>", "<w:p>" * 300_000],
)
def test_a_document_that_would_fill_the_memory_is_refused(body: str) -> None:
    part = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    refusal("a.docx", with_part(DOCUMENT, "word/document.xml", part))


def test_a_merge_of_the_whole_sheet_costs_nothing() -> None:
    book, page = book_of([task()])
    page.merge_cells("H20:XFD20")
    content = saved(book)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    wide = text.replace('ref="H20:XFD20"', 'ref="H1:XFD1048576"')
    part = with_part(content, "xl/worksheets/sheet1.xml", wide)
    assert len(read_annex("a.xlsx", part).tasks) == 1


@pytest.mark.parametrize(
    "declared", ['<!ENTITY e SYSTEM "file:///etc/hostname">', '<!ENTITY e "x">']
)
def test_entities_are_refused(declared: str) -> None:
    text = (
        f'<!DOCTYPE d [{declared}]><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&e;</w:t>'
        "</w:r></w:p></w:body></w:document>"
    )
    sentence = refusal("a.docx", with_part(DOCUMENT, "word/document.xml", text))
    assert "không an toàn (word/document.xml)" in sentence


def test_entities_in_a_workbook_are_refused() -> None:
    text = f'<!DOCTYPE d [<!ENTITY e "x">]><worksheet xmlns="{SHEET}"><sheetData/></worksheet>'
    assert "không an toàn" in refusal(
        "a.xlsx", with_part(WORKBOOK, "xl/worksheets/sheet1.xml", text)
    )


def test_the_kind_is_told_by_content_not_by_name() -> None:
    assert read_annex("a.doc", DOCUMENT).tasks
    assert read_annex("a.csv", WORKBOOK).tasks


def test_samples_are_read_from_any_name() -> None:
    sample = Path(__file__).parents[2] / "samples" / "plan_xa_2026.xlsx"
    assert len(read_annex("phu luc.tmp", sample.read_bytes()).tasks) == 43


def test_a_file_whose_parts_stand_before_its_beginning_is_damaged():
    content = bytearray((SAMPLES / "plan_xa_2026.docx").read_bytes())
    begins = struct.unpack_from("<L", content, len(content) - 6)[0]
    struct.pack_into("<L", content, len(content) - 6, begins + 500_000)
    assert "hỏng" in refusal("phu-luc.docx", bytes(content))
