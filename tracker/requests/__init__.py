"""What wants a leader's word: extension, removal, change, reopening; asked, decided, recorded."""

from tracker.requests.asking import ask, comment, is_late, withdraw
from tracker.requests.deciding import Ruling, decide, is_secretariats, record_decision
from tracker.requests.facts import Kind, RemovalReason, Request, State, Wanted, Wish
from tracker.requests.finding import decided_since, moved_away, of_task, open_counts, open_of
from tracker.requests.many import SomeRefused, decide_many, record_many
from tracker.requests.voiding import void

__all__ = [
    "Kind",
    "RemovalReason",
    "Request",
    "Ruling",
    "SomeRefused",
    "State",
    "Wanted",
    "Wish",
    "ask",
    "comment",
    "decide",
    "decide_many",
    "decided_since",
    "is_late",
    "is_secretariats",
    "moved_away",
    "of_task",
    "open_counts",
    "open_of",
    "record_decision",
    "record_many",
    "void",
    "withdraw",
]
