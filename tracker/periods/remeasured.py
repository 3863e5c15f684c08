"""What was told of indicators after a freezing: their values, and how they are measured."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, or_, select

from tracker.db import db
from tracker.history import Event
from tracker.indicators import Indicator
from tracker.periods.changed import Step, people_of
from tracker.periods.snapshots import Snapshot
from tracker.rules import N_
from tracker.rules.numbers import format_exact

KIND = "indicator"
VALUES, DEFINITIONS = ("report", "correct"), ("add", "define")
WORDS = {
    "numerator": N_("tử số"), "denominator": N_("mẫu số"), "value": N_("giá trị"),
    "on": N_("ngày số liệu"), "target": N_("mức giao"),
}  # fmt: skip


@dataclass(frozen=True)
class Remeasured:
    """An event after the freezing that changes an indicator of the frozen day."""

    event: Any
    who: str
    code: str
    title: str
    steps: list[Step]

    @property
    def is_definition(self) -> bool:
        """Whether it changes how the indicator is measured, not a value of it."""
        return self.event.move in DEFINITIONS


def remeasured_since(snapshot: Snapshot) -> list[Remeasured]:
    """Return what was recorded since of values up to the frozen day, and of definitions."""
    made = Event
    rows = (
        select(made, Indicator.code, Indicator.title)
        .join(Indicator, Indicator.id == made.record_id)
        .where(made.chain_id == snapshot.plan_id, made.kind == KIND, made.seq > snapshot.upto)
        .where(or_(
            and_(made.move.in_(VALUES), made.on <= snapshot.as_of), made.move.in_(DEFINITIONS),
        )).order_by(made.seq)
    )  # fmt: skip
    found = list(db.session.execute(rows))
    names = people_of(event for event, *_ in found) if found else {}
    return [
        Remeasured(event, names.get(event.actor_id or 0, ""), code, title, _steps(event.changes))
        for event, code, title in found
    ]


def _steps(changes: dict[str, Any]) -> list[Step]:
    return [
        Step(words, _told(name, changes[name][0]), _told(name, changes[name][1]))
        for name, words in WORDS.items() if name in changes
    ]  # fmt: skip


def _told(name: str, text: str | None) -> str | None:
    """Return a figure as offices write it; it is kept as its column wrote it (96.0000)."""
    return text if text is None or name == "on" else format_exact(Decimal(text))
