"""After every kind of decision the stored task is still the fold of its events."""

from tests.cast import Office, make_plan, make_task
from tests.requests.making import AT, EXTENSION, REASON, REMOVAL, REOPENING, by_paper, to_unit
from tests.requests.test_deciding import done
from tracker import requests
from tracker.figures.audit import differences


def test_what_is_stored_is_what_the_events_tell(session, office: Office):
    plan = make_plan(office)
    task, other, third, fourth = (make_task(plan, office.vp) for _ in range(4))
    requests.record_decision(task, EXTENSION, by_paper(office), by=office.hoa, at=AT)
    requests.record_decision(other, REMOVAL, by_paper(office), by=office.hoa, at=AT)
    requests.record_decision(task, to_unit(office.pkt.id), by_paper(office), by=office.hoa, at=AT)
    done(third, office)
    requests.void(third, reason=REASON, by=office.hoa, at=AT)
    done(fourth, office)
    requests.record_decision(fourth, REOPENING, by_paper(office), by=office.hoa, at=AT)
    session.commit()
    assert list(differences(plan.id)) == []
