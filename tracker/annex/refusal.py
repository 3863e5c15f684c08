"""What is not even opened: wrong kinds, locked or cut files, bombs; checked before any parsing."""

import io
import re
import struct
import zipfile
from dataclasses import dataclass
from enum import StrEnum

from tracker.rules import N_, Refused

MAX_BYTES = 20_000_000
MAX_MEMBERS = 2_000
MAX_DIRECTORY_BYTES = 1_000_000
MAX_XML_BYTES = 40_000_000
MAX_UNPACKED_BYTES = 100_000_000
MAX_RATIO = 100
RATIO_MATTERS_FROM = 10_000_000
MAX_ROWS = 20_000
MAX_CELLS = 400_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows and cells of a sheet or table are read at most."""

    rows: int
    cells: int


ANNEX = Limits(MAX_ROWS, MAX_CELLS)
# A province's year: 124 communes, 20 fields, 12 months in one sheet are 29.760 rows.
STATISTICS = Limits(40_000, 1_000_000)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END_OF_DIRECTORY = b"PK\x05\x06"


class AnnexRefused(Refused):
    """A file that cannot be read as an annex; nothing of it is imported."""


class FileKind(StrEnum):
    """The kinds of files that have a reader."""

    DOCX = "docx"
    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"


_OTHER_KINDS = (
    (b"%PDF", N_("Tệp “%(file)s” là tệp PDF. Dùng tệp Word hoặc Excel gốc (.docx, .xlsx).")),
    (
        b"{\\rtf",
        N_("Tệp “%(file)s” là tệp RTF. Mở bằng Word, lưu thành .docx rồi chọn lại tệp."),
    ),
    (
        b"<",
        N_(
            "Tệp “%(file)s” là trang web hoặc XML, không phải tệp Word, Excel. "
            "Mở bằng Excel hoặc Word, lưu thành .xlsx hoặc .docx rồi chọn lại tệp."
        ),
    ),
)


def file_kind(name: str, content: bytes) -> FileKind:
    """Tell by content, not by name, which reader takes the file; refuse what none takes."""
    if not content.strip():
        raise AnnexRefused(N_("Tệp “%(file)s” trống. Chọn lại tệp phụ lục."), file=name)
    if len(content) > MAX_BYTES:
        raise AnnexRefused(
            N_(
                "Tệp “%(file)s” lớn hơn %(limit)s MB. "
                "Bỏ ảnh hoặc tách riêng phụ lục rồi chọn lại tệp."
            ),
            file=name,
            limit=MAX_BYTES // 1_000_000,
        )
    if content.startswith(_OLE):
        _refuse_ole(name, content)
    if content.startswith(b"PK"):
        return _zip_kind(name, content)
    start = content.lstrip(b"\xef\xbb\xbf \r\n\t")
    for magic, msgid in _OTHER_KINDS:
        if start.startswith(magic):
            raise AnnexRefused(msgid, file=name)
    return FileKind.CSV


def open_archive(name: str, content: bytes) -> zipfile.ZipFile:
    """Open an office file after looking at its directory only: members, sizes, ratio, locks."""
    _refuse_crowded_directory(name, content)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
        raise damaged(name) from error
    for member in archive.infolist():
        _check_member(name, member)
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MAX_UNPACKED_BYTES or (
        unpacked > RATIO_MATTERS_FROM and unpacked > MAX_RATIO * len(content)
    ):
        raise too_big(name, place=name)
    return archive


def main_part(archive: zipfile.ZipFile, stem: str) -> str | None:
    """Return the member `stem.xml` or `stem2.xml`, as some programs number it."""
    pattern = re.compile(rf"{stem}\d?\.xml")
    return next((name for name in archive.namelist() if pattern.fullmatch(name)), None)


def damaged(name: str, *, place: str = "") -> AnnexRefused:
    """Return the refusal of a file that is cut short or broken at `place`."""
    return AnnexRefused(
        N_(
            "Tệp “%(file)s” bị hỏng hoặc chưa tải hết%(place)s. "
            "Mở lại bằng Word hoặc Excel, lưu thành tệp mới rồi chọn lại tệp."
        ),
        file=name,
        place=f" ({place})" if place else "",
    )


def unsafe(name: str, *, place: str) -> AnnexRefused:
    """Return the refusal of a file whose XML declares entities of its own."""
    return AnnexRefused(
        N_(
            "Tệp “%(file)s” có khai báo thực thể XML không an toàn (%(place)s). "
            "Mở bằng Word hoặc Excel, lưu thành tệp mới rồi chọn lại tệp."
        ),
        file=name,
        place=place,
    )


def too_long(name: str, *, sheet: str | int, limits: Limits = ANNEX) -> AnnexRefused:
    """Return the refusal of a sheet or table with more rows or cells than any annex has."""
    return AnnexRefused(
        N_(
            "Tệp “%(file)s”, trang hoặc bảng “%(sheet)s” có quá nhiều dòng (trên %(limit)s dòng "
            "hoặc trên %(cells)s ô). Xóa các dòng, cột trống thừa rồi chọn lại tệp."
        ),
        file=name,
        sheet=sheet,
        limit=f"{limits.rows:,}".replace(",", "."),
        cells=f"{limits.cells:,}".replace(",", "."),
    )


def locked(name: str) -> AnnexRefused:
    """Return the refusal of a file that needs a password."""
    return AnnexRefused(
        N_(
            "Tệp “%(file)s” đang đặt mật khẩu. "
            "Mở bằng Word hoặc Excel, bỏ mật khẩu, lưu lại rồi chọn lại tệp."
        ),
        file=name,
    )


def too_big(name: str, *, place: str) -> AnnexRefused:
    """Return the refusal of a file that unpacks to more than any annex holds."""
    return AnnexRefused(
        N_(
            "Tệp “%(file)s” bung ra quá lớn (%(place)s) nên không mở. "
            "Chép phần cần dùng sang tệp mới rồi chọn lại tệp."
        ),
        file=name,
        place=place,
    )


def _refuse_ole(name: str, content: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise locked(name)
    if "WordDocument".encode("utf-16-le") in content:
        raise AnnexRefused(
            N_(
                "Tệp “%(file)s” là tệp Word kiểu cũ (.doc). "
                "Mở bằng Word, chọn Lưu thành .docx rồi chọn lại tệp."
            ),
            file=name,
        )
    raise AnnexRefused(
        N_(
            "Tệp “%(file)s” là tệp Excel kiểu cũ (.xls). "
            "Mở bằng Excel, chọn Lưu thành .xlsx rồi chọn lại tệp."
        ),
        file=name,
    )


def _zip_kind(name: str, content: bytes) -> FileKind:
    with open_archive(name, content) as archive:
        if main_part(archive, "word/document"):
            return FileKind.DOCX
        if main_part(archive, "xl/workbook"):
            return FileKind.XLSX
        if _is_spreadsheet(archive):
            return FileKind.ODS
    raise AnnexRefused(
        N_(
            "Tệp “%(file)s” không phải phụ lục Word hoặc Excel. "
            "Lưu thành .docx, .xlsx, .ods hoặc .csv rồi chọn lại tệp."
        ),
        file=name,
    )


def _is_spreadsheet(archive: zipfile.ZipFile) -> bool:
    if not {"mimetype", "content.xml"} <= archive.NameToInfo.keys():
        return False
    with archive.open("mimetype") as opened:
        return opened.read(100).startswith(b"application/vnd.oasis.opendocument.spreadsheet")


def _refuse_crowded_directory(name: str, content: bytes) -> None:
    # zipfile builds an object per member before anyone can count them: read the end record.
    place = content.rfind(_END_OF_DIRECTORY, max(0, len(content) - 65_557))
    if place < 0 or len(content) < place + 22:
        raise damaged(name)
    count, size = struct.unpack_from("<HI", content, place + 10)
    if count > MAX_MEMBERS or size > MAX_DIRECTORY_BYTES:
        raise too_big(name, place=name)


def _check_member(name: str, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & 1:
        raise locked(name)
    if member.filename.endswith((".xml", ".rels")) and member.file_size > MAX_XML_BYTES:
        raise too_big(name, place=member.filename)
