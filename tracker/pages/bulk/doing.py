"""What is to be done with the tasks chosen: told in a form, seen task by task, carried out."""

from datetime import date

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import bulk, clock, reminders
from tracker.access import many
from tracker.accounts import in_order
from tracker.bulk import ACT_LABELS, Act, Bulk, Fate
from tracker.db import db
from tracker.pages.bulk.blueprint import pages
from tracker.pages.bulk.forms import form_of, posted_form
from tracker.pages.bulk.words import shown_of
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.rules import Refused
from tracker.rules.numbers import two_digits
from tracker.rules.words import Role
from tracker.tasks import WORKING_ROLES
from tracker.tasks.filters import TaskFilters


@pages.get("/<int:bulk_id>")
@audience(Audience.SECRETARIAT)
def show(bulk_id: int) -> str:
    """Show the tasks chosen, what is to be done with them and what that changes."""
    found = many.bulk_to_see(bulk_id, by=current_user)
    return page(found, form_of(found))


def page(found: Bulk, form: Form, *, wrong: str = "") -> str:
    """Draw the page, with a form that could not be taken."""
    on = clock.today()
    people = reminders.people_of(current_user.authority_id, on=on)
    return render_template(
        "bulk/show.html", bulk=found, form=form, wrong=wrong, act=ACT_LABELS[Act(found.act)],
        shown=shown_of(found, people), units=units_of(found, on) if found.act == Act.ASSIGN else [],
    )  # fmt: skip


def units_of(found: Bulk, on: date) -> list[dict[str, object]]:
    """Return the units of the tasks chosen, each with the people who work there."""
    people = reminders.people_of(current_user.authority_id, on=on)
    tasks = [item.task for item in found.items]
    units = {
        task.working_unit_id: task.collecting_unit or task.lead_unit
        for task in tasks if task.working_unit_id
    }  # fmt: skip
    return [
        {
            "unit": unit,
            "count": sum(1 for task in tasks if task.working_unit_id == unit_id),
            "chosen": found.terms.get("people", {}).get(str(unit_id), 0),
            "people": in_order(
                person for role in Role if role in WORKING_ROLES
                for person in people.in_unit.get((unit_id, role), [])
            ),
        }
        for unit_id, unit in units.items()
    ]  # fmt: skip


@pages.post("/<int:bulk_id>")
@audience(Audience.SECRETARIAT)
def tell(bulk_id: int) -> ResponseReturnValue:
    """Take what is to be done and show what that would change; nothing is changed yet."""
    form = posted_form(many.bulk_to_see(bulk_id, by=current_user))
    if not form.validate_on_submit():
        return page(many.bulk_to_see(bulk_id, by=current_user), form), 422
    at = clock.now()
    found = many.bulk_to_change(bulk_id, by=current_user)
    try:
        bulk.tell(found, form.terms(found, at=at), by=current_user, at=at)
    except Refused as no:
        db.session.rollback()
        found = many.bulk_to_see(bulk_id, by=current_user)
        return page(found, form, wrong=sentence(no)), 422
    db.session.commit()
    return redirect(url_for(".show", bulk_id=bulk_id), code=303)


@pages.post("/<int:bulk_id>/thuc-hien")
@audience(Audience.SECRETARIAT)
def carry_out(bulk_id: int) -> ResponseReturnValue:
    """Do it, once; what has changed since the look is refused by name."""
    at = clock.now()
    found = many.bulk_to_change(bulk_id, by=current_user)
    was_done = found.done_at is not None
    done = bulk.carry_out(found, by=current_user, at=at)
    db.session.commit()
    refused = [item.task.code for item in found.of(Fate.REFUSED)]
    if not done:
        said = gettext("Các nhiệm vụ vừa có thay đổi. Chưa thực hiện gì; xem lại bên dưới.")
        found = many.bulk_to_see(bulk_id, by=current_user)
        return page(found, form_of(found), wrong=said), 409
    if not was_done:
        flash(words_of(done, refused), "saved")
    return redirect(url_for(".show", bulk_id=bulk_id), code=303)


def words_of(done: int, refused: list[str]) -> str:
    """Return what was done, and by name what was not."""
    words = gettext("Đã thực hiện với %(count)s nhiệm vụ.", count=two_digits(done))
    if not refused:
        return words
    left = gettext("Không thực hiện: %(codes)s.", codes=", ".join(refused))
    return f"{words} {left}"


@pages.post("/<int:bulk_id>/bo")
@audience(Audience.SECRETARIAT)
def drop(bulk_id: int) -> ResponseReturnValue:
    """Forget the choice; nothing was changed."""
    found = many.bulk_to_change(bulk_id, by=current_user)
    code = found.plan.code
    bulk.drop(found)
    db.session.commit()
    flash(gettext("Đã bỏ, không thay đổi gì."), "saved")
    return redirect(url_for("tasks.listing", **TaskFilters(plan=code).to_query()), code=303)
