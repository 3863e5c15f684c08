"""Who may open the pages of indicators, and the records that their parameters stand for."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tracker.db import db
from tracker.indicators import Indicator, IndicatorValue
from tracker.pages.guard import Audience
from tracker.plans import Plan
from tracker.units import Unit

TABLE = {
    Audience.SIGNED_IN: """
        indicators.enter indicators.grid indicators.listing indicators.one indicators.picture
        indicators.preview indicators.report indicators.rows indicators.save_grid
        indicators.units_picture indicators.verify indicators.workbook
    """,
    Audience.SECRETARIAT: """
        indicators.add indicators.define indicators.definition indicators.new
    """,
}
PARAMETERS: dict[str, Callable[[Any], object]] = {
    "file_kind": lambda _records: "png",
    "indicator_code": lambda records: records.entries["indicator_code"],
    "value_id": lambda records: records.entries["value_id"],
}


def lay(plan: Plan, unit: Unit) -> dict[str, Any]:
    """Lay an indicator of a unit, under its name, with a value."""
    indicator = Indicator(
        plan_id=plan.id, code=f"CT{unit.id}", position=1, title=unit.name, direction=">=",
        target=Decimal(1), lead_unit_id=unit.id,
    )  # fmt: skip
    at = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
    value = IndicatorValue(on=date(2026, 3, 1), value=Decimal(1), entered_at=at)
    indicator.values.append(value)
    db.session.add(indicator)
    db.session.commit()
    return {"indicator_code": indicator.code, "value_id": value.id}
