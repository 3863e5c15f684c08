"""A list of units as an office keeps it in Excel, read into rows."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tracker.rules import N_, Refused
from tracker.units.spelling import key

COLUMNS = {
    "code": ("ma", "ma don vi", "code"),
    "name": ("ten", "ten don vi", "don vi", "name"),
    "short_name": ("ten viet tat", "ten ngan", "short name"),
    "kind": ("loai", "loai don vi", "kind"),
    "parent": ("cap tren", "ma cap tren", "truc thuoc", "parent"),
    "aliases": ("ten goi khac", "aliases"),
    "groups": ("nhom", "thuoc nhom", "groups"),
    "mailbox": ("hop thu", "hop thu don vi", "thu dien tu", "email", "mailbox"),
}
NEEDED = ("code", "name", "kind")
MOST_HEADER_ROWS = 20


@dataclass(frozen=True)
class UnitRow:
    """One row: the unit, the code of the one above it, its other names, the groups it sits in."""

    line: int
    code: str
    name: str
    kind: str
    short_name: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    mailbox: str = ""


def read(path: Path) -> list[UnitRow]:
    """Return the units of the first sheet that has the columns Mã, Tên đơn vị and Loại.

    Several aliases or groups in a cell are parted by semicolons. Raises Refused where the file is
    no Excel workbook or no sheet has the columns.
    """
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError) as error:
        raise Refused(
            N_("%(file)s không phải tệp Excel .xlsx. Mở tệp và lưu lại dạng .xlsx."), file=path.name
        ) from error
    try:
        for sheet in book.worksheets:
            rows = list(_rows([[_text(cell) for cell in row] for row in sheet.values]))
            if rows:
                return rows
    finally:
        book.close()
    raise Refused(
        N_("%(file)s không có bảng đơn vị. Dòng tiêu đề cần các cột Mã, Tên đơn vị, Loại."),
        file=path.name,
    )


def _rows(cells: list[list[str]]) -> Iterator[UnitRow]:
    places: dict[str, int] = {}
    for line, row in enumerate(cells, start=1):
        if not places:
            places = _header(row) if line <= MOST_HEADER_ROWS else {}
        elif any(row):
            yield _unit_row(line, {name: row[place] for name, place in places.items()})


def _header(row: list[str]) -> dict[str, int]:
    """Return the place of each known column, nothing where a needed one is missing."""
    written = [key(text) for text in row]
    places = {
        column: written.index(found)
        for column, names in COLUMNS.items()
        if (found := next((name for name in names if name in written), None)) is not None
    }
    return places if all(column in places for column in NEEDED) else {}


def _unit_row(line: int, cell: dict[str, str]) -> UnitRow:
    return UnitRow(
        line=line,
        code=cell["code"],
        name=cell["name"],
        kind=cell["kind"],
        short_name=cell.get("short_name", ""),
        parent=cell.get("parent", ""),
        aliases=_several(cell.get("aliases", "")),
        groups=_several(cell.get("groups", "")),
        mailbox=cell.get("mailbox", ""),
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _text(cell: object) -> str:
    return " ".join(unicodedata.normalize("NFC", str(cell)).split()) if cell is not None else ""
