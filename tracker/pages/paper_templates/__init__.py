"""Mẫu văn bản: in whose layout each paper is drawn, and the office's own templates."""

from tracker.pages.paper_templates import acts, files, listing, one
from tracker.pages.paper_templates.blueprint import pages

__all__ = ["acts", "files", "listing", "one", "pages"]
