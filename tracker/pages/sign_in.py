"""Signing in and out."""

from urllib.parse import urlsplit

from flask import Blueprint, current_app, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user, login_user
from werkzeug.wrappers import Response
from wtforms import BooleanField, HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from tracker import clock
from tracker.accounts import sessions, sign_in
from tracker.accounts.sessions import Device
from tracker.db import begin_write, db
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience, load_person, login_manager
from tracker.pages.language import place
from tracker.pages.locale import sentence
from tracker.pages.typed import Typed, carried, posted_now
from tracker.rules import Refused

pages = Blueprint("sign_in", __name__)


class SignInForm(Form):
    """Who, the password, and whether this device stays signed in."""

    login = StringField(
        lazy_gettext("Tên đăng nhập hoặc địa chỉ thư điện tử"), validators=[InputRequired()]
    )
    password = PasswordField(lazy_gettext("Mật khẩu"), validators=[InputRequired()])
    stays = BooleanField(lazy_gettext("Duy trì đăng nhập trên thiết bị này"))
    next = HiddenField()
    typed = HiddenField()  # what was typed before the door, for the page behind it


@pages.get("/dang-nhap")
@audience(Audience.PUBLIC)
def form() -> ResponseReturnValue:
    """Ask who it is; somebody who is signed in goes on."""
    wanted = request.args.get("next", "")
    if current_user.is_authenticated:
        return redirect(place(wanted))
    return show(SignInForm(formdata=None, next=wanted))


@pages.post("/dang-nhap")
@audience(Audience.PUBLIC)
def enter() -> ResponseReturnValue:
    """Sign in and go where the person wanted to, or on with what was typed before."""
    form = SignInForm()
    typed = carried(form.typed.data or "")
    if not form.validate_on_submit():
        return show(form, typed), 422
    device = this_device(stays=form.stays.data)
    try:
        token = sign_in.sign_in(
            form.login.data or "", form.password.data or "", device=device, at=clock.now()
        )
    except Refused as refusal:
        form.form_errors.append(sentence(refusal))
        return show(form, typed), 422
    begin_session(token)
    if typed:
        return go_on(typed)
    return redirect(place(form.next.data or ""), code=303)


@login_manager.unauthorized_handler
def stranger() -> ResponseReturnValue:
    """Send a stranger to the sign-in page; what was typed before the session ended goes along."""
    typed = posted_now()
    if not typed.texts:
        return redirect(url_for("sign_in.form", next=way_back()))
    return show(SignInForm(formdata=None, next=way_back(), typed=typed.as_text()), typed), 401


def way_back() -> str:
    """Return where to go after signing in: this page, or the one whose form was posted."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    came_from = urlsplit(request.referrer or "")
    return came_from.path if came_from.netloc == request.host else ""


def go_on(typed: Typed) -> ResponseReturnValue:
    """Show what was typed, ready to be sent on; the page it goes to shows it in its place."""
    if not current_user.is_authenticated:
        return show(SignInForm(formdata=None, typed=typed.as_text()), typed), 401
    return render_template("sign_in/go_on.html", typed=typed)


@pages.post("/dang-xuat")
@audience(Audience.PUBLIC)
def out() -> Response:
    """Sign out: the session ends on the server, so that a copied cookie opens nothing."""
    end_session()
    return redirect("/dang-nhap", code=303)


def show(form: SignInForm, typed: Typed | None = None) -> str:
    """Return the page that asks for the password, below it what goes along."""
    days = current_app.config["REMEMBER_DAYS"]
    return render_template("sign_in/form.html", form=form, days=days, typed=typed)


def this_device(*, stays: bool = False) -> Device:
    """Return what is known of the browser at the door."""
    name = request.user_agent.string or gettext("Không rõ thiết bị")
    return Device(name=name, address=request.remote_addr or "", is_remembered=stays)


def begin_session(token: str) -> None:
    """Put a new session into the cookie in place of what was there."""
    end_session()
    person = load_person(token)
    found = sessions.find(token, at=clock.now())
    session.permanent = found is not None and found.is_remembered
    login_user(person)


def end_session() -> None:
    """End the session of this browser, if there is one, and empty the cookie."""
    token = session.get("_user_id")
    session.clear()
    g.pop("csrf_token", None)  # it was made for the session that has just ended
    if token:
        begin_write()
        sessions.end(token, at=clock.now())
        db.session.commit()
