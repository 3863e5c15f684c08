"""What does not hold in a form, as its page says it: a sentence, its gravity, a reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.dossiers import DossierReason, Doubt, Form, doubts_of, findings_of, keys, rows_before
from tracker.dossiers.facts import DossierSheet
from tracker.pages.dossiers.grid import Line
from tracker.pages.locale import said
from tracker.rules.dossiers import Counts, Severity

LOOKS = {
    Severity.REFUSE: ("circle-x", "over"),
    Severity.ERROR: ("alert-circle", "over"),
    Severity.WARN: ("alert-triangle", "soon"),
    Severity.INFO: ("info-circle", "none"),
}
ASKING = frozenset({Severity.ERROR, Severity.WARN})


@dataclass(frozen=True)
class Shown:
    """One doubt on the page: its key, sentence and look; the reason kept, or being typed."""

    key: str
    words: str
    severity: Severity
    reason: DossierReason | None = None
    typed: str = ""

    @property
    def look(self) -> tuple[str, str]:
        """The icon and the tone."""
        return LOOKS[self.severity]

    @property
    def asks(self) -> bool:
        """Whether a reason is asked for."""
        return self.severity in ASKING


Doubts = dict[int, list[Shown]]


def of_saved(sheet: DossierSheet) -> Doubts:
    """Return what does not hold in a saved form, by field (0: the paper's total)."""
    found = findings_of(sheet)
    shown = [
        shown_one(key, one.doubt, one.reason, "")
        for key, one in zip(keys(one.doubt for one in found), found, strict=True)
    ]
    return grouped([one.doubt for one in found], shown)


def of_typed(
    lines: list[Line], sheet: DossierSheet, reasons: Mapping[str, str], *,
    kept: Doubts | None = None,
) -> Doubts:  # fmt: skip
    """Return what does not hold in a form that is being typed; nothing of it is saved.

    A reason kept for the very same words stays beside them.
    """
    rows = {line.field: line.typed for line in lines if line.field}
    totals = next((line.typed.counts for line in lines if line.field is None), Counts())
    doubts = doubts_of(Form(rows, totals, rows_before(sheet)))
    old = {(one.key, one.words): one.reason for several in (kept or {}).values() for one in several}
    shown = []
    for key, doubt in zip(keys(doubts), doubts, strict=True):
        one = shown_one(key, doubt, None, reasons.get(key, ""))
        shown.append(shown_one(key, doubt, old.get((one.key, one.words)), one.typed))
    return grouped(doubts, shown)


def shown_one(key: str, doubt: Doubt, reason: DossierReason | None, typed: str) -> Shown:
    """Return a doubt in the reader's words."""
    told = doubt.finding.told
    return Shown(key, said(told.msgid, told.values), doubt.finding.severity, reason, typed)


def grouped(doubts: list[Doubt], shown: list[Shown]) -> Doubts:
    """Return what is shown by the id of the field."""
    found: Doubts = {}
    for doubt, one in zip(doubts, shown, strict=True):
        found.setdefault(doubt.field.id if doubt.field else 0, []).append(one)
    return found
