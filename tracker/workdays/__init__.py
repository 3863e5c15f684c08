"""The working-day calendar: what the country says, and what an authority decided differently."""

from tracker.workdays.days import CalendarDay, calendar, days_of, reset_day, set_day
from tracker.workdays.national import national_days

__all__ = ["CalendarDay", "calendar", "days_of", "national_days", "reset_day", "set_day"]
