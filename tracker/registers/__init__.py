"""Registers that feed indicators: news, initiatives, apologies, procedures, survey rounds."""

from tracker.registers.facts import (
    ITEM_LABELS,
    ApologySlip,
    ItemKind,
    ProcedureCount,
    Quota,
    RegisterItem,
    SurveyRound,
)

__all__ = [
    "ITEM_LABELS",
    "ApologySlip",
    "ItemKind",
    "ProcedureCount",
    "Quota",
    "RegisterItem",
    "SurveyRound",
]
