"""What one person is told of one task, or of a duty beside the tasks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tracker.outbox import ToldItem
from tracker.registers import ItemKind
from tracker.requests import Request
from tracker.rules import Told
from tracker.rules.indicators import Span
from tracker.rules.words import TimeState
from tracker.tasks import Task

KIND = "task"


class Section(StrEnum):
    """The parts of a digest, in their order."""

    ESCALATED = "escalated"
    BLOCKED = "blocked"
    HEADLESS = "headless"
    UNIT_OVERDUE = "unit_overdue"
    OVERDUE = "overdue"
    MISSED = "missed"
    DUE = "due"
    CHECK_IN = "check_in"
    RETURNED = "returned"
    WAITING = "waiting"
    ASKED = "asked"
    OBJECTED = "objected"
    DECIDED = "decided"
    ENTERED = "entered"
    MOVED = "moved"
    NEW = "new"
    UNNAMED = "unnamed"
    REPORTS = "reports"
    VALUES = "values"
    QUOTAS = "quotas"
    PARTS = "parts"


class Beside(StrEnum):
    """What stands beside a task and is told of by itself."""

    ANSWER = "answer"
    ANSWERS = "answers"
    PART = "part"
    UNREAD = "unread"
    ENTRY = "entry"
    OBJECTION = "objection"
    QUOTAS = "quotas"
    REPORT = "report"
    VALUES = "values"


@dataclass(frozen=True)
class Matter:
    """An answer of one unit, the answers that wait for the collecting unit or that nobody in their
    units is told of, a coordinating part, what was entered for the unit and its objection.

    `unit` names whose it is, `count` is how many there are.
    """

    kind: Beside
    id: int
    unit: str = ""
    count: int = 1


class PlanName(NamedTuple):
    """The year and the title of a plan."""

    year: int
    title: str


class Gap(NamedTuple):
    """A period that ended without enough items of a kind, and how many are wanting."""

    kind: ItemKind
    span: Span
    missing: int


@dataclass(frozen=True)
class Duty:
    """What a unit owes a plan besides its tasks and is told of as of a task: its quotas."""

    unit: str
    plan: PlanName
    gaps: tuple[Gap, ...] = ()
    code: str = "ĐM"

    @property
    def title(self) -> str:
        """Return whose duty it is."""
        return self.unit


@dataclass(frozen=True)
class OwedReport(Duty):
    """The reports of periods that a unit has not sent; `period_id` is the one due first."""

    code: str = "BC"
    periods: tuple[Told, ...] = ()
    period_id: int = 0


class Wanting(NamedTuple):
    """An indicator without a value for some periods, and who entered the last one."""

    code: str
    spans: tuple[Span, ...]
    last_by: int | None = None


@dataclass(frozen=True)
class OwedValues(Duty):
    """The values of indicators that a unit has not entered for periods that ended."""

    code: str = "SL"
    plan_code: str = ""
    wanting: tuple[Wanting, ...] = ()


@dataclass(frozen=True)
class Item:
    """A task in a person's digest: why (section and stage), how it stands, whether it is news.

    `is_news` where this stage was not told yet, which is what a letter goes out for. `is_new` where
    it does not merely say again, as every week, what the reader was told of before.

    `days` are working days left to the deadline or gone by since. `request` stands where a leader's
    word on the task is what is told, `beside` where it is what stands beside the task.
    `stands_in_for` names who is away, where the reader is told in that person's stead. In what goes
    up, `in_charge` names whom to ask and `heard_on` is the day of the unit's last word.
    """

    task: Task | Duty
    section: Section
    stage: str
    state: TimeState
    days: int
    deadline: date
    counts_from: date
    is_news: bool = True
    is_new: bool = True
    request: Request | None = None
    beside: Matter | None = None
    stands_in_for: str = ""
    in_charge: str = ""
    heard_on: date | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What the item is about; it stands once in a digest."""
        return ("request", self.request.id) if self.request is not None else self._matter

    @property
    def tells(self) -> ToldItem:
        """What is written down once the letter was accepted.

        A rung is told anew when the due day moves; what came back or was assigned is not.
        """
        item, item_id = self._matter
        return ToldItem(item, item_id, self.counts_from, self.stage)

    @property
    def own_task(self) -> Task:
        """Return the task; only a duty has none, and whoever asks this of one is wrong."""
        if isinstance(self.task, Duty):
            raise TypeError("a duty has no task")
        return self.task

    @property
    def _matter(self) -> tuple[str, int]:
        return (self.beside.kind, self.beside.id) if self.beside else (KIND, self.own_task.id)
