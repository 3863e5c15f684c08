"""The neutral picture of an annex that all readers give: sheets of rows of cells, with headings."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

# NBSP and its kin become blanks; zero-width marks and soft hyphens vanish.
_BLANKS = {ord(sign): " " for sign in "\u00a0\u1680\u2007\u202f\u205f\u3000\t\x0b\x0c"}
_BLANKS |= dict.fromkeys(range(0x2000, 0x200B), " ")
_NOTHING = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"))
_SIGNS = _BLANKS | _NOTHING
_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_UNCLEAN = re.compile(r"[^\S ]|  |^ | $|[\u200b-\u200d\u2060\ufeff\u00ad\x00]")
_SPACES = re.compile(r" {2,}| *\n *")


MAX_COLUMNS = 100  # of a sheet; what stands further right is no annex


class Flaw(StrEnum):
    """What makes a cell's text doubtful, as far as the file itself shows it."""

    NO_VALUE = "no_value"  # a formula whose result is not stored in the file
    FAULT = "fault"  # #REF!, #N/A, ...
    PART_STRUCK = "part_struck"  # some words struck through, the rest stands
    REVISED = "revised"  # tracked changes not yet accepted


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `text` in NFC with lines parted by newlines, `column` counted from 0.

    `inherited` says that the text comes from the cell above in a vertical merge, `struck` that
    all of it is struck through, `label` is the automatic number of its first paragraph.
    `moment` and `number` hold what a spreadsheet stored, `shown_as` its number format;
    `is_formula` says that the stored value is the result of a formula.
    """

    column: int
    text: str
    span: int = 1
    inherited: bool = False
    struck: bool = False
    label: str = ""
    moment: date | None = None
    number: float | None = None
    shown_as: str = ""
    flaw: Flaw | None = None
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row, `number` counted from 1; cells from left to right."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A paragraph outside tables; `outline` is the heading level of its style, 0 for plain."""

    text: str
    label: str = ""
    outline: int = 0


@dataclass
class Grid:
    """A sheet (by its name) or a table (by its ordinal) with the headings that lead to it.

    `every_cell` says that empty cells are in the rows too, so that the place in the row counts.
    """

    sheet: str | int
    rows: list[Row] = field(default_factory=list)
    headings: tuple[Heading, ...] = ()
    hidden: bool = False
    hidden_columns: set[int] = field(default_factory=set)
    every_cell: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """All grids of a file in order, and the paragraphs after the last of them."""

    grids: list[Grid]
    closing: tuple[Heading, ...] = ()


def clean(text: str) -> str:
    """Return `text` in NFC, blanks collapsed in each line, empty lines dropped."""
    if not _UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = _LINE_END.sub("\n", text).translate(_SIGNS)
    text = _SPACES.sub(lambda found: "\n" if "\n" in found.group() else " ", text).strip()
    return re.sub(r"\n{2,}", "\n", text) if "\n\n" in text else text


def from_above(above: Cell, *, column: int) -> Cell:
    """Return the cell that a vertical merge repeats below `above`."""
    return Cell(
        column,
        above.text,
        span=above.span,
        inherited=True,
        struck=above.struck,
        label=above.label,
        moment=above.moment,
        number=above.number,
        shown_as=above.shown_as,
    )
