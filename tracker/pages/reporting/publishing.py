"""Công khai: choosing what of a frozen period anybody may read, taking it back, and the proof."""

from dataclasses import dataclass
from datetime import datetime

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import BooleanField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from tracker import clock, periods
from tracker.access import publishing, reporting, roles
from tracker.evidence import Document
from tracker.pages.forms import Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import record_id
from tracker.pages.public.one import address_of
from tracker.pages.reporting.blueprint import act, pages
from tracker.periods import Choice, Publication, ReportPeriod, Snapshot
from tracker.periods.publishing import PUBLISHERS
from tracker.tasks import Task


class PublishForm(Form):
    """What is chosen; nothing is, until somebody ticks it."""

    figures = BooleanField(lazy_gettext("Kết quả nhiệm vụ: hai tỷ lệ, theo nội dung, theo cơ quan"))
    indicators = BooleanField(lazy_gettext("Chỉ tiêu: kết quả, mức giao, đạt hay chưa"))
    documents = SelectMultipleField(
        lazy_gettext("Văn bản kèm theo, ai cũng xem được"), coerce=record_id,
        option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False),
    )  # fmt: skip
    note = TextAreaField(lazy_gettext("Ghi chú, lý do thay thế"), [Length(max=2000)])


class WithdrawForm(Form):
    """Why it is taken back."""

    reason = TextAreaField(lazy_gettext("Lý do thu hồi"), [InputRequired(), Length(max=2000)])


@dataclass(frozen=True)
class PublishedCard:
    """What a period's page says of its publication: the last one, its address, what is out of date.

    `tasks` are the open ones that ask for publishing: the proof is for them.
    """

    may_publish: bool
    last: Publication | None
    address: str
    is_outdated: bool
    tasks: list[Task]


def card_of(period: ReportPeriod, held: Snapshot | None) -> PublishedCard:
    """Return what stands on a period's page about its publication; `held` are its figures."""
    last = periods.last_publication(period)
    may = bool(roles(current_user, on=clock.today()) & PUBLISHERS)
    return PublishedCard(
        may, last, address_of(last) if last else "",
        bool(last and held and is_outdated(last, held)),
        publishing.tasks_to_prove(period.plan, by=current_user) if may and last else [],
    )  # fmt: skip


def is_outdated(public: Publication, held: Snapshot) -> bool:
    """Tell whether other figures hold now, or a document left the register by a correction."""
    offered = publishing.documents_to_publish(public.period) if public.open_documents else []
    return public.snapshot_id != held.id or not set(public.open_documents) <= set(offered)


@pages.get("/bao-cao/ky/<int:period_id>/cong-khai")
@audience(Audience.DECIDERS)
def ask_publishing(period_id: int) -> str:
    """Offer what may be published; what is public now is ticked."""
    period = reporting.period_to_see(period_id, by=current_user, on=clock.today())
    last = periods.last_publication(period)
    form = PublishForm(formdata=None)
    if last is not None and last.withdrawn_at is None:
        form.figures.data, form.indicators.data = last.has_figures, last.has_indicators
        form.documents.data = [one.id for one in last.open_documents]
    return publishing_page(period, form)


@pages.post("/bao-cao/ky/<int:period_id>/cong-khai")
@audience(Audience.DECIDERS)
def publish(period_id: int) -> ResponseReturnValue:
    """Make the chosen parts public."""
    today, form = clock.today(), PublishForm()
    offered = with_documents(form, reporting.period_to_see(period_id, by=current_user, on=today))

    def verb(period: ReportPeriod, at: datetime) -> Publication:
        chosen = [one for one in offered if one.id in (form.documents.data or [])]
        choice = Choice(form.figures.data, form.indicators.data, chosen, note=form.note.data or "")
        return periods.publish(period, choice, by=current_user, at=at)

    def again() -> str:
        return publishing_page(reporting.period_to_see(period_id, by=current_user, on=today), form)

    return act(
        form, lambda: reporting.period_to_change(period_id, by=current_user, on=today), verb,
        again=again, to=url_for(".one", period_id=period_id, _anchor="cong-khai"),
        saying=gettext("Đã công khai."),
    )  # fmt: skip


def with_documents(form: PublishForm, period: ReportPeriod) -> list[Document]:
    """Let a form offer the documents that may be published, and return them."""
    offered = publishing.documents_to_publish(period)
    form.documents.choices = options((one.id, _choice_words(one)) for one in offered)
    return offered


def _choice_words(document: Document) -> str:
    """Return a document as it is chosen, with a warning where nobody could open it."""
    file = "" if document.file else gettext("chưa có tệp, chỉ hiện số và ngày")
    return " · ".join(text for text in (document.cited, document.abstract, file) if text)


def publishing_page(period: ReportPeriod, form: PublishForm) -> str:
    """Draw the form, with what is public now and what holds publishing up."""
    with_documents(form, period)
    return render_template(
        "reporting/publish.html", period=period, plan=period.plan, form=form,
        snapshot=periods.snapshot_to_report(period), last=periods.last_publication(period),
        unexplained=periods.unexplained(period),
    )  # fmt: skip


@pages.get("/bao-cao/cong-khai/<int:publication_id>")
@audience(Audience.SIGNED_IN)
def proof(publication_id: int) -> str:
    """Show when what was published by which unit: it stays when another takes its place."""
    found = publishing.publication_to_see(publication_id, by=current_user)
    return proof_page(found, WithdrawForm(formdata=None))


@pages.post("/bao-cao/cong-khai/<int:publication_id>/thu-hoi")
@audience(Audience.DECIDERS)
def withdraw(publication_id: int) -> ResponseReturnValue:
    """Take back what is public."""
    form = WithdrawForm()

    def verb(found: Publication, at: datetime) -> None:
        periods.withdraw(found, reason=form.reason.data or "", by=current_user, at=at)

    def again() -> str:
        return proof_page(publishing.publication_to_see(publication_id, by=current_user), form)

    return act(
        form, lambda: publishing.publication_to_withdraw(publication_id, by=current_user), verb,
        again=again, to=url_for(".proof", publication_id=publication_id),
        saying=gettext("Đã thu hồi; trang công khai không còn mở được."),
    )  # fmt: skip


def proof_page(found: Publication, form: WithdrawForm) -> str:
    """Draw the proof of a publication."""
    may = bool(roles(current_user, on=clock.today()) & PUBLISHERS)
    last = periods.last_publication(found.period)
    return render_template(
        "reporting/proof.html", publication=found, period=found.period, plan=found.plan,
        address=address_of(found), form=form, is_last=last == found,
        later=periods.replacement_of(found), may_withdraw=may and last == found,
    )  # fmt: skip
