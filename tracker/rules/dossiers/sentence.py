"""The sentence on dossiers, in Vietnamese, the language of the report."""

from collections.abc import Mapping

from tracker.rules.dossiers.counts import Counts
from tracker.rules.numbers import two_digits


def dossier_sentence(counts: Counts, *, late_by_field: Mapping[str, int] | None = None) -> str:
    """Return "Tiếp nhận … hồ sơ; đã giải quyết …: trước hạn …"; what is not stated is left out.

    `late_by_field` names the fields of the late ones, with how many; those of 0 are left out.
    """
    fields = "; ".join(f"{name}: {two_digits(n)}" for name, n in (late_by_field or {}).items() if n)
    on_time = "đúng hạn" if not counts.on_time_includes_early else "trước hạn và đúng hạn"
    resolved = _told(
        "đã giải quyết",
        counts.all_resolved,
        ("trước hạn", counts.resolved_early, ""),
        (on_time, counts.resolved_on_time, ""),
        ("trễ hạn", counts.resolved_late, f" ({fields})" if fields else ""),
    )
    pending = _told(
        "đang giải quyết",
        counts.pending,
        ("trong hạn", counts.pending_in_time, ""),
        ("trễ hạn", counts.pending_overdue, ""),
    )
    received = counts.received if counts.received is not None else counts.in_period
    opening = "" if received is None else f"tiếp nhận {two_digits(received)} hồ sơ"
    told = "; ".join(part for part in (opening, resolved, pending) if part)
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _told(name: str, total: int | None, *parts: tuple[str, int | None, str]) -> str:
    if total is None:
        return ""
    stated = [f"{word} {two_digits(n)}{more}" for word, n, more in parts if n is not None]
    head = f"{name} {two_digits(total)}"
    return f"{head}: {', '.join(stated)}" if stated and total else head
