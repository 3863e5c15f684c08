"""Cập nhật nhiều nhiệm vụ: my open tasks in one table, a sentence a row, one document, one Save."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import clock, updates
from tracker.access.batch import tasks_to_change
from tracker.accounts import submissions
from tracker.db import db
from tracker.pages.filters import clock_time
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import id_typed, roomy
from tracker.pages.locale import sentence
from tracker.pages.tasks.batch_rows import (
    REPEAT,
    TICKED,
    UNIT,
    WHOSE,
    BatchForm,
    Line,
    Typed,
    lines_of,
    repeated,
    typed_rows,
)
from tracker.pages.tasks.door import document_of, pages, words_of
from tracker.pages.tasks.forms import AGAIN
from tracker.rules import N_, Refused
from tracker.rules.numbers import two_digits
from tracker.tasks import Task, last_actor
from tracker.updates import RowsRefused

Rows = dict[int, Typed]
SAID = N_("Đã lưu cập nhật của %(count)s nhiệm vụ.")
PROVED = N_("Đã lưu cập nhật, và văn bản minh chứng của %(count)s nhiệm vụ.")


@pages.get("/nhiem-vu/cap-nhat-nhieu")
@audience(Audience.SIGNED_IN)
def batch() -> ResponseReturnValue:
    """Show the table; the address may tick rows and cite a document, to send a file again.

    Who has no open task of the own is led to the unit's, unless the own ones are asked for.
    """
    form = BatchForm(formdata=request.args)
    ticked = [number for text in request.args.getlist(TICKED) if (number := id_typed(text))]
    rows = {key: Typed(key, is_ticked=True) for key in ticked}
    lines = lines_of(rows, on=clock.today())
    if not lines and not request.args:
        return redirect(url_for("tasks.batch") + f"?{WHOSE}={UNIT}")
    return draw_lines(form, rows, lines)


@pages.post("/nhiem-vu/cap-nhat-nhieu")
@audience(Audience.SIGNED_IN)
@roomy
def tell_batch() -> ResponseReturnValue:
    """Save all rows or none; every row that cannot be taken says why, and nothing typed is lost."""
    form, rows = BatchForm(), typed_rows(request.form)
    if REPEAT in request.form:
        return draw(form, repeated(rows, request.form[REPEAT]))
    told = {key: row for key, row in rows.items() if row.counts}
    if not form.validate_on_submit() or not has_something(form, told):
        return draw(form, rows), 422
    return save(form, rows, told)


def has_something(form: BatchForm, told: Rows) -> bool:
    """Tell whether there is anything to save, and a task for the document; else the form says."""
    if not told:
        form.form_errors.append(gettext("Ghi ít nhất một dòng, hoặc chọn nhiệm vụ."))
    elif form.has_document and not any(row.is_ticked for row in told.values()):
        form.form_errors.append(gettext("Chọn các nhiệm vụ mà văn bản này là minh chứng."))
    return not form.form_errors


def save(form: BatchForm, rows: Rows, told: Rows) -> ResponseReturnValue:
    """Write all the rows in one transaction, or show which were refused."""
    at = clock.now()
    tasks = tasks_to_change(told, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for("tasks.batch", **scope()), code=303)
    late = {task.id: overtaken(task) for task in tasks if task.version != told[task.id].version}
    refused = attempt(form, [task for task in tasks if task.id not in late], told, at=at) | late
    if refused or form.form_errors:
        db.session.rollback()
        marked = {key: replace(told[key], refused=words) for key, words in refused.items()}
        fresh = {key: replace(marked[key], version=0) for key in late}
        return draw(form, rows | marked | fresh), 409 if late else 422
    db.session.commit()
    return say_saved(form, told, at=at)


def attempt(form: BatchForm, tasks: list[Task], told: Rows, *, at: datetime) -> dict[int, str]:
    """Try all the rows; return why some cannot be taken. A document's refusal is the form's."""
    try:
        documents = document_of(form, at=at) if tasks else []
        rows = [told[task.id].row_of(task) for task in tasks]
        updates.tell_many(rows, documents, by=current_user, at=at)
    except Refused as refusal:
        form.form_errors.append(sentence(refusal))
    except RowsRefused as several:
        return {key: sentence(refusal) for key, refusal in several.refusals.items()}
    return {}


def overtaken(task: Task) -> str:
    """Return who was first, in words."""
    who, at = last_actor(task) or ("", clock.now())
    said = gettext(
        "%(who)s vừa cập nhật nhiệm vụ này lúc %(at)s.",
        who=who or gettext("Có người"), at=clock_time(at),
    )  # fmt: skip
    return f"{said} {gettext('Xem nội dung mới trước khi lưu.')}"


def say_saved(form: BatchForm, told: Rows, *, at: datetime) -> ResponseReturnValue:
    """Say how many were saved; a file that was not taken is asked for again, for the same tasks."""
    if not form.file_trouble:
        said = PROVED if AGAIN in request.args else SAID
        flash(gettext(said, count=two_digits(len(told))), "saved")
        return redirect(url_for("tasks.batch", **scope()), code=303)
    flash(*words_of(form, SAID, at=at))
    ticked = [key for key, row in told.items() if row.is_ticked]
    return redirect(
        url_for("tasks.batch", chon=ticked, **scope(), **form.to_send_again()), code=303
    )


def draw(form: BatchForm, rows: Rows) -> str:
    """Draw the table with what was typed."""
    return draw_lines(form, rows, lines_of(rows, on=clock.today()))


def draw_lines(form: BatchForm, rows: Rows, lines: list[Line]) -> str:
    """Draw lines read already; rows that have no place among them any more stand above."""
    lost = [
        row
        for key, row in rows.items()
        if row.counts and key not in {line.task.id for line in lines}
    ]
    return render_template(
        "tasks/batch.html", form=form, lines=lines, lost=lost, on=clock.today(),
        is_again=AGAIN in request.args,
        is_wide=bool(scope()),
    )  # fmt: skip


def scope() -> dict[str, Any]:
    """Return what the address says of whose tasks are shown: nothing, or the whole unit's."""
    return {WHOSE: UNIT} if request.args.get(WHOSE) == UNIT else {}
