"""Units: the tree, one unit, its names and members; for the administrator and the secretariat."""

from tracker.pages.units import listing, names_and_seats, one, reorganising
from tracker.pages.units.door import pages

__all__ = ["listing", "names_and_seats", "one", "pages", "reorganising"]
