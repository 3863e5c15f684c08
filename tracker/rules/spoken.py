"""When a spoken conclusion is due: `… trình đề án trước ngày 15/8` says `trước ngày 15/8`."""

import re
from datetime import date

_DAY = (
    r"(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?(?!\d)"
    r"|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
)
_PERIOD = (
    r"(?:tháng\s+\d{1,2}|quý\s+(?:IV|I{1,3}|[1-4])\b)(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?"
    r"|(?:cuối\s+)?năm\s+\d{4}"
)
_LEADS = r"chậm nhất(?:\s+là)?(?:\s+(?:trước|đến|trong|vào))?|trước|đến hết|đến|trong|xong|hết"
_PHRASE = re.compile(
    rf"\b(?P<lead>{_LEADS})\s+(?P<when>{_DAY}|{_PERIOD})"
    r"|\b(?:hằng|hàng|mỗi)\s+(?:tuần|tháng|quý)\b",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})")


def due_phrase(text: str, *, on: date) -> str:
    """Return the words of a sentence, spoken on a day, that say when it is due; else nothing.

    The last ones count. A day is a deadline only where a word leads to it (trước, đến, trong, chậm
    nhất): the day of a paper is none. A day without a year that is over means the next year's.
    """
    found = list(_PHRASE.finditer(text))
    if not found:
        return ""
    phrase = " ".join(found[-1].group().split())
    when = found[-1].group("when") or ""
    short = _SHORT_DAY.fullmatch(when.removeprefix("ngày").strip())
    if short and _is_over(int(short["month"]), int(short["day"]), on=on):
        return f"{phrase}/{on.year + 1}"
    return phrase


def _is_over(month: int, day: int, *, on: date) -> bool:
    return (month, day) < (on.month, on.day)
