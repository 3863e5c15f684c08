"""Workbooks to take out, and the form that takes the filled ones in."""

from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from tracker import access, clock, evidence, worksheets
from tracker.access import sheets
from tracker.accounts import submissions
from tracker.db import db
from tracker.evidence import Document
from tracker.pages.downloads import XLSX, sent
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.worksheets.blueprint import pages
from tracker.pages.worksheets.forms import ReturnForm
from tracker.plans import Plan, PlanState
from tracker.rules import Refused
from tracker.rules.words import Role
from tracker.tasks import Task
from tracker.units import Unit
from tracker.worksheets import Sheets

LATEST = 5


@dataclass(frozen=True)
class Offer:
    """What can be taken out of a plan: the person's own tasks, and each unit's, by number."""

    plan: Plan
    mine: int
    units: list[tuple[Unit, int]]


@pages.get("")
@audience(Audience.WORKERS)
def show() -> ResponseReturnValue:
    """Offer the workbooks of the plans in force."""
    return page(ReturnForm())


def page(form: ReturnForm) -> ResponseReturnValue:
    """Draw the page, with a form that could not be taken."""
    status = 422 if form.errors else 200
    shown = render_template(
        "worksheets/offer.html", form=form, offers=offers(), is_secretariat=is_secretariat(),
        batches=sheets.latest_batches(by=current_user, most=LATEST),
    )  # fmt: skip
    return shown, status


def is_secretariat() -> bool:
    """Tell whether the person enters what units returned."""
    return Role.COORDINATOR in access.roles(current_user, on=clock.today())


def open_plans() -> list[Plan]:
    """Return the plans in force that the person sees."""
    return [
        plan for plan in access.issued_plans(by=current_user) if plan.state == PlanState.ISSUED
    ]  # fmt: skip


def offers() -> list[Offer]:
    """Return what the person can take out, plan by plan."""
    units = sheets.units_to_take_out(current_user, on=clock.today())
    found = []
    for plan in open_plans():
        tasks = sheets.tasks_to_take_out(plan, units, by=current_user)
        by_unit = [
            (unit, sum(1 for one in tasks if one.working_unit_id == unit.id)) for unit in units
        ]
        mine = sum(1 for one in tasks if one.staff_id == current_user.id)
        found.append(Offer(plan, mine, [(unit, count) for unit, count in by_unit if count]))
    return found


@pages.get("/tai-ve")
@audience(Audience.WORKERS)
def take_out() -> Response:
    """Send a workbook: the own tasks, one unit's, or every unit's in one archive."""
    wanted = request.args.get("ke-hoach", "")
    plan = next((one for one in open_plans() if wanted in ("", one.code)), None)
    units = sheets.units_to_take_out(current_user, on=clock.today())
    if plan is None:
        raise access.NotFound
    whose = request.args.get("don-vi", "")
    if whose == "tat-ca":
        return archive(plan, units)
    chosen = [unit for unit in units if unit.code == whose]
    if whose and not chosen:
        raise access.NotFound
    tasks = sheets.tasks_to_take_out(plan, chosen or units, by=current_user)
    if chosen:
        return workbook(chosen[0].name, chosen[0].code, plan, tasks)
    mine = [task for task in tasks if task.staff_id == current_user.id]
    return workbook(current_user.full_name, "cua-toi", plan, mine)


def workbook(name: str, whose: str, plan: Plan, tasks: list[Task]) -> Response:
    """Send the workbook of some tasks."""
    content = worksheets.workbook(name, tasks, plan=plan, on=clock.today())
    return sent(content, name=worksheets.file_name(whose, plan), kind=XLSX)


def archive(plan: Plan, units: list[Unit]) -> Response:
    """Send a zip with the workbook of each unit."""
    tasks = sheets.tasks_to_take_out(plan, units, by=current_user)
    content = worksheets.archive(Sheets(plan, clock.today(), units, tasks))
    return sent(content, name=f"cap-nhat-{plan.code}.zip", kind="application/zip")


@pages.post("")
@audience(Audience.WORKERS)
def take_in() -> ResponseReturnValue:
    """Keep filled workbooks and lead to what they would change."""
    form = ReturnForm()
    if not form.validate_on_submit():
        return page(form)
    plans = {plan.code: plan for plan in access.issued_plans(by=current_user)}
    try:
        plan = worksheets.plan_of([one.returned for one in form.given], plans)
        batch_id = kept(plan.code, form)
    except Refused as no:
        db.session.rollback()
        form.files.errors = [sentence(no)]
        return page(form)
    return redirect(url_for(".review", batch_id=batch_id), code=303)


def kept(plan_code: str, form: ReturnForm) -> int:
    """Keep the files as one batch and return its id; a form sent twice is kept once."""
    at = clock.now()
    plan = access.plan_to_manage(plan_code, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        return sheets.latest_batches(by=current_user, most=1)[0].id
    basis = basis_of(form, plan) if is_secretariat() else None
    batch = worksheets.take_in(plan, form.given, by=current_user, at=at, basis=basis)
    db.session.commit()
    return batch.id


def basis_of(form: ReturnForm, plan: Plan) -> Document | None:
    """Keep the document that entries for units rest on, None where none is given."""
    cited = form.cited()
    if cited is None:
        return None
    return evidence.describe(
        cited, authority_id=plan.authority_id, by=current_user, at=clock.now()
    )  # fmt: skip
