"""Reads deadlines without a day of their own: -nt-, thường xuyên, sau 30 ngày, khi phát sinh."""

import re
from dataclasses import replace
from datetime import date, timedelta

from tracker.rules.due_dates.lists import read_points
from tracker.rules.due_dates.points import find_points
from tracker.rules.due_dates.reading import Reading, month_end
from tracker.rules.due_dates.rhythm import read_rhythm
from tracker.rules.fold import fold
from tracker.rules.words import DeadlineKind as Kind

_DITTO = re.compile(
    r"[-–—\s]*(?:nt|n\.t|nhu (?:(?:dong|muc|o) )?tren|[\"″′“”〃]+|''|//)[-–—\s.,;:]*"
)
_ONGOING = re.compile(r"\b(?:thuong xuyen|lien tuc|hang ngay|moi ngay|suot nam|tx)\b")
_LENGTH = (
    r"(?<![0-9/.])(?P<count>[0-9]{1,3})(?: ,[^,]*,)? (?P<unit>ngay lam viec|ngay|tuan|thang|gio)\b"
)
_SINCE = r"(?: lam viec)?(?: tinh)? (?:ke tu|sau khi|sau|tu khi|tu ngay|tinh tu|tu thoi diem)\b"
_RELATIVE = (
    re.compile(rf"\b{_LENGTH}{_SINCE}"),
    re.compile(rf"\b(?:sau khi|ke tu)\b.*?\b{_LENGTH}"),
    re.compile(rf"^(?:hoan thanh )?(?:trong vong|trong|sau|khong qua|toi da|cham nhat) {_LENGTH}$"),
)
_LETTERS = {"ngay lam viec": "WD", "ngay": "D", "tuan": "W", "thang": "M"}
_PERIOD_END = re.compile(
    r"\b(?:ket thuc|het|cuoi) (?:cua |moi |hang )*(?P<period>quy|thang)\b(?! [0-9i])"
)
_PERIODS = {"quy": ("quarter", 3), "thang": ("month", 1)}
_EACH_CASE = re.compile(
    r"\btiep nhan\b|\bnhan (?:du |duoc )*(?:ho so|don)\b|\bmoi (?:ho so|vu|truong hop)\b|\btung\b"
)
_WAITING: tuple[tuple[re.Pattern[str], Kind, str], ...] = tuple(
    (re.compile(pattern), kind, recurrence)
    for pattern, kind, recurrence in (
        (r"\b(?:ky hop|phien hop)\b", Kind.EVENT, "EVENT session"),
        (
            r"\b(?:khi|phat sinh|dot xuat|neu co|tuy theo|sau khi|ngay sau|truoc khi)\b"
            r"|\btheo (?:tien do|yeu cau|chi dao|huong dan|thong bao|de nghi|lich|giay moi"
            r"|thuc te|tinh hinh|dien bien)\b",
            Kind.EVENT,
            "EVENT",
        ),
        (
            r"\btheo (?:ke hoach|quy dinh|lo trinh|thoi han|quyet dinh|chuong trinh|nghi quyet)\b",
            Kind.UNSPECIFIED,
            "",
        ),
    )
)


def is_ditto(printed: str) -> bool:
    """Say whether the cell repeats the one above: -nt-, như trên, a ditto mark."""
    return _DITTO.fullmatch(fold(printed)) is not None


def read_ongoing(text: str, *, year: int) -> Reading | None:
    """Return the reading of "thường xuyên" and the like; a day inside wins as the due day."""
    if not _ONGOING.search(text):
        return None
    start, year_end = date(year, 1, 1), date(year, 12, 31)
    reading = Reading(Kind.ONGOING, start, (year_end,), "ONGOING")
    rest = _ONGOING.sub(" , ", text)
    stated = read_points(rest, year=year)
    if stated is None or stated.due_on[-1].year > year:
        doubtful = stated is not None or read_rhythm(rest, year=year) is not None
        return replace(reading, needs_review=doubtful)
    start = stated.start if stated.kind is Kind.RANGE and stated.start else start
    open_end = stated.needs_review and stated.due_on[-1] != year_end
    return replace(reading, start=start, due_on=stated.due_on[-1:], needs_review=open_end)


def read_relative(text: str, *, year: int) -> Reading | None:
    """Return the reading of "trong n ngày kể từ …": a length after something that happens.

    The end of each month or quarter and a day that the text states can be counted from;
    a case that keeps coming (each dossier) leaves the row itself due at the end of the year.
    """
    found = next((match for match in (shape.search(text) for shape in _RELATIVE) if match), None)
    if found is None:
        return None
    count, unit = int(found["count"]), found["unit"]
    length = f"PT{count}H" if unit == "gio" else f"P{count}{_LETTERS[unit]}"
    trigger = text[found.end() :]
    period = _PERIOD_END.search(trigger)
    if period:
        name, months = _PERIODS[period["period"]]
        ends = [month_end(year, month) for month in range(months, 13, months)]
        due_on = tuple(end + timedelta(days=count) for end in ends)
        start, mark = date(year, 1, 1), f"{length} after {name}_end"
        return Reading(Kind.RECURRING, start, due_on, mark, needs_review=True)
    due_on = _days_after(trigger, days=count if unit == "ngay" else None, year=year)
    return Reading(Kind.RELATIVE, None, due_on, f"{length} after event", needs_review=True)


def _days_after(trigger: str, *, days: int | None, year: int) -> tuple[date, ...]:
    """Return what can be told of a trigger: the year's end for each case, else a stated day."""
    if _EACH_CASE.search(trigger):
        return (date(year, 12, 31),)
    stated = find_points(trigger, year=year)
    if days is None:
        return ()
    return tuple(point.end + timedelta(days) for point in stated if point.kind is Kind.DATE)


def read_waiting(text: str, *, year: int) -> Reading | None:
    """Return the reading of a text that waits for an event or a plan and names no real day."""
    for pattern, kind, recurrence in _WAITING:
        if pattern.search(text) and not _names_a_day(text, recurrence, year=year):
            return Reading(kind, None, (), recurrence, needs_review=True)
    return None


def _names_a_day(text: str, recurrence: str, *, year: int) -> bool:
    """A year belongs to the plan or meeting that is named; "giữa năm" to a session."""
    kinds = {point.kind for point in find_points(text, year=year)}
    if recurrence == "EVENT session":
        return Kind.DATE in kinds
    return bool(kinds - {Kind.YEAR})
