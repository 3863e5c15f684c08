"""Which lines open a content of the plan: rows, headings, sheet names, a merged column."""

import re
from collections.abc import Sequence

from tracker.annex.areas import Level, Outline, Section, section_number, section_of
from tracker.annex.grid import Heading
from tracker.annex.headers import Field, meaning_of
from tracker.annex.lines import Line, Sorter, is_number
from tracker.annex.tables import Table
from tracker.rules.fold import fold

_MINOR = re.compile(r"\(.*\)|don vi tinh.*|[_\-–—=*. ]+|don vi: .*")
_NEW_ANNEX = re.compile(r"(phu luc|danh muc|danh sach|bang|bieu|mau so|noi nhan|tm\.)\b.*")
_SENTENCE_END = (".", ";", ",", "/")
_LONGEST_PLAIN = 150


def enter_headings(outline: Outline, *, table: Table, many: bool) -> None:
    """Follow the headings that lead to a table; `many` says that task tables have company.

    A plain line just above one of many tables is its content; above a single one it is a title.
    """
    if isinstance(table.grid.sheet, str):
        _enter_sheet(outline, table=table)
        return
    last = _last_heading(table.headings)
    for heading in table.headings:
        _enter_heading(outline, heading=heading, adjacent=heading is last, many=many)


def enter_sheet_name(outline: Outline, *, name: str, many: bool) -> bool:
    """Take a sheet's name as the content if it is numbered, one of many, or names one."""
    section = section_of(name) or Section(Level.ROMAN, 0, name)
    if not section.order and not many and not section.is_content:
        return False
    outline.open(section)
    return True


def enter_column(outline: Outline, *, line: Line, header: str) -> None:
    """Enter the content that the row's own column names, the innermost there can be."""
    words = line.text(Field.AREA)
    meaning = meaning_of(header)
    # A wide "Nội dung" beside "Nhiệm vụ" groups tasks where rows already name the contents.
    borrowed = meaning is not None and meaning.field != Field.AREA
    if not words or (borrowed and any(section.reported for section in outline.stack)):
        return
    section = section_of(words) or Section(Level.ROMAN, 0, words)
    section.level = Level.ROMAN
    current = outline.current()
    if current is None or (current.order, current.title) != (section.order, section.title):
        outline.open(section)


def row_section(line: Line, *, sorter: Sorter) -> Section | None:
    """Return the section a row without work names by its number, or None."""
    title = line.text(sorter.title)
    number = line.number()
    if number and title:
        place = section_number(number)
        return Section(*place, title, reported=True) if place else None
    if not is_number(title):
        cell = line.cells.get(sorter.title)
        section = section_of(title, label=cell.label if cell else "")
        if section is not None and section.order:
            section.reported = True
            return section
    return None


def is_sure_section(line: Line, *, section: Section, following: Sequence[str]) -> bool:
    """Say whether a numbered row without work surely opens a section or a group.

    Merged across, roman or lettered, in capitals, or followed by numbers below its own.
    """
    if line.across or section.level < Level.ARABIC or section.title.isupper():
        return True
    own = line.number() or str(section.order)
    first = next(iter(following), "").rstrip(".):")
    return heads_following(own, following=following) or first in {"1", "01", "a", "-", "+"}


def heads_following(number: str, *, following: Sequence[str]) -> bool:
    """Say whether the next number stands below this one: 2 before 2.1, I.1 before I.1.1."""
    own = number.rstrip(".):")
    return bool(own) and next(iter(following), "").startswith(f"{own}.")


def _enter_sheet(outline: Outline, *, table: Table) -> None:
    for heading in table.headings:
        section = section_of(heading.text)
        if section is not None and not _is_sentence(heading.text):
            outline.open(section)


def _enter_heading(outline: Outline, *, heading: Heading, adjacent: bool, many: bool) -> None:
    words = fold(heading.text)
    if _NEW_ANNEX.fullmatch(words):
        outline.restart()
        return
    section = section_of(heading.text, label=heading.label)
    if section is None and adjacent and _is_plain_heading(heading, words=words, many=many):
        section = Section(Level.ROMAN, 0, heading.text)
    if section is None or _is_sentence(heading.text) or not outline.takes(section):
        return
    if adjacent or not section.is_container:
        outline.open(section)
    else:
        outline.leave(section.level)


def _is_plain_heading(heading: Heading, *, words: str, many: bool) -> bool:
    if len(words) > _LONGEST_PLAIN or words.endswith((":", ".", ";", ",")):
        return False
    plain = Section(Level.ROMAN, 0, heading.text)
    return (many or heading.outline > 0) and not plain.is_container


def _last_heading(headings: tuple[Heading, ...]) -> Heading | None:
    return next(
        (heading for heading in reversed(headings) if not _MINOR.fullmatch(fold(heading.text))),
        None,
    )


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(_SENTENCE_END)
