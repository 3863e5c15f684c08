"""The plans of the authority."""

from typing import Any

from flask import current_app, render_template, url_for
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock, plans
from tracker.pages.guard import Audience, audience
from tracker.pages.plans.blueprint import pages
from tracker.plans import Plan, PlanState
from tracker.rules import N_
from tracker.rules.words import Role
from tracker.tasks.by_plan import tasks_by_plan

TASKS = "tasks.listing"
STATE_LOOKS = {
    PlanState.DRAFT: (N_("Dự thảo"), "pencil", "none"),
    PlanState.ISSUED: (N_("Đã ban hành"), "circle-half-2", "run"),
    PlanState.CLOSED: (N_("Đã kết thúc"), "circle-check", "met"),
}
CLOSING = (N_("Chờ lãnh đạo xác nhận kết thúc"), "hourglass", "wait")


@pages.get("/ke-hoach")
@audience(Audience.SIGNED_IN)
def listing() -> str:
    """Show the authority's plans, the newest year first; drafts to the secretariat alone."""
    roles = access.roles(current_user, on=clock.today())
    is_secretariat = Role.COORDINATOR in roles
    tasks = tasks_by_plan(current_user.authority_id)
    shown = [
        _row(plan, tasks.get(plan.id, 0), roles)
        for plan in plans.of_authority(current_user.authority_id)
        if is_secretariat or plan.state != PlanState.DRAFT
    ]
    return render_template("plans/listing.html", rows=shown, may_import=is_secretariat)


def _row(plan: Plan, tasks: int, roles: frozenset[Role]) -> dict[str, Any]:
    words, picture, tone = STATE_LOOKS[PlanState(plan.state)]
    if plan.state == PlanState.ISSUED and plan.closing_on:
        words, picture, tone = CLOSING
    has_list = plan.state != PlanState.DRAFT and TASKS in current_app.view_functions
    return {
        "plan": plan,
        "tasks": tasks,
        "list": TASKS if has_list else "",
        "state": {"words": gettext(words), "icon": picture, "tone": tone},
        "acts": _acts(plan, roles),
    }


def _acts(plan: Plan, roles: frozenset[Role]) -> list[tuple[str, str]]:
    """Return what a reader of some roles may do with a plan now: words and address."""
    manages, leads = Role.COORDINATOR in roles, Role.LEADER in roles
    acts = []
    if plan.state == PlanState.ISSUED and manages:
        acts.append((gettext("Bổ sung nhiệm vụ"), url_for(".add", code=plan.code)))
    if plan.state == PlanState.ISSUED and (manages or (leads and plan.closing_on)):
        acts.append((gettext("Kết thúc kế hoạch"), url_for(".closing", code=plan.code)))
    if plan.state == PlanState.CLOSED and manages:
        acts.append((gettext("Chuyển tiếp sang năm sau"), url_for(".carry", code=plan.code)))
    return acts
