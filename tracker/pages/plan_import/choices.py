"""What the review's form says: for each doubtful place the choice made, or none."""

import re
from collections.abc import Mapping
from datetime import date

from flask import abort

from tracker.intake import Choice, How, NewUnit
from tracker.pages.plan_import.unit_choices import UnitChoices
from tracker.rules.numbers import parse_day

CHOICE = re.compile(r"c(\d{1,9})")
TYPED = re.compile(r"d(\d{1,9})")
MISSING = re.compile(r"n(\d{1,9})")
NAMED = re.compile(r"unit-(\d{0,9})")


def read_choices(posted: Mapping[str, str], units: UnitChoices) -> list[Choice]:
    """Return the choices of a posted review; raises Refused for a day that no calendar has.

    `c<id>` is how a problem is settled (`unit-7` names the unit), `d<id>` the days typed beside
    it: days typed without a choice are the choice. `tao`, the button that creates all missing
    units, chooses that for the names ticked in `n<id>` that have no choice of their own.
    """
    made: dict[int, str] = {}
    for name, how in posted.items():
        found = CHOICE.fullmatch(name)
        if found and how:
            made[int(found[1])] = how
    for name, typed in posted.items():
        found = TYPED.fullmatch(name)
        if found and typed.strip():
            made.setdefault(int(found[1]), How.DAYS)
    if posted.get("tao"):
        for name in posted:
            if found := MISSING.fullmatch(name):
                made.setdefault(int(found[1]), How.NEW_UNIT)
    return [_choice(problem_id, how, posted, units) for problem_id, how in sorted(made.items())]


def read_days(typed: str) -> tuple[date, ...]:
    """Return the days typed into one field, parted by semicolons or commas."""
    return tuple(parse_day(day) for day in re.split(r"[;,\n]", typed) if day.strip())


def _choice(problem_id: int, how: str, posted: Mapping[str, str], units: UnitChoices) -> Choice:
    named = NAMED.fullmatch(how)
    if named:
        return Choice(problem_id, How.UNIT, unit=units.of_id(int(named[1] or 0)))
    if how == How.DAYS:
        return Choice(problem_id, How.DAYS, days=read_days(posted.get(f"d{problem_id}", "")))
    if how == How.NEW_UNIT:
        kind, code = posted.get(f"t{problem_id}", ""), posted.get(f"k{problem_id}", "").strip()
        return Choice(problem_id, How.NEW_UNIT, new=NewUnit(type_code=kind, code=code))
    if how not in set(How):
        abort(400)  # none of the answers that the page offers
    return Choice(problem_id, How(how))
