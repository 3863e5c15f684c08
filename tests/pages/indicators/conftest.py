"""A plan with indicators: one typed in by the office, one by another unit."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import Office
from tracker.db import db
from tracker.indicators import Indicator, IndicatorPoint
from tracker.plans import Plan

D = Decimal


def make_indicator(plan: Plan, code: str, **facts: object) -> Indicator:
    """Build an indicator of a plan: 95% or more, measured every quarter, unless told otherwise."""
    usual: dict[str, object] = {
        "title": f"Tỷ lệ {code}", "unit_text": "%", "direction": ">=", "target": D(95),
        "frequency": "quarter", "is_cumulative": True,
    }  # fmt: skip
    made = Indicator(plan_id=plan.id, code=code, position=int(code[2:]), **(usual | facts))
    db.session.add(made)
    db.session.commit()
    return made


@pytest.fixture
def indicator(office: Office, plan: Plan) -> Indicator:
    """An indicator of the office (VP) with a path: 60% by June, 95% by December."""
    path = [
        IndicatorPoint(on=date(2026, 6, 30), target=D(60)),
        IndicatorPoint(on=date(2026, 12, 31), target=D(95)),
    ]
    return make_indicator(plan, "CT01", lead_unit_id=office.vp.id, points=path)
