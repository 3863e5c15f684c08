"""The pages of plans in force: the list, tasks added by a document."""

from tracker.pages.plans import adding, carrying, closing, correcting, listing
from tracker.pages.plans.blueprint import pages

__all__ = ["adding", "carrying", "closing", "correcting", "listing", "pages"]
