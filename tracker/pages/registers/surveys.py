"""Khảo sát: rounds of asking citizens, with the rate of satisfied among valid forms."""

from datetime import datetime

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import Select
from sqlalchemy.orm import joinedload

from tracker import clock, registers
from tracker.access.registers import entry_to_see, units_to_enter, visible_entries
from tracker.db import db
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import in_place
from tracker.pages.registers import acts
from tracker.pages.registers.asked import Asked, parse, units_of_office
from tracker.pages.registers.blueprint import pages
from tracker.pages.registers.forms import CorrectRoundForm, RoundForm, VoidForm
from tracker.pages.registers.items import readable_ids
from tracker.registers import SurveyRound, counting
from tracker.units import Unit


@pages.get("/so-theo-doi/khao-sat")
@audience(Audience.SIGNED_IN)
def surveys() -> str:
    """Show the rounds that ended in a year, with the form to enter one."""
    return drawn(None)


@pages.post("/so-theo-doi/khao-sat")
@audience(Audience.WORKERS)
def add_round() -> ResponseReturnValue:
    """Enter a round."""
    form = RoundForm()

    def enter(unit: Unit, at: datetime) -> None:
        registers.add_round(unit, form.told(at=at), by=current_user, at=at)

    back = url_for("registers.surveys", **parse(request.args).query)
    return acts.add(form, enter, draw=drawn, back=back)


@pages.get("/so-theo-doi/khao-sat/<int:round_id>")
@audience(Audience.WORKERS)
def survey(round_id: int) -> str:
    """Show a round with the forms to correct and to void it."""
    return drawn_one(round_id, None)


@pages.post("/so-theo-doi/khao-sat/<int:round_id>")
@audience(Audience.WORKERS)
def correct_round(round_id: int) -> ResponseReturnValue:
    """Correct a round."""
    form = CorrectRoundForm()

    def correct(found: SurveyRound, at: datetime) -> None:
        registers.correct_round(found, form.told(at=at), by=current_user, at=at)

    entry, back = (SurveyRound, round_id), url_for("registers.survey", round_id=round_id)
    return acts.change(form, entry, correct, draw=drawer(round_id), back=back)


@pages.post("/so-theo-doi/khao-sat/<int:round_id>/huy")
@audience(Audience.WORKERS)
def void_round(round_id: int) -> ResponseReturnValue:
    """Void a round."""
    back = url_for("registers.survey", round_id=round_id)
    return acts.make_void((SurveyRound, round_id), draw=drawer(round_id), back=back)


def drawer(round_id: int) -> acts.Draw:
    """Return what draws the page of a round."""
    return lambda posted: drawn_one(round_id, posted)


def drawn(posted: Form | None) -> str:
    """Draw the page of all rounds, with a form that could not be taken."""
    asked, today = parse(request.args), clock.today()
    rows = list(db.session.scalars(rows_of(asked)))
    whole = counting.surveyed(
        current_user.authority_id, since=asked.since, until=asked.until,
        unit_id=asked.unit_id or None,
    )  # fmt: skip
    fresh = RoundForm(formdata=None, unit=asked.unit_id or None)
    return render_template(
        "registers/surveys.html", asked=asked, units=units_of_office(), rows=rows, whole=whole,
        readable=readable_ids(rows), form=in_place(fresh, posted),
        mine=[unit.id for unit in units_to_enter(current_user, on=today)],
    )  # fmt: skip


def rows_of(asked: Asked) -> Select[SurveyRound]:
    """Return the query of the rounds that ended in what is asked for, the newest first."""
    one = SurveyRound
    rows = visible_entries(one, by=current_user).where(*asked.fits(one.until, one.unit_id))
    whole = rows.options(joinedload(one.unit), joinedload(one.document))
    return whole.order_by(one.until.desc(), one.id.desc())


def drawn_one(round_id: int, posted: Form | None) -> str:
    """Draw the page of a round, with a form that could not be taken."""
    found = entry_to_see(SurveyRound, round_id, by=current_user, on=clock.today())
    fresh = CorrectRoundForm(formdata=None, obj=found)
    undo = VoidForm(formdata=None, prefix=acts.VOID, version=found.version)
    return render_template(
        "registers/survey.html", round=found, form=in_place(fresh, posted),
        undo=in_place(undo, posted), story=acts.story_of(found), readable=readable_ids([found]),
    )  # fmt: skip
