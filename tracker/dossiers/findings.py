"""What does not hold in the forms, and the reason that was given for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.db import db
from tracker.dossiers.entering import Doubt, Typed, told_figures
from tracker.dossiers.facts import DossierField, DossierReason, DossierRow, DossierSheet
from tracker.rules import N_
from tracker.rules.dossiers import (
    COUNTS,
    Counts,
    Finding,
    Severity,
    check_change,
    check_claims,
    check_counts,
    check_shares,
    check_sum,
    month_before,
)

TOTAL = N_("Tổng cộng trên văn bản")
ASKING = frozenset({Severity.ERROR, Severity.WARN})


@dataclass(frozen=True)
class Found:
    """What does not hold in a form, with the reason given for these very figures, if any."""

    sheet: DossierSheet
    doubt: Doubt
    reason: DossierReason | None

    @property
    def asks(self) -> bool:
        """Whether a reason is asked for and not yet given."""
        return self.doubt.finding.severity in ASKING and self.reason is None

    @property
    def blocks_publishing(self) -> bool:
        """Whether it is an unexplained error: saved, but neither frozen nor published."""
        return self.doubt.finding.severity is Severity.ERROR and self.reason is None


@dataclass(frozen=True)
class Form:
    """A form as it stands or is being typed: rows, the paper's total, the month before by field."""

    rows: Mapping[DossierField, Typed]
    totals: Counts
    before: Mapping[DossierField, Counts]


def findings_of(sheet: DossierSheet) -> list[Found]:
    """Return what does not hold in a form: every row, then the total, with given reasons."""
    form = Form(typed_rows(sheet), Counts(**sheet.totals), rows_before(sheet))
    reasons = reasons_of([sheet.id]).get(sheet.id, [])
    return [Found(sheet, doubt, reason_for(doubt, reasons)) for doubt in doubts_of(form)]


def unexplained(authority_id: int, *, year: int, months: Iterable[int]) -> list[Found]:
    """Return the errors without a reason in the forms of some months: they may not be published.

    Only D1-D3 and D6 are errors; what else is doubtful asks for a reason but holds nobody up.
    """
    of_months = (
        DossierSheet.authority_id == authority_id, DossierSheet.year == year,
        DossierSheet.month.in_(list(months)),
    )  # fmt: skip
    suspects = _suspects(*of_months)
    if not suspects:
        return []
    rows = (
        select(DossierSheet).where(DossierSheet.id.in_(suspects))
        .order_by(DossierSheet.month, DossierSheet.id)
        .options(
            joinedload(DossierSheet.unit),
            selectinload(DossierSheet.rows).joinedload(DossierRow.field),
        )
    )  # fmt: skip
    sheets = list(db.session.scalars(rows))
    reasons = reasons_of([sheet.id for sheet in sheets])
    found = (
        Found(sheet, doubt, reason_for(doubt, reasons.get(sheet.id, [])))
        for sheet in sheets
        for doubt in doubts_of(Form(typed_rows(sheet), Counts(**sheet.totals), {}))
    )
    return [one for one in found if one.blocks_publishing]


def _suspects(*of_months: ColumnElement[bool]) -> set[int]:
    """Return the forms with a row in error, or with a total to compare: few of a province's."""
    columns = [getattr(DossierRow, name) for name in COUNTS]
    rows = select(DossierRow.sheet_id, DossierRow.on_time_includes_early, *columns)
    found = set()
    for sheet_id, includes, *counts in db.session.execute(
        rows.join(DossierSheet).where(*of_months)
    ):
        stated = dict(zip(COUNTS, counts, strict=True))
        doubts = check_counts(Counts(**stated, on_time_includes_early=includes))
        if any(one.severity is Severity.ERROR for one in doubts):
            found.add(sheet_id)
    totals = select(DossierSheet.id, DossierSheet.totals).where(*of_months)
    return found | {sheet_id for sheet_id, total in db.session.execute(totals) if total}


def typed_rows(sheet: DossierSheet) -> dict[DossierField, Typed]:
    """Return the rows of a form as they were typed, in the order of the fields."""
    rows = sorted(sheet.rows, key=lambda row: (row.field.position, row.field_id))
    return {row.field: Typed(row.counts, row.qualifier, row.stated) for row in rows}


def rows_before(sheet: DossierSheet) -> dict[DossierField, Counts]:
    """Return the same unit's rows of the month before."""
    year, month = month_before(sheet.year, sheet.month)
    rows = select(DossierRow).where(
        DossierRow.authority_id == sheet.authority_id, DossierRow.unit_id == sheet.unit_id,
        DossierRow.year == year, DossierRow.month == month,
    ).options(joinedload(DossierRow.field))  # fmt: skip
    return {row.field: row.counts for row in db.session.scalars(rows)}


def doubts_of(form: Form) -> list[Doubt]:
    """Return what does not hold in a form, saved or not: row by row, then the total."""
    found = [Doubt(field, one) for field, typed in form.rows.items() for one in _of_row(
        typed, form.before.get(field)
    )]  # fmt: skip
    stated = {field for field, typed in form.rows.items() if typed.counts.stated()}
    if stated:
        left = ((field, counts) for field, counts in form.before.items() if field not in stated)
        found += [
            Doubt(field, _left_out(counts.pending)) for field, counts in left if counts.pending
        ]
    return [*found, *(Doubt(None, one) for one in _of_total(form))]


def _of_row(typed: Typed, before: Counts | None) -> Iterator[Finding]:
    counts = typed.counts
    percents = [Decimal(text) for text in typed.stated.split("|") if text]
    yield from (checked := check_counts(counts, before=before))
    if any(one.severity is Severity.REFUSE for one in checked):
        return
    yield from check_shares(counts, percents)
    yield from check_claims(counts, percents)
    if before is not None:
        yield from check_change(counts, before)


def _left_out(pending: int) -> Finding:
    """Return D5 for a field that has dossiers under way and no row the month after."""
    sentence = N_(
        "Kỳ trước còn đang giải quyết %(pending)s, nhưng kỳ này chưa có số liệu. "
        "Nhập dòng này hoặc nêu lý do."
    )
    return Finding("D5", Severity.WARN, sentence, {"pending": pending})


def _of_total(form: Form) -> Iterator[Finding]:
    if form.totals.stated():
        rows = [typed.counts for typed in form.rows.values() if typed.counts.stated()]
        yield from check_counts(form.totals)
        yield from check_sum(form.totals, rows, of=TOTAL)


def reasons_of(sheet_ids: list[int]) -> dict[int, list[DossierReason]]:
    """Return the reasons given in some forms, by form, the last one first."""
    rows = select(DossierReason).where(DossierReason.sheet_id.in_(sheet_ids))
    found: dict[int, list[DossierReason]] = {}
    for one in db.session.scalars(rows.order_by(DossierReason.id.desc())):
        found.setdefault(one.sheet_id, []).append(one)
    return found


def reason_for(doubt: Doubt, reasons: list[DossierReason]) -> DossierReason | None:
    """Return the last reason given for a doubt; it speaks of its own figures only."""
    field_id = doubt.field.id if doubt.field else None
    told = told_figures(doubt.finding)
    return next(
        (
            one for one in reasons
            if (one.field_id, one.identity) == (field_id, doubt.finding.id) and one.told == told
        ),
        None,
    )  # fmt: skip
