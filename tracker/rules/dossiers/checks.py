"""The identities of one row of the form, D1-D5, D7, D10 and D11."""

from collections.abc import Iterator

from tracker.rules import N_, Told
from tracker.rules.dossiers.counts import LABELS, Counts
from tracker.rules.dossiers.findings import Finding, Severity

MOST = 10**9  # of dossiers in one cell; more is a slip of the keyboard


def check_counts(counts: Counts, *, before: Counts | None = None) -> list[Finding]:
    """Return what does not hold in one row; `before` is the same row of the period before.

    Only identities whose parts are all stated are tried: an empty cell is not 0. Where a value
    is impossible (D7), nothing else is said.
    """
    refused = list(_impossible(counts))
    if refused:
        return refused
    tries = (_received, _resolved, _pending, _balance, _online, _apologies)
    found = [finding for one in tries for finding in one(counts)]
    return [*found, *(_carried_over(counts, before) if before else ())]


def _impossible(counts: Counts) -> Iterator[Finding]:
    for name, count in counts.stated().items():
        if not 0 <= count <= MOST:
            sentence = N_(
                "Số %(count)s ở cột “%(column)s” không hợp lệ: nhập số nguyên từ 0 đến %(most)s."
            )
            yield _refuse(sentence, count=count, column=Told(LABELS[name]), most=MOST)
    for part, whole in PARTS:
        low, high = getattr(counts, part), getattr(counts, whole)
        if low is not None and high is not None and low > high:
            sentence = N_("“%(part)s” (%(low)s) lớn hơn “%(whole)s” (%(high)s).")
            names = {"part": Told(LABELS[part]), "whole": Told(LABELS[whole])}
            yield _refuse(sentence, low=low, high=high, **names)


def _refuse(sentence: str, **values: object) -> Finding:
    return Finding("D7", Severity.REFUSE, sentence, values)


PARTS = (("resolved_late", "resolved"), ("pending_overdue", "pending"))


def _received(counts: Counts) -> Iterator[Finding]:
    """D1: the three channels and what was carried over make up what was received."""
    channels = counts.channels
    if counts.received is None or counts.carried_over is None or len(channels) < 3:
        return
    parts = counts.carried_over + sum(channels.values())
    if parts != counts.received:
        sentence = N_(
            "Tiếp nhận %(total)s, nhưng trực tiếp, trực tuyến, bưu chính và từ kỳ trước cộng lại "
            "là %(parts)s, lệch %(gap)s."
        )
        yield _error("D1", sentence, total=counts.received, parts=parts)


def _resolved(counts: Counts) -> Iterator[Finding]:
    """D2: early, on time and late make up what was resolved."""
    told_apart = counts.resolved_early is not None or counts.on_time_includes_early
    on_time, late = counts.resolved_on_time, counts.resolved_late
    if counts.resolved is None or on_time is None or late is None or not told_apart:
        return
    parts = (counts.resolved_early or 0) + on_time + late
    if parts != counts.resolved:
        sentence = N_(
            "Đã giải quyết %(total)s, nhưng trước hạn, đúng hạn và trễ hạn cộng lại là %(parts)s, "
            "lệch %(gap)s."
        )
        yield _error("D2", sentence, total=counts.resolved, parts=parts)


def _pending(counts: Counts) -> Iterator[Finding]:
    """D3: in time and overdue make up what is pending."""
    if counts.pending is None or counts.pending_in_time is None or counts.pending_overdue is None:
        return
    parts = counts.pending_in_time + counts.pending_overdue
    if parts != counts.pending:
        sentence = N_(
            "Đang giải quyết %(total)s, nhưng trong hạn và trễ hạn cộng lại là %(parts)s, "
            "lệch %(gap)s."
        )
        yield _error("D3", sentence, total=counts.pending, parts=parts)


def _error(identity: str, sentence: str, *, total: int, parts: int) -> Finding:
    values: dict[str, object] = {"total": total, "parts": parts, "gap": abs(total - parts)}
    return Finding(identity, Severity.ERROR, sentence, values)


def _balance(counts: Counts) -> Iterator[Finding]:
    """D4: what was received is resolved, pending, returned or withdrawn."""
    if counts.received is None or counts.resolved is None or counts.pending is None:
        return
    left = counts.received - counts.resolved
    elsewhere = (counts.returned or 0) + (counts.withdrawn or 0)
    if left not in (counts.pending, counts.pending + elsewhere):
        sentence = N_(
            "Tiếp nhận trừ đã giải quyết còn %(left)s, nhưng đang giải quyết %(pending)s, trả lại "
            "và rút %(elsewhere)s. Nêu lý do chênh lệch."
        )
        values = {"left": left, "pending": counts.pending, "elsewhere": elsewhere}
        yield Finding("D4", Severity.WARN, sentence, dict(values))


def _online(counts: Counts) -> Iterator[Finding]:
    """D10: no more is processed online than came in online, but for what was carried over."""
    processed, received = counts.online_processed, counts.received_online
    if processed is not None and received is not None:
        most = received + (counts.carried_over or 0)
        if processed > most:
            yield more_online(processed, received)


def more_online(processed: int, received: int) -> Finding:
    """Return D10: more processed online than received online (11.084 against 11.031)."""
    sentence = N_(
        "Giải quyết trực tuyến %(processed)s, nhiều hơn tiếp nhận trực tuyến %(received)s "
        "(thừa %(gap)s). Nêu lý do, ví dụ hồ sơ trực tuyến từ kỳ trước."
    )
    values = {"processed": processed, "received": received, "gap": processed - received}
    return Finding("D10", Severity.WARN, sentence, dict(values))


def _apologies(counts: Counts) -> Iterator[Finding]:
    """D11: no more apologies than late and overdue dossiers."""
    late = counts.stated("resolved_late", "pending_overdue")
    if counts.apology_sent is not None and late and counts.apology_sent > sum(late.values()):
        sentence = N_("Đã xin lỗi %(sent)s hồ sơ, nhiều hơn %(late)s hồ sơ trễ hạn.")
        values = {"sent": counts.apology_sent, "late": sum(late.values())}
        yield Finding("D11", Severity.WARN, sentence, dict(values))


def _carried_over(counts: Counts, before: Counts) -> Iterator[Finding]:
    """D5: what is carried over is what was pending when the period before ended."""
    if counts.carried_over is None or before.pending is None:
        return
    if counts.carried_over != before.pending:
        sentence = N_(
            "Từ kỳ trước %(carried)s, nhưng kỳ trước còn đang giải quyết %(pending)s. "
            "Nêu lý do chênh lệch."
        )
        values = {"carried": counts.carried_over, "pending": before.pending}
        yield Finding("D5", Severity.WARN, sentence, dict(values))
