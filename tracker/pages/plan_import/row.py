"""One row of a draft, mended by hand or dropped."""

from datetime import date

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from tracker import access, clock, intake
from tracker.accounts import submissions
from tracker.db import db
from tracker.intake.editing import problems_of
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.plan_import.blueprint import OVERTAKEN, pages
from tracker.pages.plan_import.choices import read_days
from tracker.pages.plan_import.unit_choices import UnitChoices
from tracker.plans import Plan, PlanState
from tracker.rules import Refused
from tracker.tasks import DueSource, Task
from tracker.units import Unit, matching

NOBODY = ""


class RowForm(Form):
    """The cells of a row as a person mends them."""

    version = HiddenField()
    title = TextAreaField(
        lazy_gettext("Nội dung, nhiệm vụ"), validators=[InputRequired(), Length(max=2000)]
    )
    deliverable = TextAreaField(lazy_gettext("Sản phẩm"), validators=[Length(max=2000)])
    lead = SelectField(lazy_gettext("Chủ trì"))
    collecting = SelectField(lazy_gettext("Đơn vị theo dõi, tổng hợp"))
    coordinating = TextAreaField(lazy_gettext("Phối hợp"), validators=[Length(max=4000)])
    days = StringField(lazy_gettext("Ngày hết hạn"), validators=[Length(max=400)])

    def offer(self, units: UnitChoices) -> None:
        """Offer the units of the authority."""
        self.lead.choices = _options(units.own())
        self.collecting.choices = _options(units.single())

    def row(self, units: UnitChoices) -> intake.Row:
        """Return what was written; raises Refused for a day that no calendar has."""
        return intake.Row(
            title=self.title.data or "",
            deliverable=self.deliverable.data or "",
            lead_unit=units.of_id(int(self.lead.data or 0)),
            collecting_unit=units.of_id(int(self.collecting.data or 0)),
            coordinating=tuple((self.coordinating.data or "").splitlines()),
            days=read_days(self.days.data or ""),
        )


def _options(units: list[Unit]) -> list[tuple[str, str]]:
    return [(NOBODY, "–"), *((str(unit.id), unit.name) for unit in units)]


@pages.get("/<code>/nhap-phu-luc/<int:task_id>")
@audience(Audience.SECRETARIAT)
def row(code: str, task_id: int) -> Response | str:
    """Show a row as printed beside its cells."""
    plan, task = _found(code, task_id)
    if plan.state != PlanState.DRAFT:
        return redirect(url_for("plans.listing"))
    form = RowForm(
        version=str(plan.version),
        title=task.title,
        deliverable=task.deliverable,
        lead=str(task.lead_unit_id or NOBODY),
        collecting=str(task.collecting_unit_id or NOBODY),
        coordinating="\n".join(task.coordinating_text),
        days="; ".join(f"{day:%d/%m/%Y}" for day in _days(task)),
    )
    return _page(task, form)


@pages.post("/<code>/nhap-phu-luc/<int:task_id>")
@audience(Audience.SECRETARIAT)
def mend(code: str, task_id: int) -> Response | tuple[str, int]:
    """Take over what was written."""
    at, form = clock.now(), RowForm()
    plan, task = _to_change(code, task_id)
    units = _units(plan)
    form.offer(units)
    if form.version.data != str(plan.version):
        return _again(code, task_id, form, gettext(OVERTAKEN), 409)
    if not form.validate():
        return _again(code, task_id, form, "", 422)
    if submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        try:
            intake.edit(task, row=form.row(units), by=current_user, at=at)
        except Refused as refusal:
            return _again(code, task_id, form, sentence(refusal), 422)
        db.session.commit()
        flash(gettext("Đã lưu dòng."), "saved")
    return redirect(url_for(".review", code=code), code=303)


@pages.post("/<code>/nhap-phu-luc/<int:task_id>/bo")
@audience(Audience.SECRETARIAT)
def drop(code: str, task_id: int) -> Response:
    """Leave the row out of the plan."""
    at = clock.now()
    plan, task = _to_change(code, task_id)
    if request.form.get("version") != str(plan.version):
        abort(409)
    if submissions.spend(request.form.get("submission_id", ""), by=current_user, at=at):
        intake.drop(task, by=current_user, at=at)
        db.session.commit()
        flash(gettext("Đã bỏ dòng khỏi kế hoạch."), "saved")
    return redirect(url_for(".review", code=code), code=303)


@pages.post("/<code>/nhap-phu-luc/da-bo/<int:row_id>")
@audience(Audience.SECRETARIAT)
def restore(code: str, row_id: int) -> Response:
    """Take a dropped row in again."""
    at = clock.now()
    plan = access.plan_to_settle(code, by=current_user)
    if submissions.spend(request.form.get("submission_id", ""), by=current_user, at=at):
        intake.restore(plan, row_id, by=current_user, at=at)
        db.session.commit()
        flash(gettext("Đã lấy lại dòng."), "saved")
    return redirect(url_for(".review", code=code), code=303)


def _found(code: str, task_id: int) -> tuple[Plan, Task]:
    task = access.task_to_see(task_id, by=current_user)
    if task.plan.code != code:
        abort(404)
    return task.plan, task


def _to_change(code: str, task_id: int) -> tuple[Plan, Task]:
    plan = access.plan_to_settle(code, by=current_user)
    task = access.task_to_see(task_id, by=current_user)
    if task.plan_id != plan.id:
        abort(404)
    return plan, task


def _again(code: str, task_id: int, form: RowForm, wrong: str, status: int) -> tuple[str, int]:
    db.session.rollback()
    plan, task = _found(code, task_id)
    form.version.data = str(plan.version)
    return _page(task, form, wrong=wrong), status


def _page(task: Task, form: RowForm, *, wrong: str = "") -> str:
    form.offer(_units(task.plan))
    return render_template(
        "plans/row.html", plan=task.plan, task=task, form=form, wrong=wrong,
        problems=problems_of(task),
    )  # fmt: skip


def _days(task: Task) -> list[date]:
    """Return the days a task is due on; none where it only counts at the plan's end."""
    if task.due_source == DueSource.PLAN_END:
        return []
    return [one.due_on for one in task.occurrences] or [task.due_on]


def _units(plan: Plan) -> UnitChoices:
    return UnitChoices(matching.load(plan.authority_id, on=clock.today()), plan.authority_id)
