"""The timetable goes on whatever its jobs and the clocks do."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from threading import Event
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from tracker import clock, heartbeats, jobs
from tracker.jobs import TIMETABLE, Job, Running
from tracker.jobs.watchdog import Moment, Watchdog

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def wait_for(truth: Callable[[], object], seconds: float = 5) -> None:
    """Wait until something is so."""
    ends = time.monotonic() + seconds
    while not truth():
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.02)


class Ticks(list[datetime]):
    """A job that notes when it ran."""

    def work(self, at: datetime, _stop: Event) -> str:
        """Note the instant."""
        self.append(at)
        return ""


@pytest.fixture
def begin(separate: Flask) -> Iterator[Callable[..., Running]]:
    """Start a timetable on a database of its own; it is stopped after the test."""
    started: list[Running] = []

    def start(*timetable: Job) -> Running:
        started.append(jobs.start(separate, timetable=timetable, die=lambda: None))
        return started[0]

    yield start
    for running in started:
        running.stop()


def every(seconds: float, name: str, work: Callable[[datetime, Event], str]) -> Job:
    return Job(name, timedelta(seconds=seconds), work)


def test_every_job_runs_at_once_and_then_in_its_turns(begin):
    often, seldom = Ticks(), Ticks()
    begin(every(1, "often", often.work), every(3600, "seldom", seldom.work))
    wait_for(lambda: len(often) >= 3)
    assert len(seldom) == 1


def test_a_job_that_fails_is_logged_and_runs_again_and_so_do_the_others(begin, caplog):
    failed, good = Ticks(), Ticks()

    def fail(at: datetime, stop: Event) -> str:
        failed.work(at, stop)
        raise RuntimeError("the disk is full")

    begin(every(1, "bad", fail), every(1, "good", good.work))
    wait_for(lambda: len(failed) >= 2 and len(good) >= 2)
    assert "the disk is full" in caplog.text


def test_a_job_leaves_a_heartbeat_and_what_stood_in_its_way(begin, separate: Flask):
    begin(every(1, "deliver", lambda _at, _stop: "Máy chủ thư không nhận thư."))

    def beats() -> list[heartbeats.Heartbeat]:
        with separate.app_context():
            return heartbeats.latest()

    wait_for(beats)
    (beat,) = beats()
    assert (beat.job, beat.note) == ("deliver", "Máy chủ thư không nhận thư.")
    assert clock.now() - beat.at < timedelta(seconds=5)
    page = separate.test_client().get("/readyz")
    assert page.json == {"status": "ok", "jobs": {"deliver": beat.at.isoformat()}}


def test_a_job_is_never_dropped_for_being_late_nor_run_beside_itself(begin):
    running = begin(*(every(60, job.name, Ticks().work) for job in TIMETABLE))
    for job in running.scheduler.get_jobs():
        assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)
        assert job.trigger.timezone == running.scheduler.timezone == VIETNAM


def test_set_back_by_half_an_hour_the_clock_stops_no_job(begin):
    ticks = Ticks()
    running = begin(every(1, "often", ticks.work))
    wait_for(lambda: ticks)
    # To a scheduler the clock set back looks like a next turn half an hour away.
    late = clock.now().astimezone(VIETNAM) + timedelta(minutes=30)
    running.scheduler.modify_job("often", next_run_time=late)
    before = len(ticks)
    wall, monotonic = running.watchdog.seen.wall, running.watchdog.seen.monotonic
    running.watchdog.seen = Moment(wall + 1800, monotonic)
    wait_for(lambda: len(ticks) > before)


def test_a_scheduler_whose_thread_died_is_noticed(begin):
    running = begin(every(60, "often", Ticks().work))
    assert running.is_alive()
    running.scheduler._event.set()
    running.scheduler.state, thread = 0, running.scheduler._thread
    thread.join(5)
    assert not running.is_alive()
    running.scheduler.state = 1


def test_a_job_that_is_stuck_is_noticed(begin):
    running = begin(every(5, "deliver", Ticks().work), every(3600, "housekeep", Ticks().work))
    wait_for(lambda: running.is_alive())
    running.ended["housekeep"] = time.monotonic() - 3 * 3600 + 60
    assert running.is_alive()
    running.ended["deliver"] = time.monotonic() - 301
    assert not running.is_alive()


class Clocks:
    """A watchdog whose two clocks are set by hand."""

    def __init__(self) -> None:
        self.wall, self.monotonic, self.done, self.lives = 1000.0, 50.0, list[str](), True
        self.watchdog = Watchdog(
            lambda: self.done.append("rearm"), lambda: self.lives,
            lambda: self.done.append("die"), lambda: Moment(self.wall, self.monotonic),
        )  # fmt: skip

    def pass_by(self, *, wall: float, monotonic: float) -> list[str]:
        """Let time pass on both clocks and return what the watchdog does."""
        self.wall, self.monotonic = self.wall + wall, self.monotonic + monotonic
        self.done.clear()
        self.watchdog.look()
        return list(self.done)


@pytest.mark.parametrize(
    ("wall", "monotonic", "done"),
    [
        (1, 1, []),
        (1.5, 1, []),
        (-1800 + 1, 1, ["rearm"]),
        (3600, 1, ["rearm"]),
        (86400, 1, ["rearm"]),
        (120, 120, ["rearm"]),  # the process was stopped for a while
    ],
)
def test_a_jump_of_the_clock_starts_the_jobs_anew(wall: float, monotonic: float, done: list[str]):
    clocks = Clocks()
    assert clocks.pass_by(wall=wall, monotonic=monotonic) == done
    assert clocks.pass_by(wall=1, monotonic=1) == []


def test_a_process_whose_jobs_are_dead_ends():
    clocks = Clocks()
    clocks.lives = False
    assert clocks.pass_by(wall=1, monotonic=1) == ["die"]


def test_after_a_pause_the_jobs_get_their_chance_first():
    clocks = Clocks()
    clocks.lives = False
    assert clocks.pass_by(wall=600, monotonic=600) == ["rearm"]
