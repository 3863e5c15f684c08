"""The contents of a plan: sections given as rows, headings, sheets or a merged column."""

import re
from dataclasses import dataclass, field
from enum import IntEnum

from tracker.annex.draft import AreaRow
from tracker.annex.marks import without_notes
from tracker.rules.fold import fold
from tracker.rules.numbers import is_roman, roman


class Level(IntEnum):
    """How deep a section's number puts it."""

    LETTER = 0
    ROMAN = 1
    ARABIC = 2


@dataclass(eq=False)
class Section:
    """A section as printed; `order` is its place among a letter's or number's kin, 0 if none."""

    level: Level
    order: int
    title: str
    tasks: int = 0
    parent: "Section | None" = None
    holds_sections: bool = False
    reported: bool = False  # listed even without tasks: it stands as a row of the table

    @property
    def is_container(self) -> bool:
        """Whether the title only says "tasks", so that sections below it are the contents."""
        return not self.is_content and bool(_CONTAINER.search(fold(self.title)))

    @property
    def is_content(self) -> bool:
        """Whether the title has the words of a content of administrative reform."""
        words = fold(self.title).replace("cai cach hanh chinh", "")
        return bool(_CONTENT.search(words))


_CONTAINER = re.compile(
    r"\b(nhiem vu|noi dung|giai phap|phu luc|danh muc|ke hoach|phan cong|chi tieu|muc tieu|"
    r"to chuc thuc hien|thuc hien|kinh phi|muc dich|yeu cau)\b"
)
_CONTENT = re.compile(
    r"\b(cai cach|the che|thu tuc|bo may|cong vu|tai chinh|chinh quyen|chuyen doi so|chi dao|"
    r"dieu hanh|tuyen truyen|truyen thong|do luong|hai long|hien dai hoa|che do)\b"
)
_NUMBERED = re.compile(
    r"(?P<word>(?i:nội dung|phần|mục|chương|lĩnh vực|nhóm nhiệm vụ|nd)\s+(?:thứ\s+)?)?"
    r"(?P<number>[IVX]{1,5}|[A-H]|\d{1,2})(?!\w)\s*(?P<sign>[.):\-–—/])?\s*(?P<title>\S.*)?",
    re.DOTALL,
)
_NAMED = re.compile(r"(?:nội dung|lĩnh vực|phần|nhóm nhiệm vụ)\s*:\s*(\S.*)", re.IGNORECASE)
_LONGEST_TITLE = 250


def section_number(text: str) -> tuple[Level, int] | None:
    """Return level and order of a section's number: `III.` → (ROMAN, 3); None for others."""
    number = text.strip().rstrip(".):/-– ")
    if is_roman(number):
        return Level.ROMAN, _ROMANS[number]
    if re.fullmatch(r"[A-H]", number):
        return Level.LETTER, ord(number) - ord("A") + 1
    if number.isdecimal() and number.isascii() and 0 < int(number) < 40:
        return Level.ARABIC, int(number)
    return None


def section_of(text: str, *, label: str = "") -> Section | None:
    """Read a whole line as a section: `I. Thể chế`, `Nội dung III: …`, `Lĩnh vực: …`."""
    text = without_notes(" ".join(text.split()))
    if not text or len(text) > _LONGEST_TITLE:
        return None
    labelled = section_number(label) if label else None
    named = _NAMED.fullmatch(text)
    if labelled:
        return Section(*labelled, text)
    return Section(Level.ROMAN, 0, named.group(1)) if named else _numbered(text)


def _numbered(text: str) -> Section | None:
    found = _NUMBERED.fullmatch(text)
    if not found or not _is_section(found["word"], found["sign"], found["number"], found["title"]):
        return None
    number = section_number(found["number"])
    if number is None:
        return None
    level = Level.ROMAN if found["word"] else number[0]
    return Section(level, number[1], (found["title"] or text).strip())


def _is_section(word: str | None, sign: str | None, number: str, title: str | None) -> bool:
    if not title:
        return bool(word)
    if title[0].isdigit() or title[0] in "/%":
        return False
    if sign is None:
        # "V Cải cách" may be words; "V CẢI CÁCH" is a section.
        return bool(word) or (is_roman(number) and title.isupper())
    return sign not in "-–—/" or bool(word) or is_roman(number)


_ROMANS = {roman(number): number for number in range(1, 40)}


@dataclass
class Outline:
    """The sections in the order met, and those that the current row stands in."""

    sections: list[Section] = field(default_factory=list)
    stack: list[Section] = field(default_factory=list)

    def restart(self) -> None:
        """Leave all sections: a new sheet or annex begins."""
        self.stack = []

    def takes(self, section: Section) -> bool:
        """Say whether the section is a content; below a real content numbers only group."""
        upper = [above for above in self.stack if above.level < section.level]
        return section.level < Level.ARABIC or all(above.is_container for above in upper)

    def leave(self, level: Level) -> None:
        """Leave the sections of that level and below."""
        self.stack = [above for above in self.stack if above.level < level]

    def open(self, section: Section) -> None:
        """Enter a section, leaving those of its level and below; a known one is entered again."""
        self.leave(section.level)
        section.parent = self.stack[-1] if self.stack else None
        known = self._known(section)
        if known is None:
            self.sections.append(section)
            known = section
        known.reported = known.reported or section.reported
        if section.parent:
            section.parent.holds_sections = True
        self.stack.append(known)

    def current(self) -> Section | None:
        """Return the innermost section."""
        return self.stack[-1] if self.stack else None

    def listed(self) -> list[Section]:
        """Return the contents: sections with tasks, and rows of the table without any."""
        return [
            section
            for section in self.sections
            if section.tasks or (section.reported and not section.holds_sections)
        ]

    def _known(self, section: Section) -> Section | None:
        key = (section.order, fold(section.title))
        return next(
            (
                old
                for old in self.sections
                if (old.order, fold(old.title)) == key and old.parent is section.parent
            ),
            None,
        )


def area_rows(sections: list[Section]) -> tuple[AreaRow, ...]:
    """Return numeral and title of the contents; one without a number takes its place's."""
    return tuple(
        AreaRow(roman(section.order or place), section.title)
        for place, section in enumerate(sections, start=1)
    )
