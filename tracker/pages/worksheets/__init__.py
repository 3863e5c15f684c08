"""Cập nhật bằng Excel: the workbooks out, the filled ones in, and what they would change."""

from tracker.pages.worksheets import offer, review
from tracker.pages.worksheets.blueprint import pages

__all__ = ["offer", "pages", "review"]
