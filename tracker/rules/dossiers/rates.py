"""The rates of dossiers, each with its denominator in its name."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from tracker.rules import N_
from tracker.rules.dossiers.counts import Counts
from tracker.rules.percents import percent

Asked = Callable[[Counts], int | None]


@dataclass(frozen=True)
class Rate:
    """A rate under its full name: numerator ÷ denominator, both dossiers; None = not stated."""

    key: str
    name: str
    numerator: int | None
    denominator: int | None

    @property
    def percent(self) -> Decimal | None:
        """Return 0-100 rounded half-up to two places; None for 0 or what is not stated."""
        if self.numerator is None or self.denominator is None:
            return None
        return percent(self.numerator, self.denominator)


def _late_or_overdue(counts: Counts) -> int | None:
    if counts.resolved_late is None or counts.pending_overdue is None:
        return None
    return counts.resolved_late + counts.pending_overdue


NAMED: dict[str, tuple[str, Asked, Asked]] = {
    "resolved": (
        N_("đã giải quyết trên tổng số tiếp nhận"),
        lambda counts: counts.resolved,
        lambda counts: counts.received,
    ),
    "in_time": (
        N_("trước hạn và đúng hạn trên đã giải quyết"),
        lambda counts: counts.in_time,
        lambda counts: counts.all_resolved,
    ),
    "late": (
        N_("trễ hạn trên đã giải quyết"),
        lambda counts: counts.resolved_late,
        lambda counts: counts.all_resolved,
    ),
    "overdue": (
        N_("quá hạn trên đang giải quyết"),
        lambda counts: counts.pending_overdue,
        lambda counts: counts.pending,
    ),
    "late_or_overdue": (
        N_("trễ hạn và quá hạn trên tổng số tiếp nhận"),
        _late_or_overdue,
        lambda counts: counts.received,
    ),
    "online_received": (
        N_("nộp trực tuyến trên tiếp nhận trong kỳ"),
        lambda counts: counts.received_online,
        lambda counts: counts.in_period,
    ),
    "online_processed": (
        N_("giải quyết trực tuyến trên giải quyết của thủ tục cung cấp trực tuyến"),
        lambda counts: counts.online_processed,
        lambda counts: counts.eligible_resolved,
    ),
    "apologies": (
        N_("đã xin lỗi trên trễ hạn và quá hạn"),
        lambda counts: counts.apology_sent,
        lambda counts: _late_or_overdue(counts),
    ),
}


def rates(counts: Counts) -> list[Rate]:
    """Return every rate whose fraction is stated, in the order in which reports name them."""
    found = (Rate(key, name, top(counts), base(counts)) for key, (name, top, base) in NAMED.items())
    return [rate for rate in found if rate.numerator is not None and rate.denominator is not None]
