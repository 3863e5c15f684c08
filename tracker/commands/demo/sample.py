"""A sample plan as its CSV tells it: rows, days and the units that it names."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tracker.rules.progress import roll_up_days

SAMPLES = Path(__file__).parents[3] / "samples"


@dataclass(frozen=True)
class Office:
    """What the CSV leaves out: who issues the plan, and which units have a special part in it.

    `measured_on` is the day of the values that the file gives for the indicators.
    """

    code: str
    name: str
    type_code: str
    year: int
    issued_on: date
    measured_on: date
    doc_number: str
    coordinator: str
    verifier: str
    economics: str
    leader_title: str
    members: str = ""
    closed_on: date | None = None


OFFICES = {
    "xa_2026": Office(
        "AP028", "UBND xã Bình An", "xa", 2026, date(2026, 1, 20), date(2026, 11, 21), "12/KH-UBND",
        "VHXH", "VP", "PKT", "Chủ tịch UBND xã",
    ),
    "tinh_2026": Office(
        "AP", "UBND tỉnh An Phú", "tinh", 2026, date(2026, 1, 8), date(2026, 11, 21), "46/QĐ-UBND",
        "SNV", "VPUB", "STC", "Chủ tịch UBND tỉnh", "units_tinh_2026.csv",
    ),
    "thu_duc_2022": Office(
        "TD", "UBND thành phố Thủ Đức", "huyen", 2022, date(2022, 1, 28), date(2022, 12, 31),
        "769/QĐ-UBND",
        "PNV", "VP", "PKT", "Chủ tịch UBND thành phố", closed_on=date(2023, 3, 7),
    ),
}  # fmt: skip


class Row(dict[str, str]):
    """One record of a CSV, with its days and lists read."""

    def day(self, column: str) -> date | None:
        """Return the day of a column, None where it is empty or not there."""
        return date.fromisoformat(self[column]) if self.get(column) else None

    def days(self, column: str) -> list[date]:
        """Return the days of a column that joins several by |."""
        return [date.fromisoformat(text) for text in self.get(column, "").split("|") if text]

    def names(self, column: str) -> list[str]:
        """Return the names of a column that joins several by ;."""
        return [text.strip() for text in self.get(column, "").split(";") if text.strip()]


def rows(name: str, record_type: str) -> list[Row]:
    """Return the records of one type of a sample plan."""
    return [row for row in read(f"plan_{name}.csv") if row["record_type"] == record_type]


def read(file: str) -> Iterator[Row]:
    """Return the records of a sample file."""
    with (SAMPLES / file).open(encoding="utf-8-sig", newline="") as text:
        for record in csv.DictReader(text):
            yield Row(record)


def due_days(row: Row, plan_end: date) -> tuple[date, date]:
    """Return the roll-up due day as written and the one that counts, as issued."""
    stated = row.days("due_dates")
    if row.get("due_source") == "office" and row.get("original_due"):
        stated = [date.fromisoformat(row["original_due"])]
    several_years = row["recurrence"].startswith("MULTIYEAR")
    return roll_up_days(stated, plan_end=plan_end, is_multi_year=several_years)


def due_source(row: Row) -> str:
    """Return where the due day comes from."""
    return row.get("due_source") or ("text" if row["due_dates"] else "plan_end")


def printed(row: Row) -> dict[str, Any]:
    """Return the row as the annex prints it, by header."""
    return {
        "STT": row.get("docx_stt") or row["stt"].rpartition(".")[2],
        "Nội dung, nhiệm vụ": row["title_vi"],
        "Sản phẩm": row["product_or_measure_vi"],
        "Cơ quan chủ trì": row["lead_unit_vi"],
        "Cơ quan phối hợp": row["coordinating_vi"],
        "Thời hạn hoàn thành": row["deadline_text"],
    }
