"""Urging by hand, on record: by letter at most twice a day for a unit; calls and messages beside.

A letter of urging goes out at once and outside the one letter a day, hence the limit.
"""

from tracker.urgings.contacts import Contact, by_contact
from tracker.urgings.facts import CHANNEL_LABELS, Channel, UrgedTask, Urging
from tracker.urgings.letters import (
    MOST_A_DAY,
    Act,
    Reach,
    by_letter,
    goes_out,
    letters_of_day,
    lock,
    reached,
    send,
)

__all__ = [
    "CHANNEL_LABELS",
    "MOST_A_DAY",
    "Act",
    "Channel",
    "Contact",
    "Reach",
    "UrgedTask",
    "Urging",
    "by_contact",
    "by_letter",
    "goes_out",
    "letters_of_day",
    "lock",
    "reached",
    "send",
]
