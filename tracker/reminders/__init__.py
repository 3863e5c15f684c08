"""Who must be told what on a working day, and why."""

from tracker.reminders.gathering import gather
from tracker.reminders.items import Item, Section
from tracker.reminders.queueing import DIGEST, due, queue, queue_due, sending_window
from tracker.reminders.recipients import people_of
from tracker.reminders.stages import ReminderStage, ladder_changes, ladder_of, set_ladder
from tracker.reminders.urging import (
    URGED,
    Round,
    proposed_text,
    queue_urging,
    to_urge,
    to_urge_answering,
    urge,
    urge_answer,
)

__all__ = [
    "DIGEST",
    "URGED",
    "Item",
    "ReminderStage",
    "Round",
    "Section",
    "due",
    "gather",
    "ladder_changes",
    "ladder_of",
    "people_of",
    "proposed_text",
    "queue",
    "queue_due",
    "queue_urging",
    "sending_window",
    "set_ladder",
    "to_urge",
    "to_urge_answering",
    "urge",
    "urge_answer",
]
