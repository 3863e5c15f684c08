"""What a letter's button opens: one person's update of one task, without signing in."""

from tracker.pages.by_link import files, stranger, update
from tracker.pages.by_link.door import pages

__all__ = ["files", "pages", "stranger", "update"]
