"""The roll-up of a day as known at an instant: what is recorded later adds nothing to it."""

from datetime import date

from tests.cast import Office, make_plan, make_task
from tests.requests.making import AT, by_paper, to_unit
from tracker import requests
from tracker.clock import day_of
from tracker.figures import figures_of
from tracker.figures.rollup import rollup


def test_a_unit_that_leads_from_later_on_has_no_line_before(session, office: Office):
    plan = make_plan(office)
    task = make_task(plan, office.pkt, due_on=date(2026, 9, 30))
    known, day = task.status_at, day_of(AT)
    before = rollup(figures_of(plan, as_of=day, known=known))
    decision = by_paper(office)
    requests.record_decision(task, to_unit(office.vp.id), decision, by=office.hoa, at=AT)
    assert rollup(figures_of(plan, as_of=day, known=known)) == before
    assert list(before["by_lead_unit"]) == ["PKT"]
    assert list(rollup(figures_of(plan, as_of=day))["by_lead_unit"]) == ["VP"]
