"""Letters: one function a kind, from the facts of the minute to subject, text and HTML."""

from tracker.letters.composing import Writer, compose
from tracker.letters.digest import digest
from tracker.letters.plan_issued import plan_issued
from tracker.letters.written import Written

__all__ = ["Writer", "Written", "compose", "digest", "plan_issued"]
