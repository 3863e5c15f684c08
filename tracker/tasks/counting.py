"""What counting needs of a task: its facts under the plan's settings and the working days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from tracker import workdays
from tracker.plans import Plan
from tracker.rules import kinds, progress
from tracker.rules.kinds import PERIODIC
from tracker.rules.progress import Settings, TaskFacts
from tracker.rules.words import DeadlineKind, TimeState
from tracker.rules.working_days import Calendar
from tracker.tasks.facts import DueSource
from tracker.tasks.occurrences import Occurrences
from tracker.tasks.settings import settings_of

# Texts that state no day, unless the office has set one since.
UNDATED = frozenset(
    {DeadlineKind.EVENT, DeadlineKind.UNSPECIFIED, DeadlineKind.INVALID, DeadlineKind.RELATIVE}
)


class Stated(Protocol):
    """Whatever holds where a task stands: its row now, or the fold of its events on a day."""

    @property
    def status(self) -> str: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def completed_on(self) -> date | None: ...
    @property
    def original_due_on(self) -> date | None: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def due_source(self) -> str: ...
    @property
    def blocked_reason(self) -> str | None: ...


@dataclass(frozen=True)
class Counting:
    """How a plan counts: its settings, and the days its authority works."""

    settings: Settings
    calendar: Calendar

    def facts(
        self, state: Stated, *, strict_before: bool, deadline_kind: str,
        occurrences: Occurrences = (),
    ) -> TaskFacts:  # fmt: skip
        """Return what figures and lists need of a task in force."""
        original, due = state.original_due_on, state.due_on
        if original is None or due is None:
            raise ValueError("a task was issued without a due day")
        last_day = progress.deadline(
            due, is_strict=strict_before, settings=self.settings,
            next_working=self.calendar.next_working_day,
        )  # fmt: skip
        return TaskFacts(
            status=state.status, outcome=state.outcome, completed_on=state.completed_on,
            original_due_on=original, due_on=due, deadline=last_day,
            blocked_reason=state.blocked_reason,
            has_date=state.due_source != DueSource.PLAN_END or deadline_kind not in UNDATED,
            occurrences=occurrences if deadline_kind in PERIODIC else (),
        )  # fmt: skip

    def missed(
        self, occurrences: Occurrences, *, deadline_kind: str, due_on: date, on: date
    ) -> Occurrences:
        """Return the occurrences that are an exception on a day: past, and without a result.

        `due_on` is the task's day in force: an extension is one of the last occurrence.
        Check-ins of ongoing tasks are one only where the plan counts per period.
        """
        if deadline_kind == DeadlineKind.ONGOING and not self.settings.per_period:
            return ()
        several = kinds.put_off(occurrences, due_on=due_on)
        return tuple(kinds.missed(several, as_of=on, calendar=self.calendar))

    def soon_until(self, day: date) -> date:
        """Return the last deadline that is "sắp đến hạn" on a day."""
        return self.calendar.add(day, self.settings.soon_days)

    def time_state(self, facts: TaskFacts, *, on: date) -> TimeState:
        """Return where a task stands against the calendar on a day."""
        return progress.time_state(facts, as_of=on, soon_until=self.soon_until(on))

    def working_days(self, facts: TaskFacts, *, on: date) -> int:
        """Return the working days left to the deadline, gone by since, or late when done."""
        if facts.completed_on is not None:
            return abs(self.calendar.between(facts.original_due_on, facts.completed_on))
        return abs(self.calendar.between(on, facts.deadline))


def counting_of(
    plan: Plan, calendar: Calendar | None = None, *, known: datetime | None = None
) -> Counting:
    """Return how a plan counts, by the settings and days known at an instant (default: now)."""
    calendar = calendar or workdays.calendar(plan.authority_id, known=known)
    return Counting(settings_of(plan, known=known), calendar)
