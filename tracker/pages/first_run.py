"""The first run: whoever started the program founds the authority and its administrator."""

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from tracker import clock
from tracker.accounts import first_run
from tracker.accounts.staffing import Facts
from tracker.db import db
from tracker.pages.forms import options
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.password import NewPasswordForm, least_length
from tracker.pages.sign_in import begin_session, this_device
from tracker.rules import Refused
from tracker.units.tree import Names
from tracker.units.types import AUTHORITY, TYPES

pages = Blueprint("first_run", __name__)
NAME = [InputRequired(), Length(max=200)]


class FirstRunForm(NewPasswordForm):
    """The authority, and who administers it."""

    name = StringField(lazy_gettext("Tên cơ quan"), validators=NAME)
    code = StringField(lazy_gettext("Mã cơ quan"), validators=[InputRequired(), Length(max=40)])
    kind = SelectField(lazy_gettext("Loại"), default="xa")
    full_name = StringField(lazy_gettext("Họ và tên"), validators=NAME)
    login = StringField(lazy_gettext("Tên đăng nhập"), validators=NAME)
    email = StringField(lazy_gettext("Thư điện tử"), validators=[Length(max=200)])

    def offer(self) -> "FirstRunForm":
        """Fill the list of kinds, and return the form."""
        kinds = [(code, gettext(words)) for code, words, kind in TYPES if kind == AUTHORITY]
        self.kind.choices = options(kinds)
        return self


@pages.get("/khoi-tao")
@audience(Audience.PUBLIC)
def ask() -> str:
    """Ask for the authority and its administrator, as long as nobody is here."""
    return show(FirstRunForm(formdata=None))


@pages.post("/khoi-tao")
@audience(Audience.PUBLIC)
def found() -> ResponseReturnValue:
    """Found the authority and go on signed in as its administrator."""
    form = FirstRunForm().offer()
    if not first_run.fits(request.args.get("ma", "")) or not form.validate_on_submit():
        return show(form), 422
    names = Names(form.name.data or "", form.code.data or "")
    login, email = (form.login.data or "").strip().lower(), (form.email.data or "").strip().lower()
    try:
        token = first_run.found(
            (names, form.kind.data),
            Facts(form.full_name.data or "", login, email),
            password=form.password.data or "",
            device=this_device(),
            at=clock.now(),
        )
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return show(form), 422
    begin_session(token)
    return redirect("/quan-tri/don-vi", code=303)


def show(form: FirstRunForm) -> str:
    """Return the page of the first run; 404 without the token, and once it is over."""
    token = request.args.get("ma", "")
    if not first_run.fits(token):
        abort(404)
    return render_template(
        "sign_in/first_run.html", form=form.offer(), token=token, length=least_length()
    )
