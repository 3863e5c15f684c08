"""From an uploaded annex to an issued plan: upload, review, one row, issuing."""

from tracker.pages.plan_import import issue, review, row, upload
from tracker.pages.plan_import.blueprint import pages

__all__ = ["issue", "pages", "review", "row", "upload"]
