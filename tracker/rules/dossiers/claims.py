"""Percentages that somebody stated, held against the counts: rounded, truncated or wrong base."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from tracker.rules import N_, Told
from tracker.rules.dossiers.counts import LABELS, Counts
from tracker.rules.dossiers.findings import Finding, Severity
from tracker.rules.dossiers.rates import rates
from tracker.rules.percents import percent


class Verdict(StrEnum):
    """How a stated percent comes out of its fraction; `either` is both ways the same."""

    EITHER = "either"
    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    WRONG = "wrong"


@dataclass(frozen=True)
class Claim:
    """A fraction that a percent may have been taken of, with its base in words."""

    numerator: int
    denominator: int
    base: str


def judge(numerator: int, denominator: int, *, stated: Decimal) -> Verdict:
    """Tell how a stated percent (0-100) comes out of a fraction, at the decimals it was given.

    3/64 stated as 4,68 is truncated (half-up is 4,69), 36.075/36.466 as 98,93 is rounded.
    """
    if not denominator:
        return Verdict.WRONG
    exact = Fraction(numerator * 100, denominator)
    rounded, cut = _at(exact, stated, ROUND_HALF_UP), _at(exact, stated, ROUND_DOWN)
    if stated == rounded:
        return Verdict.EITHER if rounded == cut else Verdict.ROUNDED
    return Verdict.TRUNCATED if stated == cut else Verdict.WRONG


def _at(exact: Fraction, stated: Decimal, rounding: str) -> Decimal:
    """Return an exact percent at the decimals of a stated one."""
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return value.quantize(Decimal(1).scaleb(min(int(stated.as_tuple().exponent), 0)), rounding)


def check_claims(counts: Counts, stated: Iterable[Decimal]) -> Iterator[Finding]:
    """Yield D9 for each stated percent of a row: how it was rounded, or which base is wrong.

    A percent is looked for among the row's rates and shares first, then among its counts over
    totals that are not theirs. A row that states no counts cannot be checked.
    """
    if not counts.stated():
        return
    proper, strange = list(_proper(counts)), list(_strange(counts))
    for one in stated:
        yield _told(one, proper, strange)


def _proper(counts: Counts) -> Iterator[Claim]:
    for rate in rates(counts):
        if rate.denominator:
            yield Claim(rate.numerator, rate.denominator, rate.name)
    for numerator, denominator, base in _shares(counts):
        yield Claim(numerator, denominator, base)


def _shares(counts: Counts) -> Iterator[tuple[int, int, str]]:
    channels = counts.channels
    if len(channels) > 1:
        for count in channels.values():
            yield count, sum(channels.values()), N_("tổng các kênh tiếp nhận")
    resolved = _resolved(counts)
    for count in counts.stated("resolved_early", "resolved_on_time").values():
        yield count, resolved or 0, LABELS["resolved"]


def _resolved(counts: Counts) -> int | None:
    """Return what a claim may have been taken of: the resolved, else those parts that are told."""
    parts = counts.stated("resolved_early", "resolved_on_time", "resolved_late")
    return counts.resolved if counts.resolved is not None else sum(parts.values()) or None


def _strange(counts: Counts) -> Iterator[Claim]:
    """Yield the counts over every total of the row that could have been taken by mistake."""
    totals = {name: getattr(counts, name) for name in ("received", "pending")}
    totals["resolved"] = _resolved(counts)
    for name, numerator in counts.stated().items():
        for base, denominator in totals.items():
            if denominator and name != base:
                yield Claim(numerator, denominator, LABELS[base])


def _told(stated: Decimal, proper: list[Claim], strange: list[Claim]) -> Finding:
    for claim in proper:
        verdict = judge(claim.numerator, claim.denominator, stated=stated)
        if verdict is not Verdict.WRONG:
            return told_verdict(claim, stated, verdict)
    for claim in strange:
        if judge(claim.numerator, claim.denominator, stated=stated) is not Verdict.WRONG:
            return _wrong_base(claim, stated, proper)
    sentence = N_("%(stated)s%% không khớp với số nào trong dòng.")
    return Finding("D9", Severity.WARN, sentence, {"stated": stated})


HOW = {
    Verdict.EITHER: (
        Severity.INFO,
        N_("%(stated)s%% khớp %(part)s/%(whole)s (%(base)s), làm tròn hay cắt bớt như nhau."),
    ),
    Verdict.ROUNDED: (
        Severity.INFO,
        N_("%(stated)s%% khớp %(part)s/%(whole)s (%(base)s), đã làm tròn."),
    ),
    Verdict.TRUNCATED: (
        Severity.WARN,
        N_("%(stated)s%% là %(part)s/%(whole)s (%(base)s) cắt bớt; làm tròn là %(right)s%%."),
    ),
    Verdict.WRONG: (
        Severity.WARN,
        N_("%(stated)s%% không phải %(part)s/%(whole)s (%(base)s): đúng là %(right)s%%."),
    ),
}


def told_verdict(claim: Claim, stated: Decimal, verdict: Verdict) -> Finding:
    """Return D9 for a percent stated of a known fraction."""
    severity, sentence = HOW[verdict]
    values: dict[str, object] = {"stated": stated, "base": Told(claim.base)}
    values |= {"part": claim.numerator, "whole": claim.denominator}
    places = max(-int(stated.as_tuple().exponent), 0)
    values["right"] = percent(claim.numerator, claim.denominator, places)
    return Finding("D9", severity, sentence, values)


def _wrong_base(claim: Claim, stated: Decimal, proper: list[Claim]) -> Finding:
    values: dict[str, object] = {"stated": stated, "base": Told(claim.base)}
    values |= {"part": claim.numerator, "whole": claim.denominator}
    right = next((one for one in proper if one.numerator == claim.numerator), None)
    if right is None:
        sentence = N_(
            "%(stated)s%% là %(part)s/%(whole)s (%(base)s): nêu rõ mẫu số trong tên tỷ lệ."
        )
        return Finding("D9", Severity.WARN, sentence, values)
    sentence = N_(
        "%(stated)s%% là %(part)s/%(whole)s (%(base)s): sai mẫu số. Trên %(true_whole)s "
        "(%(true_base)s) là %(right)s%%."
    )
    values |= {"true_whole": right.denominator, "true_base": Told(right.base)}
    values["right"] = percent(right.numerator, right.denominator)
    return Finding("D9", Severity.WARN, sentence, values)


def check_shares(counts: Counts, stated: Iterable[Decimal] = ()) -> Iterator[Finding]:
    """Yield D8: channels whose shares of a total pass 100% by more than rounding can.

    Where nothing says what was received, the total is what was resolved, but only if the stated
    percents were taken of it, or the excess is a channel counted twice or three times.
    """
    channels = counts.channels
    base = counts.received if counts.received is not None else _resolved(counts)
    if len(channels) < 2 or not base:
        return
    total = sum(channels.values())
    share = percent(total, base) or Decimal(0)
    if share <= 100 + Decimal("0.1") * len(channels):
        return
    doubled = _counted_again(channels, total - base)
    if counts.received is None and not doubled and not _taken_of(channels, base, stated):
        return
    yield _over(total, base, share, doubled)


def _over(total: int, base: int, share: Decimal, doubled: tuple[int, str] | None) -> Finding:
    sentence = N_(
        "Các kênh tiếp nhận cộng lại %(total)s so với %(base)s: tỷ lệ các kênh thành %(share)s%%."
    )
    values: dict[str, object] = {"total": total, "base": base, "share": share}
    if doubled:
        times, name = doubled
        sentence = N_(
            "Các kênh tiếp nhận cộng lại %(total)s so với %(base)s: tỷ lệ các kênh thành "
            "%(share)s%%. Phần thừa %(gap)s = %(times)s × %(count)s: có thể “%(column)s” đã được "
            "tính cả ở kênh khác."
        )
        gap = total - base
        values |= {"gap": gap, "times": times, "count": gap // times, "column": Told(LABELS[name])}
    return Finding("D8", Severity.WARN, sentence, values)


def _counted_again(channels: dict[str, int], excess: int) -> tuple[int, str] | None:
    """Return how often which channel explains an excess: 818 is 2 × 409."""
    for name, count in sorted(channels.items(), key=lambda pair: pair[1]):
        if count and excess in (count, 2 * count):
            return excess // count, name
    return None


def _taken_of(channels: dict[str, int], base: int, stated: Iterable[Decimal]) -> bool:
    told = list(stated)
    counts = channels.values()
    return any(judge(n, base, stated=one) is not Verdict.WRONG for n in counts for one in told)
