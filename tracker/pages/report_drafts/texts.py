"""The texts of a report: what the figures say, section by section, and the secretariat's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_login import current_user
from wtforms import Field, IntegerField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from tracker import access
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import said
from tracker.pages.office_door import Act, carry_out
from tracker.pages.report_drafts.asked import facts_asked
from tracker.pages.report_drafts.blueprint import pages
from tracker.plans import Plan
from tracker.reports import periodic
from tracker.reports.periodic import ReportFacts
from tracker.reports.periodic.outline import ADDRESSEES, RECIPIENTS, Section, outline
from tracker.reports.periodic.paper import figures_in, left_open
from tracker.reports.periodic.texts import (
    MOST_LETTERS,
    Kept,
    keep_texts,
    kept_for,
    version_of,
)
from tracker.rules import N_
from tracker.rules.numbers import format_day, roman
from tracker.rules.periods import Period, label

ENDS = {
    ADDRESSEES: N_("Kính gửi (mỗi dòng một nơi)"),
    RECIPIENTS: N_("Nơi nhận (mỗi dòng một nơi, dòng cuối là Lưu)"),
}


class TextsForm(Form):
    """The texts of a report, a field for each block."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


@dataclass(frozen=True)
class Draft:
    """What is written for a period; its version rises with every change."""

    __tablename__: ClassVar[str] = "report_text"

    plan: Plan
    period: Period
    version: int

    @property
    def id(self) -> int:
        """The record under which the history keeps who wrote."""
        return self.plan.id


@dataclass(frozen=True)
class Block:
    """A section on the page: its heading, what the figures say, its field, whence its text is."""

    heading: str
    told: list[str]
    field: Field
    from_before: date | None


@pages.get("/<period>")
@audience(Audience.SECRETARIAT)
def show(code: str, period: str) -> str:
    """Show what the report says, with the texts to write."""
    return drawn(code, period, None)


@pages.post("/<period>")
@audience(Audience.SECRETARIAT)
def save(code: str, period: str) -> ResponseReturnValue:
    """Keep the texts for this period and those that follow."""
    facts = facts_asked(code, period)
    form = form_for(facts)
    keys = keys_of(facts)

    def keep(draft: Draft, at: datetime) -> None:
        typed = {key: form[name_of(key)].data or "" for key in keys}
        keep_texts(draft.plan, draft.period, typed, by=current_user, at=at)

    act = Act(
        load=lambda: draft_to_write(code, period), verb=keep,
        again=lambda posted: drawn(code, period, posted),
        back=url_for("report_drafts.show", code=code, period=period),
        said=N_("Đã lưu nội dung báo cáo."),
    )  # fmt: skip
    return carry_out(form, act)


def draft_to_write(code: str, period: str) -> Draft:
    """Begin writing and return a period's draft as it stands then."""
    plan = access.plan_to_manage(code, by=current_user)
    of = periodic.period_of(plan, period)
    return Draft(plan, of, version_of(plan, of))


def keys_of(facts: ReportFacts) -> list[str]:
    """Return the keys of all blocks, those of the paper's ends among them."""
    return [*ENDS, *(section.block for part in outline(facts) for section in part.sections)]


def name_of(key: str) -> str:
    """Return the name of a block's field."""
    return f"text_{key.replace('-', '_')}"


def form_for(facts: ReportFacts, kept: Mapping[str, Kept] | None = None) -> TextsForm:
    """Return the form of a report's blocks; with what is kept, filled with it."""
    fields = {
        name_of(key): TextAreaField(
            lazy_gettext(ENDS.get(key, N_("Nội dung bổ sung"))), [Length(max=MOST_LETTERS)]
        )
        for key in keys_of(facts)
    }
    made: type[TextsForm] = type("TextsForm", (TextsForm,), fields)
    if kept is None:
        return made()
    texts = {name_of(key): kept[key].text for key in keys_of(facts) if key in kept}
    return made(formdata=None, version=version_of(facts.plan, facts.period), **texts)


def drawn(code: str, period: str, posted: Form | None) -> str:
    """Draw the page, with a form that could not be taken."""
    facts = facts_asked(code, period)
    kept = kept_for(facts.plan, facts.period)
    form = posted or form_for(facts, kept)
    named = label(facts.period.key, year=facts.period.year, since=facts.period.since,
                  until=facts.period.until)  # fmt: skip
    parts = [
        (f"{roman(number)}. {part.heading}",
         [block_of(section, facts, form, kept) for section in part.sections])
        for number, part in enumerate(outline(facts), start=1)
    ]  # fmt: skip
    ends = [Block("", [], form[name_of(key)], before(kept.get(key))) for key in ENDS]
    return render_template(
        "report_drafts/show.html", plan=facts.plan, period=facts.period, form=form, parts=parts,
        ends=ends, named=said(named.msgid, named.values), day=format_day(facts.as_of),
        is_frozen=facts.frozen_at is not None, left_open=left_open(facts),
    )  # fmt: skip


def block_of(
    section: Section, facts: ReportFacts, form: Form, kept: Mapping[str, Kept]
) -> Block:  # fmt: skip
    """Return a section as the page shows it."""
    told = figures_in(section, facts)
    return Block(
        section.heading, told, form[name_of(section.block)], before(kept.get(section.block))
    )  # fmt: skip


def before(kept: Kept | None) -> date | None:
    """Return the last day of the period that a text was taken over from."""
    return kept.until if kept is not None and not kept.is_own and kept.text else None
