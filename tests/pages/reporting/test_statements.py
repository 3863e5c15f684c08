"""The pages of reporting ask as many questions for few units, papers and periods as for many."""

from datetime import date

import time_machine

from tests.cast import Office, make_task, make_unit
from tests.conftest import Client
from tests.periods.making import FROZEN_AT, LATER, duty_of, first_quarter, paper
from tracker import periods
from tracker.db import db
from tracker.periods import Paper, PaperKind, ReportPeriod
from tracker.plans import Plan
from tracker.rules.periods import between


def grow(plan: Plan, office: Office, quarter: ReportPeriod, size: int) -> None:
    """Let more units send a report, more papers leave, one more period be frozen."""
    until = date(2026, 3, size)
    days = between(date(2026, 2, 1), until, due_on=until, units_due_on=until)
    made = periods.freeze(
        periods.open_period(plan, days, by=office.hoa, at=LATER), by=office.hoa, at=LATER
    )
    for number in range(size, size + 3):
        unit = make_unit(office.authority, f"T{number}", f"Thôn {number}")
        make_task(plan, unit)
        duty = duty_of(quarter, unit)
        sent = paper(office, f"{number}/BC-T{number}")
        periods.send(duty, document=sent, by=office.hoa, at=LATER)
        letter = Paper(paper(office, f"{number}/UBND"), "Các thôn", PaperKind.LETTER, quarter, made)
        periods.register(plan, letter, by=office.hoa, at=LATER)
    db.session.commit()


def test_few_and_many_are_asked_for_alike(client: Client, office: Office, plan: Plan, queries):
    quarter = first_quarter(plan, office)
    held = periods.freeze(quarter, by=office.hoa, at=FROZEN_AT)
    sent = periods.register(
        plan, Paper(paper(office), "UBND tỉnh", period=quarter, snapshot=held), by=office.hoa,
        at=FROZEN_AT,
    )  # fmt: skip
    half = next(one for one in periods.of_plan(plan) if one.key == "H1")
    places = {
        "/bao-cao": 8,
        f"/bao-cao/ky/{quarter.id}": 17,
        f"/bao-cao/ky/{half.id}": 17,
        f"/bao-cao/ky/{half.id}/chot": 16,
        f"/bao-cao/ky/{quarter.id}/chot-lai": 24,
        f"/bao-cao/da-gui/{sent.id}/thay-the": 12,
        f"/bao-cao/so-lieu/{held.id}": 12,
        f"/bao-cao/so-sanh?tu=chot-{held.id}&den=08/03/2026": 12,
    }
    asked: dict[str, list[int]] = {place: [] for place in places}
    with time_machine.travel(LATER, tick=False):
        client.sign_in(office.hoa)
        for size in (1, 5):
            grow(plan, office, quarter, size)
            for place, counts in asked.items():
                db.session.expire_all()
                queries.clear()
                assert client.get(place).status_code == 200
                counts.append(len([one for one in queries if one.startswith("SELECT")]))
    for place, (few, many) in asked.items():
        assert few == many <= places[place], (place, few, many)
