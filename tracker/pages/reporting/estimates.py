"""Ước thực hiện đến 31/12: units say of each open task whether it will be executed."""

from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock, periods
from tracker.access import reporting
from tracker.accounts import submissions
from tracker.db import db
from tracker.figures import figures_of
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.reporting.blueprint import pages
from tracker.periods import Estimate
from tracker.plans import Plan
from tracker.rules import N_, Refused
from tracker.tasks import Task

ANSWERS = {"co": True, "khong": False}
OVERTAKEN = N_("Vừa có người ước lại nhiệm vụ này. Lưu lần nữa nếu vẫn thay.")


@pages.get("/bao-cao/<code>/uoc-thuc-hien")
@audience(Audience.WORKERS)
def estimates(code: str) -> str:
    """Show the open tasks whose outlook the reader may tell, and what was said of all."""
    return page(access.plan_to_see(code, by=current_user))


@pages.post("/bao-cao/<code>/uoc-thuc-hien")
@audience(Audience.WORKERS)
def estimate(code: str) -> ResponseReturnValue:
    """Keep what was said; all of it, or nothing where one is refused."""
    form, at, today = Form(), clock.now(), clock.today()
    if not form.validate():
        return page(access.plan_to_see(code, by=current_user)), 422
    plan = access.plan_to_manage(code, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for(".estimates", code=code), code=303)
    wrong: dict[int, str] = {}
    told = periods.told_by(plan.id, as_of=today)
    for task in reporting.tasks_to_estimate(plan, by=current_user, on=today):
        try:
            tell(task, kept_of(task, told), at)
        except Refused as refusal:
            wrong[task.id] = sentence(refusal)
    if wrong:
        db.session.rollback()
        return page(access.plan_to_see(code, by=current_user), wrong), 422
    db.session.commit()
    flash(gettext("Đã lưu ước thực hiện."), "saved")
    return redirect(url_for(".estimates", code=code), code=303)


def tell(task: Task, kept: tuple[str, str], at: datetime) -> None:
    """Keep what was written beside a task; nothing where nothing was chosen, or nothing changed.

    The form carries what its reader saw. Refused: where somebody said something else since.
    """
    chosen, words = typed(task)
    seen = request.form.get(f"v{task.id}", as_seen(kept))
    if chosen not in ANSWERS or as_seen((chosen, words)) == seen:
        return
    if seen != as_seen(kept):
        raise Refused(OVERTAKEN)
    periods.estimate(task, Estimate(ANSWERS[chosen], words), by=current_user, at=at)


def typed(task: Task) -> tuple[str, str]:
    """Return the answer and the words that were posted of a task."""
    return request.form.get(f"u{task.id}", ""), request.form.get(f"l{task.id}", "")[:2000]


def kept_of(task: Task, told: dict[str, list[object]]) -> tuple[str, str]:
    """Return the answer and the words that are kept of a task."""
    said = told.get(str(task.id))
    return ("co" if said[0] else "khong", str(said[1])) if said else ("", "")


def as_seen(said: tuple[str, str]) -> str:
    """Return an answer and its words as the form carries what its reader saw."""
    return ":".join(said)


def page(plan: Plan, wrong: dict[int, str] | None = None) -> str:
    """Draw the page; what was refused stands as it was written."""
    today = clock.today()
    told = periods.told_by(plan.id, as_of=today)
    tasks = reporting.tasks_to_estimate(plan, by=current_user, on=today)
    kept = {task.id: kept_of(task, told) for task in tasks}
    shown = kept if wrong is None else {task.id: typed(task) for task in tasks}
    return render_template(
        "reporting/estimates.html", plan=plan, tasks=tasks, shown=shown, wrong=wrong or {},
        seen={task_id: as_seen(said) for task_id, said in kept.items()},
        unsaid=[task for task in tasks if str(task.id) not in told],
        said=[task for task in tasks if str(task.id) in told],
        units=len({task.working_unit_id for task in tasks}),
        expected=periods.expected(figures_of(plan, as_of=today), told), on=today,
    )  # fmt: skip
