"""Tasks outside the plan: their rate by source, a form to add some, the way into a plan."""

from tracker.pages.outside import adding, entering, listing
from tracker.pages.outside.blueprint import pages

__all__ = ["adding", "entering", "listing", "pages"]
