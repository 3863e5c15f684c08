"""One unit's form of a month: shown, checked while it is typed, saved."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import clock, dossiers
from tracker.access import NotFound
from tracker.access import dossiers as access
from tracker.accounts import submissions
from tracker.db import db
from tracker.dossiers import DossierField, DossierSheet
from tracker.pages.dossiers import doubts, grid
from tracker.pages.dossiers.blueprint import pages
from tracker.pages.dossiers.columns import COLUMNS, GROUPS
from tracker.pages.dossiers.doubts import Doubts
from tracker.pages.dossiers.forms import Posted, SheetForm, posted
from tracker.pages.dossiers.grid import Line
from tracker.pages.dossiers.merging import differences
from tracker.pages.dossiers.pasting import filled, read_pasted
from tracker.pages.dossiers.story import story_of
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.office_door import who_was_first
from tracker.rules import Refused
from tracker.rules.dossiers import Counts, Span, add_up, span
from tracker.rules.numbers import two_digits
from tracker.units import Unit

CLEAR, PASTE = "xoa", "dan"


@dataclass(frozen=True)
class Place:
    """Which form: the unit, the month, and the fields that it has rows for."""

    unit: Unit
    period: Span
    sheet: DossierSheet
    fields: list[DossierField]

    @property
    def address(self) -> dict[str, Any]:
        """Return what the form's address is made of."""
        return {"unit_id": self.unit.id, "year": self.period.year, "month": self.period.first}


@pages.get("/<int:unit_id>/<int:year>/<int:month>")
@audience(Audience.SIGNED_IN)
def sheet(unit_id: int, year: int, month: int) -> str:
    """Show a form: to be filled in by whom it is, to be read by the others."""
    place = place_of(access.unit_to_see(unit_id, by=current_user), month_of(year, month))
    kept = place.sheet
    form = SheetForm(formdata=None, version=kept.version or 0, scope_note=kept.scope_note)
    lines = grid.saved_lines(place.fields, kept.rows)
    lines.append(grid.line_of(None, Counts(**kept.totals)))
    return draw(place, form, lines, doubts.of_saved(kept) if kept.id else {})


@pages.post("/<int:unit_id>/<int:year>/<int:month>")
@audience(Audience.SIGNED_IN)
def save(unit_id: int, year: int, month: int) -> ResponseReturnValue:
    """Save a form; or fill its grid from a pasted table, or empty a row, saving nothing yet."""
    place = place_to_enter(unit_id, year, month)
    form, given = SheetForm(), posted(place.fields)
    if (number := request.form.get(CLEAR)) is not None:
        return again(place, form, emptied(given, number))
    if PASTE in request.form:
        return again(place, form, pasted(form, given, place.fields))
    if not form.validate_on_submit() or not given.is_readable:
        if not given.is_readable:
            form.form_errors.append(gettext("Chưa lưu: còn ô chưa đọc được số."))
        return again(place, form, given), 422
    return write(place, form, given)


def write(place: Place, form: SheetForm, given: Posted) -> ResponseReturnValue:
    """Save what was given in one transaction; 409 where somebody else was first."""
    at, address, period = clock.now(), place.address, place.period
    kept = access.sheet_to_enter(place.unit, year=period.year, month=period.first)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for("dossiers.sheet", **address), code=303)
    if form.version.data != (kept.version or 0):
        db.session.rollback()
        return overtaken(
            place_of(access.unit_to_see(address["unit_id"], by=current_user), period), form
        )
    try:
        found = dossiers.save(
            kept, given.given(form.scope_note.data or ""), by=current_user, at=at
        )  # fmt: skip
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return again(place, form, given), 422
    db.session.commit()
    asking = sum(one.asks for one in found)
    flash(gettext("Đã lưu."), "saved")
    if asking:
        count = two_digits(asking)
        flash(gettext("Còn %(count)s chỗ cần giải trình.", count=count), "part")
    return redirect(url_for("dossiers.sheet", **address), code=303)


@pages.post("/<int:unit_id>/<int:year>/<int:month>/kiem-tra")
@audience(Audience.SIGNED_IN)
def check(unit_id: int, year: int, month: int) -> str:
    """Say what does not hold in a form as it stands on somebody's screen; nothing is saved."""
    place = place_to_enter(unit_id, year, month)
    given = posted(place.fields)
    found = doubts_in(place, given)
    return render_template(
        "dossiers/_checked.html", lines=given.lines, doubts=found, **sums(given.lines)
    )


def doubts_in(place: Place, given: Posted) -> Doubts:
    """Return what does not hold in what was typed, with the reasons kept for the same."""
    kept = doubts.of_saved(place.sheet) if place.sheet.id else {}
    return doubts.of_typed(given.lines, place.sheet, given.reasons, kept=kept)


def month_of(year: int, month: int) -> Span:
    """Return the month of an address, or raise NotFound."""
    try:
        return span(f"M{month:02d}", year=year)
    except Refused:
        raise NotFound from None


def place_to_enter(unit_id: int, year: int, month: int) -> Place:
    """Return the form that the person fills in, or raise NotFound."""
    unit = access.unit_to_enter(unit_id, by=current_user, on=clock.today())
    return place_of(unit, month_of(year, month))


def place_of(unit: Unit, period: Span) -> Place:
    """Return a form with the fields of its month, and those ended since that it has rows for."""
    kept = access.sheet_to_see(unit, year=period.year, month=period.first) or DossierSheet(
        authority_id=unit.authority_id, unit_id=unit.id, year=period.year, month=period.first,
        scope_note="", totals={},
    )  # fmt: skip
    shown = {row.field_id for row in kept.rows}
    first_day = date(period.year, period.first, 1)
    fields = [
        one for one in dossiers.fields_of(unit.authority_id or unit.id)
        if one.id in shown or one.ended_on is None or first_day < one.ended_on
    ]  # fmt: skip
    return Place(unit, period, kept, fields)


def emptied(given: Posted, number: str) -> Posted:
    """Return what was given with one row empty, or all of them."""
    lines = [
        Line(line.field) if number in (str(line.id), "tat-ca") else line for line in given.lines
    ]
    return Posted(lines, given.reasons)


def pasted(form: SheetForm, given: Posted, fields: list[DossierField]) -> Posted:
    """Return what was given with the pasted counts in its grid, and say what was not placed."""
    found = read_pasted(form.paste.data or "", fields)
    if found.unknown:
        names = "; ".join(found.unknown)
        form.form_errors.append(gettext("Không có lĩnh vực: %(names)s.", names=names))
    if not found.rows:
        form.form_errors.append(gettext("Không thấy dòng số liệu nào trong nội dung dán."))
    else:
        form.paste.raw_data, form.paste.data = None, ""
    return Posted(filled(given.lines, found), given.reasons)


def again(place: Place, form: SheetForm, given: Posted) -> str:
    """Show a form as it is being filled in."""
    return draw(place, form, given.lines, doubts_in(place, given))


def overtaken(place: Place, form: SheetForm) -> ResponseReturnValue:
    """Answer that somebody else was first, both figures side by side."""
    given, kept = posted(place.fields), place.sheet
    form.version.raw_data, form.version.data = None, kept.version or 0
    form.form_errors.append(who_was_first("dossier_sheet", kept.id))
    lines = [*grid.saved_lines(place.fields, kept.rows), grid.line_of(None, Counts(**kept.totals))]
    found = differences(lines, given.lines)
    return draw(place, form, given.lines, doubts_in(place, given), found), 409


def sums(lines: list[Line]) -> dict[str, Counts]:
    """Return the sum of the rows, for the grid's last line."""
    return {"total": add_up(line.typed.counts for line in lines if line.field)}


def draw(
    place: Place, form: SheetForm, lines: list[Line], found: Doubts, merged: object = ()
) -> str:
    """Draw a form."""
    on = clock.today()
    return render_template(
        "dossiers/sheet.html", place=place, form=form, lines=lines, doubts=found, merged=merged,
        groups=GROUPS, columns=COLUMNS,
        may_enter=access.may_enter(place.unit, by=current_user, on=on),
        keeps_fields=access.keeps_fields(current_user, on=on),
        story=story_of(place.sheet, place.fields) if place.sheet.id else [], **sums(lines),
    )  # fmt: skip
