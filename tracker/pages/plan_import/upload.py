"""An annex comes in: a draft is made or brought in step, an issued plan only compared."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms import IntegerField
from wtforms.validators import NumberRange, Optional

from tracker import access, annex, clock, intake
from tracker.accounts import submissions
from tracker.annex import AnnexDraft
from tracker.db import db
from tracker.files import Examined
from tracker.pages.forms import FileField, Form, file_needed, file_rules
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.plan_import.blueprint import pages
from tracker.pages.plans.from_annex import form_of
from tracker.pages.plans.row_forms import MOST, days_words
from tracker.plans import Plan, PlanState
from tracker.rules import Refused
from tracker.rules.numbers import two_digits

KINDS = ("docx", "xlsx", "ods", "csv", "doc", "xls")  # the last two get the reader's own answer


class UploadForm(Form):
    """The annex, and the plan's year where the file does not say it."""

    file = FileField(
        lazy_gettext("Tệp phụ lục (.docx, .xlsx, .ods, .csv)"),
        validators=[file_needed(), *file_rules(*KINDS)],
    )
    year = IntegerField(
        lazy_gettext("Năm kế hoạch"), validators=[Optional(), NumberRange(min=2000, max=2100)]
    )


@pages.route("/nhap", methods=["GET", "POST"])
@audience(Audience.SECRETARIAT)
def upload() -> Response | str | tuple[str, int]:
    """Ask for the annex; read it before anything is written."""
    form = UploadForm()
    if not form.validate_on_submit():
        return _page(form)
    content = form.file.data.read()
    try:
        draft = annex.read_annex(form.file.data.filename, content, year=form.year.data)
        file = intake.examine(form.file.data.filename, content)
    except Refused as refusal:
        form.file.errors = [sentence(refusal)]
        return _page(form)
    plan = intake.target(current_user.authority_id, year=draft.year)
    if plan is not None and plan.state != PlanState.DRAFT:
        return _difference(plan, draft)
    return _take_in(draft, file, submission_id=form.submission_id.data or "")


def _page(form: UploadForm) -> tuple[str, int]:
    status = 422 if form.errors else 200
    return render_template("plans/upload.html", form=form), status


def _difference(plan: Plan, draft: AnnexDraft) -> str:
    """Show what an annex says otherwise than a plan in force; new rows can be added by a document.

    What changed or is gone is decided task by task.
    """
    found = intake.difference(plan, draft, on=clock.today())
    form = None
    if found.added and plan.state == PlanState.ISSUED:
        form = form_of(plan, found.added[:MOST])
    return render_template(
        "plans/difference.html", plan=plan, found=found, labels=intake.COLUMN_LABELS, form=form,
        days_words=days_words, most=MOST,
    )  # fmt: skip


def _take_in(draft: AnnexDraft, file: Examined, *, submission_id: str) -> Response:
    at = clock.now()
    authority = access.authority_to_plan(by=current_user)
    if not submissions.spend(submission_id, by=current_user, at=at):
        return redirect(url_for("plans.listing"), code=303)
    taken = intake.take_in(authority, draft=draft, file=file, by=current_user, at=at)
    db.session.commit()
    flash(_said(taken), "saved")
    return redirect(url_for(".review", code=taken.plan.code), code=303)


def _said(taken: intake.TakenIn) -> str:
    found = taken.difference
    if found is None:
        return gettext("Đã lưu dự thảo. Xem và sửa các chỗ được đánh dấu trước khi ban hành.")
    if not found:
        return gettext("Tệp không khác dự thảo.")
    return gettext(
        "Đã cập nhật dự thảo: thêm %(added)s, đổi %(changed)s, bỏ %(gone)s nhiệm vụ.",
        added=two_digits(len(found.added)), changed=two_digits(len(found.changed)),
        gone=two_digits(len(found.gone)),
    )  # fmt: skip
