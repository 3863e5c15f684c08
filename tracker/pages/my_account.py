"""One's own account: name and phone, devices that are signed in, the password, a deputy."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms import PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from tracker import access, clock
from tracker.access import office
from tracker.accounts import Person, sessions, sign_in, staffing
from tracker.db import begin_write, db
from tracker.pages.devices import described
from tracker.pages.forms import Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.password import NewPasswordForm, least_length
from tracker.rules import Refused
from tracker.rules.words import ROLE_LABELS, Role

pages = Blueprint("account", __name__)
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


@pages.app_template_global("role_words")
def role_words(role: str) -> str:
    """Return what a role is called."""
    return gettext(ROLE_LABELS[Role(role)])


class AccountForm(Form):
    """What a person keeps about themself."""

    phone = StringField(lazy_gettext("Số điện thoại"), validators=[Length(max=40)])
    language = SelectField(
        lazy_gettext("Ngôn ngữ"),
        choices=options(LANGUAGE_NAMES.items()),
    )


class ChangePasswordForm(NewPasswordForm):
    """The present password and a new one, twice."""

    old = PasswordField(lazy_gettext("Mật khẩu hiện tại"), validators=[InputRequired()])


@pages.get("/tai-khoan")
@audience(Audience.SIGNED_IN)
def index() -> str:
    """Show the account."""
    return show_account(AccountForm(formdata=None, obj=current_user))


@pages.post("/tai-khoan")
@audience(Audience.SIGNED_IN)
def save() -> ResponseReturnValue:
    """Keep the phone and the language."""
    form = AccountForm()
    if not form.validate_on_submit():
        return show_account(form), 422
    office.to_write()
    phone, language = (form.phone.data or "").strip(), form.language.data
    staffing.keep_own(current_user, phone=phone, language=language, at=clock.now())
    db.session.commit()
    flash(gettext("Đã lưu."), "saved")
    return redirect(url_for("account.index"), code=303)


@pages.get("/tai-khoan/thiet-bi", endpoint="sessions")
@audience(Audience.SIGNED_IN)
def devices() -> str:
    """List the devices on which the person is signed in."""
    here = sessions.hashed(current_user.session_token)
    at = clock.now()
    return render_template(
        "account/devices.html",
        devices=[described(one, here=here) for one in sessions.devices(current_user, at=at)],
        days=current_app.config["REMEMBER_DAYS"],
        may_stay=sessions.may_stay(current_user, at=at),
    )


@pages.post("/tai-khoan/thiet-bi/<int:device_id>/thoat")
@audience(Audience.SIGNED_IN)
def end_device(device_id: int) -> Response:
    """Sign out on one device."""
    begin_write()
    if not sessions.end_device(device_id, person=current_user, at=clock.now()):
        raise access.NotFound
    db.session.commit()
    flash(gettext("Đã đăng xuất thiết bị đó."), "saved")
    return redirect(url_for("account.sessions"), code=303)


@pages.post("/tai-khoan/thiet-bi/thoat-het")
@audience(Audience.SIGNED_IN)
def end_others() -> Response:
    """Sign out everywhere but here."""
    token = current_user.session_token
    begin_write()
    sessions.end_all(current_user, at=clock.now(), but=token)
    db.session.commit()
    flash(gettext("Đã đăng xuất mọi thiết bị khác."), "saved")
    return redirect(url_for("account.sessions"), code=303)


@pages.get("/tai-khoan/mat-khau")
@audience(Audience.SIGNED_IN)
def password() -> str:
    """Ask for the present password and a new one."""
    return show_password(ChangePasswordForm(formdata=None))


@pages.post("/tai-khoan/mat-khau")
@audience(Audience.SIGNED_IN)
def change_password() -> ResponseReturnValue:
    """Change the password; every other device is signed out."""
    form = ChangePasswordForm()
    if not form.validate_on_submit():
        return show_password(form), 422
    old, new, token = form.old.data or "", form.password.data or "", current_user.session_token
    try:
        sign_in.change_password(current_user, old=old, new=new, token=token, at=clock.now())
    except Refused as refusal:
        form.form_errors.append(sentence(refusal))
        return show_password(form), 422
    flash(gettext("Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất."), "saved")
    return redirect(url_for("account.index"), code=303)


def show_account(form: AccountForm) -> str:
    """Return the page of the account."""
    person: Person = current_user
    today = clock.today()
    return render_template(
        "account/index.html", form=form, person=person, posts=person.posts(today),
        may_delegate=bool(office.headed_posts(person, on=today)),
    )  # fmt: skip


def show_password(form: ChangePasswordForm) -> str:
    """Return the page that changes the password."""
    return render_template("account/password.html", form=form, length=least_length())
