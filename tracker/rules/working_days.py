"""Working days: Monday to Friday, but for the days that a calendar says otherwise of."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """The days that differ from the plain week: day → whether it is worked."""

    exceptions: Mapping[date, bool] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Tell whether offices work on a day."""
        return self.exceptions.get(day, day.weekday() < SATURDAY)

    def next_working_day(self, day: date) -> date:
        """Return the day itself if it is worked, else the first working day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """Return the day itself if it is worked, else the last working day before it."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def add(self, day: date, working_days: int) -> date:
        """Return the day so many working days after (negative: before) a day.

        The day itself is not counted: the next working day after a Friday is Monday.
        """
        step = ONE_DAY if working_days > 0 else -ONE_DAY
        left = abs(working_days)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Return how many working days lie after `start` up to and including `end`.

        Negative when `end` is before `start`: the working days after `end` up to `start`.
        """
        return self._worked_until(end) - self._worked_until(start)

    def _worked_until(self, day: date) -> int:
        """Return the working days up to and including a day, since the first Monday there was."""
        weeks, rest = divmod(day.toordinal(), 7)
        plain = weeks * SATURDAY + min(rest, SATURDAY)
        return plain + bisect_right(self._made_up, day) - bisect_right(self._off, day)

    @cached_property
    def _off(self) -> list[date]:
        """The days from Monday to Friday that are not worked, in order."""
        return self._different(worked=False)

    @cached_property
    def _made_up(self) -> list[date]:
        """The Saturdays and Sundays that are worked, in order."""
        return self._different(worked=True)

    def _different(self, *, worked: bool) -> list[date]:
        different = self.exceptions.items()
        return sorted(
            day for day, is_worked in different
            if is_worked is worked and worked is not (day.weekday() < SATURDAY)
        )  # fmt: skip
