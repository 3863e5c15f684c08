"""Indicators of an annex become indicators of a draft, their targets read as numbers."""

import re
from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import select

from tracker.db import db
from tracker.indicators import Indicator
from tracker.intake.readings import Read
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.fold import fold
from tracker.rules.numbers import parse_decimal

AT_LEAST = re.compile(r"≥|>=?|\b(?:toi thieu|it nhat|tren|tu|dat tren)\b|\btro len\b")
AT_MOST = re.compile(r"≤|<=?|\b(?:toi da|khong qua|duoi|khong vuot)\b|\btro xuong\b")
NUMBER = re.compile(r"[0-9][0-9.,]*(?<![.,])")


def put_indicators(plan: Plan, reads: Sequence[Read]) -> None:
    """Bring a draft's indicators in step with an annex, by their titles; codes are CT01…."""
    rows = select(Indicator).where(Indicator.plan_id == plan.id).order_by(Indicator.position)
    known = {fold(indicator.title): indicator for indicator in db.session.scalars(rows)}
    kept = [_known(known, read) or Indicator(plan_id=plan.id) for read in reads]
    for indicator in known.values():
        db.session.delete(indicator)
    for indicator in kept:
        if indicator.id:
            indicator.code = f"~{indicator.id}"  # codes that change places would meet
    db.session.flush()
    for position, (indicator, read) in enumerate(zip(kept, reads, strict=True), start=1):
        indicator.code, indicator.position = f"CT{position:02d}", position
        _describe(indicator, read)
    db.session.add_all(kept)


def _known(known: dict[str, Indicator], read: Read) -> Indicator | None:
    """Take the indicator of this title out of those not yet met."""
    title = fold(read["title"])
    return known.pop(title) if title in known else None


def _describe(indicator: Indicator, read: Read) -> None:
    if indicator.lead_text != read["lead"]:
        indicator.lead_text, indicator.lead_unit_id = read["lead"], None
    indicator.title, indicator.measure = read["title"], read["measure"]
    indicator.unit_text, indicator.target_text = read["unit"], read["target_text"]
    indicator.direction, indicator.target = target_of(read["target_text"])
    indicator.place = read["place"]


def target_of(text: str) -> tuple[str, Decimal | None]:
    """Return direction (>=, <=, = or nothing) and number of a target: `≤ 1,5 lần/hồ sơ`.

    A text without one number, or with a number that reads two ways, has neither.
    """
    numbers = NUMBER.findall(text)
    try:
        target = parse_decimal(numbers[0]) if len(numbers) == 1 else None
    except Refused:
        target = None
    if target is None:
        return "", None
    words = fold(text)
    if AT_MOST.search(words):
        return "<=", target
    return (">=" if AT_LEAST.search(words) else "="), target
