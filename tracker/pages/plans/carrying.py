"""Carrying tasks over into next year's draft plan."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock, intake, issuing
from tracker.access.plan_life import plan_to_carry
from tracker.accounts import submissions
from tracker.db import db
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import record_id
from tracker.pages.locale import sentence
from tracker.pages.plans.blueprint import pages
from tracker.plans import Plan, PlanState
from tracker.rules import Refused


@pages.get("/ke-hoach/<code>/chuyen-tiep")
@audience(Audience.SECRETARIAT)
def carry(code: str) -> ResponseReturnValue:
    """Offer the tasks that were not carried out."""
    plan = access.plan_to_see(code, by=current_user)
    if plan.state != PlanState.CLOSED:
        return redirect(url_for(".listing"))
    return page(plan)


@pages.post("/ke-hoach/<code>/chuyen-tiep")
@audience(Audience.SECRETARIAT)
def carry_tasks(code: str) -> ResponseReturnValue:
    """Put the ticked tasks into next year's draft."""
    at = clock.now()
    plan = plan_to_carry(code, by=current_user)
    ticked = {record_id(text) for text in request.form.getlist("task")}
    if not submissions.spend(request.form.get("submission_id", ""), by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for(".carry", code=code), code=303)
    tasks = [task for task in issuing.open_tasks(plan) if task.id in ticked]
    try:
        draft = intake.carry_over(plan, tasks, by=current_user, at=at)
    except Refused as refusal:
        db.session.rollback()
        plan = access.plan_to_see(code, by=current_user)
        return page(plan, wrong=sentence(refusal)), 422
    db.session.commit()
    flash(gettext("Đã chuyển tiếp sang dự thảo kế hoạch năm %(year)s.", year=draft.year), "saved")
    return redirect(url_for("plan_import.review", code=draft.code, dong="tat-ca"), code=303)


def page(plan: Plan, *, wrong: str = "") -> str:
    """Draw the page."""
    return render_template(
        "plans/carry.html", plan=plan, tasks=issuing.open_tasks(plan),
        carried=intake.carried(plan), wrong=wrong,
    )  # fmt: skip
