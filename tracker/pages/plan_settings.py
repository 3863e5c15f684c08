"""Cách tính: the settings of a plan that say how its figures are counted, and who changed them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import IntegerField, RadioField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from tracker import access
from tracker.pages.forms import CountField, Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, carry_out
from tracker.pages.overview.rule_words import rule_words
from tracker.plans import Plan
from tracker.requests.asking import lead_days
from tracker.rules import N_
from tracker.rules.words import MOVE_LABELS
from tracker.rules.workflow import STAFF_MOVES
from tracker.tasks.moves import staff_moves
from tracker.tasks.settings import change_settings, changes_of, counted, settings_of

pages = Blueprint("plan_settings", __name__)
YES, NO = "co", "khong"
SWITCHES = ("per_period", "not_met_is_executed", "strict_before", "rolls_forward")
MOST_DAYS = 30


def either(label: str, yes: str, no: str) -> RadioField:
    """Return a choice between the two ways of a setting."""
    choices = options([(NO, lazy_gettext(no)), (YES, lazy_gettext(yes))])
    return RadioField(lazy_gettext(label), [InputRequired()], choices=choices)


class SettingsForm(Form):
    """How a plan counts."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    per_period = either(
        N_("Nhiệm vụ thường xuyên, định kỳ"),
        N_("Tính theo kỳ: đã thực hiện khi mọi đợt đến hạn đã được xác nhận"),
        N_("Tính một lần, khi kết thúc kế hoạch"),
    )
    not_met_is_executed = either(
        N_("Nhiệm vụ đã thực hiện, chưa đạt"),
        N_("Tính vào số đã thực hiện"),
        N_("Không tính vào số đã thực hiện"),
    )
    strict_before = either(
        N_("“Trước ngày X” trong thời hạn"),
        N_("Chậm nhất hết ngày liền trước ngày X"),
        N_("Chậm nhất hết ngày X"),
    )
    rolls_forward = either(
        N_("Hạn rơi vào ngày nghỉ"),
        N_("Tính đến hết ngày làm việc kế tiếp"),
        N_("Không tính thêm"),
    )
    staff_moves = SelectMultipleField(
        lazy_gettext("Công chức phụ trách tự làm, không cần thủ trưởng"),
        choices=options((move, lazy_gettext(MOVE_LABELS[move])) for move in sorted(STAFF_MOVES)),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    extension_lead_days = CountField(
        lazy_gettext("Đề nghị gia hạn trước hạn ít nhất (ngày làm việc)"),
        [InputRequired(), NumberRange(0, MOST_DAYS)],
    )


@dataclass(frozen=True)
class Change:
    """One change of the settings: when, by whom, and how the plan counted from then on."""

    at: datetime
    who: str
    words: list[str]


@pages.get("/ke-hoach/<code>/cach-tinh")
@audience(Audience.SECRETARIAT)
def show(code: str) -> str:
    """Show how a plan counts, with the form to change it."""
    return drawn(code, None)


@pages.post("/ke-hoach/<code>/cach-tinh")
@audience(Audience.SECRETARIAT)
def save(code: str) -> ResponseReturnValue:
    """Change how a plan counts."""
    form = SettingsForm()

    def change(plan: Plan, at: datetime) -> None:
        held = in_force(plan)
        asked = {name: value for name, value in wanted_by(form).items() if value != held[name]}
        change_settings(plan, asked, by=current_user, at=at)

    act = Act(
        load=lambda: access.plan_to_manage(code, by=current_user),
        verb=change,
        again=lambda posted: drawn(code, posted),
        back=url_for("plan_settings.show", code=code),
        said=N_("Đã lưu cách tính."),
    )
    return carry_out(form, act)


def wanted_by(form: SettingsForm) -> dict[str, Any]:
    """Return the settings that a form asks for."""
    chosen = {name: form[name].data == YES for name in SWITCHES}
    return chosen | {
        "staff_moves": sorted(form.staff_moves.data or ()),
        "extension_lead_days": form.extension_lead_days.data,
    }


def in_force(plan: Plan) -> dict[str, Any]:
    """Return the settings in force, the usual ones where a plan has none of its own."""
    held = settings_of(plan)
    return {name: getattr(held, name) for name in SWITCHES} | {
        "staff_moves": sorted(staff_moves(plan)),
        "extension_lead_days": lead_days(plan),
    }


def filled(plan: Plan) -> SettingsForm:
    """Return the form with the settings in force."""
    held = in_force(plan)
    held |= {name: YES if held[name] else NO for name in SWITCHES}
    return SettingsForm(formdata=None, version=plan.version, **held)


def drawn(code: str, posted: Form | None) -> str:
    """Draw the page, with a form that could not be taken."""
    plan = access.plan_to_see(code, by=current_user)
    form = posted if isinstance(posted, SettingsForm) else filled(plan)
    return render_template(
        "plans/settings.html", plan=plan, form=form, changes=told(plan),
        rules=rule_words(settings_of(plan)),
    )  # fmt: skip


def told(plan: Plan) -> list[Change]:
    """Return the changes of a plan's settings in words, the newest first."""
    found = [
        Change(made.at, made.full_name or gettext("Hệ thống"), differing(made.changes))
        for made in changes_of(plan)
    ]
    return found[::-1]


def differing(changes: dict[str, Any]) -> list[str]:
    """Return the sentences that hold after a change and did not before it."""
    before, after = (rule_words(counted(changes[side])) for side in ("before", "after"))
    return [sentence for sentence in after if sentence not in before]
