"""Urging in words: whom a letter reaches, how often somebody was urged, what to send by chat."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from sqlalchemy import Row

from tracker.letters.written import link_to
from tracker.rules.numbers import format_day, two_digits
from tracker.tasks import Task
from tracker.urgings import CHANNEL_LABELS, Channel, Reach


def names_of(reach: Reach) -> list[str]:
    """Return whom a letter reaches: people by name, or the unit's mailbox."""
    if reach.mailbox is not None:
        unit = reach.mailbox
        return [gettext("hộp thư %(unit)s (%(address)s)", unit=unit.name, address=unit.mailbox)]
    return [person.full_name for person in reach.people]


def urged_words(times: Sequence[Row[Any]]) -> str:
    """Return how often somebody was urged, when last and how; empty where never."""
    if not times:
        return ""
    last = times[0]
    return gettext(
        "Đã đôn đốc %(count)s lần, gần nhất %(day)s (%(channel)s)",
        count=two_digits(len(times)), day=format_day(last.day),
        channel=gettext(CHANNEL_LABELS[Channel(last.channel)]),
    )  # fmt: skip


def message_of_task(task: Task) -> str:
    """Return a short text about one task to whoever works on it."""
    unit = task.collecting_unit or task.lead_unit
    words = "Đề nghị khẩn trương thực hiện nhiệm vụ và cập nhật kết quả trên hệ thống:"
    return message_of(unit.name if unit else task.lead_text, [task], words=words)


def message_of(unit: str, tasks: Sequence[Task], *, words: str) -> str:
    """Return a short text for a telephone or a chat: the unit, its tasks, where to tell.

    It goes to people in the office's language, whatever the screen's, and its link opens nothing
    without signing in: chats are read by many.
    """
    lines = [f"{task.code} {task.title} (hạn {format_day(task.due_on)})" for task in tasks]
    href = link_to("tasks.one", task_id=tasks[0].id) if len(tasks) == 1 else link_to("tasks.mine")
    return "\n".join([f"Kính gửi {unit}. {words}".strip(), *lines, href])
