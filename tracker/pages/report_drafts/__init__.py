"""The draft of the report on a period: the secretariat's texts beside the figures, Word and PDF."""

from tracker.pages.report_drafts import files, texts
from tracker.pages.report_drafts.blueprint import pages

__all__ = ["files", "pages", "texts"]
