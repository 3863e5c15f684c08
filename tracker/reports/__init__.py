"""Official papers: gathers figures and texts, and hands them to `documents` as plain values."""

from tracker.reports.conclusions import name_of_notice
from tracker.reports.owed import Owed, OwedTask, Why, owed_by
from tracker.reports.urging import file_name, is_to_urge, to_urge

__all__ = [
    "Owed",
    "OwedTask",
    "Why",
    "file_name",
    "is_to_urge",
    "name_of_notice",
    "owed_by",
    "to_urge",
]
