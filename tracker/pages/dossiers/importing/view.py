"""A file of statistics: looked at, then taken into the units' forms whole or not at all."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import clock, files
from tracker.access import dossiers as access
from tracker.access.office import to_write
from tracker.accounts import submissions
from tracker.db import db
from tracker.dossiers.incoming import ADDED, Ground, Look, ground_of, look, take
from tracker.pages.dossiers.blueprint import pages
from tracker.pages.dossiers.importing.forms import FIELD, UNIT, ImportForm, is_secretariat
from tracker.pages.dossiers.importing.words import Shown, shown_of
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import roomy
from tracker.pages.locale import said, sentence
from tracker.rules import Refused, Told
from tracker.rules.numbers import two_digits
from tracker.units import Unit

TAKE = "nhan"


@pages.get("/nhap-tep")
@audience(Audience.WORKERS)
def bring() -> ResponseReturnValue:
    """Ask for a file or a pasted table."""
    form = ImportForm(formdata=None)
    form.offer(access.units_to_enter(current_user, on=clock.today()))
    return asked(form)


@pages.post("/nhap-tep")
@roomy
@audience(Audience.WORKERS)
def bring_in() -> ResponseReturnValue:
    """Show what would change; where it was looked at, take it."""
    form = ImportForm()
    form.offer(access.units_to_enter(current_user, on=clock.today()))
    if not form.validate_on_submit():
        return asked(form), 422
    return taken(form) if request.form.get("viec") == TAKE else reviewed(form)


def asked(form: ImportForm) -> str:
    """Draw the form before anything was read."""
    return render_template("dossiers/importing.html", form=form, found=None, wrong="")


def ground() -> Ground:
    """Load what the names of a file may mean, afresh in every transaction."""
    on = clock.today()
    units = access.units_to_enter(current_user, on=on)
    return ground_of(current_user.authority_id, units=units, on=on)


def reviewed(form: ImportForm, *, wrong: str = "") -> str:
    """Draw what would change, with what keeps it from being taken."""
    known = ground()
    found = look(form.stats, form.chosen(), ground=known)
    form.stamp.data = found.stamp
    shown = shown_of(found, form.stats)
    return render_template(
        "dossiers/importing.html", form=form, found=found, shown=shown, wrong=wrong,
        units=list(known.units.values()), fields=list(known.fields.values()),
        may_add=is_secretariat(), picked=request.form, added=ADDED, prefixes=(FIELD, UNIT),
        ready=is_ready(found, shown), told=spoken,
    )  # fmt: skip


def spoken(told: Told) -> str:
    """Return a name that is kept as msgid and values, in the reader's language."""
    return said(told.msgid, told.values)


def is_ready(found: Look, shown: Shown) -> bool:
    """Tell whether there is nothing left to decide and something to take."""
    differs = any(form.differs for form in found.forms)
    return found.is_settled and differs and not shown.is_impossible


def taken(form: ImportForm) -> ResponseReturnValue:
    """Take the whole file, or nothing; a second click finds it done."""
    to_write()
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=clock.now()):
        db.session.rollback()
        return redirect(url_for("dossiers.show"), code=303)
    found = look(form.stats, form.chosen(), ground=ground())
    if found.stamp != form.stamp.data:
        db.session.rollback()
        said = gettext("Số liệu trên hệ thống vừa thay đổi. Chưa nhận gì; xem lại bên dưới.")
        return reviewed(form, wrong=said), 409
    try:
        count = written(found, form)
    except Refused as no:
        db.session.rollback()
        return reviewed(form, wrong=sentence(no)), 422
    last = found.forms[-1]
    to_last = url_for("dossiers.show", ky=f"M{last.month:02d}", nam=last.year)
    db.session.commit()
    flash(gettext("Đã nhận số liệu vào %(count)s biểu.", count=two_digits(count)), "saved")
    return redirect(to_last, code=303)


def written(found: Look, form: ImportForm) -> int:
    """Keep the file and write the forms; only the secretariat's choices of names are learnt."""
    at, authority_id = clock.now(), current_user.authority_id
    if not is_secretariat():
        found.matched.clear()
    authority = db.session.get_one(Unit, authority_id)
    kept = files.keep(form.examined, authority_id=authority_id, by=current_user, at=at)
    count = take(found, authority=authority, file=kept, by=current_user, at=at)
    form.file.release()
    return count
