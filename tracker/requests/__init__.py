"""What wants a leader's word: extension, removal, change, reopening; asked, decided, recorded."""

from tracker.requests.acts import acts_open_to
from tracker.requests.asking import ASKS, ask, comment, is_late, last_day_to_ask, withdraw
from tracker.requests.deciding import (
    Ruling,
    decide,
    is_secretariats,
    record_decision,
    reopened_with,
)
from tracker.requests.effects import MOVES as EFFECT_MOVES
from tracker.requests.facts import (
    KIND_LABELS,
    REMOVAL_LABELS,
    STATE_LABELS,
    Kind,
    RemovalReason,
    Request,
    State,
    Wanted,
    Wish,
)
from tracker.requests.finding import (
    OfUnits,
    concern,
    decided_since,
    of_task,
    of_units,
    open_of,
    papers_of,
)
from tracker.requests.many import SomeRefused, decide_many
from tracker.requests.voiding import void

__all__ = [
    "ASKS",
    "EFFECT_MOVES",
    "KIND_LABELS",
    "REMOVAL_LABELS",
    "STATE_LABELS",
    "Kind",
    "OfUnits",
    "RemovalReason",
    "Request",
    "Ruling",
    "SomeRefused",
    "State",
    "Wanted",
    "Wish",
    "acts_open_to",
    "ask",
    "comment",
    "concern",
    "decide",
    "decide_many",
    "decided_since",
    "is_late",
    "is_secretariats",
    "last_day_to_ask",
    "of_task",
    "of_units",
    "open_of",
    "papers_of",
    "record_decision",
    "reopened_with",
    "void",
    "withdraw",
]
