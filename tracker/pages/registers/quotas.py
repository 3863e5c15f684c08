"""Định mức của kế hoạch: how many items of a kind each unit must bring, and who changed it."""

from datetime import datetime
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import SelectField
from wtforms.validators import InputRequired, NumberRange

from tracker import access, clock, indicators, registers
from tracker.access.registers import quota_to_manage
from tracker.pages.forms import CountField, Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import record_id
from tracker.pages.office_door import Act, PlainForm, carry_out
from tracker.pages.registers.blueprint import pages
from tracker.pages.registers.grid import tables_of
from tracker.plans import Plan
from tracker.registers import ITEM_LABELS, ItemKind, Quota, Wanted
from tracker.registers.quotas import MOST, PERIODS
from tracker.rules import N_
from tracker.rules.indicators import Frequency
from tracker.units import Unit, of_authority

PERIOD_LABELS = {
    Frequency.MONTH: N_("Mỗi tháng"),
    Frequency.QUARTER: N_("Mỗi quý"),
    Frequency.YEAR: N_("Cả năm"),
}


class QuotaForm(Form):
    """A quota of a plan; its units and its indicator are choices of the plan's authority."""

    kind = SelectField(lazy_gettext("Nội dung"), choices=[])
    least = CountField(lazy_gettext("Ít nhất mỗi đơn vị"), [InputRequired(), NumberRange(1, MOST)])
    per = SelectField(lazy_gettext("Kỳ"), choices=[])
    group = SelectField(lazy_gettext("Áp dụng cho"), coerce=record_id)
    code = SelectField(lazy_gettext("Dùng để tính chỉ tiêu"))

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = options((kind, gettext(words)) for kind, words in ITEM_LABELS.items())
        self.per.choices = options((per, gettext(PERIOD_LABELS[per])) for per in PERIODS)
        groups = [(unit.id, unit.name) for unit in groups_of(plan)]
        self.group.choices = options([(0, gettext("Mọi đơn vị")), *groups])
        codes = [(one.code, f"{one.code} {one.title}") for one in indicators.of_plan(plan.id)]
        self.code.choices = options([("", "–"), *codes])

    def wanted(self, plan: Plan) -> Wanted:
        """Return the quota that is asked for; valid forms only."""
        group = next((one for one in groups_of(plan) if one.id == self.group.data), None)
        kind, per = ItemKind(self.kind.data), Frequency(self.per.data)
        return Wanted(kind, self.least.data, per, group, self.code.data or "")


def groups_of(plan: Plan) -> list[Unit]:
    """Return the groups of units of a plan's authority."""
    return [unit for unit in of_authority(plan.authority_id) if unit.type.is_group]


@pages.get("/ke-hoach/<code>/dinh-muc")
@audience(Audience.SECRETARIAT)
def plan_quotas(code: str) -> str:
    """Show a plan's quotas, how they are kept, and the form to set one."""
    return drawn(code, None)


@pages.post("/ke-hoach/<code>/dinh-muc")
@audience(Audience.SECRETARIAT)
def set_quota(code: str) -> ResponseReturnValue:
    """Set a quota, or change the one of the same kind, period and units."""
    form = QuotaForm(access.plan_to_see(code, by=current_user))

    def put(plan: Plan, at: datetime) -> None:
        registers.set_quota(plan, form.wanted(plan), by=current_user, at=at)

    act = Act(
        load=lambda: access.plan_to_manage(code, by=current_user), verb=put,
        again=lambda posted: drawn(code, posted), back=home(code), said=N_("Đã lưu định mức."),
    )  # fmt: skip
    return carry_out(form, act)


@pages.post("/ke-hoach/<code>/dinh-muc/<int:quota_id>/bo")
@audience(Audience.SECRETARIAT)
def drop_quota(code: str, quota_id: int) -> ResponseReturnValue:
    """Take a quota away."""

    def drop(quota: Quota, at: datetime) -> None:
        registers.drop_quota(quota, by=current_user, at=at)

    act = Act(
        load=lambda: quota_to_manage(code, quota_id, by=current_user), verb=drop,
        again=lambda _posted: drawn(code, None), back=home(code), said=N_("Đã bỏ định mức."),
    )  # fmt: skip
    return carry_out(PlainForm(), act)


def home(code: str) -> str:
    """Return the address of the page."""
    return url_for("registers.plan_quotas", code=code)


def drawn(code: str, posted: Form | None) -> str:
    """Draw the page, with a form that could not be taken."""
    plan = access.plan_to_see(code, by=current_user)
    form = posted if isinstance(posted, QuotaForm) else QuotaForm(plan, formdata=None)
    tables = list(tables_of([plan], today=clock.today()))
    titles = {one.code: one.title for one in indicators.of_plan(plan.id)}
    return render_template(
        "registers/quotas.html", plan=plan, form=form, tables=tables, titles=titles,
    )  # fmt: skip
