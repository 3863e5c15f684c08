"""Adding rows up: fields to a unit, units to an authority, months to a quarter and a year."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from tracker.rules import N_, Told
from tracker.rules.dossiers.counts import CARRIED, COUNTS, FLOWS, LABELS, PENDING, Counts
from tracker.rules.dossiers.findings import Finding, Severity

LARGE = 100  # dossiers: below them a change tells nothing
JUMP = 50  # percent


def add_up(rows: Iterable[Counts]) -> Counts:
    """Return the sum of rows of one period: a count is stated where any row states it."""
    return reduce(_plus, rows, Counts())


def _plus(one: Counts, other: Counts) -> Counts:
    found = {name: _sum(getattr(one, name), getattr(other, name)) for name in COUNTS}
    early = one.on_time_includes_early or other.on_time_includes_early
    return Counts(**found, on_time_includes_early=early)


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other


def in_sequence(months: Sequence[Counts]) -> Counts:
    """Return a longer period from its months in order: flows added, stocks taken at its ends.

    What was carried over is that of the first month and what is pending that of the last
    (domain of the form: quarter, half and year). What was received is the first month's stock
    and everything that came in since.
    """
    if len(months) < 2:
        return months[0] if months else Counts()
    first, last, flows = months[0], months[-1], add_up(months)
    found = {name: getattr(flows, name) for name in FLOWS}
    found |= {name: getattr(last, name) for name in PENDING}
    found[CARRIED] = first.carried_over
    found["received"] = _received(months)
    return Counts(**found, on_time_includes_early=flows.on_time_includes_early)


def _received(months: Sequence[Counts]) -> int | None:
    """Return the received of a sequence: later months count only what came in within them."""
    later = [month.in_period for month in months[1:]]
    if months[0].received is None or None in later:
        return None
    return months[0].received + sum(count for count in later if count is not None)


def check_sum(total: Counts, parts: Sequence[Counts], *, of: str) -> Iterator[Finding]:
    """Yield D6: counts of a total row that its parts do not make up; `of` names it in words.

    Only counts that the total and every part state are compared.
    """
    for name, count in total.stated().items():
        stated = [getattr(part, name) for part in parts]
        if stated and None not in stated and sum(stated) != count:
            sentence = N_(
                "%(of)s: “%(column)s” ghi %(total)s, nhưng các dòng cộng lại là %(parts)s."
            )
            values = {"of": of, "column": Told(LABELS[name]), "total": count}
            yield Finding("D6", Severity.ERROR, sentence, values | {"parts": sum(stated)})


def check_change(now: Counts, before: Counts) -> Iterator[Finding]:
    """Yield D12: a count of at least 100 dossiers that changed by more than half."""
    for name in ("received", "resolved", "pending"):
        old, new = getattr(before, name), getattr(now, name)
        if old and new is not None and _jumped(old, new):
            sentence = N_("“%(column)s” từ %(old)s thành %(new)s so với kỳ trước.")
            values = {"column": Told(LABELS[name]), "old": old, "new": new}
            yield Finding("D12", Severity.INFO, sentence, values)


def _jumped(old: int, new: int) -> bool:
    return max(old, new) >= LARGE and abs(new - old) * 100 > JUMP * old
