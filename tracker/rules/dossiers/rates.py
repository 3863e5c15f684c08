"""The rates of dossiers, each with its denominator in its name."""

from dataclasses import dataclass
from decimal import Decimal

from tracker.rules import N_
from tracker.rules.dossiers.counts import Counts
from tracker.rules.percents import percent


@dataclass(frozen=True)
class Rate:
    """A rate under its full name: numerator ÷ denominator, dossiers of the very same rows.

    `left_out` says how many rows take no part, because they leave one of the two unsaid.
    """

    key: str
    name: str
    numerator: int
    denominator: int
    left_out: int = 0

    @property
    def percent(self) -> Decimal | None:
        """Return 0-100 rounded half-up to two places; None for a denominator of 0."""
        return percent(self.numerator, self.denominator)


# Each with the counts that are its numerator and its denominator, by name.
NAMED: dict[str, tuple[str, str, str]] = {
    "resolved": (
        N_("đã giải quyết trên tổng số tiếp nhận"),
        "all_resolved",
        "all_received",
    ),
    "in_time": (
        N_("trước hạn và đúng hạn trên đã giải quyết"),
        "in_time",
        "all_resolved",
    ),
    "late": (
        N_("trễ hạn trên đã giải quyết"),
        "resolved_late",
        "all_resolved",
    ),
    "overdue": (
        N_("quá hạn trên đang giải quyết"),
        "pending_overdue",
        "all_pending",
    ),
    "late_or_overdue": (
        N_("trễ hạn và quá hạn trên tổng số tiếp nhận"),
        "late_or_overdue",
        "all_received",
    ),
    "online_received": (
        N_("nộp trực tuyến trên tiếp nhận trong kỳ"),
        "received_online",
        "in_period",
    ),
    "online_processed": (
        N_("giải quyết trực tuyến trên giải quyết của thủ tục cung cấp trực tuyến"),
        "online_processed",
        "eligible_resolved",
    ),
    "apologies": (
        N_("đã xin lỗi trên trễ hạn và quá hạn"),
        "apology_sent",
        "late_or_overdue",
    ),
}


def rates(counts: Counts) -> list[Rate]:
    """Return every rate of a row whose fraction is stated, in the order of reports."""
    found = ((key, name, fraction_of(counts, key)) for key, (name, _top, _base) in NAMED.items())
    return [Rate(key, name, *fraction) for key, name, fraction in found if fraction]


def fraction_of(counts: Counts, key: str) -> tuple[int, int] | None:
    """Return a rate's numerator and denominator in a row, None unless both are stated."""
    _name, top, base = NAMED[key]
    numerator, denominator = getattr(counts, top), getattr(counts, base)
    return None if numerator is None or denominator is None else (numerator, denominator)
