"""A list of stated percents: each held against its fraction, channels against their total."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tracker.annex.dossiers.facts import Place, StatedPercent
from tracker.rules import N_
from tracker.rules.dossiers import Claim, Counts, Finding, Severity, Verdict, check_shares, judge
from tracker.rules.dossiers.claims import told_verdict
from tracker.rules.fold import fold
from tracker.rules.percents import percent

FRACTION = N_("phân số đã nêu")
OTHER_BASE = N_(
    "%(stated)s%% không phải %(part)s/%(whole)s mà là %(part)s/%(true_whole)s: sai mẫu số."
)
NOT_ITS_TOTAL = N_(
    "%(stated)s%% là %(part)s/%(whole)s, nhưng các kênh cộng lại là %(true_whole)s: sai mẫu số. "
    "Trên %(true_whole)s là %(right)s%%."
)
_CHANNELS = {
    "truc tiep": "received_direct",
    "truc tuyen": "received_online",
    "buu chinh": "received_postal",
}
Found = Iterator[tuple[Place, Finding]]


def percent_findings(percents: Sequence[StatedPercent]) -> Found:
    """Yield D9 for every claim, and D8 where channels of one source pass what they are taken of."""
    by_source: dict[str, list[StatedPercent]] = defaultdict(list)
    for one in percents:
        by_source[one.source].append(one)
    for claims in by_source.values():
        wrong = dict(_channels(claims))
        bases = {one.denominator for one in claims}
        for one in claims:
            yield from _told(one, bases=bases, channels=wrong.get(one.denominator))
        for told in wrong.values():
            yield told[0].place, told[1]


_Told = tuple[StatedPercent, Finding, int, frozenset[StatedPercent]]


def _channels(claims: Sequence[StatedPercent]) -> Iterator[tuple[int, _Told]]:
    """Yield the bases that the channels of a source pass, with what the channels are together."""
    by_base: dict[int, dict[str, StatedPercent]] = defaultdict(dict)
    for one in claims:
        if one.claimed is not None and (name := _channel(one.what)):
            by_base[one.denominator].setdefault(name, one)
    for base, named in by_base.items():
        channels = {name: one.numerator for name, one in named.items()}
        counts = Counts(**channels, on_time_includes_early=False)
        for finding in check_shares(replace(counts, received=base)):
            together = sum(one.numerator for one in named.values())
            first = next(iter(named.values()))
            yield base, (first, finding, together, frozenset(named.values()))


def _channel(what: str) -> str | None:
    words = fold(what)
    return next((name for word, name in _CHANNELS.items() if words.startswith(word)), None)


def _told(one: StatedPercent, *, bases: set[int], channels: _Told | None) -> Found:
    stated = one.claimed
    if stated is None:
        return
    verdict = judge(one.numerator, one.denominator, stated=stated)
    if verdict is Verdict.WRONG:
        yield one.place, _wrong(one, stated, bases)
    elif channels is not None and one in channels[3]:
        yield one.place, _not_its_total(one, channels[2])
    else:
        claim = Claim(one.numerator, one.denominator, one.what or FRACTION)
        yield one.place, told_verdict(claim, stated, verdict)


def _wrong(one: StatedPercent, stated: Decimal, bases: set[int]) -> Finding:
    """Return D9 for a claim that another denominator of its source explains, or none does."""
    true = (
        base
        for base in sorted(bases)
        if judge(one.numerator, base, stated=stated) is not Verdict.WRONG
    )
    found = next(true, None)
    if found is None:
        claim = Claim(one.numerator, one.denominator, one.what or FRACTION)
        return told_verdict(claim, stated, Verdict.WRONG)
    values: dict[str, object] = {"stated": stated, "part": one.numerator}
    values |= {"whole": one.denominator, "true_whole": found}
    return Finding("D9", Severity.WARN, OTHER_BASE, values)


def _not_its_total(one: StatedPercent, together: int) -> Finding:
    values: dict[str, object] = {"stated": one.claimed, "part": one.numerator}
    values |= {"whole": one.denominator, "true_whole": together}
    values["right"] = percent(one.numerator, together)
    return Finding("D9", Severity.WARN, NOT_ITS_TOTAL, values)
