"""Counts and percents as cells hold them: `36.466`, `36 466`, `hơn 2.000`, `98,93%`, `-`."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from tracker.annex.grid import Cell
from tracker.rules import N_, Refused, Told
from tracker.rules.numbers import parse_count, parse_decimal

_NOTHING = frozenset({"", "-", "–", "—", "...", "…", "x", "X", "/"})
_ABOUT = re.compile(
    r"(hơn|trên|gần|khoảng|dưới|ít nhất|tối đa|~|≈|>|<|≥|≤)\s*(?=[0-9])", re.IGNORECASE
)
_UNIT = re.compile(r"\s*(hồ sơ|hs|hsơ)\.?$", re.IGNORECASE)
_YES = frozenset({"y", "yes", "co", "có", "x", "1", "true"})
_PLACES = 4  # a percent stored with more is the result of a formula
NOT_WHOLE = N_("“%(text)s” không phải số hồ sơ: nhập số nguyên từ 0.")
LOST_THOUSANDS = N_(
    "“%(text)s” không phải số nguyên; có thể là %(whole)s mà Excel hiểu dấu chấm là dấu thập phân."
)
NO_VALUE = N_("ô là công thức chưa có kết quả. Mở bằng Excel, lưu lại hoặc nhập số.")


@dataclass(frozen=True, slots=True)
class Read:
    """A cell as a count: its number or None, the word before it, and what is wrong with it."""

    count: int | None = None
    qualifier: str = ""
    wrong: Told | None = None


NONE = Read()


def count_of(cell: Cell | None) -> Read:
    """Return the count in a cell; an empty one and a dash are "not stated", which is not 0."""
    if cell is None or cell.struck:
        return NONE
    if cell.flaw is not None and not cell.text:
        return Read(wrong=Told(NO_VALUE))
    if cell.number is not None and cell.number.is_integer() and abs(cell.number) < 1e15:
        return Read(int(cell.number))
    return _written(cell.text, cell.number is not None)


@lru_cache(maxsize=4096)
def _written(text: str, is_stored: bool) -> Read:  # noqa: FBT001  a key of the cache
    if text in _NOTHING:
        return NONE
    if is_stored:
        return Read(wrong=_not_whole(text))
    words = _UNIT.sub("", text)
    about = _ABOUT.match(words)
    words = words[about.end() :] if about else words
    sign, words = (-1, words[1:].strip()) if words[:1] in "-−" else (1, words)
    try:
        return Read(sign * parse_count(words), about[1].lower() if about else "")
    except Refused:
        return Read(wrong=_not_whole(text))


def _not_whole(text: str) -> Told:
    whole, point, rest = text.partition(".")
    if point and whole.isdecimal() and rest.isdecimal() and len(whole) < 4 and 0 < len(rest) < 4:
        thousands = f"{whole}.{rest:<03}"
        return Told(LOST_THOUSANDS, {"text": text, "whole": thousands})
    return Told(NOT_WHOLE, {"text": text})


def percents_of(cell: Cell | None) -> tuple[tuple[Decimal, ...], str]:
    """Return the percents in a cell (0-100), and the part that is none.

    `98.93|99.36`, `98,93%`; what the office put in words ("(not stated)") is no percent.
    """
    if cell is None or cell.text in _NOTHING:
        return (), ""
    found: list[Decimal] = []
    for part in re.split(r"[|;\n]", cell.text):
        text = part.strip().removesuffix("%").strip()
        if not text or text in _NOTHING:
            continue
        try:
            found.append(_rounded(parse_decimal(text)))
        except Refused:
            return tuple(found), part.strip()
    return tuple(found), ""


def _rounded(percent: Decimal) -> Decimal:
    if -int(percent.as_tuple().exponent) > _PLACES:
        return percent.quantize(Decimal(1).scaleb(-_PLACES), ROUND_HALF_UP)
    return percent


def is_yes(text: str) -> bool:
    """Tell whether a cell of a yes-or-no column says yes."""
    return text.strip().casefold() in _YES
