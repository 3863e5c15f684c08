"""Who is told what: by role, by rung, once, and not at all once the unit has answered."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office, make_person, make_plan, make_task
from tracker import history
from tracker.accounts import Appointment
from tracker.db import db
from tracker.outbox import Letter
from tracker.reminders import Item, Section, gather, queue_due, set_ladder
from tracker.rules.ladder import Anchor, StageRule
from tracker.rules.words import Move, Role, Stage, Status
from tracker.tasks import Moved, Task, record

DUE = date(2026, 11, 27)  # a Friday
TWO_BEFORE = date(2026, 11, 25)
SEVEN_HOURS = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)  # 07:00 in Vietnam


@pytest.fixture
def task(office: Office) -> Task:
    """A task of VP due on a Friday, in Tú's hands."""
    made = make_task(make_plan(office), office.vp, due_on=DUE, staff=office.tu)
    made.status = Status.IN_PROGRESS
    db.session.commit()
    return made


def told(office: Office, day: date) -> dict[str, list[Item]]:
    """What each of the cast is told on a day, by first name."""
    found = gather(office.authority.id, day=day)
    return {name: found[person.id] for name, person in office.people.items() if person.id in found}


def test_the_officer_is_told_two_working_days_before(office: Office, task: Task):
    (item,) = told(office, TWO_BEFORE)["tu"]
    assert (item.task, item.section, item.stage, item.days) == (task, Section.DUE, "two_before", 2)


def test_nobody_is_told_on_a_day_off(office: Office, task: Task):
    assert told(office, date(2026, 11, 28)) == {}


def test_the_head_is_told_on_the_first_day_overdue_and_on_mondays(office: Office, task: Task):
    monday = date(2026, 11, 30)
    assert [item.stage for item in told(office, monday)["lan"]] == ["head_overdue"]
    later = told(office, monday + timedelta(days=7))["lan"]
    assert [item.stage for item in later] == ["head_weekly:2026-12-07"]
    assert (later[0].section, later[0].in_charge) == (Section.UNIT_OVERDUE, "Lê Anh Tú")


def test_long_overdue_climbs_to_the_secretariat_and_the_committee(office: Office, task: Task):
    late = told(office, date(2026, 12, 14))
    assert [item.section for item in late["hoa"]] == [Section.ESCALATED]
    assert [item.section for item in late["binh"]] == [Section.ESCALATED]
    office.people["an"] = make_person("an", "Phan An", unit=office.vhxh, role=Role.STEERING)
    db.session.commit()
    late = told(office, date(2026, 12, 14))
    assert late.keys() == {"tu", "lan", "hoa", "an"}
    assert late["an"][0].in_charge == "Văn phòng HĐND và UBND"


def test_long_blocked_climbs_to_the_leader(office: Office, task: Task):
    task.status, task.blocked_since_on = Status.BLOCKED, date(2026, 10, 1)
    db.session.commit()
    assert [item.section for item in told(office, TWO_BEFORE)["binh"]] == [Section.BLOCKED]


def test_an_answer_since_the_rung_silences_it_for_the_officer(office: Office, task: Task):
    record(task, Moved(Move.POST, "Đã có dự thảo"), by=office.tu, at=SEVEN_HOURS)
    db.session.commit()
    assert "tu" not in told(office, TWO_BEFORE)
    assert "tu" in told(office, DUE)


def test_a_submission_silences_the_unit_and_tells_the_verifier(office: Office, task: Task):
    task.status, task.submitted_at = Status.SUBMITTED, SEVEN_HOURS
    db.session.commit()
    found = told(office, TWO_BEFORE)
    assert found.keys() == {"hoa"}
    assert found["hoa"][0].section is Section.WAITING


def test_the_secretariats_own_task_waits_for_the_designated_verifier(office: Office):
    own = make_task(make_plan(office), office.vhxh, due_on=DUE)
    own.status, own.submitted_at = Status.SUBMITTED, SEVEN_HOURS
    db.session.commit()
    assert told(office, TWO_BEFORE) == {}
    (item,) = told(office, date(2026, 11, 30))["lan"]
    assert (item.section, item.stage) == (Section.WAITING, "waiting:2026-11-30:0")


def test_a_returned_task_is_told_until_it_is_sent_again(office: Office, task: Task):
    task.returned_count = 1
    db.session.commit()
    sections = [item.section for item in told(office, TWO_BEFORE)["tu"]]
    assert sections == [Section.RETURNED]


def test_a_returned_task_climbs_its_rungs_all_the_same(office: Office, task: Task):
    task.returned_count, task.status_at = 1, SEVEN_HOURS - timedelta(days=20)
    db.session.commit()
    days = TWO_BEFORE, DUE, DUE + timedelta(days=3), DUE + timedelta(days=10)
    items = [told(office, day)["tu"][0] for day in days]
    assert {item.section for item in items} == {Section.RETURNED}
    assert [str(item.stage) for item in items] == [
        "two_before", "on_the_day", "one_after", "weekly_after:2026-12-07",
    ]  # fmt: skip


def test_without_an_officer_the_head_is_told_and_without_a_head_the_secretariat(
    office: Office, task: Task
):
    post = db.session.query(Appointment).filter_by(person_id=office.tu.id).one()
    post.until_on = TWO_BEFORE
    db.session.commit()
    assert [item.stage for item in told(office, TWO_BEFORE)["lan"]] == ["head_weekly:2026-11-23"]
    head = db.session.query(Appointment).filter_by(person_id=office.lan.id).one()
    head.until_on = TWO_BEFORE
    db.session.commit()
    (item,) = told(office, TWO_BEFORE)["hoa"]
    assert (item.section, item.stage) == (Section.HEADLESS, "head_weekly:2026-11-23")
    office.hoa.is_enabled = False
    db.session.commit()
    assert [item.section for item in told(office, TWO_BEFORE)["binh"]] == [Section.HEADLESS]


def test_a_disabled_person_is_told_nothing(office: Office, task: Task):
    office.tu.is_enabled = False
    db.session.commit()
    assert "tu" not in told(office, TWO_BEFORE)


def test_a_plan_may_have_a_ladder_of_its_own(office: Office, task: Task):
    on_the_day = StageRule(Stage.ON_THE_DAY, Role.STAFF, Anchor.DUE, 0)
    overdue = StageRule(Stage.HEAD_OVERDUE, Role.UNIT_HEAD, Anchor.DEADLINE, 1)
    history.take(task.plan_id)
    set_ladder(task.plan, [on_the_day, overdue], by=office.hoa, at=SEVEN_HOURS)
    db.session.commit()
    assert told(office, TWO_BEFORE) == {}
    assert told(office, DUE).keys() == {"tu"}


def test_digests_wait_for_the_hour_of_the_unit(office: Office, task: Task):
    office.vp.digest_hour = 8
    db.session.commit()
    queue_due(day=TWO_BEFORE, at=SEVEN_HOURS - timedelta(hours=2))
    letter = db.session.query(Letter).filter_by(person_id=office.tu.id).one()
    assert letter.not_before == SEVEN_HOURS + timedelta(hours=1)


def test_after_the_hours_of_sending_nothing_is_queued(office: Office, task: Task):
    assert queue_due(day=TWO_BEFORE, at=SEVEN_HOURS + timedelta(hours=11)) == 0
    assert db.session.query(Letter).count() == 0


def test_an_officer_who_moved_to_another_unit_gives_way_to_the_head(office: Office, task: Task):
    post = db.session.query(Appointment).filter_by(person_id=office.tu.id).one()
    post.unit_id = office.pkt.id
    db.session.commit()
    found = told(office, TWO_BEFORE)
    assert "tu" not in found
    assert [item.stage for item in found["lan"]] == ["head_weekly:2026-11-23"]


def test_the_verifying_unit_without_a_head_is_told_through_its_officers(office: Office):
    own = make_task(make_plan(office), office.vhxh, due_on=DUE)
    own.status, own.submitted_at = Status.SUBMITTED, SEVEN_HOURS
    office.lan.is_enabled = False
    db.session.commit()
    assert told(office, date(2026, 11, 30)).keys() == {"tu"}


def test_queueing_asks_no_more_for_more_people(office: Office, task: Task, queries: list[str]):
    def asked() -> int:
        db.session.expire_all()
        queries.clear()
        queue_due(day=TWO_BEFORE, at=SEVEN_HOURS)
        return sum(1 for sent in queries if sent.startswith("SELECT"))

    before = asked()
    for number in range(6):
        more = make_person(f"tu{number}", "Lê Anh Tú", unit=office.vp, role=Role.STAFF)
        made = make_task(task.plan, office.vp, due_on=DUE, staff=more)
        made.status = Status.IN_PROGRESS
    db.session.commit()
    assert asked() == before


@pytest.mark.parametrize("is_own_area", [True, False])
def test_a_deputy_bound_to_content_areas_is_told_of_these_alone(
    office: Office, task: Task, *, is_own_area: bool
):
    acting = Appointment(
        unit_id=office.vp.id, role=Role.UNIT_HEAD, from_on=date(2026, 1, 1),
        acting_for_id=office.lan.id, area_ids=[task.area_id if is_own_area else 999],
    )  # fmt: skip
    office.mai.appointments.append(acting)
    db.session.commit()
    assert ("mai" in told(office, date(2026, 11, 30))) is is_own_area
