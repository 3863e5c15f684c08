"""The new rows of an amended annex, written into the form that adds tasks to a plan."""

import json
from collections.abc import Sequence
from typing import Any

from tracker import clock
from tracker.intake.readings import Read
from tracker.issuing import read_days
from tracker.pages.plans.adding import AddForm
from tracker.pages.plans.row_forms import as_row, days_key, offered_by
from tracker.plans import Plan
from tracker.rules.fold import fold
from tracker.units import matching
from tracker.units.matching import Matcher


def form_of(plan: Plan, reads: Sequence[Read]) -> AddForm:
    """Return the form with a row for each row read; leads and areas that fit are chosen."""
    matcher = matching.load(plan.authority_id, on=clock.today())
    areas = {fold(area.title): area.id for area in plan.areas}
    form = AddForm(formdata=None, rows=[_cells(read, matcher, areas) for read in reads])
    form.offer(offered_by(plan))
    for row in form.rows:
        row.form.seen.data = days_key(read_days(as_row(row.form), year=plan.year))
    return form


def _cells(read: Read, matcher: Matcher, areas: dict[str, int]) -> dict[str, Any]:
    lead = matcher.match(read["lead"])
    return {
        "title": read["title"],
        "deliverable": read["deliverable"],
        "area": areas.get(fold(read["area_title"]), 0),
        "lead": lead.id if lead else 0,
        "coordinating": "\n".join(read["coordinating"]),
        "deadline_text": read["deadline_text"],
        "printed_no": read["printed_no"],
        "printed": json.dumps(read["printed"], ensure_ascii=False),
    }
