"""What the story of a task given to many units says of them: how many, and few by name."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from tracker.history import Event
from tracker.rules import N_
from tracker.rules.numbers import format_day, two_digits
from tracker.rules.words import Move
from tracker.urgings import Channel

MOST_NAMED = 5
# What the secretariat did that called, wrote or went to somebody of the unit.
CONTACTED = {
    Channel.PHONE: N_("gọi điện đôn đốc %(whom)s"),
    Channel.MESSAGE: N_("nhắn tin đôn đốc %(whom)s"),
    Channel.ZALO: N_("nhắn Zalo đôn đốc %(whom)s"),
    Channel.IN_PERSON: N_("trực tiếp đôn đốc %(whom)s"),
}


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


def contact_words(event: Event) -> str:
    """Return by which way whom the secretariat urged."""
    told = event.changes
    return gettext(CONTACTED[Channel(told["channel"])], whom=told["whom"])


def contact_time(event: Event) -> list[str]:
    """Return when somebody was called or written to, as the caller told it."""
    day, hour = format_day(event.on), event.changes.get("hour")
    if hour:
        return [gettext("lúc %(hour)s ngày %(day)s", hour=hour, day=day)]
    return [gettext("ngày %(day)s", day=day)]


def letter_words(changes: Mapping[str, Any]) -> list[str]:
    """Return that a letter of urging went to the unit's mailbox, where it did."""
    return [gettext("gửi hộp thư đơn vị")] if changes.get("mailbox") else []


ABOUT_UNITS = frozenset({Move.ASK, Move.RELEASE, Move.ACCEPT, Move.RETURN, Move.URGE})
