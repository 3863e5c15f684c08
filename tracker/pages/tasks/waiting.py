"""Chờ xác nhận: what was submitted and waits for this person, with its proof beside it."""

from dataclasses import dataclass

from flask import render_template
from flask_login import current_user
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker import access, clock
from tracker.access.occurrences import count_results
from tracker.db import db
from tracker.evidence import Evidence
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks.door import pages
from tracker.pages.tasks.forms import SendBackForm, TaskForm, VerifyForm
from tracker.pages.tasks.one import Moment, moment_of, proof_row
from tracker.pages.tasks.panel import Panel
from tracker.rules.words import Move
from tracker.tasks import Task
from tracker.tasks.counting import counting_of
from tracker.tasks.mine import LastMove, last_moves


@dataclass(frozen=True)
class Case:
    """One submitted task: what the unit says, its proof, and the forms to decide with."""

    task: Task
    moment: Moment
    claim: LastMove | None
    proof: list[dict[str, object]]
    panel: Panel


@pages.get("/cho-xac-nhan")
@audience(Audience.SIGNED_IN)
def waiting() -> str:
    """Show the submitted tasks that wait for the person."""
    return show()


def show(task_id: int | None = None, posted: TaskForm | None = None) -> str:
    """Draw the page, with a form that could not be taken at its task."""
    on = clock.today()
    rows = access.tasks_to_verify(current_user, on=on).options(
        contains_eager(Task.plan),
        joinedload(Task.submitted_by),
        joinedload(Task.lead_unit),
        selectinload(Task.parts),
    )
    tasks = list(db.session.scalars(rows.order_by(Task.submitted_at, Task.id)))
    claims = last_moves(tasks, [Move.SUBMIT])
    countings = {plan: counting_of(plan) for plan in {task.plan for task in tasks}}
    proof = access.evidence_of(tasks, by=current_user, on=on)
    cases = [
        Case(
            task, moment_of(task, countings[task.plan], on=on), claims.get((task.id, Move.SUBMIT)),
            proof_of(task, proof, claims.get((task.id, Move.SUBMIT))),
            decision(task, posted if task.id == task_id else None),
        )
        for task in tasks
    ]  # fmt: skip
    is_placed = any(case.panel.failed for case in cases)
    unplaced = None if is_placed else posted
    results = count_results(current_user, on=on)
    return render_template(
        "tasks/waiting.html", cases=cases, on=on, unplaced=unplaced, results=results
    )  # fmt: skip


def proof_of(task: Task, proof: list[Evidence], claim: LastMove | None) -> list[dict[str, object]]:
    """Return the rows of a task's proof; what came with the submission is new."""
    fresh = set(claim.event.changes.get("document_ids", ())) if claim else set()
    return [
        proof_row(shown, is_new=shown.document_id in fresh)
        for shown in proof
        if shown.task_id == task.id
    ]


def decision(task: Task, posted: TaskForm | None) -> Panel:
    """Return the forms of a decision; `posted` is the one that could not be taken."""
    panel = Panel(task, frozenset({Move.VERIFY, Move.SEND_BACK}))
    fresh = {"formdata": None, "version": task.version, "back": "cho-xac-nhan"}
    panel.verify = VerifyForm(**fresh, done_on=task.reported_done_on, outcome=task.reported_outcome)
    panel.send_back = SendBackForm(**fresh)
    if isinstance(posted, VerifyForm):
        panel.verify, panel.failed = posted, "verify"
    elif isinstance(posted, SendBackForm):
        panel.send_back, panel.failed = posted, "send_back"
    return panel.with_ids()
