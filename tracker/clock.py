"""The only reader of the clock: the instant in UTC and the day in Vietnam."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """Return this instant, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day it is in Vietnam."""
    return now().astimezone(VIETNAM).date()


def day_of(instant: datetime) -> date:
    """Return the day in Vietnam on which an instant falls."""
    return instant.astimezone(VIETNAM).date()
