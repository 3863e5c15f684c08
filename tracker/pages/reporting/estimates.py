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
from tracker.rules import Refused
from tracker.tasks import Task

ANSWERS = {"co": True, "khong": False}


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
    for task in reporting.tasks_to_estimate(plan, by=current_user, on=today):
        try:
            tell(task, at)
        except Refused as refusal:
            wrong[task.id] = sentence(refusal)
    if wrong:
        db.session.rollback()
        return page(access.plan_to_see(code, by=current_user), wrong), 422
    db.session.commit()
    flash(gettext("Đã lưu ước thực hiện."), "saved")
    return redirect(url_for(".estimates", code=code), code=303)


def tell(task: Task, at: datetime) -> None:
    """Keep what was written beside a task; nothing where nothing was chosen."""
    chosen = request.form.get(f"u{task.id}", "")
    if chosen in ANSWERS:
        said = Estimate(ANSWERS[chosen], request.form.get(f"l{task.id}", "")[:2000])
        periods.estimate(task, said, by=current_user, at=at)


def page(plan: Plan, wrong: dict[int, str] | None = None) -> str:
    """Draw the page; what was refused stands as it was written."""
    today = clock.today()
    told = periods.told_by(plan.id, as_of=today)
    tasks = reporting.tasks_to_estimate(plan, by=current_user, on=today)
    shown = {task.id: shown_of(task, told, is_posted=wrong is not None) for task in tasks}
    return render_template(
        "reporting/estimates.html", plan=plan, tasks=tasks, shown=shown, wrong=wrong or {},
        expected=periods.expected(figures_of(plan, as_of=today), told), on=today,
    )  # fmt: skip


def shown_of(task: Task, told: dict[str, list[object]], *, is_posted: bool) -> tuple[str, str]:
    """Return the answer and the words to show beside a task."""
    if is_posted:
        return request.form.get(f"u{task.id}", ""), request.form.get(f"l{task.id}", "")
    said = told.get(str(task.id))
    return ("co" if said[0] else "khong", str(said[1])) if said else ("", "")
