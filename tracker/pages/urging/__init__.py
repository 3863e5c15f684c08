"""Theo dõi, đôn đốc: the letters of a day, what became of them, and whether they may leave."""

from tracker.pages.urging import day, ledger, one, state, trial, unreached
from tracker.pages.urging.door import pages

__all__ = ["day", "ledger", "one", "pages", "state", "trial", "unreached"]
