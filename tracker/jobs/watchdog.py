"""Watches the timetable: re-arms it when a clock jumps, ends the process when nothing runs."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from tracker import clock

logger = logging.getLogger(__name__)

EVERY_SECONDS = 1
# Slewing and load move the clocks apart by less in a second; a set clock or a sleep by more.
JUMP_SECONDS = 2
PAUSE_SECONDS = 10


@dataclass(frozen=True)
class Moment:
    """The same moment on both clocks, in seconds."""

    wall: float
    monotonic: float


def this_moment() -> Moment:
    """Read both clocks."""
    return Moment(clock.now().timestamp(), time.monotonic())


@dataclass
class Watchdog:
    """What is watched and what is done about it; `seen` is when it last looked.

    APScheduler waits for an instant of the wall clock: set back by half an hour, it is silent for
    as long.
    """

    rearm: Callable[[], None]
    is_alive: Callable[[], bool]
    die: Callable[[], None]
    read: Callable[[], Moment] = this_moment
    seen: Moment = field(init=False)

    def __post_init__(self) -> None:
        self.seen = self.read()

    def look(self) -> None:
        """Compare the clocks with the last look, then see whether the jobs run."""
        before, self.seen = self.seen, self.read()
        passed = self.seen.monotonic - before.monotonic
        jump = self.seen.wall - before.wall - passed
        if abs(jump) > JUMP_SECONDS or passed > PAUSE_SECONDS:
            logger.warning("the clock jumped by %.0f s, the jobs start anew", jump)
            self.rearm()
        elif not self.is_alive():
            logger.critical("the jobs do not run any more, the process ends")
            self.die()

    def watch(self, stopping: Event) -> None:
        """Look every second until the end."""
        while not stopping.wait(EVERY_SECONDS):
            self.look()
