"""Sentences that count: one for each number, as the reader's language has it."""

from flask_babel import gettext, ngettext

from tracker.rules import P_
from tracker.rules.numbers import two_digits
from tracker.rules.words import TimeState


def counted(words: str, count: int, **values: str) -> str:
    """Return words marked `P_` about a number, written as offices do: 03, 12."""
    return ngettext(words, words, count, count=two_digits(count), **values)


def days_words(state: TimeState, days: int) -> str:
    """Return how many working days are left to a deadline or have gone by since."""
    if state is TimeState.OVERDUE:
        words = P_("quá hạn %(days)s ngày làm việc")
        return ngettext(words, words, days, days=two_digits(days))
    if state is TimeState.NO_DATE:
        return gettext("chưa xác định hạn")
    if days == 0:
        return gettext("đến hạn hôm nay")
    words = P_("còn %(days)s ngày làm việc")
    return ngettext(words, words, days, days=two_digits(days))
