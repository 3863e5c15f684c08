"""Urging by hand: the units that owe something, letters to them, calls and messages noted."""

from tracker.pages.by_hand import calling, listing, writing
from tracker.pages.by_hand.blueprint import pages

__all__ = ["calling", "listing", "pages", "writing"]
