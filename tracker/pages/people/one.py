"""One person: what is written, the way in, shut out and let in again."""

from datetime import datetime
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import clock
from tracker.access import office
from tracker.accounts import Person, invitations, staffing, submissions
from tracker.db import db
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, PlainForm, carry_out
from tracker.pages.people.door import act_on, page_of, pages, show
from tracker.pages.people.forms import NewPersonForm, PersonForm
from tracker.rules import N_


@pages.get("/them")
@audience(Audience.ORGANISERS)
def new() -> str:
    """Ask who comes."""
    return show_new(NewPersonForm(formdata=None))


@pages.post("/them")
@audience(Audience.ORGANISERS)
def create() -> ResponseReturnValue:
    """Add a person with the first post and a code to set the password with."""
    form = NewPersonForm().offer()
    made: list[Person] = []

    def add(_nothing: None, at: datetime) -> None:
        by = current_user
        person = staffing.create(form.facts, authority_id=by.authority_id, by=by, at=at)
        staffing.appoint(person, post=form.post, by=by, at=at)
        made.append(person)

    act = Act(
        office.to_write,
        add,
        show_new,
        url_for("people.listing"),
        N_("Đã thêm. Gửi thư mời hoặc cấp mã một lần để người này đặt mật khẩu."),
    )
    answer = carry_out(form, act)
    return redirect(page_of(made[0].id), code=303) if made else answer


@pages.get("/<int:person_id>")
@audience(Audience.ORGANISERS_AND_HEADS)
def one(person_id: int) -> str:
    """Show a person."""
    return show(person_id)


@pages.post("/<int:person_id>")
@audience(Audience.ORGANISERS)
def edit(person_id: int) -> ResponseReturnValue:
    """Change what is written about a person."""
    form = PersonForm()

    def verb(person: Person, at: datetime) -> None:
        staffing.edit(person, facts=form.facts, by=current_user, at=at)

    return carry_out(form, act_on(person_id, verb, N_("Đã lưu.")))


@pages.post("/<int:person_id>/khoa")
@audience(Audience.ORGANISERS)
def shut(person_id: int) -> ResponseReturnValue:
    """Let a person in no more."""

    def verb(person: Person, at: datetime) -> None:
        staffing.shut(person, by=current_user, at=at)

    return carry_out(PlainForm(), act_on(person_id, verb, N_("Đã khóa tài khoản.")))


@pages.post("/<int:person_id>/mo-khoa")
@audience(Audience.ORGANISERS)
def let_in(person_id: int) -> ResponseReturnValue:
    """Let a person in again."""

    def verb(person: Person, at: datetime) -> None:
        staffing.let_in(person, by=current_user, at=at)

    return carry_out(PlainForm(), act_on(person_id, verb, N_("Đã mở khóa tài khoản.")))


@pages.post("/<int:person_id>/moi")
@audience(Audience.ORGANISERS)
def invite(person_id: int) -> ResponseReturnValue:
    """Send the letter whose link sets the password."""

    def verb(person: Person, at: datetime) -> None:
        invitations.invite(person, by=current_user, at=at)

    return carry_out(PlainForm(), act_on(person_id, verb, N_("Thư mời đang được gửi.")))


@pages.post("/<int:person_id>/ma")
@audience(Audience.ORGANISERS_AND_HEADS)
def give_code(person_id: int) -> ResponseReturnValue:
    """Show, this once, a code that the giver tells the person."""
    form, at = PlainForm(), clock.now()
    if not form.validate_on_submit():
        return show(person_id, form), 422
    person = office.person_to_help(person_id, by=current_user, on=clock.today())
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(page_of(person_id), code=303)
    code = invitations.give_by_hand(person, by=current_user, at=at)
    db.session.commit()
    return render_template("people/code.html", person=person, code=f"{code[:4]} {code[4:]}")


def show_new(form: Any) -> str:
    """Return the page of somebody who comes."""
    return render_template("people/new.html", form=form.offer())
