"""Saving a unit's form as a whole: rows, what it leaves out, the paper's total, and reasons."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.dossiers.entering import Doubt, Typed, enter, explain
from tracker.dossiers.facts import DossierField, DossierSheet
from tracker.dossiers.findings import Found, findings_of
from tracker.dossiers.remarks import describe
from tracker.rules import N_, Refused
from tracker.rules.dossiers import Counts


@dataclass(frozen=True)
class Given:
    """A form as somebody filled it in; `reasons` by the key of what they explain (`keyed`)."""

    rows: Mapping[DossierField, Typed]
    totals: Counts = field(default_factory=Counts)
    scope_note: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)


def save(sheet: DossierSheet, given: Given, *, by: Person, at: datetime) -> list[Found]:
    """Write a form, new or known, and keep the reasons given; return what does not hold in it.

    Refused: the month has not begun, nothing was filled in, or what no dossiers can have. The
    chain of what belongs to no plan must have been taken.
    """
    if date(sheet.year, sheet.month, 1) > day_of(at):
        raise Refused(N_("Chưa đến tháng %(month)s."), month=f"{sheet.month:02d}/{sheet.year}")
    filled = any(typed.counts.stated() for typed in given.rows.values()) or given.totals.stated()
    if not sheet.id and not filled:
        raise Refused(N_("Nhập ít nhất một số liệu. Không có hồ sơ nào thì nhập 0."))
    enter(sheet, given.rows, by=by, at=at)
    describe(sheet, scope_note=given.scope_note, totals=given.totals, by=by, at=at)
    found = findings_of(sheet)
    for key, one in zip(keys(one.doubt for one in found), found, strict=True):
        reason = given.reasons.get(key, "").strip()
        if reason and (one.reason is None or one.reason.reason != reason):
            explain(sheet, one.doubt, reason=reason, by=by, at=at)
    return findings_of(sheet)


def keys(doubts: Iterable[Doubt]) -> Iterator[str]:
    """Yield a name for each doubt of a form: its field, its identity, and which of several."""
    seen: dict[str, int] = {}
    for doubt in doubts:
        name = f"{doubt.field.id if doubt.field else 0}-{doubt.finding.id}"
        seen[name] = seen.get(name, 0) + 1
        yield f"{name}-{seen[name]}"
