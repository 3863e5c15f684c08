"""Tổng quan: one plan's figures on a day; exceptions first, every figure a link to its list."""

from datetime import date

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import access, clock
from tracker.access.reporting import plans_with_cuts
from tracker.pages.guard import Audience, audience
from tracker.pages.nav import desk_of_viewer
from tracker.pages.overview.blueprint import pages
from tracker.pages.overview.chips import chips_of
from tracker.pages.overview.days import asked_day, usual_day
from tracker.pages.overview.view import overview_of
from tracker.plans import Plan, PlanState
from tracker.rules.words import Role

WORKERS = {Role.STAFF, Role.UNIT_HEAD, Role.COORD_MEMBER}
WATCHERS = frozenset(Role) - WORKERS - {Role.ADMIN}


@pages.get("/")
@audience(Audience.SIGNED_IN)
def home() -> Response:
    """Send each person to the page that is theirs."""
    roles = access.roles(current_user, on=clock.today())
    if roles & WATCHERS:
        return redirect(url_for("overview.show"))
    return redirect(url_for("people.listing" if Role.ADMIN in roles else "tasks.mine"))


@pages.get("/tong-quan")
@audience(Audience.SIGNED_IN)
def show() -> str:
    """Show the plan in force, or the one asked for, as of a day."""
    cuts = plans_with_cuts(by=current_user)
    plans = list(cuts)
    wanted = request.args.get("ke-hoach", "")
    if wanted:
        plan = access.plan_to_see(wanted, by=current_user)
    elif plans:
        plan = plans[0]
    else:
        roles = access.roles(current_user, on=clock.today())
        return render_template("overview/empty.html", may_import=Role.COORDINATOR in roles)
    today, typed = clock.today(), request.args.get("ngay", "")
    as_of, refused = asked_day(typed, usual_day(plan, today))
    chips = chips_of(plan, cuts.get(plan, ()), today=today)
    return render_template(
        "overview/show.html", view=overview_of(plan, as_of=as_of), plans=plans, refused=refused,
        typed=typed, today=today, chips=chips, frozen=[one for one in chips if one.on == as_of],
        asked=desk_of_viewer().asked if as_of == today else 0,
        closing=as_of == today and closing_waits(plan, today),
    )  # fmt: skip


def closing_waits(plan: Plan, today: date) -> bool:
    """Tell whether the end of a plan waits for the reader's word."""
    is_leader = Role.LEADER in access.roles(current_user, on=today)
    return is_leader and plan.state == PlanState.ISSUED and plan.closing_on is not None
