"""The figures of a period: the table as it is cut, its total, and two periods beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext
from flask_login import current_user

from tracker import dossiers
from tracker.dossiers import Asking, DossierField, Laid, Owing
from tracker.pages.dossiers.asked import BY_UNIT, Asked
from tracker.rules import N_
from tracker.rules.dossiers import COUNTS, Rate, Span, Total, dossier_sentence, together
from tracker.rules.dossiers.counts import LABELS
from tracker.rules.numbers import two_digits
from tracker.units import Unit

Entered = Mapping[int, set[int]]
COMPARED = (
    ("received", N_("Tiếp nhận")),
    ("resolved", N_("Đã giải quyết")),
    ("resolved_late", N_("Giải quyết trễ hạn")),
    ("pending", N_("Đang giải quyết")),
    ("pending_overdue", N_("Đang giải quyết, trễ hạn")),
)


@dataclass(frozen=True)
class Row:
    """A line of the table: a field or a unit with its totals."""

    name: str
    total: Total
    unit: Unit | None = None


@dataclass(frozen=True)
class Beside:
    """A figure of the period and of those beside it: a count, or a rate under its whole name."""

    name: str
    key: str
    totals: list[Total]

    @property
    def values(self) -> list[tuple[int | None, bool]]:
        """Return the count of each period, and whether some row leaves it unsaid."""
        return [(getattr(one.counts, self.key), one.is_partial(self.key)) for one in self.totals]

    @property
    def rates(self) -> list[Rate | None]:
        """Return the rate of each period, None where no row states what it needs."""
        return [one.rate(self.key) for one in self.totals]


@dataclass(frozen=True)
class Figures:
    """Everything that the page counts.

    `beside` is the period itself, then those it is held to; `forms` what all units entered of it;
    `by_unit` is there where the page shows units, or has to say which of them leave something out.
    """

    by_field: dict[int, Total]
    fields: dict[int, DossierField]
    total: Total
    beside: list[tuple[Span, Total]]
    forms: list[Laid]
    by_unit: list[tuple[Unit, Total]]

    @property
    def given(self) -> Entered:
        """Return the months that each unit has entered."""
        return dossiers.entered(self.forms)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered for the period."""
        return not self.by_field

    @property
    def has_partial(self) -> bool:
        """Whether any column of the total leaves something out that a row does not state."""
        return any(self.total.is_partial(name) for name in COUNTS)

    @property
    def sentence(self) -> str:
        """Return the report's sentence, in Vietnamese."""
        late = {
            self.fields[key].name: total.counts.resolved_late or 0
            for key, total in self.by_field.items()
        }
        return dossier_sentence(
            self.total.counts, late_by_field=dict(sorted(late.items(), key=most_first))
        )

    @property
    def counts_beside(self) -> list[Beside]:
        """Return the leading counts, with the same of the other periods."""
        return [Beside(name, key, self.columns) for key, name in COMPARED]

    @property
    def rates_beside(self) -> list[Beside]:
        """Return every rate of the period, denominator in its name, with those of the others."""
        return [Beside(rate.name, rate.key, self.columns) for rate in self.total.rates]

    @property
    def columns(self) -> list[Total]:
        """Return the total of each period."""
        return [total for _span, total in self.beside]


def going_on(figures: Figures, on: date) -> str:
    """Return that the period was not over on a day, and how far it was entered; else nothing."""
    shown = figures.beside[0][0]
    if figures.is_empty or (shown.year, shown.whole.last) < (on.year, on.month):
        return ""
    month = f"{shown.last:02d}"
    return gettext("Kỳ chưa kết thúc: số liệu mới đến tháng %(month)s.", month=month)


def most_first(pair: tuple[str, int]) -> int:
    """Return the order of the sentence's fields: most late ones first."""
    return -pair[1]


def figures_of(asked: Asked) -> Figures:
    """Load the figures of a period with those beside it."""
    fields = {one.id: one for one in dossiers.fields_of(current_user.authority_id)}
    authority_id, unit_id = current_user.authority_id, asked.unit.id if asked.unit else None
    forms = dossiers.laid(authority_id, asked.period)
    shown = so_far(asked.period, dossiers.entered(forms))
    periods = [shown, *held_to(shown)]
    now, *others = dossiers.by_field_of_each(authority_id, periods, unit_id=unit_id)
    in_order = {key: now[key] for key in fields if key in now}
    totals = [together(one.values()) for one in (now, *others)]
    beside = list(zip(periods, totals, strict=True))
    asks_units = asked.view == BY_UNIT or (asked.unit is None and totals[0].partial)
    by_unit = units_with(asked) if asks_units else []
    return Figures(in_order, fields, totals[0], beside, forms, by_unit)


def unsaid_words(figures: Figures, *, most: int) -> str:
    """Return which units, or which fields of one, the leading sums leave out; empty for none.

    Up to `most` units are named; the fields of one unit are few.
    """
    rows = [(unit.name, total) for unit, total in figures.by_unit] or [
        (figures.fields[key].name, total) for key, total in figures.by_field.items()
    ]
    most = most if figures.by_unit else len(rows)
    parts = []
    for name in figures.total.partial:
        names = [row for row, total in rows if total.leaves_unsaid(name)]
        parts.append(f"{gettext(LABELS[name])} ({', '.join(cut(names, most=most))})")
    return gettext("Chưa tính phần chưa nêu: %(parts)s.", parts="; ".join(parts)) if parts else ""


def cut(names: list[str], *, most: int) -> list[str]:
    """Return up to so many names, and how many units are left."""
    if len(names) <= most:
        return names
    left = two_digits(len(names) - most)
    return [*names[:most], gettext("và %(count)s đơn vị khác", count=left)]


def so_far(period: Span, given: Entered) -> Span:
    """Return a period as far as it was entered: of a year that goes on, the months so far."""
    months = {month for several in given.values() for month in several}
    return period.until(max(months, default=period.last))


def held_to(period: Span) -> list[Span]:
    """Return the period before, and the same months of last year: the same for a whole year."""
    return [period.year_ago] if period.key == "Y" else [period.before, period.year_ago]


def rows_of(asked: Asked, figures: Figures) -> list[Row]:
    """Return the lines of the table: fields, or units."""
    if asked.view == BY_UNIT:
        return [Row(unit.name, total, unit) for unit, total in figures.by_unit]
    return [Row(figures.fields[key].name, one) for key, one in figures.by_field.items()]


def units_with(asked: Asked) -> list[tuple[Unit, Total]]:
    """Return the units that have figures with them, in their order, ended ones too."""
    found = dossiers.by_unit(current_user.authority_id, asked.period)
    return [(unit, found[unit.id]) for unit in asked.units if unit.id in found]


def owing_of(asked: Asked, figures: Figures, on: date) -> list[Owing]:
    """Return who has not entered which months of the period; of the unit asked for, if any."""
    units = [asked.unit] if asked.unit else asked.units
    asking = Asking(units, asked.period, on)
    return dossiers.missing(asking, owed=asked.reach.owed, given=figures.given)
