"""The log of moves: chained, never changed."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.cast import Office, make_plan, make_task
from tracker import history
from tracker.history import Event

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)


def test_events_of_a_plan_form_one_chain(session, office: Office):
    plan = make_plan(office)
    first, second = make_task(plan, office.vp), make_task(plan, office.pkt)
    one, two = history.of("task", first.id)[0], history.of("task", second.id)[0]
    assert (one.chain_id, one.seq, two.seq) == (plan.id, 1, 2)
    assert two.previous == one.hash
    assert list(history.faults()) == []


@pytest.mark.parametrize("statement", ["UPDATE event SET note = 'x'", "DELETE FROM event"])
def test_the_database_refuses_to_change_an_event(session, office: Office, statement: str):
    make_task(make_plan(office), office.vp)
    with pytest.raises(DBAPIError, match="never changed"), session.begin_nested():
        session.execute(text(statement))
    assert session.query(Event).count() == 1


def test_the_effective_day_is_the_day_in_vietnam(session, office: Office):
    plan = make_plan(office)
    late_evening = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)  # 01:30 on 2 March in Vietnam
    made = history.record(
        history.Entry("plan", plan.id, "note"), chain_id=plan.id, by=None, at=late_evening
    )
    assert made.on.isoformat() == "2026-03-02"
