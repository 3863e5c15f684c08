"""Sổ theo dõi: news, initiatives, apology slips, procedure counts, survey rounds, and quotas."""

from tracker.pages.registers import (
    grid,
    items,
    one_item,
    one_slip,
    procedures,
    quotas,
    slips,
    surveys,
    workbook,
)
from tracker.pages.registers.blueprint import pages

__all__ = [
    "grid",
    "items",
    "one_item",
    "one_slip",
    "pages",
    "procedures",
    "quotas",
    "slips",
    "surveys",
    "workbook",
]
