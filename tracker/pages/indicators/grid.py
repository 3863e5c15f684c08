"""Many values at once: a grid of indicators and periods, typed, pasted, or from a workbook."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from wtforms import TextAreaField
from wtforms.validators import Length

from tracker import access, clock, indicators
from tracker.access import measures as desk
from tracker.accounts import submissions
from tracker.db import db
from tracker.indicators import ENTERED, Indicator, of_plan
from tracker.pages.forms import FileField, Form
from tracker.pages.guard import Audience, audience
from tracker.pages.indicators.blueprint import pages
from tracker.pages.indicators.day import PLAN, plan_asked
from tracker.pages.indicators.incoming import ordinals_of, pasted, sheet_texts
from tracker.pages.indicators.typing import spans_of, text_of, told_in, value_in, written
from tracker.pages.indicators.words import span_words, target_words
from tracker.pages.limits import roomy
from tracker.pages.locale import sentence
from tracker.plans import Plan
from tracker.rules import N_, Refused
from tracker.rules.indicators import Frequency, Span
from tracker.rules.numbers import two_digits

OVERTAKEN = N_("vừa được sửa thành %(text)s")
Place = tuple[str, int]


@dataclass
class Cell:
    """One period of one indicator: what was there, what is typed, what is wrong with it."""

    indicator: Indicator
    span: Span
    kept: str
    text: str
    is_open: bool
    wrong: str = ""

    @property
    def name(self) -> str:
        """The name of its field."""
        return f"o-{self.indicator.id}-{self.span.ordinal}"

    @property
    def is_changed(self) -> bool:
        """Whether something else is typed than was there; an emptied cell changes nothing."""
        return bool(self.text) and self.text != self.kept


@dataclass(frozen=True)
class Line:
    """An indicator with the cells of its periods."""

    indicator: Indicator
    target: str
    cells: list[Cell]


class GridForm(Form):
    """The grid itself: cells are read by their names."""


class SheetForm(Form):
    """What is to be put into the grid: rows copied from a sheet, or a workbook of ours."""

    rows = TextAreaField(validators=[Length(max=20000)])
    sheet = FileField()


@pages.get("/nhap-nhieu")
@audience(Audience.SIGNED_IN)
def grid() -> str:
    """Show the grid of what the person enters."""
    plan = plan_asked()
    return drawn(plan, lines_of(plan))


@pages.post("/nhap-nhieu/xem")
@audience(Audience.SIGNED_IN)
@roomy
def preview() -> ResponseReturnValue:
    """Put pasted rows or a workbook into the grid, to be looked at; nothing is saved yet."""
    plan, form = plan_asked(), SheetForm()
    lines = lines_of(plan)
    try:
        found = texts_given(form, plan, lines)
    except Refused as refusal:
        return drawn(plan, lines, refused=sentence(refusal)), 422
    for cell in cells_in(lines):
        place = (cell.indicator.code.upper(), cell.span.ordinal)
        cell.text = uniform(cell, found.pop(place, "")) or cell.text
    check(lines, today=clock.today())
    left = "; ".join(sorted({code for code, _ordinal in found}))
    said = gettext("Bỏ qua, không thuộc phần nhập của đồng chí: %(codes)s.", codes=left)
    return drawn(plan, lines, looked=True, refused=said if left else "")


def uniform(cell: Cell, text: str) -> str:
    """Return a text as the grid itself writes the same value: 36075/36466 is 36.075/36.466."""
    try:
        told = told_in(cell.indicator, text, span=cell.span, today=cell.span.until)
    except Refused:
        return text
    return written(cell.indicator, told.numerator, told.denominator, told.value)


def texts_given(form: SheetForm, plan: Plan, lines: list[Line]) -> dict[Place, str]:
    """Return what pasted rows or a workbook say, by code and period."""
    if not form.validate_on_submit():
        raise Refused(N_("Nội dung không hợp lệ."))
    if form.sheet.data:
        name = form.sheet.data.filename
        ordinals = ordinals_of([line.indicator for line in lines], year=plan.year)
        return sheet_texts(name, form.sheet.data.read(), ordinals)
    return pasted(form.rows.data or "", [line.indicator.code for line in lines])


@pages.post("/nhap-nhieu")
@audience(Audience.SIGNED_IN)
def save_grid() -> ResponseReturnValue:
    """Save every cell that was changed, or none."""
    plan, form, at = plan_asked(), GridForm(), clock.now()
    here = redirect(url_for(".grid", **{PLAN: plan.code}), code=303)  # type: ignore[arg-type]
    if not form.validate_on_submit():
        return drawn(plan, typed(lines_of(plan)), refused=gettext("Gửi lại biểu mẫu.")), 422
    desk.plan_to_enter(plan.code, by=current_user, on=clock.day_of(at))
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return here
    lines = typed(lines_of(plan))
    count = save(lines, at=at)
    wrong = [cell for cell in cells_in(lines) if cell.wrong]
    if wrong:
        db.session.rollback()
        said = gettext("Chưa lưu gì: sửa các ô báo lỗi rồi lưu lại.")
        return drawn(plan, lines, refused=said), 422
    db.session.commit()
    flash(saved_words(count), "saved")
    return here


def saved_words(count: int) -> str:
    """Return how many values were saved, in words."""
    if not count:
        return gettext("Không có số liệu nào khác với số đã nhập.")
    return gettext("Đã lưu %(count)s số liệu.", count=two_digits(count))


def save(lines: list[Line], *, at: datetime) -> int:
    """Report every changed cell; what a rule refuses stands at its cell. Return how many."""
    changed = [cell for cell in cells_in(lines) if cell.is_changed]
    for cell in changed:
        try:
            if cell.wrong:
                continue
            today = clock.day_of(at)
            told = told_in(cell.indicator, cell.text, span=cell.span, today=today)
            indicators.report(cell.indicator, told, by=current_user, at=at)
        except Refused as refusal:
            cell.wrong = sentence(refusal)
    return len(changed)


def check(lines: list[Line], *, today: date) -> None:
    """Say at each changed cell what a rule would refuse."""
    for cell in cells_in(lines):
        try:
            if cell.is_changed:
                told_in(cell.indicator, cell.text, span=cell.span, today=today)
        except Refused as refusal:
            cell.wrong = sentence(refusal)


def typed(lines: list[Line]) -> list[Line]:
    """Put what was posted into the grid; a cell that was changed meanwhile says so."""
    for cell in cells_in(lines):
        posted = request.form.get(cell.name)
        cell.text = " ".join((posted or "").split()) or cell.kept
        if posted is not None and not posted.strip() and cell.kept:
            cell.wrong = gettext("không xóa được số đã nhập; ghi số đúng")
        if cell.is_changed and request.form.get(f"cu-{cell.name}") != cell.kept:
            cell.wrong = gettext(OVERTAKEN, text=cell.kept)
    return lines


def lines_of(plan: Plan) -> list[Line]:
    """Return the typed indicators whose values the person enters, or raise NotFound for none."""
    today = clock.today()
    own = [
        one for one in of_plan(plan.id)
        if one.source_kind in ENTERED and desk.may_enter(one, by=current_user, on=today)
    ]  # fmt: skip
    if not own:
        raise access.NotFound
    return [Line(one, target_words(one), cells_of(one, plan, today=today)) for one in own]


def cells_of(indicator: Indicator, plan: Plan, *, today: date) -> list[Cell]:
    """Return the cells of an indicator's periods; those still to come are shut."""
    found = []
    for span in spans_of(indicator, year=plan.year):
        kept = text_of(indicator, value_in(indicator, span))
        found.append(Cell(indicator, span, kept, kept, span.since <= today))
    return found


def cells_in(lines: list[Line]) -> list[Cell]:
    """Return all cells."""
    return [cell for line in lines for cell in line.cells]


def drawn(plan: Plan, lines: list[Line], *, refused: str = "", looked: bool = False) -> str:
    """Draw the grid, a table for each frequency."""
    tables = [
        (frequency, [line for line in lines if line.indicator.frequency == frequency])
        for frequency in Frequency
    ]
    changed = [cell for cell in cells_in(lines) if cell.is_changed]
    return render_template(
        "indicators/grid.html", plan=plan, tables=[one for one in tables if one[1]],
        form=GridForm(formdata=None), sheet=SheetForm(formdata=None), refused=refused,
        looked=looked, changed=changed, span_words=span_words,
    )  # fmt: skip
