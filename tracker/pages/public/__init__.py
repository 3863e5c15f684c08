"""What anybody may read: the published figures and documents of authorities."""

from tracker.pages.public import documents, listing, one
from tracker.pages.public.blueprint import pages

__all__ = ["documents", "listing", "one", "pages"]
