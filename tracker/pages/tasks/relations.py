"""What a task goes back to and goes on as: its source, the task before and after, the end."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext
from flask_login import current_user

from tracker import access, intake
from tracker.plans import PlanKind, PlanState
from tracker.rules.numbers import format_day
from tracker.rules.words import (
    BLOCKED_REASON_LABELS,
    OPEN_STATUSES,
    SOURCE_LABELS,
    BlockedReason,
    Role,
    Source,
    Status,
)
from tracker.tasks import Task

GOING_ON = OPEN_STATUSES - {Status.SUBMITTED}


@dataclass(frozen=True)
class Relations:
    """The rows of "Liên quan" that only some tasks have; empty where there is nothing to say.

    A task of a draft is opened by the secretariat alone: for others it is only named.
    """

    source: str
    document: str
    before: Task | None
    after: Task | None
    opens_after: bool
    ended: str
    ended_why: str
    may_enter: bool


def relations_of(task: Task, *, on: date) -> Relations:
    """Return what a task's page says of where it comes from and what becomes of it."""
    goes_on = task.closing_result is not None or task.status == Status.CANCELLED
    after = intake.carried_from(task) if goes_on else None
    is_outside = task.plan.kind == PlanKind.OUTSIDE
    drafts = Role.COORDINATOR in access.roles(current_user, on=on)
    return Relations(
        source=gettext(SOURCE_LABELS[Source(task.source)]) if task.source else "",
        document=document_words(task),
        before=task.carried_from if task.carried_from_id else None,
        after=after,
        opens_after=after is not None and (drafts or after.plan.state != PlanState.DRAFT),
        ended=gettext("Chưa thực hiện") if task.closing_result else "",
        ended_why=ended_words(task) if task.closing_result else "",
        may_enter=drafts and is_outside and task.status in GOING_ON,
    )


def document_words(task: Task) -> str:
    """Return the document that gave the task or added it to the plan."""
    document = task.source_document if task.source_document_id else None
    if document is None:
        return ""
    return ", ".join(part for part in (document.number, format_day(document.issued_on)) if part)


def ended_words(task: Task) -> str:
    """Return why the task was not carried out when its plan was closed."""
    code = task.closing_reason
    cause = gettext(BLOCKED_REASON_LABELS[BlockedReason(code)]) if code else ""
    return ": ".join(part for part in (cause, task.closing_note) if part)
