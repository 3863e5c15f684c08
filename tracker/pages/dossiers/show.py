"""Hồ sơ TTHC: what was received and resolved in a period, by field or by unit."""

from flask import render_template
from flask_login import current_user

from tracker import clock, dossiers
from tracker.access import dossiers as access
from tracker.dossiers import Found, Laid
from tracker.pages.dossiers.asked import VIEWS, Asked, asked, choices, name_of
from tracker.pages.dossiers.blueprint import pages
from tracker.pages.dossiers.columns import COLUMNS, GROUPS
from tracker.pages.dossiers.doubts import ASKING, Shown, shown_one
from tracker.pages.dossiers.figures import (
    Figures,
    figures_of,
    going_on,
    owing_of,
    rows_of,
    unsaid_words,
)
from tracker.pages.dossiers.matrix import matrix_of
from tracker.pages.guard import Audience, audience

YEARS_BACK, MOST_NAMES = 5, 3


@pages.get("")
@audience(Audience.SIGNED_IN)
def show() -> str:
    """Show the figures of a period."""
    wanted, on = asked(), clock.today()
    figures = figures_of(wanted)
    units = [unit for unit in wanted.units if unit.ended_on is None]
    forms = [one for one in figures.forms if wanted.unit is None or one.unit_id == wanted.unit.id]
    return render_template(
        "dossiers/show.html", asked=wanted, figures=figures, rows=rows_of(wanted, figures),
        matrix=matrix_of(wanted, figures), groups=GROUPS, columns=COLUMNS, views=VIEWS,
        units=units, mine=[one for one in units if access.may_enter(one, by=current_user, on=on)],
        going_on=going_on(figures, on), unsaid=unsaid_words(figures, most=MOST_NAMES),
        owing=owing_of(wanted, figures, on),
        scopes=dossiers.scopes(forms, names={unit.id: unit.name for unit in wanted.units}),
        qualified=qualified(figures, forms), doubts=doubts_over(wanted),
        keeps_fields=access.keeps_fields(current_user, on=on),
        periods=choices(), years=years(wanted), name_of=name_of,
    )  # fmt: skip


def qualified(figures: Figures, forms: list[Laid]) -> list[tuple[str, str]]:
    """Return the words that stand before figures of a period ("hơn"), each with its field."""
    found = {(one.field_id, one.qualifier) for one in forms if one.field_id}
    return sorted((figures.fields[key].name, word) for key, word in found if key in figures.fields)


def years(wanted: Asked) -> list[tuple[int, int]]:
    """Return the years to choose from."""
    last = max(clock.today().year, wanted.period.year)
    first = min(last - YEARS_BACK, wanted.period.year)
    return [(year, year) for year in range(last, first - 1, -1)]


def doubts_over(wanted: Asked) -> list[tuple[Found, Shown]]:
    """Return what does not hold in one unit's forms of the period, as the page says it."""
    if wanted.unit is None:
        return []
    found = dossiers.findings_over(wanted.unit, wanted.period)
    return [
        (one, shown_one("", one.doubt, one.reason, ""))
        for one in found
        if one.doubt.finding.severity in ASKING
    ]
