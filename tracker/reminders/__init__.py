"""Who must be told what on a working day, and why."""

from tracker.reminders.gathering import gather
from tracker.reminders.items import Item, Section
from tracker.reminders.queueing import DIGEST, due, queue, queue_due, sending_window
from tracker.reminders.stages import ReminderStage, ladder_of, set_ladder

__all__ = [
    "DIGEST",
    "Item",
    "ReminderStage",
    "Section",
    "due",
    "gather",
    "ladder_of",
    "queue",
    "queue_due",
    "sending_window",
    "set_ladder",
]
