"""Tổng quan: one plan's figures on a day, on the screen and on one A4."""

from tracker.pages.overview import sheet, show
from tracker.pages.overview.blueprint import pages

__all__ = ["pages", "sheet", "show"]
