"""Work changes hands: a person leaves or moves, units merge or split by a decision."""

from tracker.handover.decided import Reorganisation
from tracker.handover.people import Passing, hand_over, work_of
from tracker.handover.reorganising import reorganise
from tracker.handover.unit_work import OpenWork, open_work

__all__ = [
    "OpenWork",
    "Passing",
    "Reorganisation",
    "hand_over",
    "open_work",
    "reorganise",
    "work_of",
]
