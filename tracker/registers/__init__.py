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
from tracker.registers.items import Item, add_initiative, add_news, correct_item
from tracker.registers.papers import papers_of
from tracker.registers.procedures import PROCEDURE_LABELS, Procedures, count_procedures
from tracker.registers.quotas import Wanted, drop_quota, set_quota
from tracker.registers.slips import Late, Letter, add_slip, correct_slip, send_slip
from tracker.registers.surveys import Round, add_round, correct_round
from tracker.registers.trail import Registered, void

__all__ = [
    "ITEM_LABELS",
    "PROCEDURE_LABELS",
    "ApologySlip",
    "Item",
    "ItemKind",
    "Late",
    "Letter",
    "ProcedureCount",
    "Procedures",
    "Quota",
    "RegisterItem",
    "Registered",
    "Round",
    "SurveyRound",
    "Wanted",
    "add_initiative",
    "add_news",
    "add_round",
    "add_slip",
    "correct_item",
    "correct_round",
    "correct_slip",
    "count_procedures",
    "drop_quota",
    "papers_of",
    "send_slip",
    "set_quota",
    "void",
]
