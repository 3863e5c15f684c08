"""The pages of what wants a leader's word: asking, recording, deciding, one or many at once."""

from tracker.pages.requests import asking, deciding, one, recording, voiding, waiting
from tracker.pages.requests.door import pages

__all__ = ["asking", "deciding", "one", "pages", "recording", "voiding", "waiting"]
