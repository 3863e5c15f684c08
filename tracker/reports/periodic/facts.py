"""What a report on a plan's period is made of: plain figures, gathered before a word is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tracker.figures import PlanFigures
from tracker.figures.matters import Matter
from tracker.periods import Expected
from tracker.plans import Plan
from tracker.registers.counting import Slips, Surveyed
from tracker.reports.periodic.basis import Replaced
from tracker.requests.facts import Kind
from tracker.rules.dossiers import Counts as DossierCounts
from tracker.rules.dossiers import Rate
from tracker.rules.indicators import Standing, Track
from tracker.rules.periods import Period
from tracker.rules.progress import Counts
from tracker.rules.words import Source

IN_TIME = "in_time"  # the rate of dossiers that the report says


@dataclass(frozen=True)
class Measured:
    """An indicator on the day of the report, in words: its target, its value, its fraction.

    `standing` judges it at the end, `track` on its way there.
    """

    title: str
    unit: str
    target: str
    value: str
    fraction: str
    standing: Standing
    track: Track
    lead: str


@dataclass(frozen=True)
class Dossiers:
    """What was counted of dossiers in the months of the period: by field, in their order.

    `in_time` is the rate of those resolved in time, of the rows that tell it (decision 0182);
    `unsaid` are the units whose forms leave a leading column unsaid, by that column.
    """

    fields: Sequence[tuple[str, DossierCounts]]
    total: DossierCounts
    in_time: Rate | None = None
    unsaid: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Decided:
    """How many requests of a kind were decided in the period."""

    kind: Kind
    granted: int
    refused: int


@dataclass(frozen=True)
class Registered:
    """What the registers hold of the period's days, and the newest counts of procedures."""

    news: int
    initiatives: int
    surveyed: Surveyed
    slips: Slips
    procedures: Mapping[str, int | None]


@dataclass(frozen=True)
class Head:
    """Who issues the report, and the plan it is on, as they were called on the day.

    `leaders` are the posts and names of those who may sign.
    """

    authority: str
    authority_code: str
    title: str
    number: str
    on: date | None
    secretariat: str
    leaders: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Area:
    """A content of the plan as it was called on the day."""

    id: int
    numeral: str
    title: str


@dataclass(frozen=True)
class ReportFacts:
    """All that the report says; `texts` are the secretariat's own blocks by key.

    `outside` are the tasks that others than the plan gave, by source; `names` gives a unit's
    name of the day. `frozen_at` is the instant at which the figures were frozen, if they are.
    """

    plan: Plan
    period: Period
    figures: PlanFigures
    head: Head
    areas: Sequence[Area]
    is_closed: bool
    indicators: Sequence[Measured]
    dossiers: Dossiers | None
    decided: Sequence[Decided]
    outside: Mapping[Source, Counts]
    registered: Registered
    expected: Expected
    matters: Sequence[Matter]
    names: Callable[[int | None], str]
    texts: Mapping[str, str] = field(default_factory=dict)
    frozen_at: datetime | None = None
    replaced: Replaced | None = None

    @property
    def as_of(self) -> date:
        """The day of the figures."""
        return self.figures.as_of

    def standings(self) -> dict[Standing, int]:
        """Return how many indicators stand where."""
        where = [one.standing for one in self.indicators]
        return {standing: where.count(standing) for standing in Standing if standing in where}
