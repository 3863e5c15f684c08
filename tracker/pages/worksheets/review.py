"""What filled workbooks would change, row by row; applied as a whole or dropped."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import clock, worksheets
from tracker.access import sheets
from tracker.db import db
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import id_typed
from tracker.pages.locale import sentence
from tracker.pages.worksheets.blueprint import pages
from tracker.pages.worksheets.words import shown_of
from tracker.rules import Refused
from tracker.rules.numbers import two_digits
from tracker.worksheets import Choices, Overtaken

FILE, SITE = "tep", "giu"


@pages.get("/<int:batch_id>")
@audience(Audience.WORKERS)
def review(batch_id: int) -> str:
    """Show what the files would change; nothing is changed by looking."""
    return page(batch_id)


def page(batch_id: int, *, wrong: str = "") -> str:
    """Draw the page, with what keeps the files from being applied."""
    batch = sheets.batch_to_see(batch_id, by=current_user)
    return render_template(
        "worksheets/review.html", batch=batch, shown=shown_of(batch), wrong=wrong,
        picked=request.form,
    )  # fmt: skip


@pages.post("/<int:batch_id>/ap-dung")
@audience(Audience.WORKERS)
def apply(batch_id: int) -> ResponseReturnValue:
    """Tell all that the files say, or nothing; a second click finds it done."""
    at = clock.now()
    batch = sheets.batch_to_apply(batch_id, by=current_user)
    try:
        count = worksheets.apply(batch, choices(), by=current_user, at=at)
    except Refused as no:
        db.session.rollback()
        return page(batch_id, wrong=sentence(no)), 422
    except Overtaken:
        return overtaken(batch_id)
    db.session.commit()
    flash(gettext("Đã cập nhật %(count)s nhiệm vụ.", count=two_digits(count)), "saved")
    return redirect(url_for(".review", batch_id=batch_id), code=303)


def overtaken(batch_id: int) -> ResponseReturnValue:
    """Apply nothing and show the difference anew."""
    db.session.rollback()
    batch = sheets.batch_to_apply(batch_id, by=current_user)
    worksheets.look_again(batch, by=current_user, at=clock.now())
    db.session.commit()
    said = gettext("Có nhiệm vụ vừa thay đổi trên hệ thống. Chưa áp dụng gì; xem lại bên dưới.")
    return page(batch_id, wrong=said), 409


@pages.post("/<int:batch_id>/bo")
@audience(Audience.WORKERS)
def drop(batch_id: int) -> ResponseReturnValue:
    """Forget files that were not applied."""
    worksheets.drop(sheets.batch_to_apply(batch_id, by=current_user))
    db.session.commit()
    flash(gettext("Đã bỏ, không thay đổi gì."), "saved")
    return redirect(url_for(".show"), code=303)


def choices() -> Choices:
    """Return what was decided of the conflicts and of the refused lines."""
    decided = {
        id_typed(name.removeprefix("dong-")): value
        for name, value in request.form.items()
        if name.startswith("dong-")
    }
    return Choices(
        taken=[line for line, value in decided.items() if value == FILE],
        left=[line for line, value in decided.items() if value == SITE],
        leaves_refused=bool(request.form.get("de-lai")),
    )
