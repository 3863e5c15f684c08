"""Saying that a task is done, and taking that back."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker import evidence
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.words import DeadlineKind, Move, Outcome
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, move, record
from tracker.tasks.children import check_children
from tracker.tasks.occurrences import check_whole
from tracker.updates.closing import gathered
from tracker.updates.progress import News, check_done_on, on_behalf, percent_change, show


@dataclass(frozen=True)
class Claim:
    """What a unit says when it submits: the day it was done, its own judgement, text and proof.

    Without any document the text is the explanation and needs 10 characters.
    """

    done_on: date | None
    outcome: Outcome | None
    news: News


def submit(task: Task, claim: Claim, *, by: Person, at: datetime) -> Event:
    """Submit a task as done (T5): it waits for its verifier.

    Refused: whoever may not, no proof and no explanation, no day, a day to come or before the
    plan's period, occurrences without a result, a continuing task before the plan's last month,
    fewer accepted answers of many units than the task's threshold asks for.
    """
    news, note = claim.news, claim.news.text.strip()
    shown = len(news.documents) or len(evidence.of_task(task.id))
    given = Given(
        text=note, evidence=shown, done_on=claim.done_on, outcome=claim.outcome,
        basis=news.basis.strip(),
    )  # fmt: skip
    if claim.done_on:
        check_done_on(task, claim.done_on, at=at)
    check_whole(task, done_on=claim.done_on)
    check_children(task)
    _check_last_month(task, on=day_of(at))
    whole = gathered(task, on=day_of(at))
    rule = move(task, Move.SUBMIT, given, by=by, at=at)
    changes = {"done_on": claim.done_on, "outcome": claim.outcome, "has_evidence": bool(shown)}
    changes |= percent_change(news.percent) | show(task, news.documents, by=by, at=at)
    task.reported_done_on, task.reported_outcome = claim.done_on, claim.outcome
    task.submitted_by_id, task.submitted_at = by.id, at
    note = " ".join(part for part in (note, whole.words) if part)
    moved = Moved(Move.SUBMIT, note, changes | whole.changes | on_behalf(rule, given))
    return record(task, moved, by=by, at=at)


def withdraw(task: Task, *, by: Person, at: datetime) -> Event:
    """Take a submission back before it is decided (T12); only who submitted it may."""
    move(task, Move.WITHDRAW, Given(), by=by, at=at)
    task.reported_done_on = task.reported_outcome = None
    task.submitted_by_id = task.submitted_at = None
    return record(task, Moved(Move.WITHDRAW), by=by, at=at)


def _check_last_month(task: Task, *, on: date) -> None:
    last_month = task.plan.period_to.replace(day=1)
    if task.deadline_kind == DeadlineKind.ONGOING and on < last_month:
        raise Refused(
            N_("Nhiệm vụ thường xuyên gửi xác nhận từ ngày %(first)s; trước đó chỉ cập nhật."),
            first=f"{last_month:%d/%m/%Y}",
        )
