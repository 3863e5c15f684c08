"""All units with both their figures."""

from flask import render_template, request
from flask_login import current_user

from tracker import units
from tracker.pages.guard import Audience, audience
from tracker.pages.unit_work.blueprint import pages
from tracker.pages.unit_work.day import Day, UnitRow, asked_day, row_of, shares_href, tasks_href
from tracker.rules.fold import fold

MOST_CHARS = 100


@pages.get("")
@audience(Audience.SIGNED_IN)
def listing() -> str:
    """Show the units that lead tasks or owe something to the tasks of others."""
    day = asked_day()
    text = " ".join(request.args.get("q", "").split())[:MOST_CHARS]
    rows = rows_of(day, text) if day else []
    return render_template(
        "unit_work/listing.html", day=day, rows=rows, text=text, tasks_href=tasks_href,
        shares_href=shares_href,
    )  # fmt: skip


def rows_of(day: Day, text: str) -> list[UnitRow]:
    """Return the units whose name or code holds a text: who misses most first, then as ordered."""
    led = day.figures.by_lead()
    wanted = fold(text)
    rows = [
        row_of(unit, day, led)
        for unit in units.of_authority(current_user.authority_id)
        if wanted in fold(f"{unit.name} {unit.code}")
    ]
    held = [row for row in rows if row.led.total or row.shares.total]
    return sorted(held, key=lambda row: -(row.led.overdue + row.shares.missing))
