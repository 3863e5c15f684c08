"""One rate and the counts behind it: by unit, then by field, then the month's forms."""

from dataclasses import dataclass

from flask import render_template, request
from flask_login import current_user

from tracker import dossiers
from tracker.access import NotFound
from tracker.pages.dossiers.asked import Asked, asked, name_of
from tracker.pages.dossiers.blueprint import pages
from tracker.pages.dossiers.figures import units_with
from tracker.pages.guard import Audience, audience
from tracker.rules.dossiers import Rate, Total, together
from tracker.rules.dossiers.rates import NAMED
from tracker.units import Unit


@dataclass(frozen=True)
class Part:
    """A unit or a field with its own part of a rate; None where it states none."""

    name: str
    rate: Rate | None
    unit: Unit | None = None


@pages.get("/ty-le")
@audience(Audience.SIGNED_IN)
def rate() -> str:
    """Show what a rate of a period is made of."""
    wanted, key = asked(), request.args.get("chi-so", "")
    if key not in NAMED:
        raise NotFound
    parts, total = by_field(wanted, key) if wanted.unit else by_unit(wanted, key)
    return render_template(
        "dossiers/rate.html", asked=wanted, key=key, words=NAMED[key][0], parts=parts,
        whole=total.rate(key), name_of=name_of,
        months=entered(wanted) if wanted.unit else [],
    )  # fmt: skip


def by_unit(wanted: Asked, key: str) -> tuple[list[Part], Total]:
    """Return the part of each unit, and all of them."""
    found = units_with(wanted)
    parts = [Part(unit.name, total.rate(key), unit) for unit, total in found]
    return parts, together(total for _unit, total in found)


def by_field(wanted: Asked, key: str) -> tuple[list[Part], Total]:
    """Return the part of each field of the unit asked for, and all of them."""
    authority_id = current_user.authority_id
    unit_id = wanted.unit.id if wanted.unit else None
    found = dossiers.by_field(authority_id, wanted.period, unit_id=unit_id)
    fields = [one for one in dossiers.fields_of(authority_id) if one.id in found]
    return [Part(one.name, found[one.id].rate(key)) for one in fields], together(found.values())


def entered(wanted: Asked) -> list[int]:
    """Return the months of the period that the unit asked for has entered."""
    unit_id = wanted.unit.id if wanted.unit else 0
    found = dossiers.entered(dossiers.laid(current_user.authority_id, wanted.period))
    return sorted(found.get(unit_id, set()))
