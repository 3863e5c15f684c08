"""Mốc nhắc việc: the ladder of reminders of a plan, rung by rung, and who changed it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import BooleanField, Field, IntegerField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import HiddenInput

from tracker import access, reminders
from tracker.pages.forms import CountField, Form
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, carry_out
from tracker.pages.plan_settings import Change
from tracker.plans import Plan
from tracker.rules import N_
from tracker.rules.ladder import LADDER, Anchor, StageRule
from tracker.rules.numbers import two_digits
from tracker.rules.words import ROLE_LABELS, STAGE_LABELS, Role, Stage

pages = Blueprint("plan_ladder", __name__)
MOST_DAYS = 90
# What is overdue stays hidden from a head no longer than this.
MOST_UNTOLD = 10
# Told once, always: what makes no sense every week, or must not wait for a Monday.
NEVER_WEEKLY = frozenset({Stage.ON_THE_DAY, Stage.HEAD_OVERDUE, Stage.SILENCE})
# What the number of days of a rung counts: before its day, or after.
COUNTS = {
    Anchor.DUE: N_("ngày làm việc trước hạn"),
    Anchor.DEADLINE: N_("ngày làm việc sau hạn"),
    Anchor.BLOCKED: N_("ngày sau khi báo vướng mắc"),
    Anchor.UNNAMED: N_("ngày làm việc sau khi giao"),
    Anchor.CLOSES: N_("ngày làm việc trước ngày 14"),
    Anchor.WAITS: N_("ngày làm việc sau khi gửi"),
    Anchor.REPORT: N_("ngày làm việc trước hạn gửi báo cáo"),
    Anchor.REPORT_PAST: N_("ngày làm việc sau hạn gửi báo cáo"),
    Anchor.ENDED: N_("ngày làm việc sau khi hết kỳ"),
    Anchor.ANSWERED: N_("ngày làm việc sau khi cập nhật"),
}


class LadderForm(Form):
    """The ladder of a plan: for every rung whether it is on, and its days."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


class ResetForm(Form):
    """Back to the usual ladder: nothing but the version of the plan that was looked at."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


class Names(NamedTuple):
    """The names of a rung's fields: whether it is on, its days, whether it comes every week."""

    switch: str
    days: str
    weekly: str


def names_of(rule: StageRule) -> Names:
    """Return the names of a rung's fields."""
    return Names(*(f"{what}_{rule.stage}_{rule.audience}" for what in ("on", "days", "weekly")))


def add_fields() -> None:
    """Give the form a switch for each rung, its days but for the day itself, and its week."""
    for rule in LADDER:
        names = names_of(rule)
        setattr(LadderForm, names.switch, BooleanField(lazy_gettext("Nhắc")))
        if rule.stage is not Stage.ON_THE_DAY:
            most = MOST_UNTOLD if rule.stage is Stage.HEAD_OVERDUE else MOST_DAYS
            least = 0 if rule.anchor is Anchor.WAITS else 1
            rules = [InputRequired(), NumberRange(least, most)]
            setattr(LadderForm, names.days, CountField(lazy_gettext("Số ngày"), rules))
        if rule.stage not in NEVER_WEEKLY:
            setattr(LadderForm, names.weekly, BooleanField(lazy_gettext("mỗi tuần")))


add_fields()


@dataclass(frozen=True)
class Rung:
    """A rung as the page shows it: to whom, what it means, and the fields that it has."""

    who: str
    words: str
    counts: str
    switch: Field
    days: Field | None
    weekly: Field | None
    is_fixed: bool


@pages.get("/ke-hoach/<code>/thang-nhac")
@audience(Audience.SECRETARIAT)
def show(code: str) -> str:
    """Show when a plan reminds whom, with the form to change it."""
    return drawn(code, None)


@pages.post("/ke-hoach/<code>/thang-nhac")
@audience(Audience.SECRETARIAT)
def save(code: str) -> ResponseReturnValue:
    """Change when a plan reminds whom."""
    form = LadderForm()

    def change(plan: Plan, at: datetime) -> None:
        reminders.set_ladder(plan, wanted_by(form), by=current_user, at=at)

    return carry_out(form, act_on(code, change, N_("Đã lưu mốc nhắc việc.")))


@pages.post("/ke-hoach/<code>/thang-nhac/mac-dinh")
@audience(Audience.SECRETARIAT)
def reset(code: str) -> ResponseReturnValue:
    """Go back to the usual ladder."""

    def change(plan: Plan, at: datetime) -> None:
        reminders.set_ladder(plan, LADDER, by=current_user, at=at)

    return carry_out(ResetForm(), act_on(code, change, N_("Đã đặt lại mốc nhắc mặc định.")))


def act_on(code: str, verb: Any, said: str) -> Act:
    """Return an act on the ladder of a plan."""
    return Act(
        load=lambda: access.plan_to_manage(code, by=current_user),
        verb=verb,
        again=lambda posted: drawn(code, posted),
        back=url_for("plan_ladder.show", code=code),
        said=said,
    )


def wanted_by(form: LadderForm) -> list[StageRule]:
    """Return the ladder that a form asks for: the rungs that are on, each with its days."""
    wanted = []
    for rule in LADDER:
        names = names_of(rule)
        if form[names.switch].data:
            sign = -1 if rule.offset < 0 else 1
            offset = sign * form[names.days].data if names.days in form else 0
            is_weekly = names.weekly in form and form[names.weekly].data
            wanted.append(replace(rule, offset=offset, is_weekly=is_weekly))
    return wanted


def filled(plan: Plan, ladder: Sequence[StageRule]) -> LadderForm:
    """Return the form with the ladder in force; a rung that is off offers its usual days."""
    own = {(rule.stage, rule.audience): rule for rule in ladder}
    held: dict[str, Any] = {"version": plan.version}
    for rule in LADDER:
        found, names = own.get((rule.stage, rule.audience)), names_of(rule)
        as_it_is = found or rule
        held |= {
            names.switch: found is not None, names.days: abs(as_it_is.offset),
            names.weekly: as_it_is.is_weekly,
        }  # fmt: skip
    return LadderForm(formdata=None, **held)


def drawn(code: str, posted: Form | None) -> str:
    """Draw the page, with a form that could not be taken."""
    plan = access.plan_to_see(code, by=current_user)
    ladder = reminders.ladder_of([plan.id])[plan.id]
    form = posted if isinstance(posted, LadderForm) else filled(plan, ladder)
    undo = posted if isinstance(posted, ResetForm) else ResetForm(None, version=plan.version)
    return render_template(
        "plans/ladder.html", plan=plan, form=form, undo=undo, rungs=list(rungs_of(form)),
        changes=told(plan), is_own=tuple(ladder) != LADDER,
    )  # fmt: skip


def place_of(rule: StageRule) -> tuple[int, int, int]:
    """Return where a rung stands on the page: by whom it is for, by its day, the earliest first."""
    return list(Role).index(rule.audience), list(Anchor).index(rule.anchor), rule.offset


def rungs_of(form: LadderForm) -> Iterator[Rung]:
    """Yield the rungs by whom they are for, the earliest first."""
    for rule in sorted(LADDER, key=place_of):
        names, is_the_day = names_of(rule), rule.stage is Stage.ON_THE_DAY
        yield Rung(
            gettext(ROLE_LABELS[rule.audience]), gettext(STAGE_LABELS[rule.stage]),
            gettext("đúng ngày đến hạn") if is_the_day else gettext(COUNTS[rule.anchor]),
            form[names.switch], getattr(form, names.days, None),
            getattr(form, names.weekly, None),
            is_fixed=rule.stage is Stage.HEAD_OVERDUE,
        )  # fmt: skip


def told(plan: Plan) -> list[Change]:
    """Return the changes of a plan's ladder in words, the newest first."""
    return [
        Change(made.at, made.full_name or gettext("Hệ thống"), list(differing(made.changes)))
        for made in reminders.ladder_changes(plan)
    ]


def differing(changes: dict[str, Any]) -> Iterator[str]:
    """Yield in words the rungs that a change set otherwise."""
    before, after = (by_rung(changes[side]) for side in ("before", "after"))
    for rule in LADDER:
        key = (str(rule.stage), str(rule.audience))
        if before.get(key) != after.get(key):
            who, stage = gettext(ROLE_LABELS[rule.audience]), gettext(STAGE_LABELS[rule.stage])
            was, became = days_words(rule, before.get(key)), days_words(rule, after.get(key))
            yield f"{who}: {stage}: {was} → {became}"


def by_rung(kept: Iterable[Sequence[Any]]) -> dict[tuple[str, str], Sequence[Any]]:
    """Return the days of each rung that an event kept, and whether it comes every week."""
    return {(stage, role): set_to for stage, role, *set_to in kept}


def days_words(rule: StageRule, set_to: Sequence[Any] | None) -> str:
    """Return a rung in words: 10 ngày làm việc trước hạn, mỗi tuần; không nhắc."""
    if set_to is None:
        return gettext("không nhắc")
    offset, is_weekly = set_to
    if rule.stage is Stage.ON_THE_DAY:
        return gettext("đúng ngày đến hạn")
    words = f"{two_digits(abs(offset))} {gettext(COUNTS[rule.anchor])}"
    return f"{words}, {gettext('mỗi tuần')}" if is_weekly else words
