"""Stored files: the type is what the content shows, the name harms nobody, bytes are kept once."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Office
from tests.papers import HTML, JPG, PDF, PNG, SVG, archive, docx
from tracker import files
from tracker.files import Blob
from tracker.rules import Refused

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (PDF, "pdf"),
        (PNG, "png"),
        (JPG, "jpg"),
        (docx(), "docx"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "ods"),
    ],
)
def test_the_type_is_what_the_content_shows(content: bytes, extension: str):
    assert files.examine("bao cao.exe", content).name.endswith(f".{extension}")


@pytest.mark.parametrize(
    "content", [HTML, SVG, b"MZ\x90", b"PK\x03\x04 torn", archive(a_txt=b"x"), HTML + PDF]
)
def test_any_other_type_is_refused_with_its_name(content: bytes):
    with pytest.raises(Refused, match=r"Không nhận tệp bang ke\.pdf"):
        files.examine("bang ke.pdf", content)


def test_an_office_file_with_macros_is_refused():
    with pytest.raises(Refused, match="macro"):
        files.examine("a.docx", docx(vbaProject=b"x"))


def test_a_file_of_too_many_members_is_refused_unread():
    with pytest.raises(Refused):
        files.examine("a.docx", docx() + b"PK\x01\x02" * 3000)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_torn_data_in_an_archive_is_refused(method: int):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as made:
        made.writestr("mimetype", bytes(range(256)) * 9)
        start = made.fp.tell() - 40
    content = bytearray(held.getvalue())
    content[38 : start + 30] = b"\xff" * (start - 8)
    with pytest.raises(Refused):
        files.examine("a.ods", bytes(content))


def test_a_name_in_an_archive_that_is_no_text_is_refused():
    torn = archive(ế=b"x").replace("ế".encode(), b"\xff\xff\xff")
    with pytest.raises(Refused):
        files.examine("a.docx", torn)


def test_an_empty_file_is_refused():
    with pytest.raises(Refused, match="không có nội dung"):
        files.examine("a.pdf", b"")


def test_a_file_beyond_the_limit_is_refused():
    with pytest.raises(Refused, match="lớn hơn 20 MB"):
        files.examine("a.pdf", PDF + b"\0" * (20 * files.MEGABYTE))


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\hoa\\Kế hoạch.pdf", "Kế hoạch.pdf"),
        ("a\u202egpj.exe", "a gpj.pdf"),
        ("x\r\nSet-Cookie: y.pdf", "x Set-Cookie y.pdf"),
        ("", "tep.pdf"),
        ("...", "tep.pdf"),
        ("Ke\u0302\u0301 hoa\u0323ch.pdf", "Kế hoạch.pdf"),
    ],
)
def test_a_name_is_made_harmless(given_name: str, kept: str):
    assert files.examine(given_name, PDF).name == kept


@given(st.text(max_size=400))
def test_every_name_becomes_one_short_line(name: str):
    kept = files.harmless(name, extension="pdf")
    assert kept.endswith(".pdf")
    assert len(kept) <= files.NAME_LETTERS + 4
    assert not set(kept) & set('/\\\r\n\0"<>:;\u202e')


def test_the_same_bytes_are_kept_once(session, office: Office):
    for name in ("một.pdf", "hai.pdf"):
        files.store(name, PDF, authority_id=office.authority.id, by=office.tu, at=AT)
    assert session.query(Blob).count() == 1
    assert session.query(files.StoredFile).count() == 2


def test_a_stored_file_gives_back_its_bytes(session, office: Office):
    kept = files.store("a.pdf", PDF, authority_id=office.authority.id, by=office.tu, at=AT)
    assert (files.content_of(kept), kept.size, kept.extension) == (PDF, len(PDF), "pdf")
