"""Dossier statistics as the one-stop software and offices give them, read and checked."""

from tracker.annex.dossiers.checking import PlacedFinding, check, findings_of
from tracker.annex.dossiers.facts import Doubt, Place, StatedPercent, StatRow, Stats, Total
from tracker.annex.dossiers.periods import Period, of_months, read_period
from tracker.annex.dossiers.reading import read_dossiers

__all__ = [
    "Doubt",
    "Period",
    "Place",
    "PlacedFinding",
    "StatRow",
    "StatedPercent",
    "Stats",
    "Total",
    "check",
    "findings_of",
    "of_months",
    "read_dossiers",
    "read_period",
]
