"""Preparing a session: its plan, day, place and chair; and changing them before it begins."""

from typing import Any

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from tracker import access, clock, reviews
from tracker.access import asked
from tracker.access import reviews as access_reviews
from tracker.accounts import submissions
from tracker.db import db
from tracker.history import begin_on
from tracker.pages.forms import DayField, Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import record_id
from tracker.pages.locale import said, sentence
from tracker.pages.reviews.door import Done, Overtaken, act, page_of, pages
from tracker.periods import ReportPeriod
from tracker.plans import Plan
from tracker.reviews import Review, Setting
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day

LINE = Length(max=255)


class SettingForm(Form):
    """When and where a session is held, under whom."""

    title = StringField(lazy_gettext("Tên phiên họp"), [InputRequired(), LINE])
    held_on = DayField(lazy_gettext("Ngày họp"), [InputRequired()])
    chair = SelectField(lazy_gettext("Chủ trì"), coerce=record_id)
    place = StringField(lazy_gettext("Địa điểm"), [LINE])
    period = SelectField(lazy_gettext("Kỳ đánh giá"), coerce=record_id, validate_choice=False)
    since = DayField(lazy_gettext("Hoặc từ ngày"))
    until = DayField(lazy_gettext("đến ngày"))
    version = IntegerField(widget=HiddenInput(), validators=[Optional()])

    overtaken = False

    def __init__(self, plans: list[Plan], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leading = asked.leaders(current_user, on=clock.today())
        self.chair.choices = options((one.id, one.full_name) for one in leading)
        self.periods = {one.id: one for one in access_reviews.periods_of(plans)}
        many = len(plans) > 1
        named = ((one.id, named_period(one, many=many)) for one in self.periods.values())
        self.period.choices = options([(0, gettext("Không theo kỳ báo cáo")), *named])

    def setting(self) -> Setting:
        """Return what a valid form says."""
        return Setting(
            self.title.data or "", self.held_on.data, place=self.place.data or "",
            chair=access.colleague(self.chair.data, by=current_user),
            period=self.periods.get(self.period.data or 0), since=self.since.data,
            until=self.until.data,
        )  # fmt: skip


class PlanningForm(SettingForm):
    """A session to come: what it is on, too."""

    plan = SelectField(lazy_gettext("Kế hoạch"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        issued = access.issued_plans(by=current_user)
        super().__init__(issued, *args, **kwargs)
        self.plan.choices = options((plan.code, plan.title) for plan in issued)


def named_period(period: ReportPeriod, *, many: bool) -> str:
    """Return a period in one line of a choice, with its plan's title where there are several."""
    told = period.label
    days = f"{format_day(period.since)}–{format_day(period.until)}"
    words = f"{said(told.msgid, told.values)} ({days})"
    return f"{words} · {period.plan.title}" if many else words


@pages.get("/moi")
@audience(Audience.SECRETARIAT)
def new() -> str:
    """Offer the form of a session."""
    return render_template("reviews/setting.html", form=PlanningForm(formdata=None), review=None)


@pages.post("/moi")
@audience(Audience.SECRETARIAT)
def create() -> ResponseReturnValue:
    """Prepare a session, its agenda from the exceptions of the day."""
    form = PlanningForm()
    if not form.validate():
        return render_template("reviews/setting.html", form=form, review=None), 422
    at, plan = clock.now(), plan_of(form)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(page_of_last(), code=303)
    try:
        review = reviews.plan_review(plan, form.setting(), by=current_user, at=at)
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return render_template("reviews/setting.html", form=form, review=None), 422
    reviews.propose(review, by=current_user, at=at)
    db.session.commit()
    flash(gettext("Đã lập chương trình từ số liệu hôm nay."), "saved")
    return redirect(page_of(review.id), code=303)


def plan_of(form: PlanningForm) -> Plan:
    """Begin writing, take the chains that a session touches and return the plan chosen."""
    code = access.plan_to_see(form.plan.data, by=current_user).code
    begin_on(lambda: access_reviews.chains_of(current_user.authority_id))
    return access.plan_to_see(code, by=current_user)


def page_of_last() -> str:
    """Return the address of the session prepared last: where the first of two posts led."""
    known = access_reviews.latest_reviews(by=current_user)
    return page_of(max(review.id for review in known))


@pages.get("/<int:review_id>/sua")
@audience(Audience.SECRETARIAT)
def edit(review_id: int) -> str:
    """Show the setting of a session, to be changed."""
    review = access_reviews.review_to_see(review_id, by=current_user)
    form = SettingForm(
        [review.plan], formdata=None, title=review.title, held_on=review.held_on,
        chair=review.chair_id, place=review.place, period=review.period_id or 0, since=review.since,
        until=review.until, version=review.version,
    )  # fmt: skip
    return render_template("reviews/setting.html", form=form, review=review)


@pages.post("/<int:review_id>/sua")
@audience(Audience.SECRETARIAT)
def save(review_id: int) -> ResponseReturnValue:
    """Change the setting of a session."""
    form = SettingForm([access_reviews.review_to_see(review_id, by=current_user).plan])

    def verb(review: Review, at: Any) -> None:
        if form.version.data != review.version:
            form.overtaken = True
            form.version.raw_data, form.version.data = None, review.version
            raise Overtaken
        reviews.change(review, form.setting(), by=current_user, at=at)

    return act(
        review_id, form, verb, again=again, done=Done(N_("Đã lưu phiên họp."), page_of(review_id))
    )


def again(review_id: int, form: SettingForm) -> str:
    """Show a setting that was not taken, beside what stands now."""
    review = access_reviews.review_to_see(review_id, by=current_user)
    return render_template("reviews/setting.html", form=form, review=review)


@pages.post("/<int:review_id>/bat-dau")
@audience(Audience.COMMITTEE)
def begin(review_id: int) -> ResponseReturnValue:
    """Open the session."""

    def verb(review: Review, at: Any) -> None:
        reviews.open_review(review, by=current_user, at=at)

    return act(
        review_id, Form(), verb, again=refused,
        done=Done(N_("Phiên họp bắt đầu."), page_of(review_id)),
    )  # fmt: skip


def refused(_review_id: int, form: Form) -> str:
    """Say why an act without a page of its own was not done."""
    said = " ".join(form.form_errors) or gettext("Việc này chưa thực hiện được.")
    return render_template("errors/refused.html", sentence=said)
