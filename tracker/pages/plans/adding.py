"""Tasks added to a plan in force: their rows, the deadlines as read, the document."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock, issuing
from tracker.accounts import submissions
from tracker.db import db
from tracker.pages.decision_form import DecisionForm
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.plans.blueprint import pages
from tracker.pages.plans.row_forms import MOST, RowsMixin, days_words, offered_by
from tracker.plans import Plan, PlanKind, PlanState
from tracker.rules import Refused
from tracker.rules.numbers import two_digits
from tracker.rules.words import first_few
from tracker.tasks.filters import TaskFilters


class AddForm(RowsMixin, DecisionForm):
    """The document and the rows that it adds."""


@pages.get("/ke-hoach/<code>/bo-sung")
@audience(Audience.SECRETARIAT)
def add(code: str) -> ResponseReturnValue:
    """Offer a blank row and the fields of the document."""
    plan = amendable(code)
    if plan is None:
        return redirect(url_for(".listing"))
    return page(plan, AddForm(formdata=None))


@pages.post("/ke-hoach/<code>/bo-sung")
@audience(Audience.SECRETARIAT)
def add_tasks(code: str) -> ResponseReturnValue:
    """Add the tasks, once the days that were read of their deadlines have been seen."""
    form = AddForm()
    plan = amendable(code)
    if plan is None:
        return redirect(url_for(".listing"), code=303)
    if "more" in request.form:
        if len(form.rows) < MOST:
            form.rows.append_entry()
        return page(plan, form)
    form.offer(offered_by(plan))
    if not form.validate():
        return page(plan, form), 422
    if not form.shown_days(year=plan.year):
        return page(plan, form, asks=True)
    return _add(code, form)


def _add(code: str, form: AddForm) -> ResponseReturnValue:
    at = clock.now()
    plan = access.plan_to_manage(code, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for(".listing"), code=303)
    offered = offered_by(plan)
    rows = tuple(offered.row(one) for one in form.written())
    try:
        made = issuing.add(plan, rows, by=current_user, at=at, decision=form.decision(at=at))
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return page(access.plan_to_see(code, by=current_user), form), 422
    db.session.commit()
    count, codes = two_digits(len(made)), first_few([task.code for task in made])
    flash(gettext("Đã bổ sung %(count)s nhiệm vụ: %(codes)s.", count=count, codes=codes), "saved")
    return redirect(list_of(code), code=303)


def list_of(code: str) -> str:
    """Return the address of a plan's tasks."""
    return url_for("tasks.listing", **TaskFilters(plan=code).to_query())


def amendable(code: str) -> Plan | None:
    """Return a plan in force that tasks are added to; None where it is a draft or closed."""
    plan = access.plan_to_see(code, by=current_user)
    return plan if plan.state == PlanState.ISSUED and plan.kind == PlanKind.PLAN else None


def page(plan: Plan, form: AddForm, *, asks: bool = False) -> str:
    """Draw the page; `asks` says that the days beside the deadlines wait for a look."""
    form.offer(offered_by(plan))
    return render_template(
        "plans/add.html", plan=plan, form=form, asks=asks, days_words=days_words, most=MOST
    )
