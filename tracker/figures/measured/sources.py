"""Where derived indicators come from: dossiers, tasks, registers and survey rounds, by unit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from tracker.figures.measured import of_dossiers, of_registers, of_tasks
from tracker.figures.measured.cells import Asked, Cell, Cells
from tracker.figures.plan import PlanFigures, figures_of
from tracker.figures.states import Log, log_of
from tracker.indicators import Indicator, SourceKind
from tracker.plans import Plan
from tracker.rules.indicators import LEAD, Reading, source_of


@dataclass(frozen=True)
class Gathered:
    """What the rows of a source come to within some days, and each unit's part.

    `left_out` is how many units leave unsaid, wholly or in part, what is counted.
    """

    on: date
    reading: Reading
    by_unit: dict[int, Reading]
    left_out: int


@dataclass
class Gathering:
    """What is read once for all indicators of a plan: its events, its figures by day."""

    plan: Plan
    log: Log | None = None
    figures: dict[date, PlanFigures] = field(default_factory=dict)
    cells: dict[tuple[str, str, date, date], Cells] = field(default_factory=dict)

    def on(self, day: date) -> PlanFigures:
        """Return the plan's figures on a day."""
        if day not in self.figures:
            self.log = log_of(self.plan) if self.log is None else self.log
            self.figures[day] = figures_of(self.plan, as_of=day, log=self.log)
        return self.figures[day]


def cells_of(indicator: Indicator, gathering: Gathering, *, since: date, until: date) -> Cells:
    """Return the rows behind a derived indicator within some days: units with their counts."""
    key = (str(indicator.source_kind), indicator.source, since, until)
    if key not in gathering.cells:
        name, _, scope = indicator.source.partition(":")
        asked = Asked(gathering.plan, name, scope, since, until)
        gathering.cells[key] = GATHER[indicator.source_kind](asked, gathering.on)
    found = gathering.cells[key]
    if indicator.source.partition(":")[2] != LEAD:
        return found
    own = [cell for cell in found.cells if cell.unit_id == indicator.lead_unit_id]
    return Cells(found.on, own)


Gather = Callable[[Asked, Callable[[date], PlanFigures]], Cells]
GATHER: dict[str, Gather] = {
    SourceKind.DOSSIERS: lambda asked, _figures: of_dossiers.cells(asked),
    SourceKind.TASKS: of_tasks.cells,
    SourceKind.REGISTERS: lambda asked, _figures: of_registers.cells(asked),
    SourceKind.SURVEY: lambda asked, _figures: of_registers.rounds(asked),
}


def gather(
    gathering: Gathering, indicator: Indicator, *, since: date, until: date
) -> Gathered | None:
    """Return what a derived indicator comes to within some days; None where nothing is known."""
    source = source_of(indicator.source_kind, indicator.source)
    if source is None:
        return None
    found = cells_of(indicator, gathering, since=since, until=until)
    looks = {"is_fraction": source.is_fraction, "is_percent": indicator.is_percent}
    known = [(cell, one) for cell in found.cells if (one := cell.reading(**looks))]
    if not known:
        return None
    parts = [cell for cell, _reading in known]
    total = Cell(None, sum(one.part for one in parts), sum(one.whole or 0 for one in parts))
    whole = total.reading(**looks)
    by_unit = {cell.unit_id: one for cell, one in known if cell.unit_id}
    left_out = sum(1 for cell in found.cells if cell.left_out)
    return Gathered(found.on, whole, by_unit, left_out) if whole else None
