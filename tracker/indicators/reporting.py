"""Reporting an indicator's values, correcting them, verifying them, and which are owed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tracker import history
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Document
from tracker.history import Entry
from tracker.indicators.facts import Indicator, IndicatorValue, SourceKind
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.indicators import Direction, Frequency, Span, refuse_unkept, spans

KIND = "indicator"
ENTERED = frozenset({SourceKind.TYPED})


@dataclass(frozen=True)
class Reported:
    """What somebody reports for a period: a fraction, or the value alone.

    `on` is the day of the figures; `until` the period's last day, where it is another.
    """

    since: date | None
    on: date
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    note: str = ""
    document: Document | None = None
    until: date | None = None

    def is_of(self, value: IndicatorValue) -> bool:
        """Tell whether a value is of the same period."""
        within = self.since and self.until and self.since <= value.on <= self.until
        return value.on == self.on or bool(within)


FACTS = ("numerator", "denominator", "value")


def report(
    indicator: Indicator, told: Reported, *, by: Person | None, at: datetime
) -> IndicatorValue:  # fmt: skip
    """Enter an indicator's value for a period, or correct the one it has.

    A correction keeps the old figures in the history and takes a verification off. The plan's
    chain must have been taken. Refused: a derived indicator, a day still to come, no figure, half
    a fraction, a figure below 0 or of more digits than are kept, a yes/no that is neither, a plan
    that was closed.
    """
    _refuse(indicator, told, today=day_of(at))
    known = _known(indicator, told)
    made = known or IndicatorValue(indicator_id=indicator.id, on=told.on, entered_at=at)
    changes = _changes(made, told)
    if known is not None and not changes:
        return known
    made.since, made.on, made.note = told.since, told.on, told.note.strip()
    made.numerator, made.denominator, made.value = told.numerator, told.denominator, told.value
    made.document = told.document or made.document
    made.entered_by_id, made.entered_at = by.id if by else None, at
    made.verified_by_id = made.verified_at = None
    if known is None:
        indicator.values.append(made)
    indicator.values.sort(key=lambda value: value.on)
    db.session.flush()
    move = "report" if known is None else "correct"
    entry = Entry(KIND, indicator.id, move, note=made.note, changes=dict(changes))
    _record(indicator, entry, on=made.on, by=by, at=at)
    return made


def _known(indicator: Indicator, told: Reported) -> IndicatorValue | None:
    """Return the value that a report corrects: that of its very day, else its period's last."""
    of_period = [value for value in indicator.values if told.is_of(value)]
    same_day = (value for value in of_period if value.on == told.on)
    return next(same_day, None) or next(reversed(of_period), None)


def _refuse(indicator: Indicator, told: Reported, *, today: date) -> None:
    if db.session.get_one(Plan, indicator.plan_id).state == PlanState.CLOSED:
        raise Refused(N_("Kế hoạch đã kết thúc, không nhập, sửa số liệu được nữa."))
    if indicator.source_kind not in ENTERED:
        raise Refused(N_("Chỉ tiêu này được tính từ số liệu khác, không nhập tay."))
    if told.on > today:
        raise Refused(N_("Chưa đến ngày của kỳ số liệu."))
    for name in FACTS:
        _refuse_figure(getattr(told, name))
    _refuse_fraction(told)
    if indicator.direction == Direction.YES_NO and told.value not in (0, 1):
        raise Refused(N_("Chọn có hoặc chưa."))


def _refuse_fraction(told: Reported) -> None:
    if (told.numerator is None) != (told.denominator is None):
        raise Refused(N_("Nhập cả tử số và mẫu số."))
    if told.numerator and not told.denominator:
        raise Refused(N_("Mẫu số bằng 0 thì tử số cũng bằng 0: không phát sinh."))
    if told.numerator is None and told.value is None:
        raise Refused(N_("Nhập số liệu của kỳ."))


def _refuse_figure(figure: Decimal | None) -> None:
    if figure is not None and figure < 0:
        raise Refused(N_("Số liệu không được âm."))
    refuse_unkept(figure)


def _changes(made: IndicatorValue, told: Reported) -> dict[str, list[str | None]]:
    """Return which figures and words change, as name -> [old, new]."""
    pairs = {name: (getattr(made, name), getattr(told, name)) for name in FACTS}
    pairs["on"] = (made.on, told.on)
    pairs["note"] = (made.note or "", told.note.strip())
    if told.document is not None:
        pairs["document"] = (made.document_id, told.document.id)
    return {name: [_text(old), _text(new)] for name, (old, new) in pairs.items() if old != new}


def _text(fact: object) -> str | None:
    return None if fact is None else str(fact)


def verify(value: IndicatorValue, *, by: Person, at: datetime) -> None:
    """Confirm a reported value; nobody confirms what he or she entered.

    The plan's chain must have been taken. Refused: one's own value, one already confirmed.
    """
    if value.verified_at is not None:
        raise Refused(N_("Số liệu này đã được xác nhận."))
    if value.entered_by_id == by.id:
        raise Refused(N_("Người nhập số liệu không tự xác nhận."))
    value.verified_by_id, value.verified_at = by.id, at
    indicator = db.session.get_one(Indicator, value.indicator_id)
    _record(indicator, Entry(KIND, indicator.id, "verify"), on=value.on, by=by, at=at)


def _record(
    indicator: Indicator, entry: Entry, *, on: date, by: Person | None, at: datetime
) -> None:
    chain_id, actor = indicator.plan_id, by.id if by else None
    history.record(entry, chain_id=chain_id, by=actor, at=at, on=on)


def owed(
    indicator: Indicator, *, year: int, on: date, since: date = date.min
) -> list[Span]:  # fmt: skip
    """Return the periods of a year that ended by a day and for which no value was entered.

    `since` is when the plan began: what ended before owes nothing, nor does a derived indicator.
    """
    if indicator.source_kind not in ENTERED:
        return []
    known = {value.on for value in indicator.values}
    due = (
        one for one in spans(Frequency(indicator.frequency), year=year) if since <= one.until < on
    )
    return [one for one in due if not any(one.since <= day <= one.until for day in known)]
