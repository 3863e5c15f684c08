"""Văn bản, minh chứng: the register of documents, each with the tasks that it proves."""

from tracker.pages.documents import listing, one
from tracker.pages.documents.door import pages

__all__ = ["listing", "one", "pages"]
