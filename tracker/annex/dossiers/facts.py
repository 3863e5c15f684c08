"""What a statistics file of dossiers says: rows with their place, period and counts, and doubts."""

from dataclasses import dataclass, field
from decimal import Decimal

from tracker.annex.dossiers.periods import Period
from tracker.rules import Told
from tracker.rules.dossiers import Counts, Severity
from tracker.rules.fold import fold

Sheet = str | int


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a sheet by name or a table by ordinal, a row from 1, a column."""

    sheet: Sheet
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell or row that could not be read for sure, and what was made of it."""

    place: Place
    severity: Severity
    told: Told

    @property
    def message(self) -> str:
        """The Vietnamese sentence with its place."""
        where = [f"{'bảng' if isinstance(self.place.sheet, int) else 'trang'} {self.place.sheet}"]
        where += [f"dòng {self.place.row}"] if self.place.row else []
        where += [f"cột {self.place.column}"] if self.place.column else []
        words = ", ".join(where)
        return f"{words[:1].upper()}{words[1:]}: {self.told}"


@dataclass(frozen=True, slots=True)
class StatRow:
    """One row of the form: a unit, a field and a period, each as printed; empty = not said.

    `block` is the source it stands under ("Trên Hệ thống các Bộ"), `scope` what it leaves out,
    `qualifier` a word before its figures ("hơn"), `stated` the percents printed beside them.
    `came_in` is what was received within the period where the form has a column for it. `columns`
    are the counts that the form has columns for, filled in or not.
    """

    place: Place
    counts: Counts
    unit: str = ""
    field: str = ""
    period: Period | None = None
    block: str = ""
    scope: str = ""
    qualifier: str = ""
    stated: tuple[Decimal, ...] = ()
    came_in: int | None = None
    columns: frozenset[str] = frozenset()

    @property
    def is_part(self) -> bool:
        """Whether it counts only some of the dossiers of its place and period ("chỉ thủ tục …").

        "chỉ nêu hồ sơ trễ hạn" leaves columns out, not dossiers.
        """
        words = fold(self.scope) if self.scope else ""
        return words.startswith("chi ") and not words.startswith("chi neu ")


@dataclass(frozen=True, slots=True)
class Total:
    """A total row, which is never imported: what it states, and the rows it may be the sum of.

    `spans` are the readings (since the last total, its source, its unit, the whole table), each
    from one place in the file's rows to before another.
    """

    row: StatRow
    name: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class StatedPercent:
    """A row of a list of percents: a fraction and what was claimed of it, None = nothing."""

    place: Place
    what: str
    source: str
    numerator: int
    denominator: int
    claimed: Decimal | None


@dataclass
class Stats:
    """A file that was read: rows to import, totals to hold them against, percents, doubts.

    `wrong` are cells that no count can have: the checker tells them as D7.
    """

    name: str
    rows: list[StatRow] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    percents: list[StatedPercent] = field(default_factory=list)
    wrong: list[Doubt] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, place: Place, severity: Severity, msgid: str, **values: object) -> None:
        """Keep what could not be read for sure."""
        self.doubts.append(Doubt(place, severity, Told(msgid, values)))
