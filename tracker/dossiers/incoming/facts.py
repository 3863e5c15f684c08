"""What a file would change: form by form and field by field, and what has to be decided first."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.annex.dossiers import Place, StatRow
from tracker.dossiers.entering import Typed
from tracker.dossiers.facts import DossierField, DossierSheet
from tracker.rules.dossiers import COUNTS
from tracker.units import Unit

ADDED = -1  # the choice of a name that becomes a field of its own
Month = tuple[int, int]


class Kind(StrEnum):
    """What a file does to one field of a form."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True)
class Chosen:
    """What somebody decided about words that the file leaves open.

    `fields` and `units` go from a folded name to an id, `ADDED` for a field that is new; `unit_id`
    and `month` stand in where the file names none.
    """

    fields: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    unit_id: int = 0
    month: Month | None = None


@dataclass(frozen=True)
class OpenName:
    """A name in the file that nothing is known by; `likely` are ids, the likeliest first."""

    key: str
    text: str
    rows: int
    likely: tuple[int, ...] = ()


@dataclass(frozen=True)
class RowChange:
    """One field of a form: what is there, what the file says, and where it says so.

    `field` is empty for a field that will be added, and for the paper's own total.
    """

    name: str
    field: DossierField | None
    old: Typed | None
    new: Typed | None
    places: tuple[Place, ...] = ()

    @property
    def kind(self) -> Kind:
        """Return what the file does to it."""
        if self.old is None:
            return Kind.NEW
        if self.new is None:
            return Kind.GONE
        return Kind.SAME if self.old == self.new else Kind.CHANGED

    @property
    def changes(self) -> list[tuple[str, int | str | None, int | str | None]]:
        """Return (column, old, new) for each count, word and percent that differs."""
        old, new = _values(self.old), _values(self.new)
        return [
            (name, old.get(name), new.get(name))
            for name in (*COUNTS, "qualifier", "stated")
            if old.get(name) != new.get(name)
        ]


def _values(typed: Typed | None) -> dict[str, int | str]:
    if typed is None:
        return {}
    words = {"qualifier": typed.qualifier, "stated": typed.stated}
    return {**typed.counts.stated(), **{name: word for name, word in words.items() if word}}


@dataclass(frozen=True)
class FormChange:
    """One unit's form of a month; `total` is the total row of the paper, or of the form there."""

    unit: Unit
    year: int
    month: int
    sheet: DossierSheet | None
    rows: tuple[RowChange, ...]
    total: RowChange | None = None
    scope_note: str = ""

    @property
    def all_rows(self) -> tuple[RowChange, ...]:
        """Return the fields' rows and the paper's total."""
        return (*self.rows, self.total) if self.total else self.rows

    @property
    def differs(self) -> bool:
        """Whether the file says anything that is not there."""
        scope = self.sheet.scope_note if self.sheet is not None else ""
        return scope != self.scope_note or any(row.kind is not Kind.SAME for row in self.all_rows)

    def count(self, kind: Kind) -> int:
        """Return how many fields the file does that to."""
        return sum(1 for row in self.rows if row.kind is kind)


@dataclass
class Look:
    """What a file would change, and what keeps it from being taken.

    `fields` and `units` are names still open, `without_unit` and `without_month` tell that the
    file names none, `other_periods` are rows of no single month, `forbidden` units that are not
    the person's to enter, `left_out` rows that count a part ("chỉ …") of what is in others.
    """

    forms: list[FormChange] = field(default_factory=list)
    fields: list[OpenName] = field(default_factory=list)
    units: list[OpenName] = field(default_factory=list)
    without_unit: bool = False
    without_month: bool = False
    other_periods: list[StatRow] = field(default_factory=list)
    forbidden: list[Unit] = field(default_factory=list)
    left_out: list[StatRow] = field(default_factory=list)
    matched: dict[str, DossierField] = field(default_factory=dict)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be decided and there is something to take."""
        wants = (
            self.fields, self.units, self.without_unit, self.without_month,
            self.other_periods, self.forbidden,
        )  # fmt: skip
        return bool(self.forms) and not any(wants)

    @property
    def stamp(self) -> str:
        """Return a print of everything shown: what is taken must be what was looked at."""
        told = [
            (form.unit.id, form.year, form.month, form.sheet.version if form.sheet else 0,
             form.scope_note, [(row.name, row.old, row.new) for row in form.all_rows])
            for form in self.forms
        ]  # fmt: skip
        return hashlib.sha256(repr(told).encode()).hexdigest()[:32]

    def count(self, kind: Kind) -> int:
        """Return how many fields of all forms the file does that to."""
        return sum(form.count(kind) for form in self.forms)
