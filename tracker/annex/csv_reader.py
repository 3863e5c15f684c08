"""CSV files in the alphabets and separators that offices meet."""

import csv
import re
from collections.abc import Iterator
from functools import lru_cache

from tracker.annex.grid import Cell, Grid, Pages, Row, clean
from tracker.annex.refusal import ANNEX, Limits, damaged, too_long

_SEPARATORS = ",;\t|"
_SAMPLE = 20_000
_STRAY_SHARE = 20
_REPEATED = 20_000  # statistics say the same small numbers again and again
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def read_csv(name: str, content: bytes, *, limits: Limits = ANNEX) -> Pages:
    """Read a .csv as one table of ordinal 1; rows count records, not lines.

    UTF-8 with or without BOM, UTF-16 with or without BOM, else windows-1258, which takes any byte.
    """
    text = decoded(content)
    separator, text = _separator(text)
    grid = Grid(1, every_cell=True)
    cells = 0
    cell = lru_cache(_REPEATED)(_cell)
    try:
        for number, record in enumerate(_records(text, separator=separator), start=1):
            cells += len(record)
            if number > limits.rows or cells > limits.cells:
                raise too_long(name, sheet=1, limits=limits)
            row = tuple(cell(place, value) for place, value in enumerate(record))
            grid.rows.append(Row(number, row))
    except csv.Error as error:
        raise damaged(name, place=f"dòng {len(grid.rows) + 1}") from error
    return Pages([grid])


def _cell(place: int, value: str) -> Cell:
    return Cell(place, clean(value))


def decoded(content: bytes) -> str:
    """Return the text of a CSV file in whichever alphabet it was saved."""
    for alphabet in _alphabets(content):
        try:
            return content.decode(alphabet)
        except UnicodeDecodeError:
            continue
    mended = content.decode("utf-8", errors="replace")
    # A stray byte in UTF-8 and bytes unknown to windows-1258 become marks told of in their cell.
    stray = mended.count("\ufffd") * _STRAY_SHARE <= sum(not sign.isascii() for sign in mended)
    return mended if stray else content.decode("cp1258", errors="replace")


def _alphabets(content: bytes) -> Iterator[str]:
    start = content[:2_000]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    elif start.startswith(b"\xef\xbb\xbf"):
        yield "utf-8-sig"
    elif start.count(0) * 4 > len(start):
        # Half the bytes of separators and Latin letters in UTF-16 are zero.
        yield "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"
    yield "utf-8"


def _separator(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    if told.startswith("sep=") and len(told) == 5:
        return told[4], "\n" + rest  # keep the record, so that row numbers are Excel's
    sample = text[:_SAMPLE]
    return max(_SEPARATORS, key=lambda separator: _fields(sample, separator=separator)), text


def _fields(sample: str, *, separator: str) -> int:
    """Count the fields of the sample's fuller half, so that title lines do not matter."""
    try:
        widths = sorted(len(record) for record in _records(sample, separator=separator))
    except csv.Error:
        return 0
    return sum(width - 1 for width in widths[len(widths) // 2 :])


def _records(text: str, *, separator: str) -> Iterator[list[str]]:
    # A StringIO would hold four bytes for every letter of the file.
    return csv.reader((line.group() for line in _LINE.finditer(text)), delimiter=separator)
