"""Printed names become units: what fits one unit is matched, the rest is asked about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from tracker.annex.names import names_several
from tracker.annex.problems import Severity
from tracker.db import db
from tracker.indicators import Indicator
from tracker.intake.drafts import draft_tasks, rows_by_task
from tracker.intake.facts import Column, ImportProblem
from tracker.plans import Plan
from tracker.rules import N_
from tracker.tasks import Task
from tracker.tasks.cells import put_lead
from tracker.units import matching
from tracker.units.matching import Matcher
from tracker.units.spelling import key

LEAD_NAME, PART_NAME, COLLECTING = "lead_name", "part_name", "collecting"
NAME_CODES = (LEAD_NAME, PART_NAME)
NO_LEAD = N_("Chưa khớp đơn vị chủ trì.")
NO_PART = N_("Chưa khớp đơn vị phối hợp.")
NO_COLLECTING = N_("Nhóm đơn vị: chọn đơn vị theo dõi, tổng hợp.")


@dataclass
class Unmatched:
    """A printed name that fits no unit: the first task and row it stands in."""

    text: str
    code: str
    task: Task | None = None


@dataclass
class Names:
    """The names of a draft that fit no unit, each once, and the tasks that a group leads."""

    unmatched: dict[str, Unmatched] = field(default_factory=dict)
    led_by_group: list[Task] = field(default_factory=list)

    def miss(self, text: str, *, code: str, task: Task | None) -> None:
        """Note a name without a unit; as a lead it weighs more than as a coordinating unit."""
        found = self.unmatched.setdefault(key(text), Unmatched(text, code, task))
        if code == LEAD_NAME and found.code == PART_NAME:
            found.code, found.task = code, task


def match_units(plan: Plan, *, on: date) -> Names:
    """Give leads and coordinating units of a draft their units; ask about the names that fit none.

    A unit that somebody chose stays. Each unmatched name and each task that a group leads becomes
    one open problem; questions that no longer stand are dropped. Returns what is left open.
    """
    return match(plan, draft_tasks(plan), on=on)


def match(plan: Plan, tasks: Iterable[Task], *, on: date) -> Names:
    """Do the same for a draft whose tasks are at hand."""
    matcher = matching.load(plan.authority_id, on=on)
    names = Names()
    for task in tasks:
        _match_task(task, matcher, names)
    for indicator in _indicators(plan):
        _match_indicator(indicator, matcher, names)
    _ask(plan, names)
    return names


def _indicators(plan: Plan) -> list[Indicator]:
    rows = select(Indicator).where(Indicator.plan_id == plan.id).order_by(Indicator.position)
    return list(db.session.scalars(rows))


def _match_task(task: Task, matcher: Matcher, names: Names) -> None:
    if task.lead_text and task.lead_unit_id is None:
        put_lead(task, matcher.match(task.lead_text))
        if task.lead_unit_id is None and not names_several(task.lead_text):
            names.miss(task.lead_text, code=LEAD_NAME, task=task)
    if task.lead_unit is not None and task.lead_unit.type.is_group:
        names.led_by_group += [] if task.collecting_unit_id else [task]
    for part in task.parts:
        if part.unit_id is None:
            unit = matcher.match(part.text)
            part.unit_id = unit.id if unit else None
            if unit is None:
                names.miss(part.text, code=PART_NAME, task=task)


def _match_indicator(indicator: Indicator, matcher: Matcher, names: Names) -> None:
    if indicator.lead_text and indicator.lead_unit_id is None:
        unit = matcher.match(indicator.lead_text)
        indicator.lead_unit_id = unit.id if unit else None
        if unit is None:
            names.miss(indicator.lead_text, code=LEAD_NAME, task=None)


def _ask(plan: Plan, names: Names) -> None:
    """Keep one question for each name and each task in doubt; what lost its answer is open again.

    A coordinating unit that stays outside is an answer.
    """
    rows = select(ImportProblem).where(
        ImportProblem.plan_id == plan.id, ImportProblem.code.in_((*NAME_CODES, COLLECTING))
    )
    asked = {_subject(one): one for one in db.session.scalars(rows)}
    wanted = {_subject(one): one for one in _questions(plan, names)}
    for subject in asked.keys() - wanted.keys():
        if asked[subject].is_open:
            db.session.delete(asked[subject])
    for subject in asked.keys() & wanted.keys():
        if asked[subject].code != PART_NAME:
            asked[subject].resolved_at, asked[subject].resolution = None, ""
    db.session.add_all(wanted[subject] for subject in wanted.keys() - asked.keys())
    db.session.flush()


def _subject(question: ImportProblem) -> tuple[str, str]:
    about = str(question.task_id) if question.code == COLLECTING else key(question.text)
    return question.code, about


def _questions(plan: Plan, names: Names) -> Iterator[ImportProblem]:
    places = rows_by_task(plan)
    for name in names.unmatched.values():
        lead = name.code == LEAD_NAME
        row = places.get(name.task.id) if name.task else None
        yield ImportProblem(
            plan_id=plan.id, code=name.code, text=name.text,
            severity=Severity.ERROR if lead else Severity.WARN,
            message=NO_LEAD if lead else NO_PART,
            column=Column.LEAD if lead else Column.COORDINATING,
            sheet=row.sheet if row else "", row=row.row if row else None,
        )  # fmt: skip
    for task in names.led_by_group:
        row = places.get(task.id)
        yield ImportProblem(
            plan_id=plan.id, task_id=task.id, code=COLLECTING, text=task.lead_text,
            severity=Severity.ERROR, message=NO_COLLECTING, column=Column.LEAD,
            sheet=row.sheet if row else "", row=row.row if row else None,
        )  # fmt: skip
