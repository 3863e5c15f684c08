"""A sample plan played day by day: what each person is told, as if every letter were accepted."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tracker import clock, history, outbox, registers, reminders
from tracker.accounts import Person
from tracker.commands.demo import people
from tracker.commands.demo.answers import build_answers
from tracker.commands.demo.load import build_plan, build_tasks, take_step
from tracker.commands.demo.sample import OFFICES, read
from tracker.commands.demo.story import Step, steps
from tracker.db import db
from tracker.outbox import Letter, LetterState
from tracker.plans import Plan
from tracker.registers import ItemKind, Wanted
from tracker.reminders import Item
from tracker.rules.answers import AnswerState
from tracker.rules.indicators import Frequency
from tracker.rules.words import Status
from tracker.tasks import Task, TaskAnswer
from tracker.units import types

HOLIDAYS = "holidays_vn_2022_2027.csv"
AT_WORK = {Status.ASSIGNED, Status.IN_PROGRESS, Status.BLOCKED}


@dataclass(frozen=True)
class Sent:
    """One digest that went out: to whom, on which day, and all that it said."""

    person_id: int
    day: date
    items: list[Item]


@dataclass
class Year:
    """A sample with nothing done yet, what is to happen on which day, and the letters so far.

    `late` are the days on which a task was open and past its day, by task and that day.
    """

    plan: Plan
    tasks: list[Task]
    story: dict[date, list[tuple[Step, Task]]]
    answers: list[tuple[TaskAnswer, AnswerState, datetime]]
    worked: frozenset[date]
    sent: list[Sent] = field(default_factory=list)
    late: dict[tuple[int, date], list[date]] = field(default_factory=lambda: defaultdict(list))

    def heap_on(self, head: Person, officer: Person | None, *, count: int) -> "Year":
        """Give so many of the tasks, from all over the plan, to one unit; drop the others."""
        every = len(self.tasks) // count
        self.tasks = self.tasks[::every][:count]
        for task in self.tasks:
            task.lead_unit_id = head.appointments[0].unit_id
            task.staff_id = officer.id if officer else None
            task.collecting_unit_id = None
            for part in task.parts:
                part.unit_id = None
        for day, told in self.story.items():
            self.story[day] = [(step, task) for step, task in told if task in self.tasks]
        return self

    def play(self) -> "Year":
        """Go through the year: at seven the letters, then what the units do that day."""
        for day in days_of(self.plan.year):
            at = datetime.combine(day, time(7), clock.VIETNAM)
            self.note_late(day)
            self.send(day, at)
            for number, (step, task) in enumerate(self.story.get(day, [])):
                take_step(step, task, number)
                give_occurrence(task, step)
            self.take_answers(day)
            db.session.flush()
        return self

    def send(self, day: date, at: datetime) -> None:
        """Queue the digests of a day and take each as accepted."""
        reminders.queue_due(day=day, at=at)
        waiting = db.session.query(Letter).filter_by(day=day, state=LetterState.QUEUED).all()
        told = reminders.gather(self.plan.authority_id, day=day) if waiting else {}
        for letter in waiting:
            items = told[letter.person_id]
            letter.state, letter.sent_at = LetterState.SENT, letter.not_before
            letter.tells = [item.tells.plain() for item in items if item.is_news]
            outbox.claims.write_told(letter, at=at)
            self.sent.append(Sent(letter.person_id, day, items))

    def take_answers(self, day: date) -> None:
        """Take the answers that the communes gave on a day."""
        for answer, status, at in self.answers:
            if clock.day_of(at) == day:
                answer.status, answer.given_at = status, at

    def note_late(self, day: date) -> None:
        """Note each open task whose last day, moved to a working day, has gone by."""
        for task in self.tasks if day in self.worked else []:
            if task.status in AT_WORK and last_day(task.due_on, self.worked) < day:
                self.late[task.id, task.due_on].append(day)


def lay(name: str) -> Year:
    """Add a sample as it was before its plan was issued."""
    office = OFFICES[name]
    types.seed()
    units = people.build_units(name, office)
    people.build_people(office, units, password_hash="")
    at = people.noon(date(office.year, 1, 1))
    plan = build_plan(name, office, units, at=at)
    rows = build_tasks(name, plan, units)
    history.take(plan.id)
    for kind, per in ((ItemKind.NEWS, Frequency.MONTH), (ItemKind.INITIATIVE, Frequency.YEAR)):
        registers.set_quota(plan, Wanted(kind, 1, per), by=None, at=at)  # never kept
    if name == "tinh_2026":
        build_answers(
            plan, {task.code: task for _, task in rows}, units[""], state_on=office.measured_on
        )
    answers = [
        (answer, AnswerState(answer.status), answer.given_at)
        for _row, task in rows
        for answer in task.answers
        if answer.given_at
    ]
    story = defaultdict(list)
    for row, task in rows:
        forget_what_comes(task)
        for step in steps(row, office):
            story[step.day].append((step, task))
    for day in story.values():
        day.sort(key=lambda pair: (pair[0].rank, pair[1].position))
    db.session.flush()
    tasks = [task for _row, task in rows]
    return Year(plan, tasks, dict(story), answers, working_days(office.year))


def forget_what_comes(task: Task) -> None:
    """Take back what the sample says of occurrences and answers: the year has not begun."""
    for one in task.occurrences:
        one.done_on = None
    for answer in task.answers:
        answer.status, answer.given_at = AnswerState.SILENT, None


def give_occurrence(task: Task, step: Step) -> None:
    """Note an occurrence as done where a step says so."""
    for one in task.occurrences:
        if one.due_on == step.changes.get("occurrence_due_on"):
            one.done_on = step.changes["done_on"]


def last_day(due_on: date, worked: frozenset[date]) -> date:
    """Return the last day to be in time: a due day off gives way to the next working day."""
    while due_on not in worked:
        due_on += timedelta(days=1)
    return due_on


def days_of(year: int) -> Iterator[date]:
    """Yield every day of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def working_days(year: int) -> frozenset[date]:
    """Return the working days of a year and the first of the next, from the sample's own list."""
    listed = {row.day("date"): row["day_is"] for row in read(HOLIDAYS)}
    every = [*days_of(year), *(date(year + 1, 1, day) for day in range(1, 32))]
    return frozenset(
        day for day in every if listed.get(day, "off" if day.weekday() > 4 else "work") == "work"
    )


def role_of(person_id: int) -> str:
    """Return the role in which a person of a sample serves."""
    return db.session.get_one(Person, person_id).appointments[0].role
