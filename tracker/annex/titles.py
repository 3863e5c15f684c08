"""The title and the year of a plan, from the lines that head it."""

import re
from collections import Counter
from collections.abc import Iterable

from tracker.rules.fold import fold

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_OF_YEAR = re.compile(r"(?<!thang )(?<!thang \d )(?<!thang \d\d )\bnam (20\d\d)\b")
_SPAN = re.compile(
    r"(?:giai doan |tu nam )?20\d\d ?[-–] ?(?:nam )?20\d\d|giai doan (?:den )?20\d\d"
)
_ABOUT = re.compile(r"\b(ke hoach|cai cach hanh chinh|cchc|nhiem vu|chi tieu|phu luc|bang)\b")
_ASIDE = re.compile(
    r"^\(|^(can cu|thuc hien|theo|kem theo|so:|ngay|xet|noi nhan)\b|\bngay\b.*\bthang\b"
)
_PAPER = re.compile(r"(ke hoach|quyet dinh|phu luc|danh muc|bang|bieu)( [ivx\d]{1,4})?")
_ENACTS = re.compile(r"^(?:về việc |v/v )?ban hành ", re.IGNORECASE)
_LONGEST = 300


def title_of(lines: Iterable[str]) -> str:
    """Return the plan's title: the first heading that names it and its year, else that names it.

    `KẾ HOẠCH` on a line of its own joins the line below it.
    """
    named = ""
    before = ""
    for line in lines:
        words = fold(line)
        if _is_heading(words) and not _PAPER.fullmatch(words) and _ABOUT.search(words):
            if _YEAR.search(words):
                return _whole(line, before=before)
            named = named or _whole(line, before=before)
        before = line if _PAPER.fullmatch(words) else ""
    return named


def years_of(lines: Iterable[str]) -> Counter[int]:
    """Count the years that heading lines name; dates and periods of years do not count."""
    years: Counter[int] = Counter()
    before = False
    for line in lines:
        words = _SPAN.sub(" ", fold(line))
        about = _ABOUT.search(words) is not None
        if _is_heading(words):
            named = _OF_YEAR.findall(words)
            if not named and about:
                named = _YEAR.findall(words)
            if about or before:
                years.update(int(year) for year in named)
        before = _PAPER.fullmatch(words) is not None
    return years


def _whole(line: str, *, before: str) -> str:
    if fold(before) == "quyet dinh":
        shorter = _ENACTS.sub("", line)
        return shorter[:1].upper() + shorter[1:]
    if fold(before) == "ke hoach":
        return (
            f"Kế hoạch {line[:1].lower()}{line[1:]}" if not line.isupper() else f"{before} {line}"
        )
    return line


def _is_heading(words: str) -> bool:
    return len(words) <= _LONGEST and not _ASIDE.search(words) and not words.endswith(";")
