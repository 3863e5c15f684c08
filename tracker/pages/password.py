"""Setting a password: by a link from a letter, or by a code that a colleague tells."""

from flask import Blueprint, current_app, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired

from tracker import clock
from tracker.accounts import codes, invitations, sign_in
from tracker.accounts.codes import AccessCode
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.sign_in import begin_session, this_device
from tracker.rules import Refused

pages = Blueprint("password", __name__)
SAME = lazy_gettext("Hai lần nhập mật khẩu chưa giống nhau.")


class ForgottenForm(Form):
    """Whose password was forgotten."""

    login = StringField(
        lazy_gettext("Tên đăng nhập hoặc địa chỉ thư điện tử"), validators=[InputRequired()]
    )


class NewPasswordForm(Form):
    """A new password, twice."""

    password = PasswordField(lazy_gettext("Mật khẩu mới"), validators=[InputRequired()])
    again = PasswordField(
        lazy_gettext("Nhập lại mật khẩu mới"),
        validators=[InputRequired(), EqualTo("password", message=SAME)],
    )


class ToldCodeForm(NewPasswordForm):
    """A new password with the code that somebody told."""

    login = StringField(lazy_gettext("Tên đăng nhập"), validators=[InputRequired()])
    code = StringField(lazy_gettext("Mã một lần"), validators=[InputRequired()])


@pages.get("/mat-khau/<code>")
@audience(Audience.PUBLIC)
def by_link(code: str) -> ResponseReturnValue:
    """Show the form of a link; opening it changes nothing, so a mail scanner may look at it."""
    found = codes.of_link(code, at=clock.now())
    return show_link(NewPasswordForm(formdata=None), found)


@pages.post("/mat-khau/<code>")
@audience(Audience.PUBLIC)
def set_by_link(code: str) -> ResponseReturnValue:
    """Set the password of a link's person, and sign in."""
    form = NewPasswordForm()
    found = codes.of_link(code, at=clock.now())
    if found is None or not form.validate_on_submit():
        return show_link(form, found), 422
    try:
        token = sign_in.set_password(
            found, password=form.password.data or "", device=this_device(), at=clock.now()
        )
    except Refused as refusal:
        form.form_errors.append(sentence(refusal))
        return show_link(form, codes.of_link(code, at=clock.now())), 422
    begin_session(token)
    return redirect("/", code=303)


@pages.get("/quen-mat-khau")
@audience(Audience.PUBLIC)
def forgotten() -> str:
    """Ask whose password was forgotten."""
    return render_template(
        "sign_in/forgotten.html", form=ForgottenForm(formdata=None), is_asked=False
    )


@pages.post("/quen-mat-khau")
@audience(Audience.PUBLIC)
def ask_reset() -> ResponseReturnValue:
    """Send the letter; the answer does not say whether there is such a person."""
    form = ForgottenForm()
    is_asked = form.validate_on_submit()
    if is_asked:
        address, at = this_device().address, clock.now()
        try:
            invitations.ask_reset(form.login.data or "", address=address, at=at)
        except Refused as refusal:
            form.form_errors.append(sentence(refusal))
            is_asked = False
    text = render_template("sign_in/forgotten.html", form=form, is_asked=is_asked)
    return text, 200 if is_asked else 422


@pages.get("/ma-mot-lan")
@audience(Audience.PUBLIC)
def by_code() -> str:
    """Ask for the code that the secretariat or the head told."""
    return show_code(ToldCodeForm(formdata=None))


@pages.post("/ma-mot-lan")
@audience(Audience.PUBLIC)
def set_by_code() -> ResponseReturnValue:
    """Set the password of somebody who was told a code, and sign in."""
    form = ToldCodeForm()
    if not form.validate_on_submit():
        return show_code(form), 422
    device, at = this_device(), clock.now()
    try:
        found = sign_in.told_code(form.login.data or "", form.code.data or "", device, at=at)
        token = sign_in.set_password(found, password=form.password.data or "", device=device, at=at)
    except Refused as refusal:
        form.form_errors.append(sentence(refusal))
        return show_code(form), 422
    begin_session(token)
    return redirect("/", code=303)


def show_link(form: NewPasswordForm, code: AccessCode | None) -> str:
    """Return the form of a link, or what to do when the link is dead."""
    if code is None:
        return render_template("sign_in/dead_link.html")
    return render_template(
        "sign_in/new_password.html", form=form, person=code.person, length=least_length()
    )


def show_code(form: ToldCodeForm) -> str:
    """Return the form for a told code."""
    return render_template("sign_in/told_code.html", form=form, length=least_length())


def least_length() -> str:
    """Return what a new password needs, in words."""
    shortest = current_app.config["PASSWORD_LENGTH"]
    return gettext("Ít nhất %(count)s ký tự, ví dụ bốn từ không liên quan nhau.", count=shortest)
