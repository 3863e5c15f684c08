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
_YEARLESS = re.compile(
    r"(?:ngày\s+)?(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})"
    r"|tháng\s+(?P<whole>\d{1,2})|quý\s+(?P<quarter>IV|I{1,3}|[1-4])",
    re.IGNORECASE,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def due_phrase(text: str, *, on: date) -> str:
    """Return the words of a sentence, spoken on a day, that say when it is due; else nothing.

    The last ones count. A day is a deadline only where a word leads to it (trước, đến, trong, chậm
    nhất): the day of a paper is none. A day, month or quarter without a year that is over means the
    next year's.
    """
    found = list(_PHRASE.finditer(text))
    if not found:
        return ""
    phrase = " ".join(found[-1].group().split())
    yearless = _YEARLESS.fullmatch(found[-1].group("when") or "")
    if yearless and _end(yearless) < (on.month, on.day):
        is_spelt = yearless["day"] and "tháng" in yearless.group().lower()
        return f"{phrase} năm {on.year + 1}" if is_spelt else f"{phrase}/{on.year + 1}"
    return phrase


def _end(yearless: re.Match[str]) -> tuple[int, int]:
    """Return month and day on which what was said ends; of whole months no day lies beyond."""
    if yearless["day"]:
        return int(yearless["month"]), int(yearless["day"])
    if yearless["whole"]:
        return int(yearless["whole"]), 31
    said = yearless["quarter"].upper()
    return 3 * (_QUARTERS.get(said) or int(said)), 31
