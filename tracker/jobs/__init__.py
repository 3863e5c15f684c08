"""The timetable: what is done by the clock, on every node, without anybody asking."""

from tracker.jobs.running import Running, start
from tracker.jobs.timetable import TIMETABLE, Job

__all__ = ["TIMETABLE", "Job", "Running", "start"]
