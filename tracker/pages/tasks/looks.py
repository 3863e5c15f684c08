"""How a move stands in a task's history."""

from dataclasses import dataclass
from datetime import date

from tracker.rules.numbers import format_day


@dataclass(frozen=True)
class Looks:
    """How a move stands in the story: icon, tone, and what its actor did."""

    icon: str
    tone: str
    did: str


def kept_day(iso: str | None) -> str:
    """Return a day that an event keeps, as dd/mm/yyyy; empty where it keeps none."""
    return format_day(date.fromisoformat(iso)) if iso else ""
