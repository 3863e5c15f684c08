"""The words of a task's history for occurrences, check-ins and days on which something occurred."""

from typing import Any

from flask_babel import gettext

from tracker.pages.tasks.looks import kept_day
from tracker.rules import N_
from tracker.rules.words import Move

# Icon, tone and words of the moves on an occurrence, and of a day that something occurred.
LOOKS_THERE = {
    Move.VERIFY_OCCURRENCE: ("circle-check", "met", N_("xác nhận kết quả")),
    Move.RETURN_OCCURRENCE: ("arrow-back-up", "over", N_("trả lại kết quả")),
    Move.UNDO_OCCURRENCE: ("arrow-back-up", "none", N_("bỏ kết quả ghi nhầm")),
    Move.TRIGGER: ("calendar-plus", "run", N_("ghi ngày phát sinh")),
}


def said_there(changes: dict[str, Any]) -> list[str]:
    """Return the occurrence that an event speaks of and the day it was done, or a trigger's."""
    if "trigger_on" in changes:
        due = gettext("thời hạn %(day)s", day=kept_day(changes["original_due_on"]))
        return [kept_day(changes["trigger_on"]), due]
    for name in ("undone_due_on", "returned_due_on"):
        if name in changes:
            return [gettext("đợt hạn %(due)s", due=kept_day(changes[name]))]
    if "occurrence_due_on" not in changes:
        return []
    due, done = kept_day(changes["occurrence_due_on"]), kept_day(changes["done_on"])
    if changes.get("no_change"):
        return [gettext("kỳ cập nhật hạn %(due)s", due=due)]
    return [gettext("đợt hạn %(due)s xong ngày %(done)s", due=due, done=done)]


def did_there(move: Move, changes: dict[str, Any]) -> str:
    """Return what was done where an update is a special one, empty for any other."""
    if changes.get("nothing_occurred"):
        return gettext("báo không phát sinh trong kỳ")
    if move is Move.POST and changes.get("no_change") and "occurrence_due_on" in changes:
        return gettext("báo vẫn đang thực hiện")
    return ""
