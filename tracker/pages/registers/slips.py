"""Phiếu xin lỗi: the late dossiers, whose letters were sent and whose are owed."""

from datetime import datetime

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import Select, func
from sqlalchemy.orm import joinedload

from tracker import clock, dossiers, registers
from tracker.access.registers import units_to_enter, visible_entries
from tracker.db import db
from tracker.pages.forms import Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import in_place
from tracker.pages.paging import paging_of
from tracker.pages.registers import acts
from tracker.pages.registers.asked import SIZE, Asked, parse, units_of_office
from tracker.pages.registers.blueprint import pages
from tracker.pages.registers.forms import LateFields, LateForm
from tracker.registers import ApologySlip, counting
from tracker.units import Unit


@pages.get("/so-theo-doi/phieu-xin-loi")
@audience(Audience.SIGNED_IN)
def slips() -> str:
    """Show the slips of a year or month, with the form to enter a late dossier."""
    return drawn(None)


@pages.post("/so-theo-doi/phieu-xin-loi")
@audience(Audience.WORKERS)
def add_slip() -> ResponseReturnValue:
    """Enter a late dossier."""
    form = with_fields(LateForm())

    def enter(unit: Unit, at: datetime) -> None:
        registers.add_slip(unit, form.told(), by=current_user, at=at)

    back = url_for("registers.slips", **parse(request.args).query)
    return acts.add(form, enter, draw=drawn, back=back)


def drawn(posted: Form | None) -> str:
    """Draw the page, with a form that could not be taken."""
    asked, today = parse(request.args), clock.today()
    rows = rows_of(asked)
    total = db.session.scalar(rows.order_by(None).with_only_columns(func.count(ApologySlip.id)))
    fresh = with_fields(LateForm(formdata=None, unit=asked.unit_id or None))
    counted = counting.slips(
        current_user.authority_id, since=asked.since, until=asked.until, as_of=today,
        unit_id=asked.unit_id or None,
    )  # fmt: skip
    return render_template(
        "registers/slips.html", asked=asked, units=units_of_office(), counted=counted,
        mine=[unit.id for unit in units_to_enter(current_user, on=today)],
        rows=list(db.session.scalars(rows.offset((asked.page - 1) * SIZE).limit(SIZE))),
        fields=field_names(), form=in_place(fresh, posted), total=total or 0,
        paging=paging_of(total or 0, page=asked.page, size=SIZE, address=asked.href),
    )  # fmt: skip


def rows_of(asked: Asked) -> Select[ApologySlip]:
    """Return the query of the slips that are asked for: those owed first, then the newest."""
    slip = ApologySlip
    rows = visible_entries(slip, by=current_user).where(*asked.fits(slip.late_on, slip.unit_id))
    if asked.is_owed:
        rows = rows.where(slip.sent_on.is_(None))
    whole = rows.options(joinedload(slip.unit))
    return whole.order_by(slip.sent_on.is_not(None), slip.late_on.desc(), slip.id.desc())


def field_names() -> dict[int, str]:
    """Return the authority's fields of dossiers, by id."""
    return {one.id: one.name for one in dossiers.fields_of(current_user.authority_id)}


def with_fields(form: LateFields) -> LateFields:
    """Offer the authority's fields of dossiers, and none."""
    names = field_names()
    form.known = names.keys()
    form.field.choices = options([(0, "–"), *names.items()])
    return form
