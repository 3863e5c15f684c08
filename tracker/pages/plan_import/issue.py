"""The decision that issues a plan, and the reasons for rows that are not complete."""

import re
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from tracker import access, clock, issuing, units
from tracker.accounts import submissions
from tracker.db import db
from tracker.issuing import MISSING_LABELS, Decision
from tracker.pages.forms import DayField, Form
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.plan_import.blueprint import OVERTAKEN, pages
from tracker.plans import Plan, PlanState
from tracker.reminders.phantoms import WHY_LABELS, phantoms
from tracker.rules import Refused
from tracker.units import Unit

REASON = re.compile(r"r(\d{1,9})")


class IssueForm(Form):
    """The decision, and the two units that run the plan."""

    version = HiddenField()
    number = StringField(lazy_gettext("Số, ký hiệu"), validators=[InputRequired(), Length(max=100)])
    on = DayField(lazy_gettext("Ngày ban hành"), validators=[InputRequired()])
    coordinator = SelectField(lazy_gettext("Cơ quan thường trực"), coerce=int)
    verifier = SelectField(lazy_gettext("Đơn vị xác nhận"), coerce=int)

    def offer(self, choices: list[Unit], plan: Plan) -> None:
        """Offer the authority's units; the likeliest are chosen until somebody chooses."""
        options = [(unit.id, unit.name) for unit in choices]
        self.coordinator.choices = self.verifier.choices = options
        if not self.is_submitted():
            standing = issuing.likely_coordinator(choices)
            verifying = issuing.likely_verifier(choices)
            self.version.data = str(plan.version)
            self.coordinator.data = plan.coordinator_unit_id or (standing.id if standing else None)
            self.verifier.data = plan.verifier_unit_id or (verifying.id if verifying else None)

    def decision(self, choices: list[Unit]) -> Decision:
        """Return what was written; call it when the form is valid."""
        by_id = {unit.id: unit for unit in choices}
        assert self.on.data is not None  # noqa: S101  the form asks for it
        return Decision(
            number=self.number.data or "",
            on=self.on.data,
            coordinator_unit=by_id[self.coordinator.data],
            verifier_unit=by_id[self.verifier.data],
        )


@pages.get("/<code>/ban-hanh")
@audience(Audience.SECRETARIAT)
def issue(code: str) -> Response | str:
    """Ask for the decision and for the reasons."""
    plan = access.plan_to_see(code, by=current_user)
    if plan.state != PlanState.DRAFT:
        return redirect(url_for("plans.listing"))
    form = IssueForm()
    form.offer(_units(plan), plan)
    return _page(plan, form)


@pages.post("/<code>/ban-hanh")
@audience(Audience.SECRETARIAT)
def decide(code: str) -> Response | tuple[str, int]:
    """Issue the plan."""
    at, form = clock.now(), IssueForm()
    plan = access.plan_to_settle(code, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        return redirect(url_for("plans.listing"), code=303)
    choices = _units(plan)
    form.offer(choices, plan)
    if form.version.data != str(plan.version):
        return _again(plan, form, gettext(OVERTAKEN), 409)
    if not form.validate():
        return _again(plan, form, "", 422)
    try:
        issuing.issue(
            plan, by=current_user, at=at, decision=form.decision(choices), reasons=_reasons()
        )
    except Refused as refusal:
        return _again(plan, form, sentence(refusal), 422)
    db.session.commit()
    flash(gettext("Đã ban hành kế hoạch."), "saved")
    return redirect(url_for("plans.listing"), code=303)


def _again(plan: Plan, form: IssueForm, wrong: str, status: int) -> tuple[str, int]:
    code = plan.code
    db.session.rollback()
    plan = access.plan_to_see(code, by=current_user)
    form.version.data = str(plan.version)
    form.offer(_units(plan), plan)
    return _page(plan, form, wrong=wrong), status


def _page(plan: Plan, form: IssueForm, *, wrong: str = "") -> str:
    tasks = issuing.tasks_of(plan)
    shown: dict[str, Any] = {
        "plan": plan,
        "form": form,
        "waiting": issuing.incomplete(tasks),
        "total": len(tasks),
        "labels": MISSING_LABELS,
        "reasons": _reasons(),
        "asked": form.is_submitted(),
        "wrong": wrong,
        "unreached": phantoms(plan.authority_id, on=clock.today(), plan_id=plan.id),
        "why_labels": WHY_LABELS,
    }
    return render_template("plans/issue.html", **shown)


def _reasons() -> dict[int, str]:
    return {
        int(found[1]): reason
        for name, reason in request.form.items()
        if (found := REASON.fullmatch(name))
    }


def _units(plan: Plan) -> list[Unit]:
    return [
        unit
        for unit in units.of_authority(plan.authority_id)
        if not unit.type.is_group and unit.id != plan.authority_id
    ]
