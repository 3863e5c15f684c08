"""So sánh: two days or frozen periods of a plan beside each other."""

from collections.abc import Iterable, Sequence
from functools import partial

from flask import render_template, request
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock, periods
from tracker.access import reporting
from tracker.pages.filters import instant
from tracker.pages.guard import Audience, audience
from tracker.pages.reporting.blueprint import pages, spoken
from tracker.periods import Side, Snapshot
from tracker.plans import Plan
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day, parse_day

FROZEN = "chot-"
SIDES = ("tu", "den")


@pages.get("/bao-cao/so-sanh")
@audience(Audience.SIGNED_IN)
def compare() -> str:
    """Compare two sides: each what was frozen (`chot-12`), or a day beside."""
    plans, today = access.issued_plans(by=current_user), clock.today()
    wanted = request.args.get("ke-hoach", "")
    plan = access.plan_to_see(wanted, by=current_user) if wanted else next(iter(plans), None)
    if plan is None:
        raise access.NotFound
    frozen = periods.snapshots_of(plan)
    is_outside = reporting.sees_only_frozen(current_user, on=today)
    asked = [request.args.get(name) or request.args.get(f"{name}_ngay", "") for name in SIDES]
    wrong, sides = "", [*usual_sides(plan, frozen, is_outside=is_outside)]
    for place, text in enumerate(asked):
        if text:
            try:
                sides[place] = side_of(text, plan, is_outside=is_outside)
            except Refused as no:
                wrong = gettext(no.msgid, **no.values)
    found = periods.compare(plan, *sides) if len(sides) == 2 else None
    return render_template(
        "reporting/compare.html", plan=plan, found=found, refused=wrong,
        offered=offers(plan, frozen, sides), chosen=[text_of(side) for side in sides],
        days=[day_text(side) for side in sides], is_outside=is_outside,
        words=partial(words_of, sides=sides),
    )  # fmt: skip


def offers(plan: Plan, frozen: Iterable[Snapshot], sides: Iterable[Side]) -> list[tuple[str, str]]:
    """Return what was frozen of a plan, to choose from: what holds, and what is compared now."""
    names = {one.id: spoken(one.label) for one in periods.of_plan(plan)}
    latest = {(one.kind, one.period_id): one for one in frozen}
    offered = {
        one.id: names.get(one.period_id or 0, gettext("Kết thúc kế hoạch"))
        for one in latest.values()
    }
    for side in sides:
        if side.snapshot and side.snapshot.id not in offered:
            offered[side.snapshot.id] = gettext(
                "%(period)s, chốt %(at)s", at=instant(side.snapshot.frozen_at),
                period=names.get(side.snapshot.period_id or 0, ""),
            )  # fmt: skip
    return [(f"{FROZEN}{key}", words) for key, words in offered.items()]


def usual_sides(plan: Plan, frozen: Iterable[Snapshot], *, is_outside: bool) -> list[Side]:
    """Return the last frozen day against today; to the upper level the last two frozen ones."""
    latest = {one.period_id: one for one in frozen if one.period_id is not None}
    kept = sorted(latest.values(), key=lambda one: one.as_of)
    sides = [Side(one.as_of, one) for one in kept[-2:]]
    if is_outside:
        return sides
    last = plan.closed_on or clock.today()
    first = sides[-1] if sides else Side(plan.issued_on or plan.period_from)
    return [first, Side(last)]


def side_of(text: str, plan: Plan, *, is_outside: bool) -> Side:
    """Return the side that an address asks for; frozen figures of other plans are not there."""
    number = text.removeprefix(FROZEN)
    if text.startswith(FROZEN) and number.isdecimal() and len(number) < 10:
        snapshot = reporting.snapshot_to_see(int(number), by=current_user)
        if snapshot.plan_id != plan.id:
            raise access.NotFound
        return Side(snapshot.as_of, snapshot)
    if is_outside:
        raise access.NotFound
    day, first = parse_day(text), plan.issued_on or plan.period_from
    if not first <= day <= clock.today():
        raise Refused(N_("Chọn ngày từ %(first)s đến hôm nay."), first=format_day(first))
    return Side(day)


def text_of(side: Side) -> str:
    """Return a side as the form writes it."""
    return f"{FROZEN}{side.snapshot.id}" if side.snapshot else format_day(side.on)


def day_text(side: Side) -> str:
    """Return a side's day as the form writes it; nothing beside frozen figures, which have one."""
    return "" if side.snapshot else format_day(side.on)


def words_of(side: Side, sides: Sequence[Side]) -> str:
    """Return one of two sides in words; figures of one day are told apart by their freezing."""
    day = format_day(side.on)
    if side.snapshot and all(one.snapshot and one.on == side.on for one in sides):
        return gettext("%(day)s, chốt %(at)s", day=day, at=instant(side.snapshot.frozen_at))
    return gettext("%(day)s, số liệu đã chốt", day=day) if side.snapshot else day
