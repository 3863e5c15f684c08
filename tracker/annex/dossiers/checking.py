"""The checker: what does not hold in a file of statistics, each finding with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracker.annex.dossiers.claims import percent_findings
from tracker.annex.dossiers.facts import Place, Sheet, StatRow, Stats
from tracker.annex.dossiers.groups import Group, Key, groups_of
from tracker.annex.dossiers.sums import sum_findings
from tracker.rules import N_, Told
from tracker.rules.dossiers import (
    Counts,
    Finding,
    Severity,
    check_change,
    check_claims,
    check_counts,
    check_shares,
)
from tracker.rules.dossiers.checks import more_online
from tracker.rules.dossiers.counts import LABELS

NOT_COUNTED = N_("Cột “%(column)s”: %(why)s")
PASSES = N_("“%(scope)s”: “%(column)s” ghi %(part)s, nhiều hơn toàn bộ là %(whole)s.")


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """What does not hold, and the row where it is told."""

    place: Place
    finding: Finding


def check(stats: Stats) -> list[PlacedFinding]:
    """Return what does not hold in a file, in the order of its rows.

    Row by row (D1-D4, D7-D11), against the period before where the file has it (D5, D12), parts
    against their whole (D6, D10), totals against their rows (D6), and every stated percent (D9).
    """
    found = [PlacedFinding(one.place, _impossible(one.place, one.told)) for one in stats.wrong]
    groups = groups_of(stats.rows)
    for group in groups.values():
        found += _in_group(group, groups)
    found += [PlacedFinding(place, one) for place, one in sum_findings(stats, groups)]
    found += [PlacedFinding(place, one) for place, one in percent_findings(stats.percents)]
    order = _sheets(stats)
    return sorted(found, key=lambda one: (order[one.place.sheet], one.place.row or 0))


def _sheets(stats: Stats) -> dict[Sheet, int]:
    """Return the sheets in the order in which they were read."""
    places = [one.place for one in stats.rows]
    places += [one.place for one in stats.percents]
    places += [one.place for one in stats.wrong]
    places += [one.row.place for one in stats.totals]
    found = dict.fromkeys(place.sheet for place in places)
    return {sheet: number for number, sheet in enumerate(found)}


def _impossible(place: Place, why: object) -> Finding:
    return Finding("D7", Severity.REFUSE, NOT_COUNTED, {"column": place.column, "why": why})


def findings_of(row: StatRow, *, before: Counts | None = None) -> list[Finding]:
    """Return what does not hold in one row alone; `before` is the same of the period before.

    Sums with a count that is only about so many ("hơn 2.000") are not tried.
    """
    counts = as_meant(row)
    found = check_counts(counts, before=before)
    if row.qualifier:
        return [one for one in found if one.severity is Severity.REFUSE]
    if any(one.severity is Severity.REFUSE for one in found):
        return found
    found += _came_in(row)
    found += check_shares(counts, row.stated)
    found += check_claims(counts, row.stated) if row.stated else ()
    return found + (list(check_change(counts, before)) if before else [])


def as_meant(row: StatRow) -> Counts:
    """Return a row's counts; those of procedures offered online alone have their own base.

    "chỉ thủ tục đã cung cấp trực tuyến": what is called online there was processed online.
    """
    counts = row.counts
    stated = counts.stated().keys()
    if row.is_part and "trực tuyến" in row.scope.lower() and stated == {
        "received_online", "resolved",
    }:  # fmt: skip
        return Counts(online_processed=counts.received_online, eligible_resolved=counts.resolved)
    return counts


def _came_in(row: StatRow) -> Iterator[Finding]:
    """D1 where a form has a column for what came in within the period, all channels together."""
    counts = row.counts
    parts = (row.came_in, counts.carried_over)
    if counts.received is None or None in parts or len(counts.channels) == 3:
        return
    together = sum(part for part in parts if part is not None)
    if together != counts.received:
        sentence = N_(
            "Tiếp nhận %(total)s, nhưng trong kỳ và từ kỳ trước cộng lại là %(parts)s, "
            "lệch %(gap)s."
        )
        values: dict[str, object] = {"total": counts.received, "parts": together}
        values["gap"] = abs(together - counts.received)
        yield Finding("D1", Severity.ERROR, sentence, values)


def _in_group(group: Group, groups: dict[Key, Group]) -> Iterator[PlacedFinding]:
    before = group.before(groups)
    single = len(group.rows) == 1
    for row in (*group.rows, *group.parts):
        for finding in findings_of(row, before=before if single and not row.is_part else None):
            yield PlacedFinding(row.place, finding)
    if group.rows and not single and before is not None:
        last = group.rows[-1]
        late = replace(last, counts=group.counts, stated=(), came_in=None)
        for finding in findings_of(late, before=before):
            if finding.id in {"D5", "D12"}:
                yield PlacedFinding(last.place, finding)
    whole = group.whole(groups)
    if whole is not None:
        yield from (one for part in group.parts for one in _passing(part, whole))


def _passing(part: StatRow, whole: Counts) -> Iterator[PlacedFinding]:
    """A part of the same place and period does not count more than the whole."""
    counts = as_meant(part)
    processed, received = counts.online_processed, whole.received_online
    if processed is not None and received is not None:
        if processed > received + (whole.carried_over or 0):
            yield PlacedFinding(part.place, more_online(processed, received))
        return
    yield from (
        PlacedFinding(part.place, finding)
        for finding in _more(part, counts.stated(), whole.stated())
    )


def _more(part: StatRow, stated: dict[str, int], whole: dict[str, int]) -> Iterable[Finding]:
    for name, count in stated.items():
        if name in whole and count > whole[name]:
            values: dict[str, object] = {"scope": part.scope, "part": count, "whole": whole[name]}
            yield Finding("D6", Severity.ERROR, PASSES, values | {"column": Told(LABELS[name])})
