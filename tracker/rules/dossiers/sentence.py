"""The sentence on dossiers, in Vietnamese, the language of the report."""

from collections.abc import Mapping, Sequence

from tracker.rules.dossiers.counts import LABELS, Counts
from tracker.rules.numbers import two_digits

MOST_NAMES = 3


def dossier_sentence(counts: Counts, *, late_by_field: Mapping[str, int] | None = None) -> str:
    """Return "Tiếp nhận … hồ sơ; đã giải quyết …: trước hạn …"; what is not stated is left out.

    Parts that do not make up their whole are those that some forms tell: "…, trong đó nêu rõ …".
    `late_by_field` names the fields of the late ones, with how many; those of 0 are left out.
    """
    fields = "; ".join(f"{name}: {two_digits(n)}" for name, n in (late_by_field or {}).items() if n)
    resolved = _told(
        "đã giải quyết",
        counts.resolved,
        *_in_time(counts),
        ("trễ hạn", counts.resolved_late, f" ({fields})" if fields else ""),
    )
    pending = _told(
        "đang giải quyết",
        counts.pending,
        ("trong hạn", counts.pending_in_time, ""),
        ("trễ hạn", counts.pending_overdue, ""),
    )
    received = counts.received
    opening = "" if received is None else f"tiếp nhận {two_digits(received)} hồ sơ"
    told = "; ".join(part for part in (opening, resolved, pending) if part)
    return f"{told[0].upper()}{told[1:]}." if told else ""


def unsaid_sentence(unsaid: Mapping[str, Sequence[str]]) -> str:
    """Return which units a sum does not cover: "Chưa tính: tổng số tiếp nhận của 01 đơn vị …".

    `unsaid` names, for each column, the units that leave it unsaid; up to three are written out.
    """
    parts = [
        f"{LABELS[name]} của {two_digits(len(units))} đơn vị chưa nêu{_named(units)}"
        for name, units in unsaid.items() if units
    ]  # fmt: skip
    return f"Chưa tính: {'; '.join(parts)}." if parts else ""


def _named(units: Sequence[str]) -> str:
    return f" ({', '.join(units)})" if len(units) <= MOST_NAMES else ""


def _in_time(counts: Counts) -> list[tuple[str, int | None, str]]:
    """Return early and on time, together where some source told them no apart."""
    if counts.on_time_includes_early:
        return [("trước hạn và đúng hạn", counts.in_time, "")]
    return [
        ("trước hạn", counts.resolved_early, ""), ("đúng hạn", counts.resolved_on_time, "")
    ]  # fmt: skip


def _told(name: str, total: int | None, *parts: tuple[str, int | None, str]) -> str:
    if total is None:
        return ""
    stated = [f"{word} {two_digits(n)}{more}" for word, n, more in parts if n is not None]
    head = f"{name} {two_digits(total)}"
    if not (stated and total):
        return head
    told = sum(n for _word, n, _more in parts if n is not None)
    leaves_out = len(stated) == len(parts) and told < total
    return f"{head}{', trong đó nêu rõ ' if leaves_out else ': '}{', '.join(stated)}"
