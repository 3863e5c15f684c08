"""A task from outside enters the plan by an amendment document."""

from datetime import datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import IntegerField, SelectField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from tracker import access, clock, issuing
from tracker.access.plan_life import task_to_enter
from tracker.accounts import submissions
from tracker.db import db
from tracker.issuing import Entry
from tracker.pages.decision_form import DecisionForm
from tracker.pages.forms import options
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import record_id
from tracker.pages.locale import sentence
from tracker.pages.outside.blueprint import pages
from tracker.plans import Plan, PlanKind, PlanState
from tracker.rules import N_, Refused
from tracker.tasks import Task

OVERTAKEN = N_("Nhiệm vụ vừa được cập nhật. Xem nội dung mới trước khi lưu.")


class EnterForm(DecisionForm):
    """The content of the plan that the task goes to, and the document."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    area = SelectField(lazy_gettext("Thuộc nội dung"), coerce=record_id, validate_choice=False)


@pages.get("/ngoai-ke-hoach/<int:task_id>/vao-ke-hoach")
@audience(Audience.SECRETARIAT)
def ask(task_id: int) -> ResponseReturnValue:
    """Offer the contents of the plan in force and the fields of the document."""
    task = access.task_to_see(task_id, by=current_user)
    if task.plan.kind != PlanKind.OUTSIDE or plan_in_force(task) is None:
        return redirect(url_for("tasks.one", task_id=task_id))
    return page(task, EnterForm(formdata=None, version=task.version))


@pages.post("/ngoai-ke-hoach/<int:task_id>/vao-ke-hoach")
@audience(Audience.SECRETARIAT)
def enter(task_id: int) -> ResponseReturnValue:
    """Let the task go on in the plan."""
    form, at = EnterForm(), clock.now()
    plan = plan_in_force(access.task_to_see(task_id, by=current_user))
    if plan is None:
        return redirect(url_for("tasks.one", task_id=task_id), code=303)
    if not form.validate():
        return again(task_id, form), 422
    task, plan = task_to_enter(task_id, plan.code, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for("tasks.one", task_id=task_id), code=303)
    if form.version.data != task.version:
        return again(task_id, form, gettext(OVERTAKEN)), 409
    return take(task, plan, form, at=at)


def take(task: Task, plan: Plan, form: EnterForm, *, at: datetime) -> ResponseReturnValue:
    """Let the verb bring the task into the plan."""
    task_id = task.id
    area = next((one for one in plan.areas if one.id == form.area.data), None)
    try:
        decision = form.decision(at=at)
        made = issuing.enter_plan(
            task, Entry(plan, area), by=current_user, at=at, decision=decision
        )
    except Refused as refusal:
        return again(task_id, form, sentence(refusal)), 422
    db.session.commit()
    flash(gettext("Đã đưa vào kế hoạch, thành %(code)s.", code=made.code), "saved")
    return redirect(url_for("tasks.one", task_id=made.id), code=303)


def again(task_id: int, form: EnterForm, *wrong: str) -> str:
    """Show the form with what is wrong."""
    db.session.rollback()
    task = access.task_to_see(task_id, by=current_user)
    form.version.raw_data, form.version.data = None, task.version
    form.form_errors.extend(wrong)
    return page(task, form)


def plan_in_force(task: Task) -> Plan | None:
    """Return the plan of the task's year that it may enter, the newest one otherwise."""
    found = [
        plan for plan in access.issued_plans(by=current_user) if plan.state == PlanState.ISSUED
    ]
    return next((plan for plan in found if plan.year == task.year), found[0] if found else None)


def page(task: Task, form: EnterForm) -> str:
    """Draw the page."""
    plan = plan_in_force(task)
    areas = [(one.id, f"{one.numeral}. {one.title}") for one in (plan.areas if plan else ())]
    form.area.choices = options([(0, "–"), *areas])
    return render_template("outside/enter.html", task=task, plan=plan, form=form)
