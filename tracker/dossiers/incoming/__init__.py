"""Statistics from a file into the units' forms: looked at first, then taken whole or not at all."""

from tracker.dossiers.incoming.facts import (
    ADDED,
    Chosen,
    FormChange,
    Kind,
    Look,
    OpenName,
    RowChange,
)
from tracker.dossiers.incoming.looking import look
from tracker.dossiers.incoming.sorting import Ground, ground_of
from tracker.dossiers.incoming.taking import take

__all__ = [
    "ADDED",
    "Chosen",
    "FormChange",
    "Ground",
    "Kind",
    "Look",
    "OpenName",
    "RowChange",
    "ground_of",
    "look",
    "take",
]
