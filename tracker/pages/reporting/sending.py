"""The register of sent reports: the clerk's number typed back, to whom, with which figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from tracker import clock, periods
from tracker.access import reporting
from tracker.pages.forms import options
from tracker.pages.guard import Audience, audience
from tracker.pages.known import known_or_kept
from tracker.pages.limits import record_id
from tracker.pages.papers import PaperForm
from tracker.pages.reporting.blueprint import act, pages
from tracker.periods import (
    Paper,
    PaperKind,
    ReportPeriod,
    SentReport,
    Snapshot,
    SnapshotFile,
    SnapshotKind,
)
from tracker.rules import N_
from tracker.rules.numbers import format_day, two_digits

KINDS = {PaperKind.REPORT: N_("Báo cáo"), PaperKind.LETTER: N_("Công văn")}


class RegisterForm(PaperForm):
    """A paper that was sent: number and day as the clerk gave them, kind, recipients, file."""

    kind = RadioField(lazy_gettext("Loại văn bản"))
    figures = RadioField(lazy_gettext("Số liệu trong văn bản"), coerce=record_id)
    recipients = StringField(lazy_gettext("Nơi nhận"), [InputRequired(), Length(max=1000)])
    made = SelectField(
        lazy_gettext("Tệp đã lập được gửi đi"), coerce=record_id, validate_choice=False
    )


@dataclass(frozen=True)
class SentRow:
    """A paper of the register, what it replaces and what replaces it."""

    paper: SentReport
    kind: str
    replaced_by: SentReport | None
    may_replace: bool


@pages.get("/bao-cao/ky/<int:period_id>/ghi-so")
@audience(Audience.SECRETARIAT)
def ask_register(period_id: int) -> str:
    """Offer the form."""
    period = reporting.period_to_see(period_id, by=current_user, on=clock.today())
    return page(period, offering(RegisterForm(formdata=None), period))


@pages.post("/bao-cao/ky/<int:period_id>/ghi-so")
@audience(Audience.SECRETARIAT)
def register(period_id: int) -> ResponseReturnValue:
    """Enter a paper that was sent."""
    today = clock.today()
    form = offering(RegisterForm(), reporting.period_to_see(period_id, by=current_user, on=today))

    def verb(period: ReportPeriod, at: datetime) -> SentReport:
        said = [one for one in figures_of(period) if one.id == form.figures.data]
        wanted = Paper(
            known_or_kept(form, at=at), form.recipients.data or "", PaperKind(form.kind.data),
            period=period, snapshot=said[0] if said else None,
            made=next((one for one in made_of(period) if one.file_id == form.made.data), None),
        )  # fmt: skip
        return periods.register(period.plan, wanted, by=current_user, at=at)

    def again() -> str:
        return page(reporting.period_to_see(period_id, by=current_user, on=today), form)

    return act(
        form, lambda: reporting.period_to_change(period_id, by=current_user, on=today), verb,
        again=again, to=url_for(".one", period_id=period_id),
        saying=gettext("Đã ghi sổ văn bản đã gửi."),
    )  # fmt: skip


def offering(form: RegisterForm, period: ReportPeriod) -> RegisterForm:
    """Let a form offer the kinds of papers and the figures they may say.

    Before the figures are frozen there is no report, and a letter says none. What no report says
    yet is chosen.
    """
    found = figures_of(period)
    kinds = [kind for kind in KINDS if found or kind is PaperKind.LETTER]
    form.kind.choices = options((kind, gettext(KINDS[kind])) for kind in kinds)
    form.figures.choices = options((one.id, words_of(one)) for one in found) or [("0", "–")]
    made = made_of(period)
    files = [(one.file_id, _file_words(one)) for one in reversed(made)]
    form.made.choices = options([(0, gettext("Không có hoặc tệp khác")), *files])
    if not form.made.raw_data:
        last = [one.file_id for one in made if one.version == made[-1].version]
        form.made.data = last[0] if last else 0
    if not form.kind.raw_data:
        form.kind.data = kinds[0]
    if not form.figures.raw_data:
        unsaid = [one.id for one in found if not periods.sent_report(one)]
        form.figures.data = next(iter([*unsaid, *(one.id for one in found)]), 0)
    return form


def figures_of(period: ReportPeriod) -> list[Snapshot]:
    """Return the frozen figures that a paper on a period may say.

    A closed plan's year has those of the closing and its own, frozen before.
    """
    both = periods.snapshot_to_report(period), periods.snapshot_of(period)
    return list(dict.fromkeys(one for one in both if one is not None))


def made_of(period: ReportPeriod) -> list[SnapshotFile]:
    """Return the official files of the figures that a paper on a period may say."""
    return [one for snapshot in figures_of(period) for one in periods.files_of(snapshot)]


def _file_words(one: SnapshotFile) -> str:
    return gettext("Bản %(version)s: %(name)s", version=two_digits(one.version), name=one.file.name)


def words_of(snapshot: Snapshot) -> str:
    """Return frozen figures in words."""
    day = format_day(snapshot.as_of)
    if snapshot.kind == SnapshotKind.CLOSING:
        return gettext("Kết thúc kế hoạch, tính đến ngày %(day)s", day=day)
    return gettext("Của kỳ, tính đến ngày %(day)s", day=day)


def page(period: ReportPeriod, form: RegisterForm) -> str:
    """Draw the form."""
    found = figures_of(period)
    return render_template(
        "reporting/register.html", period=period, form=form, snapshots=found,
        replaces=periods.sent_report_replaced(periods.snapshot_of(period)),
    )  # fmt: skip


def sent_rows(papers: Sequence[SentReport], holding: Iterable[Snapshot]) -> list[SentRow]:
    """Return papers of a plan as lines of its register; `holding` are the figures that hold."""
    later, held = periods.replaced_by(papers), {one.id for one in holding}
    return [
        SentRow(
            one, gettext(KINDS[PaperKind(one.kind)]), later.get(one.id),
            one.kind == PaperKind.REPORT and one.snapshot_id in held,
        )
        for one in papers
    ]  # fmt: skip
