"""Adding rows up: fields to a unit, units to an authority, months to a quarter and a year."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise

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


def in_sequence(months: Sequence[Counts | None]) -> Counts:
    """Return a longer period from its months in order, None for one that nobody entered.

    A flow is the sum of the months entered, known only where each of them states it. What was
    carried over is that of the first and what is pending that of the last (domain of the form:
    quarter, half and year). What was received is the first month's stock and everything that came
    in since. A month's own totals follow from their parts where all of them are stated. One month
    that counts early dossiers as on time makes the whole period count so.
    """
    pairs = list(pairwise([None, *months]))
    entered = [month for month in months if month]
    if not entered:
        return Counts()
    found = {name: _whole(getattr(month, name) for month in entered) for name in FLOWS}
    found |= {name: getattr(entered[-1], name) for name in PENDING}
    found |= {
        "received": _whole(_since(month, before, is_first=month is entered[0])
                           for before, month in pairs if month),
        CARRIED: entered[0].carried_over,
        "resolved": _whole(month.all_resolved for month in entered),
        "pending": entered[-1].all_pending,
    }  # fmt: skip
    includes = any(month.on_time_includes_early for month in entered)
    if includes:
        found["resolved_early"] = None
        found["resolved_on_time"] = _whole(month.in_time for month in entered)
    return Counts(**found, on_time_includes_early=includes)


def _since(month: Counts, before: Counts | None, *, is_first: bool) -> int | None:
    """Return what a month adds to the received: later ones only what came in within them.

    A total without channels is set against the stock that it holds: as stated, else what was
    pending when the month right before ended.
    """
    if is_first:
        return month.all_received
    if month.in_period is not None or month.received is None or before is None:
        return month.in_period
    pending = before.all_pending
    return None if pending is None else month.received - pending


def _whole(counts: Iterable[int | None]) -> int | None:
    """Return a sum that is known only where every part is."""
    found = list(counts)
    return None if None in found else sum(count for count in found if count is not None)


def check_sum(total: Counts, parts: Sequence[Counts], *, of: str | Told) -> Iterator[Finding]:
    """Yield D6: counts of a total row that its parts do not make up; `of` names it in words.

    Only counts that the total and every part state are compared.
    """
    for name, count in total.stated().items():
        stated = [getattr(part, name) for part in parts]
        if stated and None not in stated and sum(stated) != count:
            sentence = N_(
                "%(of)s: “%(column)s” ghi %(total)s, nhưng các dòng cộng lại là %(parts)s."
            )
            values: dict[str, object] = {"of": of, "column": Told(LABELS[name]), "total": count}
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
