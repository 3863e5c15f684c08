"""Many tasks at once: chosen in the list, told, seen, done."""

from tracker.pages.bulk import choosing, doing
from tracker.pages.bulk.blueprint import pages

__all__ = ["choosing", "doing", "pages"]
