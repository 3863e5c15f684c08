"""The answers of many units to one task: the matrix, its decisions, urging, and its workbook."""

from tracker.pages.answers import decisions, members, view, workbook
from tracker.pages.answers.blueprint import pages

__all__ = ["decisions", "members", "pages", "view", "workbook"]
