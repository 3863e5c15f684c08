"""Sentences that count: one for each number, as the reader's language has it."""

from flask_babel import ngettext

from tracker.rules.numbers import two_digits


def counted(words: str, count: int, **values: str) -> str:
    """Return words marked `P_` about a number, written as offices do: 03, 12."""
    return ngettext(words, words, count, count=two_digits(count), **values)
