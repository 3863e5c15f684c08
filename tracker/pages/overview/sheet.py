"""Tổng quan in một trang A4: what the chairman takes along, of a day or of frozen figures."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import access, clock
from tracker.access.reporting import snapshot_to_see
from tracker.pages.guard import Audience, audience
from tracker.pages.overview.blueprint import pages
from tracker.pages.overview.days import asked_day, usual_day
from tracker.pages.overview.sheet_view import Ground, frozen_ground, live_ground, sheet_of


@pages.get("/tong-quan/mot-trang")
@audience(Audience.SIGNED_IN)
def sheet() -> str | Response:
    """Show the sheet of the plan in force, or the one asked for, as of a day.

    Tổng quan says what is wrong with a day that is none: a sheet of another day misleads.
    """
    wanted = request.args.get("ke-hoach", "")
    plans = [] if wanted else access.issued_plans(by=current_user)
    if not wanted and not plans:
        raise access.NotFound
    plan = access.plan_to_see(wanted, by=current_user) if wanted else plans[0]
    as_of, refused = asked_day(request.args.get("ngay", ""), usual_day(plan, clock.today()))
    if refused:
        return redirect(url_for("overview.show", **request.args.to_dict()))  # type: ignore[arg-type]
    return drawn_sheet(live_ground(plan, as_of=as_of))


@pages.get("/tong-quan/mot-trang/so-lieu/<int:snapshot_id>")
@audience(Audience.SIGNED_IN)
def frozen_sheet(snapshot_id: int) -> str:
    """Show the sheet of frozen figures of the reader's authority."""
    return drawn_sheet(frozen_ground(snapshot_to_see(snapshot_id, by=current_user)))


def drawn_sheet(ground: Ground) -> str:
    """Return the page of a sheet, signed by who prints it and when."""
    figures = ground.figures
    return render_template(
        "overview/sheet.html", sheet=sheet_of(ground), plan=figures.plan, as_of=figures.as_of,
        snapshot=ground.snapshot, now=clock.now(), today=clock.today(),
    )  # fmt: skip
