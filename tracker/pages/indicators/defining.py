"""The page on which the secretariat says how an indicator is measured."""

from datetime import datetime
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import clock, indicators
from tracker.access import measures as desk
from tracker.indicators import Definition, Indicator
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.indicators.blueprint import pages
from tracker.pages.indicators.day import PLAN, one_href, plan_asked
from tracker.pages.indicators.definition_form import DefinitionForm, offer
from tracker.pages.indicators.words import span_words
from tracker.pages.office_door import Act, carry_out
from tracker.plans import Plan
from tracker.rules import N_
from tracker.rules.indicators import Frequency, spans
from tracker.rules.numbers import format_day, format_typed

POINT = "moc-"
NUMBERS = ("target", "target2", "baseline")
TEXTS = (
    "title", "direction", "measure", "unit_text", "baseline_note", "numerator_label",
    "denominator_label", "frequency", "scope_note", "reason",
)  # fmt: skip
KEPT = ({*TEXTS, *NUMBERS} - {"reason"}) | {"lead_unit_id"}


@pages.get("/<indicator_code>/cach-do")
@audience(Audience.SECRETARIAT)
def definition(indicator_code: str) -> str:
    """Show how an indicator is measured, with the form to change it."""
    return drawn(indicator_code)


@pages.post("/<indicator_code>/cach-do")
@audience(Audience.SECRETARIAT)
def define(indicator_code: str) -> ResponseReturnValue:
    """Change how an indicator is measured."""
    plan, on = plan_asked(), clock.today()
    form = offer(DefinitionForm(), plan)

    def load() -> Indicator:
        return desk.indicator_to_define(plan.code, indicator_code, by=current_user, on=on)

    def verb(indicator: Indicator, at: datetime) -> None:
        indicators.define(indicator, plan, told(form), by=current_user, at=at)

    again = lambda posted: drawn(indicator_code, posted)  # noqa: E731  the page takes the code
    back = one_href(plan, indicator_code)
    return carry_out(form, Act(load, verb, again, back, N_("Đã lưu cách đo.")))


@pages.get("/moi")
@audience(Audience.SECRETARIAT)
def new() -> str:
    """Ask how a further indicator is measured."""
    return drawn("")


@pages.post("/moi")
@audience(Audience.SECRETARIAT)
def add() -> ResponseReturnValue:
    """Add an indicator to the plan."""
    plan, on = plan_asked(), clock.today()
    form = offer(DefinitionForm(), plan)

    def load() -> None:
        desk.plan_to_enter(plan.code, by=current_user, on=on)

    def verb(_record: None, at: datetime) -> None:
        indicators.add(plan, told(form), by=current_user, at=at)

    back = url_for(".listing", **{PLAN: plan.code})  # type: ignore[arg-type]
    return carry_out(form, Act(load, verb, lambda posted: drawn("", posted), back, N_("Đã thêm.")))


def told(form: DefinitionForm) -> Definition:
    """Return how a form says that the indicator is measured."""
    kind, _, source = (form.source.data or "").partition("|")
    facts: dict[str, Any] = {name: (form[name].data or "").strip() for name in TEXTS}
    facts |= {name: form[name].data for name in NUMBERS}
    scope = form.scope.data or ""
    text = (form.formula.data or "").strip() if kind == "formula" else source
    return Definition(
        **facts, adds_up=form.counting.data == "adds_up",
        is_cumulative=form.counting.data == "cumulative", source_kind=kind or "typed",
        source=f"{text}:{scope}" if scope and kind in form.scoped else text,
        lead_unit_id=int(form.lead_unit_id.data) if form.lead_unit_id.data else None,
        path=form.path,
    )  # fmt: skip


def drawn(code: str, posted: Form | None = None) -> str:
    """Draw the page, with a form that could not be taken."""
    plan = plan_asked()
    indicator = desk.indicator_to_see(plan, code) if code else None
    form = posted if isinstance(posted, DefinitionForm) else filled(indicator, plan)
    return render_template(
        "indicators/definition.html", plan=plan, indicator=indicator, form=form,
        points=points_of(form, plan),
    )  # fmt: skip


def filled(indicator: Indicator | None, plan: Plan) -> DefinitionForm:
    """Return the form with an indicator as it is measured now; an empty one for a new one."""
    if indicator is None:
        return offer(DefinitionForm(formdata=None), plan)
    source, _, scope = indicator.source.partition(":")
    kept = {name: getattr(indicator, name) for name in KEPT}
    is_formula = indicator.source_kind == "formula"
    counting = "adds_up" if indicator.adds_up else "own"
    form = DefinitionForm(
        formdata=None, version=indicator.version, scope=scope, **kept,
        source=f"{indicator.source_kind}|{'' if is_formula else source}",
        formula=indicator.source if is_formula else "",
        counting="cumulative" if indicator.is_cumulative else counting,
    )  # fmt: skip
    form.path = list(indicator.path)
    return offer(form, plan)


def points_of(form: DefinitionForm, plan: Plan) -> list[dict[str, Any]]:
    """Return the fields of the path: one for each period, with what is typed or kept."""
    asked = form.frequency.data
    frequency = Frequency(asked) if asked in set(Frequency) else Frequency.QUARTER
    known = {point.on: point.target for point in form.path}
    periods = spans(frequency, year=plan.year)
    words = {span.until: span_words(span) for span in periods}
    # A point between the periods stays in the form, else saving it would drop the point.
    words |= {on: format_day(on) for on in known if on not in words}
    return [
        {"name": f"{POINT}{on.isoformat()}", "words": words[on],
         "value": form.typed.get(on.isoformat()) or format_typed(known.get(on))}
        for on in sorted(words)
    ]  # fmt: skip
