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


@pages.get("/ke-hoach")
@audience(Audience.SIGNED_IN)
def listing() -> str:
    """Show the authority's plans, the newest year first; drafts to the secretariat alone."""
    is_secretariat = Role.COORDINATOR in access.roles(current_user, on=clock.today())
    tasks = tasks_by_plan(current_user.authority_id)
    shown = [
        _row(plan, tasks.get(plan.id, 0), manages=is_secretariat)
        for plan in plans.of_authority(current_user.authority_id)
        if is_secretariat or plan.state != PlanState.DRAFT
    ]
    return render_template("plans/listing.html", rows=shown, may_import=is_secretariat)


def _row(plan: Plan, tasks: int, *, manages: bool) -> dict[str, Any]:
    words, picture, tone = STATE_LOOKS[PlanState(plan.state)]
    has_list = plan.state != PlanState.DRAFT and TASKS in current_app.view_functions
    return {
        "plan": plan,
        "tasks": tasks,
        "list": TASKS if has_list else "",
        "state": {"words": gettext(words), "icon": picture, "tone": tone},
        "acts": _acts(plan) if manages else [],
    }


def _acts(plan: Plan) -> list[tuple[str, str]]:
    """Return what the secretariat may do with a plan now: words and address."""
    if plan.state != PlanState.ISSUED:
        return []
    return [(gettext("Bổ sung nhiệm vụ"), url_for(".add", code=plan.code))]
