"""What an official paper says, whatever its kind: plain values, nothing of Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.rules.numbers import long_day

# Blanks for the clerk, who gives number and day when the paper is signed (Điều 15, Điều 8).
BLANK = "\u00a0" * 6
LETTER = "Công văn"
# What stands where nobody has said anything yet: seen at once in the draft.
TO_BE_WRITTEN = "[Nội dung do cơ quan thường trực bổ sung]"


class Look(StrEnum):
    """What a paragraph of the body is; the decree says how each looks (Phụ lục I, mục II)."""

    BASIS = "basis"
    PART = "part"
    SECTION = "section"
    TEXT = "text"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the body."""

    text: str
    look: Look = Look.TEXT


@dataclass(frozen=True)
class Letterhead:
    """Who issues the paper, where and in which month.

    `superior` is the body above, empty where there is none (a People's Committee); `issuer` the
    lines of the issuing body's name in capitals, `named` the same name inside a sentence; `symbol`
    what follows the number: `UBND-VHXH`, `BC-UBND`. Only month and year of `drafted_on` are
    printed: number and day are the clerk's, and stand in `given_…` once a paper has them.
    """

    issuer: tuple[str, ...]
    named: str
    symbol: str
    place: str
    drafted_on: date
    superior: str = ""
    given_number: str = ""
    given_on: date | None = None

    @property
    def number(self) -> str:
        """The number without `Số:`, as it was given or with a blank for it."""
        return self.given_number or f"{BLANK}/{self.symbol}"

    @property
    def day(self) -> str:
        """`ngày … tháng 6 năm 2026` with a blank for the day, unless it was given."""
        if self.given_on is not None:
            return long_day(self.given_on)
        return long_day(self.drafted_on).replace(
            f"ngày {self.drafted_on.day:02d} ", f"ngày {BLANK} ", 1
        )


@dataclass(frozen=True)
class Signature:
    """Who signs: the lines of capacity and post in capitals (`KT. CHỦ TỊCH`), and the name."""

    posts: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Column:
    """A column of an annex: its header, and its width as a share of the table."""

    header: str
    share: int
    is_centred: bool = False


@dataclass(frozen=True)
class Annex:
    """A table on landscape pages of its own; a row of one text runs across the whole table.

    `numbered` is what stands above the title where it is not the annex's place among the others.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    numbered: str = ""


@dataclass(frozen=True)
class OfficialPaper:
    """A paper from its letterhead to its annexes.

    `kind` is its kind by name (`Báo cáo`); a công văn has none, and then `about` stands under the
    number as V/v. `addressees` are empty where the paper is sent to nobody by name. `recipients`
    are the lines of Nơi nhận, without dashes and signs.
    """

    letterhead: Letterhead
    about: str
    body: Sequence[Paragraph]
    recipients: Sequence[str]
    signature: Signature
    kind: str = ""
    addressees: tuple[str, ...] = ()
    annexes: Sequence[Annex] = ()

    @property
    def cited(self) -> str:
        """How an annex names the paper: `Công văn số … ngày … của …`."""
        head = self.letterhead
        return f"{self.kind or LETTER} số {head.number} {head.day} của {head.named}"
