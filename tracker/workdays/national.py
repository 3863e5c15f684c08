"""The country's holidays and swapped working days: a checked list, a library outside its years."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import holidays

CHECKED = Path(__file__).with_name("vn_2022_2027.csv")
CHECKED_YEARS = range(2022, 2028)
ESTIMATED = "Dự kiến, theo Bộ luật Lao động 2019"


@dataclass(frozen=True)
class NationalDay:
    """A day that differs from the plain week."""

    on: date
    is_working: bool
    name: str
    source: str


@cache
def national_days(year: int) -> tuple[NationalDay, ...]:
    """Return a year's days off and make-up days, in order.

    The checked list knows the swap of 02/01/2026 (VPCP 12729/VPCP-KGVX) that the library misses;
    for years outside it the library's estimate stands until the yearly decree.
    """
    if year in CHECKED_YEARS:
        return tuple(day for day in _checked() if day.on.year == year)
    return tuple(_estimated(year))


@cache
def _checked() -> tuple[NationalDay, ...]:
    with CHECKED.open(encoding="utf-8-sig", newline="") as text:
        return tuple(
            NationalDay(
                on=date.fromisoformat(row["date"]),
                is_working=row["day_is"] == "work",
                name=row["name"],
                source=row["source"],
            )
            for row in csv.DictReader(text)
        )


def _estimated(year: int) -> list[NationalDay]:
    known = holidays.country_holidays("VN", years=year, language="vi")
    return [
        NationalDay(on=day, is_working=False, name=name, source=ESTIMATED)
        for day, name in sorted(known.items())
        if day.year == year
    ]
