"""What the words of one row say: its unit, field and period, its percents, what it leaves out."""

from dataclasses import dataclass
from decimal import Decimal

from tracker.annex.dossiers.cells import is_yes, percents_of
from tracker.annex.dossiers.columns import Role
from tracker.annex.dossiers.facts import Place, Sheet, Stats
from tracker.annex.dossiers.heads import Head
from tracker.annex.dossiers.periods import Period, of_days, of_months, read_period
from tracker.annex.grid import Cell, Row
from tracker.rules import N_
from tracker.rules.dossiers import Severity

NOT_PERIOD = N_("“%(text)s” không đọc được là kỳ số liệu. Ghi như “Tháng 3/2026”.")
NOT_PERCENT = N_("“%(text)s” không đọc được là tỷ lệ phần trăm.")


@dataclass(frozen=True, slots=True)
class Said:
    """A row's cells by their places, under a header; `above` is the period of the titles."""

    stats: Stats
    sheet: Sheet
    head: Head
    row: Row
    cells: dict[int, Cell]
    above: Period | None = None

    def place(self, column: int | None = None) -> Place:
        """Return where the row, or one of its cells, stands."""
        header = self.head.headers.get(column, "") if column is not None else ""
        return Place(self.sheet, self.row.number, header)

    def text(self, role: Role) -> str:
        """Return the text of a column on one line, nothing where there is none."""
        place = self.head.places.get(role)
        cell = self.cells.get(place) if place is not None else None
        return " ".join(cell.text.split()) if cell is not None else ""

    def includes_early(self) -> bool | None:
        """Return what the file says of its on-time column, None where it says nothing."""
        said = self.text(Role.INCLUDES_EARLY)
        if said:
            return is_yes(said)
        return False if Role.INCLUDES_EARLY in self.head.places else None

    def stated(self) -> tuple[Decimal, ...]:
        """Return the percents printed in the row."""
        found: list[Decimal] = []
        for place in self.head.stated:
            percents, wrong = percents_of(self.cells.get(place))
            found += percents
            if wrong:
                self.stats.doubt(self.place(place), Severity.WARN, NOT_PERCENT, text=wrong)
        return tuple(found)

    def period(self) -> Period | None:
        """Return the row's own period, else that of the titles above."""
        first, last = self.text(Role.FIRST_DAY), self.text(Role.LAST_DAY)
        written, month, year = (
            self.text(role) for role in (Role.PERIOD, Role.MONTH, Role.YEAR)
        )  # fmt: skip
        own = of_days(first, last) if first and last else None
        own = own or self._named(written, month, year)
        said = written or month or " - ".join(filter(None, (first, last)))
        if own is None and said:
            self.stats.doubt(self.place(), Severity.WARN, NOT_PERIOD, text=said)
            return None
        return own or self.above

    def _named(self, written: str, month: str, year: str) -> Period | None:
        stated = int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else None
        around = stated or (self.above.first.year if self.above else None)
        if month.isascii() and month.isdecimal() and around and 1 <= int(month) <= 12:
            return of_months(around, int(month), int(month))
        if written or month:
            return read_period(written or month, year=around)
        return of_months(stated, 1, 12) if stated and 1900 <= stated < 2200 else None
