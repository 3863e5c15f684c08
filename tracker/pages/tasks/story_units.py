"""What the story of a task given to many units says of them: how many, and few by name."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from tracker.history import Event
from tracker.rules.numbers import two_digits
from tracker.rules.words import Move

MOST_NAMED = 5


def unit_words(event: Event, names: Mapping[int, str]) -> list[str]:
    """Return which units a move was about."""
    changes = event.changes
    ids = changes.get("unit_ids") or [unit_id for unit_id, _ in changes.get("accepted", ())]
    if len(ids) > MOST_NAMED or not all(unit_id in names for unit_id in ids):
        return [gettext("%(count)s đơn vị", count=two_digits(len(ids)))]
    return [", ".join(names[unit_id] for unit_id in ids)]


def threshold_words(changes: Mapping[str, Any]) -> list[str]:
    """Return from how many accepted answers on a task may be submitted since then."""
    value = changes.get("threshold")
    if value is None:
        return [gettext("đủ tất cả các đơn vị")]
    if changes.get("threshold_is_percent"):
        return [gettext("từ %(value)s%% số đơn vị", value=value)]
    return [gettext("từ %(count)s đơn vị", count=two_digits(value))]


def gathered_words(changes: Mapping[str, Any]) -> list[str]:
    """Return m/N of a submission; nothing for a task of one unit."""
    if "asked" not in changes:
        return []
    return [
        gettext(
            "%(accepted)s/%(asked)s đơn vị", accepted=changes["accepted"], asked=changes["asked"]
        )
    ]


ABOUT_UNITS = frozenset({Move.ASK, Move.RELEASE, Move.ACCEPT, Move.RETURN, Move.URGE})
