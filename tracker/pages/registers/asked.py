"""What a register is asked for: a year, a month of it, a unit, what is still owed, a page."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request, url_for
from flask_login import current_user
from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from tracker import clock
from tracker.pages.limits import LAST_PAGE, id_typed
from tracker.registers.quotas import working_units
from tracker.units import Unit

SIZE = 50
FIRST_YEAR, LAST_YEAR = 2000, 2100
OWED = "con-no"


@dataclass(frozen=True)
class Asked:
    """The parameters of an address; what makes no sense is left out."""

    year: int
    month: int = 0
    unit_id: int = 0
    is_owed: bool = False
    page: int = 1

    @property
    def since(self) -> date:
        """Return the first day asked for."""
        return date(self.year, self.month or 1, 1)

    @property
    def until(self) -> date:
        """Return the last day asked for."""
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def query(self) -> dict[str, Any]:
        """Return the parameters that say the same, the page left out."""
        told: dict[str, Any] = {"nam": self.year, "thang": self.month, "don-vi": self.unit_id}
        told["tinh-trang"] = OWED if self.is_owed else ""
        return {name: value for name, value in told.items() if value}

    def href(self, page: int) -> str:
        """Return the address of another page of the same list."""
        return url_for(request.endpoint or "", trang=page, **self.query)

    def fits(
        self, day: InstrumentedAttribute[date], unit_id: InstrumentedAttribute[int]
    ) -> list[ColumnElement[bool]]:
        """Return the conditions on a register's day and unit."""
        wanted: list[ColumnElement[bool]] = [day.between(self.since, self.until)]
        return [*wanted, unit_id == self.unit_id] if self.unit_id else wanted


def parse(query: Mapping[str, str]) -> Asked:
    """Read the parameters of an address."""
    year = number(query.get("nam", ""), FIRST_YEAR, LAST_YEAR) or clock.today().year
    return Asked(
        year, number(query.get("thang", ""), 1, 12), id_typed(query.get("don-vi", "")),
        query.get("tinh-trang") == OWED, number(query.get("trang", ""), 1, LAST_PAGE) or 1,
    )  # fmt: skip


def number(text: str, least: int, most: int) -> int:
    """Return a number between two others; 0 for anything else."""
    found = int(text) if text.isdecimal() and len(text) <= len(str(most)) else 0
    return found if least <= found <= most else 0


def units_of_office() -> list[Unit]:
    """Return the units of the reader's authority that may have entries, ended ones too."""
    return working_units(current_user.authority_id)
