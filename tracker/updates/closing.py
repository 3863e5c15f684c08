"""Closing a task of many units at m/N: whether the threshold is reached, and who is missing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.rules import N_, Refused
from tracker.rules.answers import counts, is_accepted, tally
from tracker.tasks import Task, threshold_of


@dataclass(frozen=True)
class Gathered:
    """What a submission says of the answers it rests on; nothing for a task of one unit.

    `words` are a part of the submission's text, in the language of the papers.
    """

    words: str = ""
    changes: dict[str, Any] = field(default_factory=dict)


def gathered(task: Task, *, on: date) -> Gathered:
    """Return m/N of a task with the units still missing by name.

    Raises Refused where fewer answers are accepted than the task's threshold asks for.
    """
    counted = tally(task.answers, on=on)
    if not task.collecting_unit_id or not counted.asked:
        return Gathered()
    threshold = threshold_of(task)
    if not threshold.is_reached(counted):
        raise Refused(
            N_(
                "Mới chấp nhận kết quả của %(accepted)s/%(asked)s đơn vị;"
                " gửi xác nhận khi đủ %(least)s đơn vị."
            ),
            accepted=counted.accepted, asked=counted.asked, least=threshold.least(counted.asked),
        )  # fmt: skip
    missing = [one for one in task.answers if counts(one, on=on) and not is_accepted(one, on=on)]
    words = f"Kết quả của {counted.accepted}/{counted.asked} đơn vị"
    if missing:
        words += f"; chưa có: {', '.join(one.unit.name for one in missing)}"
    changes = {
        "asked": counted.asked, "accepted": counted.accepted,
        "missing_unit_ids": [one.unit_id for one in missing],
    }  # fmt: skip
    return Gathered(f"{words}.", changes)
