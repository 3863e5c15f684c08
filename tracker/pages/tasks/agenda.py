"""What a person owes today, in the order in which it wants to be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.clock import day_of
from tracker.rules.kinds import missed, open_check_in, put_off
from tracker.rules.ladder import is_check_in_time
from tracker.rules.progress import Counts, TaskFacts, count
from tracker.rules.words import DeadlineKind, Move, Status, TimeState
from tracker.tasks import Task
from tracker.tasks.counting import Counting, counting_of
from tracker.tasks.mine import LastMove, Owed, PartRow
from tracker.tasks.moves import TOLD

Moves = Mapping[tuple[int, str], LastMove]
WATCHED = (*TOLD, Move.SEND_BACK)
ONGOING = DeadlineKind.ONGOING


class Why(StrEnum):
    """Why a task stands where it stands on the page."""

    RETURNED = "returned"
    OVERDUE = "overdue"
    OCCURRENCE = "occurrence"
    CHECK_IN = "check_in"
    SOON = "soon"
    WAITING = "waiting"
    DONE = "done"


@dataclass(frozen=True)
class Item:
    """A task on the page: why it is there, its day, and what was last said of it."""

    owed: Owed
    why: Why
    facts: TaskFacts
    time: TimeState
    working_days: int
    returned: LastMove | None = None
    told: LastMove | None = None

    @property
    def task(self) -> Task:
        """The task itself."""
        return self.owed.task


class Agenda:
    """The tasks of a person or a unit on a day, sorted by why they stand there."""

    def __init__(
        self, owed: Iterable[Owed], moves: Moves, *, on: date, like: "Agenda | None" = None
    ) -> None:
        self.on = on
        self.moves = moves
        # How plans count is read once for two agendas of one page.
        self.countings: dict[int, Counting] = like.countings if like else {}
        self.items = [self._item(one) for one in owed]

    def of(self, *whys: Why) -> list[Item]:
        """Return the items that stand there for one of the reasons, first reason first."""
        return [item for why in whys for item in self.items if item.why == why]

    @property
    def today(self) -> list[Item]:
        """What wants to be done today."""
        return self.of(Why.RETURNED, Why.OVERDUE, Why.OCCURRENCE, Why.CHECK_IN)

    def counts(self) -> Counts:
        """Return the figures of all the items, by the rule that counts plans."""
        total: dict[str, int] = {}
        for item in self.items:
            settings = self._counting(item.task).settings
            one = count(item.facts, as_of=self.on, settings=settings)
            for name, number in vars(one).items():
                total[name] = total.get(name, 0) + number
        return Counts(**total)

    def _counting(self, task: Task) -> Counting:
        if task.plan_id not in self.countings:
            self.countings[task.plan_id] = counting_of(task.plan)
        return self.countings[task.plan_id]

    def _item(self, owed: Owed) -> Item:
        task, counting = owed.task, self._counting(owed.task)
        facts = counting.facts(
            task, strict_before=task.strict_before, deadline_kind=task.deadline_kind,
            occurrences=owed.occurrences,
        )  # fmt: skip
        told = [self.moves[task.id, move] for move in TOLD if (task.id, move) in self.moves]
        return Item(
            owed=owed, why=self._why(owed, facts, counting), facts=facts,
            time=counting.time_state(facts, on=self.on),
            working_days=counting.working_days(facts, on=self.on),
            returned=self.moves.get((task.id, Move.SEND_BACK)),
            told=max(told, key=lambda last: last.event.seq, default=None),
        )  # fmt: skip

    def _why(self, owed: Owed, facts: TaskFacts, counting: Counting) -> Why:
        task = owed.task
        several = put_off(owed.occurrences, due_on=task.due_on)
        is_missed = missed(several, as_of=self.on, calendar=counting.calendar)
        reasons = (
            (Why.DONE, task.status == Status.COMPLETED),
            (Why.WAITING, task.status == Status.SUBMITTED),
            (Why.RETURNED, self._is_returned(task)),
            (Why.OVERDUE, facts.deadline < self.on),
            (Why.OCCURRENCE, task.deadline_kind != ONGOING and bool(is_missed)),
            (Why.CHECK_IN, self._is_asked(owed, counting)),
        )
        return next((why for why, holds in reasons if holds), Why.SOON)

    def _is_returned(self, task: Task) -> bool:
        returned = self.moves.get((task.id, Move.SEND_BACK))
        sent = self.moves.get((task.id, Move.SUBMIT))
        return bool(returned and (sent is None or sent.event.seq < returned.event.seq))

    def _is_asked(self, owed: Owed, counting: Counting) -> bool:
        """Tell whether a task has a check-in that nobody has answered.

        An ongoing task has its own; a recurring or blocked one is asked for every month.
        """
        task = owed.task
        if open_check_in(owed.occurrences, on=self.on) and task.deadline_kind == ONGOING:
            return True
        if task.deadline_kind != DeadlineKind.RECURRING and task.status != Status.BLOCKED:
            return False
        if not is_check_in_time(self.on, calendar=counting.calendar):
            return False
        told = [self.moves[task.id, move] for move in TOLD if (task.id, move) in self.moves]
        return not any(day_of(last.event.at) >= self.on.replace(day=1) for last in told)


@dataclass(frozen=True)
class Missing:
    """A task that waits for the parts of others: how many there are, and how many came."""

    task: Task
    given: int
    whole: int

    @property
    def left(self) -> int:
        """How many parts are still to come."""
        return self.whole - self.given


def waited_for(rows: Iterable[PartRow], units: set[int]) -> list[Missing]:
    """Return the own tasks of which some parts have come and some have not."""
    parts: dict[int, list[PartRow]] = {}
    for row in rows:
        if row.task.working_unit_id in units and row.part.unit_id:
            parts.setdefault(row.task.id, []).append(row)
    found = [
        Missing(own[0].task, sum(1 for row in own if row.part.done_on), len(own))
        for own in parts.values()
    ]
    return [missing for missing in found if 0 < missing.given < missing.whole]


def parts_owed(rows: Iterable[PartRow], units: set[int]) -> list[PartRow]:
    """Return the parts that units still have to give to the tasks of others."""
    return [row for row in rows if row.part.unit_id in units and row.part.done_on is None]
