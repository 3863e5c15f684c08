"""What a period's figure was before it was corrected, by whom and when: 94,50% → 95,50%."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tracker.clock import day_of
from tracker.history import Event
from tracker.indicators import Indicator, IndicatorValue
from tracker.pages.indicators.typing import written
from tracker.rules.indicators import Direction
from tracker.rules.numbers import format_exact

FIGURES = ("numerator", "denominator", "value")


@dataclass(frozen=True)
class Correction:
    """A figure of a period as it stood, and what was put there; `on` is the day of the figure."""

    on: date
    before: str
    after: str
    who: str
    at: datetime

    def is_after(self, day: date) -> bool:
        """Tell whether the figure of a past day was corrected when that day was over."""
        return self.on <= day < day_of(self.at)


def corrections_of(
    indicator: Indicator, events: Iterable[Event], names: Mapping[int, str]
) -> dict[int, list[Correction]]:
    """Return what was corrected of each value, by its id, the newest first."""
    values = {value.on: value for value in indicator.values}
    stood = {value.id: figures(value) for value in indicator.values}
    found: dict[int, list[Correction]] = defaultdict(list)
    newest = sorted(events, key=lambda event: event.id, reverse=True)
    for event in (one for one in newest if one.move == "correct"):
        value = values.pop(event.on, None)
        if value is None:
            continue
        after = stood[value.id]
        before = after | {name: number(event.changes[name][0])
                          for name in FIGURES if name in event.changes}  # fmt: skip
        stood[value.id] = before
        moved = event.changes.get("on")
        values[date.fromisoformat(moved[0]) if moved else event.on] = value
        if before != after:
            found[value.id].append(Correction(
                value.on, text(indicator, before), text(indicator, after),
                names.get(event.actor_id or 0, ""), event.at,
            ))  # fmt: skip
    return found


def figures(value: IndicatorValue) -> dict[str, Decimal | None]:
    """Return the figures of a value by their names."""
    return {name: getattr(value, name) for name in FIGURES}


def text(indicator: Indicator, kept: Mapping[str, Decimal | None]) -> str:
    """Return figures as one text: 812/835; a value alone in groups of three."""
    if indicator.direction != Direction.YES_NO and kept["numerator"] is None:
        return format_exact(kept["value"])
    return written(indicator, kept["numerator"], kept["denominator"], kept["value"])


def number(kept: str | None) -> Decimal | None:
    """Return a number that an event keeps as text."""
    return None if kept is None else Decimal(kept)
