"""Standstill, clocks that jump, host zones, midnight and Tết: one digest a person a working day."""

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from tests.cast import Office, make_plan, make_task
from tests.delivery.writing import deliver
from tests.services.smtp import MailServer
from tracker import letters
from tracker.clock import VIETNAM
from tracker.db import db
from tracker.jobs import timetable
from tracker.outbox import Letter
from tracker.reminders import gather
from tracker.rules.words import Status

ROOT = Path(__file__).parents[2]
STOP = Event()


def tick(at: datetime) -> None:
    """Let the jobs run once at an instant."""
    timetable.queue_reminders(at, STOP)
    deliver(at=at, compose=letters.compose)


def texts_to(mail: MailServer, address: str) -> list[str]:
    """Return the text of every letter that an address got."""
    found = (one.message.get_body(("plain",)) for one in mail.letters if address in one.recipients)
    return [part.get_content() for part in found if part]


def test_after_a_long_weekend_without_jobs_everybody_gets_one_digest(
    office: Office, mail: MailServer
):
    plan = make_plan(office)
    late, done = (
        make_task(plan, office.vp, due_on=date(2026, 4, 28), title=title, staff=office.tu)
        for title in ("Việc còn lại", "Việc đã xong")
    )
    # Queued on Wednesday, then no job runs over 30/4, 1/5 and the week-end.
    timetable.queue_reminders(datetime(2026, 4, 29, 7, tzinfo=VIETNAM), STOP)
    done.status, done.outcome = Status.COMPLETED, "met"
    db.session.commit()
    for minutes in (0, 1, 30):
        tick(datetime(2026, 5, 4, 8, minutes, tzinfo=VIETNAM))
    got = Counter(address for one in mail.letters for address in one.recipients)
    assert got["tu@binhan.example"] == got["lan@binhan.example"] == 1
    assert set(got.values()) == {1}
    (text,) = texts_to(mail, "tu@binhan.example")
    assert late.title in text
    assert done.title not in text


@pytest.mark.parametrize(
    "jump", [timedelta(minutes=-30), timedelta(hours=1), timedelta(days=1), timedelta(days=-1)]
)
@pytest.mark.parametrize("hour", [7, 16])
def test_a_clock_that_jumps_and_is_set_right_again_doubles_nothing(
    office: Office, mail: MailServer, jump: timedelta, hour: int
):
    plan = make_plan(office)
    for due_on in (25, 26):  # one late on Thursday, the other on Friday
        make_task(plan, office.vp, due_on=date(2026, 11, due_on), staff=office.tu)
    morning = datetime(2026, 11, 26, hour, tzinfo=VIETNAM)
    for at in (morning, morning + jump, morning + timedelta(minutes=5)):
        tick(at)
    days = Counter((letter.person_id, letter.day) for letter in sent())
    tells = Counter((one.person_id, *told) for one in sent() for told in map(tuple, one.tells))
    assert {*days.values(), *tells.values()} == {1}
    assert texts_to(mail, "tu@binhan.example")


def sent() -> list[Letter]:
    """Return the letters that the mail server accepted."""
    return db.session.query(Letter).filter_by(state="sent").all()


@pytest.fixture
def empty_database(request: pytest.FixtureRequest) -> str:
    """The address of an empty database of the kind that this run is on."""
    if request.config.getoption("--postgres"):
        return str(request.getfixturevalue("postgres_url"))
    return "sqlite://"


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Ho_Chi_Minh"])
def test_the_host_zone_means_nothing_around_midnight(zone: str, empty_database: str):
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.delivery.zones", empty_database],
        cwd=ROOT, env={**os.environ, "TZ": zone}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    said = json.loads(run.stdout)
    # Sunday's midnight queues nothing; a minute later Monday's wait for seven; at night no more.
    assert said["queued"] == [0, 2, 0, 0, 0]
    assert said["times"] == [["2026-11-23", "2026-11-23T00:00:00+00:00"]]


def test_tet_is_silent_and_what_falls_into_it_is_told_before_and_after(office: Office):
    task = make_task(make_plan(office), office.vp, due_on=date(2026, 2, 18), staff=office.tu)
    task.status = Status.IN_PROGRESS
    db.session.commit()
    stages: dict[date, str] = {}
    for offset in range(40):
        day = date(2026, 1, 26) + timedelta(offset)
        for item in gather(office.authority.id, day=day).get(office.tu.id, []):
            if item.stage not in stages.values():
                stages[day] = str(item.stage)
    # 16 to 20/02 are Tết: due on its second day means by Monday the 23rd.
    assert list(stages.items()) == [
        (date(2026, 2, 4), "seven_before"), (date(2026, 2, 11), "two_before"),
        (date(2026, 2, 13), "on_the_day"), (date(2026, 2, 24), "one_after"),
        (date(2026, 3, 2), "weekly_after:2026-03-02"),
    ]  # fmt: skip


def test_the_day_swapped_off_is_silent_and_the_saturday_worked_for_it_is_not(office: Office):
    task = make_task(make_plan(office), office.vp, due_on=date(2025, 12, 31), staff=office.tu)
    task.status = Status.IN_PROGRESS
    db.session.commit()
    told = [gather(office.authority.id, day=date(2026, 1, day)) for day in (1, 2, 3, 5, 10, 11)]
    assert [bool(one) for one in told] == [False, False, False, True, True, False]
