"""What an address of dossier statistics asks for: which period, whose, seen how."""

from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import gettext
from flask_login import current_user

from tracker import clock, dossiers
from tracker.access import NotFound
from tracker.access import dossiers as access
from tracker.dossiers import Reach
from tracker.pages.dossiers.columns import COLUMNS
from tracker.pages.limits import id_typed
from tracker.rules import N_, Refused
from tracker.rules.dossiers import Span, month_before, span
from tracker.rules.dossiers.spans import KEYS, LABELS
from tracker.units import Unit

BY_FIELD, BY_UNIT, BOTH = "linh-vuc", "don-vi", "bang"
VIEWS = {BY_FIELD: N_("Theo lĩnh vực"), BY_UNIT: N_("Theo đơn vị"), BOTH: N_("Đơn vị và lĩnh vực")}
SHORT = {
    "Q1": N_("Quý I"), "Q2": N_("Quý II"), "Q3": N_("Quý III"), "Q4": N_("Quý IV"),
    "H1": N_("06 tháng đầu năm"), "H2": N_("06 tháng cuối năm"), "Y": N_("Cả năm"),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A period, one unit or all, how the table is cut, and the column of the unit × field table.

    `units` are all that may have figures, ended ones too; `reach` says since when each enters.
    """

    period: Span
    unit: Unit | None
    view: str
    column: str
    units: list[Unit]
    reach: Reach

    def query(self, **changes: Any) -> dict[str, Any]:
        """Return the arguments of an address that asks for this, with some of them changed."""
        found: dict[str, Any] = {"ky": self.period.key, "nam": self.period.year}
        if self.unit:
            found["don-vi"] = self.unit.id
        elif self.view != BY_FIELD:
            found["xem"] = self.view
        if self.view == BOTH:
            found["cot"] = self.column
        return {name: value for name, value in (found | changes).items() if value is not None}


def asked() -> Asked:
    """Read the address; an unknown period or unit raises NotFound."""
    year, key = request.args.get("nam", ""), request.args.get("ky", "")
    reach = dossiers.reach(current_user.authority_id, on=clock.today())
    period = period_of(key, year) if key or year else latest_month(reach)
    units = access.units_ever(current_user)
    unit = None
    if typed := request.args.get("don-vi", ""):
        unit = unit_in(units, id_typed(typed) or 0)
    view, column = request.args.get("xem", ""), request.args.get("cot", "")
    names = {one.name for one in COLUMNS}
    return Asked(
        period, unit, view if view in VIEWS and not unit else BY_FIELD,
        column if column in names else "resolved", units, reach,
    )  # fmt: skip


def unit_in(units: list[Unit], unit_id: int) -> Unit:
    """Return the unit with an id, or raise NotFound."""
    found = next((unit for unit in units if unit.id == unit_id), None)
    if found is None:
        raise NotFound
    return found


def period_of(key: str, year: str) -> Span:
    """Return the period of an address, or raise NotFound; a year alone is the whole year."""
    number = id_typed(year) if year else clock.today().year
    try:
        return span(key or "Y", year=number or 0)
    except Refused:
        raise NotFound from None


def latest_month(reach: Reach) -> Span:
    """Return the last month over that any unit entered; before the first, the one that ended."""
    today = clock.today()
    year, month = reach.latest_month or month_before(today.year, today.month)
    return span(f"M{month:02d}", year=year)


def name_of(period: Span) -> str:
    """Return a period in the reader's words."""
    words = gettext(LABELS[period.key], month=f"{period.first:02d}", year=str(period.year))
    if period.is_whole:
        return words
    return gettext("%(period)s, đến tháng %(month)s", period=words, month=f"{period.last:02d}")


def choices() -> list[tuple[str, str]]:
    """Return the periods of a year to choose from."""
    months = [(key, gettext("Tháng %(month)s", month=key[1:])) for key in KEYS if key[0] == "M"]
    return months + [(key, gettext(words)) for key, words in SHORT.items()]
