"""The boxes ticked in the list, or all that its filter found, become a choice kept here."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import access, bulk, clock
from tracker.access import many
from tracker.accounts import submissions
from tracker.bulk import Act
from tracker.db import db
from tracker.pages.bulk.blueprint import pages
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import record_id
from tracker.pages.tasks.listing import plan_asked, sheet_of
from tracker.rules import N_, Refused
from tracker.tasks.filters import TaskFilters


@pages.post("")
@audience(Audience.SECRETARIAT)
def choose() -> ResponseReturnValue:
    """Keep the tasks chosen and lead to what is to be done with them."""
    act = request.form.get("viec", "")
    if act not in set(Act):
        raise Refused(N_("Chọn việc cần làm."))
    filters = TaskFilters.parse(request.form)
    plan = plan_asked(access.issued_plans(by=current_user), filters)
    if plan is None:
        raise access.NotFound
    ids = all_found(filters) if request.form.get("tat-ca") else ticked()
    at = clock.now()
    plan = access.plan_to_manage(plan.code, by=current_user)
    tasks = many.tasks_chosen(plan, ids, by=current_user)
    if submissions.spend(request.form.get("submission_id", ""), by=current_user, at=at):
        made = bulk.choose(plan, tasks, act=Act(act), by=current_user, at=at)
        db.session.commit()
    else:
        made = many.latest_bulk(by=current_user)
    return redirect(url_for(".show", bulk_id=made.id), code=303)


def ticked() -> list[int]:
    """Return the ids of the boxes that were ticked."""
    try:
        return [record_id(text) for text in request.form.getlist("nhiem-vu")]
    except ValueError:
        raise access.NotFound from None


def all_found(filters: TaskFilters) -> list[int]:
    """Return the ids of all tasks that the filter of the list finds now, whatever the page."""
    plan = plan_asked(access.issued_plans(by=current_user), filters)
    return [task.row.id for task in sheet_of(plan, filters).found] if plan else []
