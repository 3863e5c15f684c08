"""How many tasks, contents and indicators a file says it has, against what was read."""

import re
from collections.abc import Iterable, Iterator, Mapping

_STATED = re.compile(r"(\d{1,4})\s+(nhiệm vụ|nội dung|chỉ tiêu|dòng|lĩnh vực)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_ANNOUNCES = re.compile(
    r"(?:gồm|thực hiện|danh mục|tổng số|tổng cộng|có|giao)(?: tổng số)?:?\s+\d{1,4}\s+"
    r"(?:nhiệm vụ|chỉ tiêu|nội dung)",
    re.IGNORECASE,
)
_PART = re.compile(r"trong đó|trong số|bổ sung|điều chỉnh|năm trước|còn lại", re.IGNORECASE)

Stated = tuple[int, str]


def stated_in_total(text: str) -> tuple[Stated, ...]:
    """Return what a total row states, remarks in brackets left out: `(64, "nhiệm vụ")`."""
    return _stated(_ASIDE.sub(" ", text))


def stated_in_text(texts: Iterable[str]) -> tuple[Stated, ...]:
    """Return what the body of a plan announces: `gồm 12 chỉ tiêu và 120 nhiệm vụ`."""
    found: list[Stated] = []
    for text in texts:
        if _ANNOUNCES.search(text) and not _PART.search(text):
            found.extend(_stated(_ASIDE.sub(" ", text)))
    return tuple(dict.fromkeys(found))


def miscounts(
    stated: Iterable[Stated], *, found: Mapping[str, set[int]]
) -> Iterator[tuple[tuple[str, object], ...]]:
    """Give the stated numbers that none of the counts `found` of their kind equals."""
    for number, what in stated:
        counted = found.get(what, {number})
        if number not in counted:
            yield ("stated", number), ("what", what), ("found", max(counted))


def _stated(text: str) -> tuple[Stated, ...]:
    return tuple((int(number), what.lower()) for number, what in _STATED.findall(text))
