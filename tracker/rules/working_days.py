"""Working days: Monday to Friday, but for the days that a calendar says otherwise of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

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
        if end < start:
            return -self.between(end, start)
        days = (end - start).days
        weeks, rest = divmod(days, 7)
        plain = weeks * 5 + sum(
            1 for step in range(1, rest + 1) if (start + step * ONE_DAY).weekday() < SATURDAY
        )
        changed = (
            worked - (day.weekday() < SATURDAY)
            for day, worked in self.exceptions.items()
            if start < day <= end
        )
        return plain + sum(changed)
