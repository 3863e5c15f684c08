"""The counts of one row of the form: a unit, a field and a period."""

from dataclasses import dataclass, fields

from tracker.rules import N_


@dataclass(frozen=True)
class Counts:
    """The columns of the form of Thông tư 01/2020/TT-VPCP (II.06), and those practice adds.

    Every count is a whole number of dossiers; None is "not stated", which is not 0.
    `received` holds what came in within the period and what was carried over into it.
    `on_time_includes_early` says that the source told no early ones apart.
    `online_processed` of `eligible_resolved` is the share of procedures offered online.
    """

    received: int | None = None
    received_online: int | None = None
    received_direct: int | None = None
    received_postal: int | None = None
    carried_over: int | None = None
    resolved: int | None = None
    resolved_early: int | None = None
    resolved_on_time: int | None = None
    resolved_late: int | None = None
    pending: int | None = None
    pending_in_time: int | None = None
    pending_overdue: int | None = None
    returned: int | None = None
    withdrawn: int | None = None
    supplement_waiting: int | None = None
    apology_sent: int | None = None
    paid_online: int | None = None
    online_processed: int | None = None
    eligible_resolved: int | None = None
    on_time_includes_early: bool = False

    @property
    def channels(self) -> dict[str, int]:
        """Return the dossiers received in the period by channel, the stated ones."""
        return self.stated("received_direct", "received_online", "received_postal")

    @property
    def in_time(self) -> int | None:
        """Return those resolved before and on their day; what is neither told is not guessed."""
        early, on_time = self.resolved_early, self.resolved_on_time
        if on_time is not None and (early is not None or self.on_time_includes_early):
            return on_time + (early or 0)
        if self.resolved is None or self.resolved_late is None:
            return None
        return self.resolved - self.resolved_late

    @property
    def all_received(self) -> int | None:
        """Return the received ones: as stated, else the sum of all their parts."""
        if self.received is not None or self.carried_over is None or len(self.channels) < 3:
            return self.received
        return self.carried_over + sum(self.channels.values())

    @property
    def all_resolved(self) -> int | None:
        """Return the resolved ones: as stated, else the sum of all their parts."""
        early = 0 if self.on_time_includes_early else None
        parts = (
            early if self.resolved_early is None else self.resolved_early,
            self.resolved_on_time, self.resolved_late,
        )  # fmt: skip
        return _or_sum(self.resolved, parts)

    @property
    def all_pending(self) -> int | None:
        """Return the pending ones: as stated, else the sum of both parts."""
        return _or_sum(self.pending, (self.pending_in_time, self.pending_overdue))

    @property
    def in_period(self) -> int | None:
        """Return those received in the period, without what was carried over into it."""
        channels = self.channels
        if len(channels) == 3:
            return sum(channels.values())
        if self.received is None or self.carried_over is None:
            return None
        return self.received - self.carried_over

    @property
    def late_or_overdue(self) -> int | None:
        """Return the late ones of those resolved and of those pending, None unless both are."""
        if self.resolved_late is None or self.pending_overdue is None:
            return None
        return self.resolved_late + self.pending_overdue

    def stated(self, *names: str) -> dict[str, int]:
        """Return the named counts that are stated."""
        asked = names or COUNTS
        return {name: count for name in asked if (count := getattr(self, name)) is not None}


def _or_sum(total: int | None, parts: tuple[int | None, ...]) -> int | None:
    if total is not None or None in parts:
        return total
    return sum(part for part in parts if part is not None)


COUNTS = tuple(field.name for field in fields(Counts) if field.name != "on_time_includes_early")
CARRIED = "carried_over"  # the stock at a period's start
PENDING = ("pending", "pending_in_time", "pending_overdue", "supplement_waiting")  # at its end
FLOWS = tuple(name for name in COUNTS if name not in {CARRIED, "received", *PENDING})

LABELS = {
    "received": N_("tổng số tiếp nhận"),
    "received_online": N_("tiếp nhận trực tuyến"),
    "received_direct": N_("tiếp nhận trực tiếp"),
    "received_postal": N_("tiếp nhận qua bưu chính"),
    "carried_over": N_("từ kỳ trước"),
    "resolved": N_("tổng số đã giải quyết"),
    "resolved_early": N_("giải quyết trước hạn"),
    "resolved_on_time": N_("giải quyết đúng hạn"),
    "resolved_late": N_("giải quyết trễ hạn"),
    "pending": N_("tổng số đang giải quyết"),
    "pending_in_time": N_("đang giải quyết, trong hạn"),
    "pending_overdue": N_("đang giải quyết, trễ hạn"),
    "returned": N_("trả lại"),
    "withdrawn": N_("công dân rút"),
    "supplement_waiting": N_("chờ bổ sung"),
    "apology_sent": N_("đã xin lỗi"),
    "paid_online": N_("thanh toán trực tuyến"),
    "online_processed": N_("giải quyết trực tuyến"),
    "eligible_resolved": N_("giải quyết của thủ tục cung cấp trực tuyến"),
}
