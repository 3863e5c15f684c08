"""The pages of plans in force: the list, tasks added by a document."""

from tracker.pages.plans import adding, correcting, listing
from tracker.pages.plans.blueprint import pages

__all__ = ["adding", "correcting", "listing", "pages"]
