"""Urging by letter: at once, twice a day for a unit and no more, to people or to the mailbox."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office, ask_units, make_person, make_plan, make_task, make_unit
from tracker import history, reminders, updates, urgings
from tracker.db import db
from tracker.outbox import Letter
from tracker.reminders import Round
from tracker.reminders.recipients import people_of
from tracker.rules import Refused
from tracker.rules.words import Role, Status
from tracker.tasks import Task
from tracker.urgings import Act, Reach, goes_out
from tracker.urgings.ledger import of_task

EIGHT = datetime(2026, 3, 12, 1, 15, tzinfo=UTC)  # 08:15 on a Thursday in Vietnam
HOUR = timedelta(hours=1)


@pytest.fixture
def tasks(office: Office) -> list[Task]:
    """Two tasks of PKT; Minh heads it, Quang does the first."""
    plan = make_plan(office)
    return [make_task(plan, office.pkt, staff=office.quang), make_task(plan, office.pkt)]


def urge(task: Task, office: Office, *, ref: str, at: datetime = EIGHT) -> Round:
    """Urge a task in an act of one's own and queue its letters."""
    now = Round(Act(ref, "Báo cáo trước 16:00."))
    people = people_of(task.authority_id, on=at.date())
    to = reminders.to_urge(task, people)
    reminders.urge(task, now, to=to, by=office.hoa, at=at)
    reminders.queue_urging(now, at=at)
    return now


def test_the_third_urging_of_a_day_is_refused_and_says_who_urged_before_and_when(office, tasks):
    urge(tasks[0], office, ref="a")
    urge(tasks[1], office, ref="b", at=EIGHT + HOUR)
    before = "08:15 Phạm Thị Hoa; 09:15 Phạm Thị Hoa"
    with pytest.raises(Refused) as no:
        urge(tasks[0], office, ref="c", at=EIGHT + 2 * HOUR)
    assert no.value.values == {"unit": "Phòng Kinh tế", "before": before}
    assert "đã được đôn đốc 02 lần" in no.value.msgid


def test_all_tasks_of_one_act_are_one_urging_of_their_unit(office: Office, tasks):
    for task in tasks:
        urge(task, office, ref="a")
    assert len(urgings.letters_of_day([office.pkt.id], on=EIGHT.date())[office.pkt.id]) == 1
    assert [len(of_task(task.id)) for task in tasks] == [1, 1]


@pytest.mark.parametrize(
    # The day is the one in Vietnam: 23:59 there is 16:59 UTC, 00:01 is 17:01 UTC of the day before.
    ("at", "times"),
    [(datetime(2026, 3, 12, 16, 59, tzinfo=UTC), 2), (datetime(2026, 3, 12, 17, 1, tzinfo=UTC), 3)],
)
def test_the_day_is_counted_in_vietnam(office: Office, tasks, at: datetime, times: int):
    for ref in "ab":
        urge(tasks[0], office, ref=ref)
    with suppress(Refused):
        urge(tasks[0], office, ref="c", at=at)
    assert len(of_task(tasks[0].id)) == times


def test_other_units_have_a_count_of_their_own(office: Office, tasks):
    for ref in "ab":
        urge(tasks[0], office, ref=ref)
    urge(make_task(tasks[0].plan, office.vp), office, ref="c")
    assert db.session.query(Letter).filter_by(person_id=office.lan.id).count() == 1


def test_urging_the_silent_of_a_task_counts_against_the_two_of_each_unit(office: Office, tasks):
    for ref in "ab":
        urge(tasks[0], office, ref=ref)
    asked = ask_units(make_task(tasks[0].plan, office.vp), office.pkt, office.vp,
                      collecting=office.vp)  # fmt: skip
    urged = updates.urge_units(asked, by=office.hoa, at=EIGHT + HOUR)
    assert [unit.code for unit in urged.units] == ["VP"]
    assert [no.values["unit"] for no in urged.refused] == ["Phòng Kinh tế"]


def test_where_all_the_silent_were_urged_twice_nothing_is_recorded(office: Office, tasks):
    for ref in "ab":
        urge(tasks[0], office, ref=ref)
    asked = ask_units(make_task(tasks[0].plan, office.vp), office.pkt, collecting=office.vp)
    with pytest.raises(Refused, match="02 lần"):
        updates.urge_units(asked, by=office.hoa, at=EIGHT + HOUR)


@pytest.mark.parametrize(
    ("hour", "goes"),  # in UTC: Vietnam is seven hours ahead
    [((12, 22, 59), (12, 23, 0)), ((12, 23, 0), (12, 23, 0)), ((12, 1, 15), (12, 1, 15)),
     ((12, 13, 59), (12, 13, 59)), ((12, 14, 0), (12, 23, 0)), ((12, 17, 30), (12, 23, 0))],
)  # fmt: skip
def test_an_urging_goes_at_once_but_wakes_nobody(hour, goes):
    day, *at = hour
    until, *then = goes
    assert goes_out(datetime(2026, 3, day, *at, tzinfo=UTC)) == datetime(
        2026, 3, until, *then, tzinfo=UTC
    )


def test_a_letter_by_day_does_not_wait_for_anybodys_hour_nor_for_a_working_day(office, tasks):
    saturday = datetime(2026, 3, 14, 1, 15, tzinfo=UTC)
    urge(tasks[0], office, ref="a", at=saturday)
    letters = db.session.query(Letter).all()
    assert {letter.person_id for letter in letters} == {office.quang.id, office.minh.id}
    assert {letter.not_before for letter in letters} == {saturday}


def test_a_unit_in_which_nobody_has_an_address_is_told_in_its_mailbox(office: Office, tasks):
    office.minh.email = office.quang.email = None
    office.pkt.mailbox = "pkt@binhan.example"
    urge(tasks[0], office, ref="a")
    urge(tasks[0], office, ref="a")
    letter = db.session.query(Letter).one()
    assert (letter.unit_id, letter.person_id) == (office.pkt.id, None)
    assert history.of("task", tasks[0].id)[-1].changes == {"person_ids": [], "mailbox": True}


def test_a_mailbox_is_not_written_to_where_somebody_has_an_address(office: Office, tasks):
    office.minh.email = "minh@ở-đâu-đó"
    office.pkt.mailbox = "pkt@binhan.example"
    urge(tasks[0], office, ref="a")
    assert [letter.person_id for letter in db.session.query(Letter)] == [office.quang.id]


def test_nobody_to_write_to_is_refused_with_the_way_out(office: Office):
    village = make_unit(office.authority, "T1", "Thôn 1")
    task = make_task(make_plan(office), village)
    with pytest.raises(Refused, match="Gọi điện rồi ghi nhận cuộc gọi"):
        urge(task, office, ref="a")
    assert history.of("task", task.id)[-1].move == "issue"


def test_the_silent_without_people_are_told_in_their_mailbox(office: Office):
    village = make_unit(office.authority, "T1", "Thôn 1")
    village.mailbox = "thon1@binhan.example"
    task = ask_units(make_task(make_plan(office), office.vp), village, collecting=office.vp)
    urged = updates.urge_units(task, by=office.lan, at=EIGHT)
    assert [unit.code for unit in urged.units] == ["T1"]
    assert [letter.unit_id for letter in db.session.query(Letter)] == [village.id]


def test_whoever_stands_in_for_an_absent_head_is_urged_too(office: Office, tasks):
    deputy = make_person("pho", "Ngô Văn Phó", unit=office.pkt, role=Role.STAFF)
    people = people_of(office.authority.id, on=date(2026, 3, 12))
    from_absences = type("Away", (), {"substitute_id": deputy.id})()
    people.away[office.minh.id] = from_absences
    assert deputy in reminders.to_urge(tasks[1], people).people


def test_urging_changes_neither_the_state_nor_silences_a_reminder(office: Office, tasks):
    tasks[0].status = Status.IN_PROGRESS
    late = tasks[0].due_on = date(2026, 3, 11)
    before = reminders.gather(office.authority.id, day=late + timedelta(1))
    urge(tasks[0], office, ref="a")
    after = reminders.gather(office.authority.id, day=late + timedelta(1))
    assert {who: [item.stage for item in items] for who, items in before.items()} == {
        who: [item.stage for item in items] for who, items in after.items()
    }
    assert before[office.quang.id]


def test_somebody_alone_and_a_mailbox_alone_are_somebody(office: Office):
    assert Reach().is_nobody
    assert not Reach((office.tu,)).is_nobody
    assert not Reach(mailbox=office.vp).is_nobody
