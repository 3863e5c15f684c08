"""People: the list, one person, their posts; for the administrator, the secretariat and heads."""

from tracker.pages.people import addresses, handing, listing, one, posts
from tracker.pages.people.door import pages

__all__ = ["addresses", "handing", "listing", "one", "pages", "posts"]
