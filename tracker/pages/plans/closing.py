"""The end of a plan: a reason for each open task, then the leader's word."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import IntegerField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from tracker import access, clock, issuing, periods
from tracker.accounts import submissions
from tracker.db import db
from tracker.evidence import Decision
from tracker.issuing import Reason
from tracker.pages.decision_form import DecisionForm
from tracker.pages.forms import DayField, Form
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.plans.blueprint import pages
from tracker.plans import Plan, PlanKind, PlanState
from tracker.rules import N_, Refused
from tracker.rules.words import BLOCKED_REASON_LABELS, BlockedReason, Role
from tracker.tasks import Task

OVERTAKEN = N_("Kế hoạch vừa có người khác cập nhật. Xem lại rồi lưu.")
NOT_PROPOSED = N_("Thường trực chưa trình kết thúc kế hoạch.")
CAUSE = re.compile(r"r(\d{1,9})")
Verb = Callable[[Plan, datetime], object]


class CloseForm(Form):
    """What every form of the page carries: the version that it was drawn from."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


class PrepareForm(CloseForm):
    """The reasons, written beside the tasks, and the day that is proposed."""

    on = DayField(lazy_gettext("Ngày kết thúc kế hoạch"), [InputRequired()], default=clock.today)


class RecordForm(CloseForm, DecisionForm):
    """The document by which the leader closed the plan."""


@pages.get("/ke-hoach/<code>/ket-thuc")
@audience(Audience.DECIDERS)
def closing(code: str) -> ResponseReturnValue:
    """Show every task that is not carried out, and who does what next."""
    plan = access.plan_to_see(code, by=current_user)
    if plan.state == PlanState.CLOSED and Role.COORDINATOR in held():
        return redirect(url_for(".carry", code=code))
    if plan.state != PlanState.ISSUED or plan.kind != PlanKind.PLAN:
        return redirect(url_for(".listing"))
    return page(plan)


@pages.post("/ke-hoach/<code>/ket-thuc/chuan-bi")
@audience(Audience.SECRETARIAT)
def prepare_closing(code: str) -> ResponseReturnValue:
    """Keep the reasons; with the day, propose the closing to the leader."""
    form = PrepareForm()
    proposes = "propose" in request.form

    def prepare(plan: Plan, at: datetime) -> None:
        on = form.on.data if proposes else None
        issuing.prepare(plan, reasons(), by=current_user, at=at, on=on)

    said = gettext("Đã trình lãnh đạo kết thúc kế hoạch.") if proposes else gettext("Đã lưu.")
    return act(code, form, prepare, said=said)


@pages.post("/ke-hoach/<code>/ket-thuc/xac-nhan")
@audience(Audience.DECIDERS)
def close(code: str) -> ResponseReturnValue:
    """Close the plan: the leader in person, or the secretariat by the leader's document."""
    form = CloseForm() if is_leader() else RecordForm()

    def decide(plan: Plan, at: datetime) -> None:
        if isinstance(form, RecordForm) and reasons():
            issuing.prepare(plan, reasons(), by=current_user, at=at, on=plan.closing_on)
        periods.close(plan, by=current_user, at=at, decision=decision_of(form, plan, at=at))

    return act(code, form, decide, said=gettext("Đã kết thúc kế hoạch."))


def decision_of(form: CloseForm, plan: Plan, *, at: datetime) -> Decision:
    """Return the leader's own decision on the day proposed, or the one that a document tells."""
    if isinstance(form, RecordForm):
        return form.decision(at=at)
    if plan.closing_on is None:
        raise Refused(NOT_PROPOSED)
    return Decision(current_user, plan.closing_on)


def act(code: str, form: CloseForm, verb: Verb, *, said: str) -> ResponseReturnValue:
    """Let a verb act on the plan once; a form that cannot be taken is shown again."""
    if not form.validate():
        return page(access.plan_to_see(code, by=current_user), form), 422
    at = clock.now()
    plan = access.plan_to_manage(code, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for(".closing", code=code), code=303)
    if form.version.data != plan.version:
        return again(code, form, gettext(OVERTAKEN)), 409
    try:
        verb(plan, at)
    except Refused as refusal:
        return again(code, form, sentence(refusal)), 422
    db.session.commit()
    flash(said, "saved")
    return redirect(url_for(".closing", code=code), code=303)


def again(code: str, form: CloseForm, wrong: str) -> str:
    """Show the page with what was written and what is wrong."""
    db.session.rollback()
    plan = access.plan_to_see(code, by=current_user)
    form.version.raw_data, form.version.data = None, plan.version
    form.form_errors.append(wrong)
    return page(plan, form)


def reasons() -> dict[int, Reason]:
    """Return what was written beside the tasks, by task id."""
    return {
        int(found[1]): Reason(
            BlockedReason(code) if code in set(BlockedReason) else None,
            request.form.get(f"t{found[1]}", ""),
        )
        for name, code in request.form.items()
        if (found := CAUSE.fullmatch(name))
    }


def page(plan: Plan, form: CloseForm | None = None) -> str:
    """Draw the page, with a form that could not be taken."""
    leads, written = is_leader(), reasons() if form else {}
    lines = [
        line(task, written.get(task.id, issuing.reason_of(task)), is_refused=form is not None)
        for task in issuing.open_tasks(plan)
    ]
    return render_template(
        "plans/close.html", plan=plan, lines=lines, causes=BLOCKED_REASON_LABELS, leads=leads,
        prepares=Role.COORDINATOR in held(), form=form,
        prepare=drawn(PrepareForm, form, plan, on=plan.closing_on or clock.today()),
        record=None if leads else drawn(RecordForm, form, plan),
        confirm=drawn(CloseForm, form, plan) if leads else None,
    )  # fmt: skip


def line(task: Task, reason: Reason, *, is_refused: bool) -> dict[str, Any]:
    """Return a task with its reason, whether that is enough, and what lacks once it was refused."""
    is_whole = issuing.is_whole(task, reason)
    lacks = "" if is_whole or not is_refused else "words" if reason.code else "cause"
    return {"task": task, "reason": reason, "is_whole": is_whole, "lacks": lacks}


def drawn(kind: type[CloseForm], posted: CloseForm | None, plan: Plan, **values: Any) -> CloseForm:
    """Return the form that could not be taken where it is of a kind, else one with what it says.

    The reasons and the document are sent together: what was typed for the one outlives the other.
    """
    form = posted if type(posted) is kind else None
    if form is None and posted is not None and "on" in request.form:
        form = kind(**values)
        form.version.raw_data, form.version.data = None, plan.version
    form = form or kind(formdata=None, version=plan.version, **values)
    for field in form:  # several forms stand on the page
        field.id = f"{kind.__name__.lower()}-{field.short_name}".replace("_", "-")
    return form


def held() -> frozenset[Role]:
    """Return the reader's roles of today."""
    return access.roles(current_user, on=clock.today())


def is_leader() -> bool:
    """Tell whether the reader decides in person."""
    return Role.LEADER in held()
