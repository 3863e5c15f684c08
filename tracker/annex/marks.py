"""Small marks in cells: footnotes, bullets, ditto marks, numbers typed before a title."""

import re

from tracker.rules.due_dates.loose import is_ditto
from tracker.rules.fold import fold

_NOTE_AT_END = re.compile(
    r"\s*(?:\((?:\d{1,2}|\*{1,3})\)|\[(?:\d{1,2}|\*{1,3}|[a-z])\]|\*{1,3}|[¹⁰-⁹†‡]+|(?<![mM])[²³]+)"
    r"(?=[.,;:]?\s*$)"
)
_LONGEST_NOTES = 24  # a note stands at the end; the rest of a long text is not searched
_MAY_END_NOTE = frozenset(")]*¹²³⁰⁴⁵⁶⁷⁸⁹†‡.,;:")
_NOTE_INSIDE = re.compile(r"\s*(?:\[\d{1,2}\]|[\[(]\*{1,3}[\])])")
_BULLET = re.compile(r"^\s*[-–—−•▪●◦+*‣·]\s*")
_RAISED_NOTE = re.compile(r"[\s(\[]*(\d{1,2}|\*{1,3})[\s)\]]*")
_METRE = re.compile(r"(?:^|[\s\d/(])[kcdm]?m$")
_MAY_BE_DITTO = frozenset("nN-–—−\"″′“”〃'/. ")
_ELSEWHERE = re.compile(r"(?:nhu|theo|tuong tu)\s+(?:muc|diem|stt|nhiem vu so|dong)\s+\S+")
_TYPED_NUMBER = re.compile(
    r"(?P<number>(?:[IVX]+\.)?\d{1,3}(?:\.\d{1,3})+[.)]?(?=\s)|\d{1,3}[.)]|[a-zđ]\))\s*"
    r"(?P<title>\D.*)",
    re.DOTALL,
)


def without_notes(text: str) -> str:
    """Return `text` without footnote marks: `(1)`, `(*)`, `[1]`, `*`, `¹` at its end."""
    if text[-1:] not in _MAY_END_NOTE and "[" not in text and "*" not in text:
        return text
    if "[" in text or "*" in text:
        text = _NOTE_INSIDE.sub("", text)
    head, tail = text[:-_LONGEST_NOTES], text[-_LONGEST_NOTES:]
    shorter = _NOTE_AT_END.sub("", tail)
    while shorter != tail and (head or shorter):
        tail, shorter = shorter, _NOTE_AT_END.sub("", shorter)
    return head + tail


def is_raised_note(text: str, *, before: str) -> bool:
    """Say whether a raised text is a footnote's number: a raised 2 is, but not after `km`."""
    return _RAISED_NOTE.fullmatch(text) is not None and not _METRE.search(before)


def one_line(text: str) -> str:
    """Return lines as one: dash lists joined by `; `, other line breaks by a blank."""
    if "\n" not in text:
        return _BULLET.sub("", text, count=1) if text[:1] in "-–—−•▪●◦+*‣·" else text
    joined = ""
    for line in text.split("\n"):
        words = _BULLET.sub("", line, count=1).strip()
        if not words:
            continue
        if joined and words != line.strip():
            joined = _joined_item(joined, words)
        else:
            joined = f"{joined} {words}" if joined else words
    return joined


def is_same_as_above(text: str) -> bool:
    """Say whether a cell means "as in the row above": `-nt-`, `nt`, `như trên`, `″`."""
    return 0 < len(text) <= 20 and text[0] in _MAY_BE_DITTO and is_ditto(text)


def points_elsewhere(text: str) -> bool:
    """Say whether a cell sends the reader to another row: `như mục I.3`."""
    if not 0 < len(text) <= 40 or text[0] not in "nNtT":
        return False
    return _ELSEWHERE.fullmatch(fold(text)) is not None


def typed_number(text: str) -> tuple[str, str]:
    """Part a number typed before a title from it: `1.2. Rà soát` → (`1.2.`, `Rà soát`)."""
    found = _TYPED_NUMBER.fullmatch(text)
    return (found["number"], found["title"]) if found else ("", text)


def _joined_item(before: str, item: str) -> str:
    if before.endswith(":"):
        return f"{before} {item}"
    return f"{before.rstrip(' ;,.')}; {item}"
