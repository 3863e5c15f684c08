"""The days of the year's reporting periods as chips: those frozen lead to their frozen figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from tracker.figures.course import cut_offs_before
from tracker.pages.filters import local
from tracker.periods import Cut
from tracker.plans import Plan


@dataclass(frozen=True)
class Chip:
    """A cut-off, where it leads, and the day on which its figures were frozen, None for not."""

    on: date
    href: str
    frozen_on: date | None = None


def chips_of(plan: Plan, known: Sequence[Cut], *, today: date) -> list[Chip]:
    """Return a chip for each cut-off before today: of the open periods, else as the year is cut."""
    cuts = [one for one in known if one.on < today]
    if not cuts:
        return [Chip(day, day_href(plan, day)) for day in cut_offs_before(today, year=plan.year)]
    return [chip(plan, one) for one in cuts]


def chip(plan: Plan, cut: Cut) -> Chip:
    """Return the chip of a cut-off."""
    if cut.snapshot_id is None or cut.frozen_at is None:
        return Chip(cut.on, day_href(plan, cut.on))
    href = url_for("reporting.snapshot", snapshot_id=cut.snapshot_id)
    return Chip(cut.on, href, local(cut.frozen_at).date())


def day_href(plan: Plan, on: date) -> str:
    """Return the address of the live figures of a day."""
    return url_for("overview.show", **{"ke-hoach": plan.code, "ngay": f"{on:%d/%m/%Y}"})  # type: ignore[arg-type]
