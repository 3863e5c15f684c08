"""What a unit does with its task: post, report a block, submit, withdraw, give a part, assign."""

from tracker.updates.answers import Reply, answer
from tracker.updates.blocks import block, unblock
from tracker.updates.gathering import (
    Request,
    Urged,
    accept_answers,
    ask_units,
    release_units,
    return_answers,
    set_threshold,
    urge_units,
)
from tracker.updates.many import Row, RowsRefused, tell_many
from tracker.updates.objections import object_to_entry
from tracker.updates.occurrences import Result, mark_occurrence, undo_occurrence
from tracker.updates.parts import Share, give_part, record_directive
from tracker.updates.people import assign
from tracker.updates.progress import (
    News,
    add_evidence,
    no_change,
    nothing_occurred,
    post,
    remove_evidence,
    start,
)
from tracker.updates.submission import Claim, submit, withdraw
from tracker.updates.triggers import Trigger, awaits_trigger, due_from, trigger

__all__ = [
    "Claim",
    "News",
    "Reply",
    "Request",
    "Result",
    "Row",
    "RowsRefused",
    "Share",
    "Trigger",
    "Urged",
    "accept_answers",
    "add_evidence",
    "answer",
    "ask_units",
    "assign",
    "awaits_trigger",
    "block",
    "due_from",
    "give_part",
    "mark_occurrence",
    "no_change",
    "nothing_occurred",
    "object_to_entry",
    "post",
    "record_directive",
    "release_units",
    "remove_evidence",
    "return_answers",
    "set_threshold",
    "start",
    "submit",
    "tell_many",
    "trigger",
    "unblock",
    "undo_occurrence",
    "urge_units",
    "withdraw",
]
