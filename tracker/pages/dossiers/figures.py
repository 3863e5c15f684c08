"""The figures of a period: the table as it is cut, its total, and two periods beside it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext
from flask_login import current_user

from tracker import dossiers
from tracker.access.office import units_of_authority
from tracker.dossiers import DossierField, Laid
from tracker.pages.dossiers.asked import BOTH, BY_UNIT, Asked
from tracker.rules import N_
from tracker.rules.dossiers import Counts, Rate, Span, add_up, dossier_sentence, rates
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
    """A line of the table: a field or a unit with its counts."""

    name: str
    counts: Counts
    unit: Unit | None = None


@dataclass(frozen=True)
class Beside:
    """A figure of the period and of those beside it: a count, or a rate under its whole name."""

    name: str
    key: str
    counts: list[Counts]

    @property
    def values(self) -> list[int | None]:
        """Return the count of each period."""
        return [getattr(one, self.key) for one in self.counts]

    @property
    def rates(self) -> list[Rate | None]:
        """Return the rate of each period, None where what it needs is not stated."""
        return [rate_of(one, self.key) for one in self.counts]


@dataclass(frozen=True)
class Figures:
    """Everything that the page counts.

    `beside` is the period itself, then those it is held to; `forms` what all units entered of it.
    """

    by_field: dict[int, Counts]
    fields: dict[int, DossierField]
    total: Counts
    beside: list[tuple[Span, Counts]]
    forms: list[Laid]

    @property
    def given(self) -> Entered:
        """Return the months that each unit has entered."""
        return dossiers.entered(self.forms)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered for the period."""
        return not self.by_field

    @property
    def sentence(self) -> str:
        """Return the report's sentence, in Vietnamese."""
        late = {
            self.fields[key].name: counts.resolved_late or 0
            for key, counts in self.by_field.items()
        }
        return dossier_sentence(
            self.total, late_by_field=dict(sorted(late.items(), key=most_first))
        )

    @property
    def counts_beside(self) -> list[Beside]:
        """Return the leading counts, with the same of the other periods."""
        return [Beside(name, key, self.columns) for key, name in COMPARED]

    @property
    def rates_beside(self) -> list[Beside]:
        """Return every rate of the period, denominator in its name, with those of the others."""
        return [Beside(rate.name, rate.key, self.columns) for rate in rates(self.total)]

    @property
    def columns(self) -> list[Counts]:
        """Return the total of each period."""
        return [counts for _span, counts in self.beside]


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


def rate_of(counts: Counts, key: str) -> Rate | None:
    """Return one rate of some counts, None where it is not stated."""
    return next((rate for rate in rates(counts) if rate.key == key), None)


def figures_of(asked: Asked) -> Figures:
    """Load the figures of a period with those beside it."""
    fields = {one.id: one for one in dossiers.fields_of(current_user.authority_id)}
    authority_id, unit_id = current_user.authority_id, asked.unit.id if asked.unit else None
    forms = dossiers.laid(authority_id, asked.period)
    shown = so_far(asked.period, dossiers.entered(forms))
    periods = [shown, *held_to(shown)]
    now, *others = dossiers.by_field_of_each(authority_id, periods, unit_id=unit_id)
    in_order = {key: now[key] for key in fields if key in now}
    totals = [add_up(one.values()) for one in (now, *others)]
    beside = list(zip(periods, totals, strict=True))
    return Figures(in_order, fields, totals[0], beside, forms)


def so_far(period: Span, given: Entered) -> Span:
    """Return a period as far as it was entered: of a year that goes on, the months so far."""
    months = {month for several in given.values() for month in several}
    return period.until(max(months, default=period.last))


def held_to(period: Span) -> list[Span]:
    """Return the period before, and the same months of last year: the same for a whole year."""
    return [period.year_ago] if period.key == "Y" else [period.before, period.year_ago]


def rows_of(asked: Asked, figures: Figures) -> list[Row]:
    """Return the lines of the table: fields, or units."""
    if asked.view != BY_UNIT:
        return [Row(figures.fields[key].name, one) for key, one in figures.by_field.items()]
    found = dossiers.by_unit(current_user.authority_id, asked.period)
    return [Row(unit.name, found[unit.id], unit) for unit in units_in(found)]


def units_in(found: Collection[int]) -> list[Unit]:
    """Return the units that have figures, in their order, ended ones too."""
    return [unit for unit in units_of_authority(current_user) if unit.id in found]


@dataclass(frozen=True)
class Matrix:
    """One count of every unit and field."""

    fields: list[DossierField]
    rows: list[tuple[Unit, list[int | None]]]


def matrix_of(asked: Asked, figures: Figures) -> Matrix | None:
    """Return the unit × field table of one column, None where the page shows another."""
    if asked.view != BOTH:
        return None
    cells = dossiers.by_unit_and_field(current_user.authority_id, asked.period)
    fields = [figures.fields[key] for key in figures.by_field]
    rows = [
        (unit, [count_in(cells.get((unit.id, one.id)), asked.column) for one in fields])
        for unit in units_in({unit_id for unit_id, _field in cells})
    ]
    return Matrix(fields, rows)


def count_in(counts: Counts | None, column: str) -> int | None:
    """Return one count of a cell, None where nothing is stated."""
    return getattr(counts, column) if counts else None
