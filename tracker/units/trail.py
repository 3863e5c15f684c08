"""How a change of a unit is written into the history."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from tracker import history
from tracker.history import GENERAL, Entry
from tracker.units.facts import Unit

if TYPE_CHECKING:
    from tracker.accounts import Person

KIND = "unit"


def record(
    unit: Unit,
    move: str,
    changes: Mapping[str, str | int],
    *,
    by: "Person | None",
    at: datetime,
) -> None:
    """Append a move on a unit to the general chain, which must have been taken."""
    entry = Entry(kind=KIND, record_id=unit.id, move=move, changes=dict(changes))
    history.record(entry, chain_id=GENERAL, by=by.id if by else None, at=at)
