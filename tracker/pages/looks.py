"""How states look: each an icon, a word and a tone; never colour alone, never two axes in one."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext, ngettext

from tracker.rules import N_
from tracker.rules.numbers import two_digits
from tracker.rules.words import (
    OUTCOME_LABELS,
    STATUS_LABELS,
    TIME_STATE_LABELS,
    Outcome,
    Status,
    TimeState,
)


@dataclass(frozen=True)
class Look:
    """An icon of the sprite and a tone: the class `dd-s-<tone>`."""

    icon: str
    tone: str


STATUS_LOOKS = {
    Status.DRAFT: Look("pencil", "none"),
    Status.ASSIGNED: Look("circle-dashed", "none"),
    Status.IN_PROGRESS: Look("circle-half-2", "run"),
    Status.BLOCKED: Look("barrier-block", "block"),
    Status.SUBMITTED: Look("hourglass", "wait"),
    Status.COMPLETED: Look("circle-check", "met"),
    Status.CANCELLED: Look("ban", "none"),
}
OUTCOME_LOOKS = {
    Outcome.MET: Look("circle-check", "met"),
    Outcome.NOT_MET: Look("circle-x", "short"),
}
TIME_LOOKS = {
    TimeState.NOT_DUE: Look("clock", "none"),
    TimeState.DUE_SOON: Look("clock-exclamation", "soon"),
    TimeState.OVERDUE: Look("alarm", "over"),
    TimeState.EARLY: Look("clock-check", "met"),
    TimeState.ON_TIME: Look("clock-check", "met"),
    TimeState.LATE: Look("clock-x", "short"),
    TimeState.NO_DATE: Look("calendar-question", "none"),
}
TO_COME = frozenset({TimeState.NOT_DUE, TimeState.DUE_SOON})
COUNTED = TO_COME | {TimeState.OVERDUE, TimeState.LATE}
ON_THE_DAY = N_("Đến hạn hôm nay")


def state_look(status: str, outcome: str | None = None) -> Look:
    """Return how a task's status looks; a completed one looks like its outcome."""
    if status == Status.COMPLETED and outcome:
        return OUTCOME_LOOKS[Outcome(outcome)]
    return STATUS_LOOKS[Status(status)]


def state_words(status: str, outcome: str | None = None) -> str:
    """Return the words of a task's status; a completed one is named by its outcome."""
    if status == Status.COMPLETED and outcome:
        return gettext(OUTCOME_LABELS[Outcome(outcome)])
    return gettext(STATUS_LABELS[Status(status)])


def time_look(state: str) -> Look:
    """Return how a time state looks."""
    return TIME_LOOKS[TimeState(state)]


def fresh_words(told_on: date | None, *, on: date) -> str:
    """Return how long ago a task was last told about, as people say it."""
    if told_on is None:
        return gettext("chưa cập nhật")
    days = (on - told_on).days
    if days < 2:
        return gettext("hôm qua") if days == 1 else gettext("hôm nay")
    return gettext("%(days)s ngày trước", days=two_digits(days))


def time_words(state: str, days: int | None = None) -> str:
    """Return a time state in words, with the working days left or gone by where that says more."""
    known = TimeState(state)
    if days and known in COUNTED:
        return days_words(known, days)
    if days == 0 and known in TO_COME:
        return gettext(ON_THE_DAY)
    return gettext(TIME_STATE_LABELS[known])


def days_words(state: TimeState, days: int) -> str:
    """Return how many working days are left or have gone by."""
    said = two_digits(days)
    if state in TO_COME:
        return ngettext("Còn %(days)s ngày làm việc", "Còn %(days)s ngày làm việc", days, days=said)
    if state is TimeState.OVERDUE:
        return ngettext(
            "Quá hạn %(days)s ngày làm việc", "Quá hạn %(days)s ngày làm việc", days, days=said
        )
    return ngettext(
        "Trễ %(days)s ngày làm việc so với hạn ban đầu",
        "Trễ %(days)s ngày làm việc so với hạn ban đầu", days, days=said,
    )  # fmt: skip
