"""The scorecard: every indicator of a plan on a day, what is missing first, filters as links."""

from dataclasses import dataclass
from datetime import date

from flask import render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user

from tracker import clock
from tracker.access import issued_plans
from tracker.access import measures as desk
from tracker.figures.measured import count_tracks, measure
from tracker.pages.guard import Audience, audience
from tracker.pages.indicators.blueprint import pages
from tracker.pages.indicators.day import asked_day, asked_plan
from tracker.pages.indicators.rows import IndicatorRow, row_of, trend_of
from tracker.pages.indicators.words import (
    BY_SLUG,
    LOOKS,
    denominator_words,
    enters,
    owed_words,
)
from tracker.plans import Plan
from tracker.rules.indicators import Track
from tracker.rules.numbers import format_day

STATE = "tinh-trang"


@dataclass(frozen=True)
class View:
    """A way of looking at the list: its words, how many, its address, whether it is shown."""

    words: str
    count: int
    href: str
    active: bool
    track: Track | None = None


@pages.get("")
@audience(Audience.SIGNED_IN)
def listing() -> str:
    """Show the indicators of the plan in force, or of the one asked for."""
    plan = asked_plan()
    if plan is None:
        return render_template("indicators/empty.html")
    on = asked_day(plan)
    rows = [row_of(one) for one in measure(plan, as_of=on)]
    wanted = BY_SLUG.get(request.args.get(STATE, ""))
    today = clock.today()
    own = [row for row in rows if desk.may_enter(row.indicator, by=current_user, on=today)]
    return render_template(
        "indicators/listing.html", plan=plan, on=on, rows=in_order(rows, wanted), total=len(rows),
        views=views_of(rows, plan, on=on, wanted=wanted), plans=issued_plans(by=current_user),
        own={row.indicator.id for row in own if row.indicator.source_kind == "typed"},
        defines=desk.is_secretariat(current_user, on=today), enters=enters, owed_words=owed_words,
        denominator_words=denominator_words, trend_of=trend_of,
    )  # fmt: skip


def in_order(rows: list[IndicatorRow], wanted: Track | None) -> list[IndicatorRow]:
    """Return the rows of a place, those with a period missing first, else in the plan's order."""
    shown = [row for row in rows if wanted in (None, row.track)]
    return sorted(shown, key=lambda row: not row.measured.owed)


def views_of(
    rows: list[IndicatorRow], plan: Plan, *, on: date, wanted: Track | None = None
) -> list[View]:
    """Return the places on the way, each with its count and the address of its list."""
    tracks = count_tracks(row.measured for row in rows)
    found = [View(gettext("Tất cả"), len(rows), listing_href(plan, on), wanted is None)]
    found += [
        View(gettext(look.words), tracks[track], listing_href(plan, on, track), track is wanted,
             track)
        for track, look in LOOKS.items() if tracks[track] or track in ALWAYS
    ]  # fmt: skip
    return found


ALWAYS = frozenset({Track.MET, Track.ON_TRACK, Track.BEHIND, Track.NO_DATA})


def listing_href(plan: Plan, on: date, track: Track | None = None) -> str:
    """Return the address of the scorecard of a plan on a day, narrowed to a place."""
    query = {"ke-hoach": plan.code, "ngay": format_day(on)}
    if track is not None:
        query[STATE] = LOOKS[track].slug
    return url_for("indicators.listing", **query)  # type: ignore[arg-type]
